"""What kind of word a token is, and who does what to whom, beyond what the parse says."""

from spacy.tokens import Token

from analysis.language.syntax import subjects, verb_chain

VERBAL = frozenset({"VERB", "AUX"})
_NOMINATIVE = frozenset({"er", "ich", "wir", "man", "du"})
_BY_TAG = {"NN": "NOUN", "NE": "PROPN", "AD": "ADJ", "VV": "VERB", "VM": "AUX", "VA": "AUX"}


def word_class(token: Token) -> str:
    """Give a token's part of speech, by its tag where that is left open or a noun is taken for a name.

    Args:
        token: any token.

    Returns:
        A universal part of speech; "X" if nothing is known.
    """
    if token.tag_ == "NN":
        return "NOUN"
    return token.pos_ or ("ADV" if token.tag_ == "ADV" else _BY_TAG.get(token.tag_[:2], "X"))


def agents(verb: Token) -> list[Token]:
    """Find the heads of a verb's subjects; a pronoun that can only be nominative comes before the parse.

    Args:
        verb: any verb of the predicate.

    Returns:
        ["er"] for "Eine Kooperation schloss er aus", whatever the parser takes for the subject.
    """
    pronouns = [t for part in verb_chain(verb) for t in part.children if t.lower_ in _NOMINATIVE]
    return sorted(set(pronouns), key=lambda t: t.i) or subjects(verb)
