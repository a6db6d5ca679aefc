"""What turns a judgement round or weakens it: negation, diminishing, possibility."""

from spacy.tokens import Token

from analysis.language.syntax import CASE_MARKER, verb_chain
from analysis.sentiment.arguments import VERBAL, word_class
from analysis.sentiment.lexicon import judging_word, scope_words

_NOT_ONLY = {"nur", "allein", "zuletzt", "bloß", "umsonst"}


def is_negator(token: Token) -> bool:
    """Whether a token negates ("nicht", "kein"), "nicht nur" and "nicht zuletzt" left out.

    Args:
        token: any token.

    Returns:
        True for a negator.
    """
    if token.lower_ not in scope_words("negators"):
        return False
    following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    return following not in _NOT_ONLY


def is_negated(token: Token) -> bool:
    """Whether a word is negated: by "nicht" beside it, by its determiner, or with its whole clause.

    Args:
        token: a noun, adjective, adverb or verb.

    Returns:
        True if an odd number of negators bears on it.
    """
    verbal = word_class(token) in VERBAL
    heads = verb_chain(token) if verbal or word_class(token) == "ADJ" else [token]
    count = 0
    for head in heads:
        for child in head.children:
            count += _negates(child)
            kind = word_class(child) if verbal else ""
            if kind in {"NOUN", "PRON"} or (kind == "ADV" and judging_word(child) is None):
                count += any(_negates(t) for t in child.lefts)
    return count % 2 == 1


def _negates(token: Token) -> bool:
    """Whether a token negates what it depends on; "ohne" negates its own phrase."""
    return token.dep_ not in CASE_MARKER and is_negator(token)


def certainty(verb: Token) -> float:
    """How sure it is that what a predicate says is so.

    Args:
        verb: a verb or predicate of the clause.

    Returns:
        1 for a plain statement, less for "könnte", "vielleicht", a question, "kaum".
    """
    words = {t.lower_ for part in verb_chain(verb) for t in (part, *part.children)}
    sure = 1.0
    if words & scope_words("hedges"):
        sure *= 0.7
    if words & scope_words("diminishers"):
        sure *= 0.6
    if "?" in words:
        sure *= 0.5
    return sure
