"""Who can judge, and which entities they are (the opinion holders of Kim & Hovy 2006).

A judgement is attributed only to somebody: a person, an organisation, a group, a text that says something. A
ceremony that "honours" and a figure that "underlines" attribute nothing.
"""

from collections.abc import Iterable

from spacy.tokens import Token

from analysis.annotations import Mention, Quote
from analysis.language.syntax import ADNOMINAL, RELATIVE_CLAUSE, verb_chain
from analysis.sentiment.arguments import agents, word_class
from analysis.sentiment.negation import is_negator
from analysis.sentiment.voice_words import endings, words

_OWN = {"ich", "wir", "mich", "uns", "man", "es", "das", "dies", "was", "du", "nichts", "dieses"}
_FIRST = {"ich", "wir", "mich", "mir", "uns"}
_BE = {"ist", "sind", "war", "waren", "sei", "seien"}
_BECOME = {"wird", "werden", "wurde", "wurden", "worden", "werde", "würde", "würden"}


def is_holder(token: Token, mentions: tuple[Mention, ...]) -> bool:
    """Whether a phrase can stand for somebody who judges.

    Args:
        token: its head.
        mentions: the article's mentions.

    Returns:
        True for names, for pronouns of the third person, and for nouns unless their ending tells of a thing;
        what is negated ("niemand", "kein Kritiker") is nobody.
    """
    if token.lower_ in _OWN or is_negator(token) or any(is_negator(t) for t in token.lefts):
        return False
    if word_class(token) == "PROPN" or _around(token, mentions):
        return True
    word = token.lower_
    if word_class(token) == "NOUN":
        return word.endswith(endings("judges")) or not word.endswith(endings("no_judges"))
    return word in words("people") or word_class(token) in {"NUM", "ADJ"}


def holders(verb: Token, target: Token, mentions: tuple[Mention, ...]) -> list[Token]:
    """Find the subjects of a verb that can judge and in which the target does not stand.

    Args:
        verb: any verb of the predicate.
        target: the head of the target.
        mentions: the article's mentions.

    Returns:
        Their heads in text order; no subject in the passive, where it suffers the judgement.
    """
    if is_passive(verb):
        return []
    return [t for t in agents(verb) if t != target and not t.is_ancestor(target) and is_holder(t, mentions)]


def is_passive(verb: Token) -> bool:
    """Whether a predicate tells what is done, not who does it ("wird kritisiert", "ist zu nennen").

    Args:
        verb: any verb of the predicate.

    Returns:
        True for a passive, and for "sein" with "zu".
    """
    chain = verb_chain(verb)
    participle = any(t.tag_ == "VVPP" or "Part" in t.morph.get("VerbForm") for t in chain)
    if participle and any(t.lower_ in _BECOME | _BE for t in chain):
        return True
    to_be_done = any(c.tag_ == "PTKZU" or t.tag_ == "VVIZU" for t in chain for c in t.children)
    return to_be_done and any(t.lower_ in _BE for t in chain)


def is_own(token: Token) -> bool:
    """Whether a word is the first person's ("ich", "unsere"), whose judgements the text itself makes.

    Args:
        token: any token.

    Returns:
        True for a personal or possessive pronoun of the first person.
    """
    return token.lower_ in _FIRST or (token.lower_.startswith(("mein", "unser")) and token.tag_ == "PPOSAT")


def owners(noun: Token) -> list[Token]:
    """Find whose utterance a noun is: "die Kritik der Opposition", "von Weber", "ihre".

    Args:
        noun: head of a phrase.

    Returns:
        The heads of its genitives, of what stands behind "von" or "durch", and its possessive.
    """
    found = []
    for child in noun.children:
        cases = {t.lower_ for t in child.children if t.dep_ in {"case", "ac"}}
        owned = child.dep_ in ADNOMINAL - RELATIVE_CLAUSE and (
            not cases or cases & {"von", "vom", "durch", "seitens"}
        )
        if owned or child.dep_ == "det:poss" or "Poss" in child.morph.to_dict():
            found.append(child)
    return found


def entities_of(heads: Iterable[Token], mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    """Find the entities that phrases name.

    Args:
        heads: of the phrases.
        mentions: the article's mentions.

    Returns:
        For each head the entity of the longest mention around it, or else of the names beside it; each once.
    """
    found = []
    for head in heads:
        for word in (head, *(t for t in head.children if t.pos_ == "PROPN"), *head.conjuncts):
            around = _around(word, mentions)
            if around:
                found.append(max(around, key=lambda m: (m.end - m.start, -m.start)).entity)
                if word == head and not head.conjuncts:
                    break
    return tuple(dict.fromkeys(found))


def speakers_of(
    verb: Token, who: list[Token], quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> tuple[int, ...]:
    """Name the speakers of a verb: those of the quotation that it introduces, else its subjects.

    Args:
        verb: the verb of saying or judging.
        who: the heads of its subjects.
        quotes: the article's quotations.
        mentions: the article's mentions.

    Returns:
        Their entities, each once.
    """
    for quote in quotes:
        if quote.speakers and any(s <= verb.idx < e for s, e in quote.cue_spans):
            return quote.speakers
    return entities_of(who, mentions)


def _around(token: Token, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Find the mentions in which a word stands."""
    end = token.idx + len(token)
    return [m for m in mentions if m.start <= token.idx and end <= m.end]
