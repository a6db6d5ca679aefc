"""Verbs and nouns above a target by which somebody judges it: "Datenschützer warnen vor …", "Kritik an …"."""

from collections.abc import Iterator

from spacy.tokens import Span, Token

from analysis.annotations import Mention, Quote
from analysis.language.syntax import (
    CASE_MARKER,
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    MARKER,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    SUBJECT,
    objects,
    verb_chain,
)
from analysis.sentiment.arguments import VERBAL, agents, word_class
from analysis.sentiment.holders import (
    entities_of,
    holders,
    is_holder,
    is_own,
    is_passive,
    owners,
    speakers_of,
)
from analysis.sentiment.negation import is_negated
from analysis.sentiment.voice_words import is_utterance, is_verb_of, words

_APART = {"nachdem", "als", "während", "bevor", "seit", "seitdem", "obwohl", "obgleich", "damit"}
"""Conjunctions of clauses that are no part of what the verb above them says."""

_PREDICATES = {"gegen", "für"}
_SHOW = {"zeigte", "zeigt", "zeigten", "zeigen", "gezeigt"}
_MAKE = {"macht", "machte", "machten", "machen", "gemacht", "stellt", "stellte", "stellten", "gestellt"}


def governing(
    target: Span, sentence: Span, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> tuple[int, ...] | None:
    """Climb from a target to a verb or noun by which somebody judges it.

    Args:
        target: the target.
        sentence: its sentence.
        quotes: the article's quotations.
        mentions: the article's mentions.

    Returns:
        The entities of those who judge, as far as they are known; None if the clauses above the target
        attribute it to nobody.
    """
    found = _inserted(target.root, mentions) if word_class(target.root) in VERBAL else None
    if found is None and {t.lower_ for t in target.root.children if t.dep_ in CASE_MARKER} & _PREDICATES:
        found = _stance(target.root, target.root, mentions)
    for node, upper in _steps(target, sentence):
        noun = _noun_before(node) if found is None else None
        if noun is not None and noun != upper:
            found = _uttered(noun, target.root, mentions)
        if found is not None:
            return found
        if is_utterance(upper) and node.dep_ not in CONJUNCT and word_class(node) != "ADJ":
            found = _uttered(upper, target.root, mentions)
            if found is not None:
                return found
        if node.dep_ in RELATIVE_CLAUSE or (node.dep_ in CONJUNCT and word_class(node) in VERBAL):
            return None
        if word_class(upper) not in VERBAL:
            found = _stance(upper, target.root, mentions)
        elif upper not in verb_chain(node):
            found = _said(upper, node, target.root, quotes, mentions)
    return found


def is_withheld(target: Span, sentence: Span) -> bool:
    """Whether somebody declines to say anything of a target ("wollte die Zusammenarbeit nicht kommentieren").

    Args:
        target: the target.
        sentence: its sentence.

    Returns:
        True if a negated verb of saying stands above the target, in its own or the next clause.
    """
    above = [upper for _, upper in _steps(target, sentence) if word_class(upper) in VERBAL]
    return any(is_verb_of(verb, "withheld") and is_negated(verb) for verb in above[:3])


def _steps(target: Span, sentence: Span) -> Iterator[tuple[Token, Token]]:
    """Yield each word above a target within its sentence with the one below it, the lowest first."""
    node = target.root
    while node.head != node and sentence.start <= node.head.i < sentence.end:
        yield node, node.head
        node = node.head


def _said(
    verb: Token, node: Token, target: Token, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> tuple[int, ...] | None:
    """Find who judges by a verb what stands in one of its arguments or clauses."""
    clause = node.dep_ in COMPLEMENT_CLAUSE | SIDE_CLAUSE and not _stands_apart(node)
    kinds = ("saying", "judging") if clause else ("judging",)
    who = holders(verb, target, mentions)
    if who and (is_verb_of(verb, *kinds) or _utters(verb) or _estimates(verb, clause=clause)):
        return speakers_of(verb, who, quotes, mentions)
    if node.dep_ in SUBJECT and not is_passive(verb):
        if _speaks(verb, node, target, mentions):
            return speakers_of(verb, [node], quotes, mentions)
    elif is_passive(verb):
        by = _agent(verb, mentions)
        if (by and is_verb_of(verb, *kinds)) or is_verb_of(verb, "evaluating"):
            return entities_of(by, mentions)
    return _inserted(verb, mentions)


def _speaks(verb: Token, subject: Token, target: Token, mentions: tuple[Mention, ...]) -> bool:
    """Whether the target's own phrase is who judges ("Datenschützer warnen"); a name judges others."""
    named = word_class(target) == "PROPN" or any(
        m.kind == "name" and m.start <= target.idx < m.end for m in mentions
    )
    if named or not is_holder(subject, mentions) or any(t.lower_ == "wie" for t in verb.children):
        return False
    says = any(t.dep_ in COMPLEMENT_CLAUSE for t in verb.children)
    return is_verb_of(verb, "judging", *(("saying",) if says else ())) or _utters(verb)


def _stands_apart(clause: Token) -> bool:
    return any(t.dep_ in MARKER and t.lower_ in _APART for t in clause.children)


def _utters(verb: Token) -> bool:
    """Whether a predicate is a verb with a noun of saying ("übte Kritik", "hat Bedenken")."""
    return any(is_utterance(t) for t in objects(verb)) and is_verb_of(verb, "uttering")


def _estimates(verb: Token, *, clause: bool) -> bool:
    """Whether a predicate judges by what stands beside it ("hält für", "freut sich", "macht deutlich")."""
    beside = [t for link in verb_chain(verb) for t in link.children]
    lower = {t.lower_ for t in beside}
    if lower & words("stances") and any(t.lower_ in _SHOW for t in verb_chain(verb)):
        return True
    if "verantwortlich" in lower and any(t.lower_ in _MAKE for t in verb_chain(verb)):
        return True
    if clause and lower & {"deutlich", "klar"} and any(t.lower_ in _MAKE for t in verb_chain(verb)):
        return True
    if lower & {"sich"}:
        return is_verb_of(verb, "reflexive")
    cases = lower | {t.lower_ for child in beside for t in child.children}
    return bool(cases & {"für", "gegen", "von", "davon", "vom"}) and is_verb_of(verb, "estimating")


def _agent(verb: Token, mentions: tuple[Mention, ...]) -> list[Token]:
    """Find by whom something is done in the passive."""
    return [
        child
        for link in verb_chain(verb)
        for child in link.children
        if {t.lower_ for t in child.children if t.dep_ in CASE_MARKER} & {"von", "vom", "durch", "seitens"}
        and is_holder(child, mentions)
    ]


def _noun_before(node: Token) -> Token | None:
    """Find the noun of saying to which a phrase belongs that was given to the verb ("Kritik von X an …")."""
    first = node.left_edge
    if not first.i or first.dep_ not in CASE_MARKER:
        return None
    before = first.nbor(-1)
    for noun in (before, *before.ancestors):
        if word_class(noun) in VERBAL:
            return None
        if is_utterance(noun):
            return noun
    return None


def _uttered(noun: Token, target: Token, mentions: tuple[Mention, ...]) -> tuple[int, ...] | None:
    """Name whose utterance a noun is: its owner's, else the subject's beside whose verb it stands."""
    who = [t for t in owners(noun) if t != target and not t.is_ancestor(target)]
    if any(is_own(t) for t in who):
        return None
    verb = noun.head if word_class(noun.head) in VERBAL else None
    if not who and verb is not None:
        who = _agent(verb, mentions) or holders(verb, target, mentions)
    said = verb is not None and is_passive(verb) and is_verb_of(verb, "uttering", "saying")
    return entities_of(who, mentions) if who or said or noun.lower_ in words("loud") else None


def _stance(predicate: Token, target: Token, mentions: tuple[Mention, ...]) -> tuple[int, ...] | None:
    """Find who takes a stance by a predicate ("ist zufrieden mit", "ist gegen")."""
    copula = any(t.dep_ == "cop" for t in predicate.children)
    shown = word_class(predicate.head) in VERBAL and predicate.head.lower_ in _SHOW
    if not (copula or shown) or (predicate != target and predicate.lower_ not in words("stances")):
        return None
    verb = predicate if copula else predicate.head
    who = [t for t in agents(verb) if t != target and not t.is_ancestor(target) and is_holder(t, mentions)]
    return entities_of(who, mentions) if who else None


def _inserted(verb: Token, mentions: tuple[Mention, ...]) -> tuple[int, ...] | None:
    """Find an inserted or appended clause of saying ("…, sagte X", "wie X mitteilte")."""
    for child in verb.children:
        if (
            word_class(child) in VERBAL
            and child.dep_ in SIDE_CLAUSE
            and is_verb_of(child, "saying", "inserted")
        ):
            who = agents(child)
            inverted = any(t.i > child.i for t in who)
            if inverted or (who and any(t.lower_ == "wie" for t in child.children)):
                return None if any(is_own(t) for t in who) else entities_of(who, mentions)
    return None
