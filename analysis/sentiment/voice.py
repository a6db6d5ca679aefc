"""Who judges: the article itself, or somebody to whom it attributes the judgement.

A judgement is quoted if its target stands in a quotation, and also where no quotation is: under a verb of
judging ("Bedenken wies der VW-Chef zurück"), beside a named source ("laut …"), in reported subjunctive, in an
interview's turn.
"""

import tomllib
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Span, Token

from analysis.annotations import Mention, Quote, Voice
from analysis.language.lemmas import normal_form
from analysis.language.syntax import (
    COMPLEMENT_CLAUSE,
    CONJUNCT,
    RELATIVE_CLAUSE,
    SIDE_CLAUSE,
    finite_verb,
    is_subjunctive,
    particle,
    subjects,
    verb_chain,
)
from analysis.quotes.marks import Marked, find_marked
from analysis.sentiment.arguments import VERBAL, agents, word_class
from analysis.sentiment.inflection import verb_forms
from analysis.sentiment.negation import is_negator
from analysis.sentiment.turns import speaker_label

_LISTS = Path(__file__).with_name("voice.toml")


_WORDS_OF_A_STATEMENT = 5
"""So many words in quotation marks are a statement, fewer may be a name or a doubted word."""


class Attribution(NamedTuple):
    """Whose judgement it is.

    Attributes:
        voice: author or quoted.
        speakers: numbers of the speakers' entities, each once; empty for the author or unresolved.
        quote: position of the quotation in which the target stands; None if it stands in none.
    """

    voice: Voice
    speakers: tuple[int, ...] = ()
    quote: int | None = None


@cache
def _words(kind: str) -> frozenset[str]:
    """Read one list of words."""
    return frozenset(tomllib.loads(_LISTS.read_text("utf-8"))[kind])


@cache
def _verbs(kind: str) -> frozenset[str]:
    """Read all forms of one list of verbs, particles joined."""
    return frozenset(form for verb in _words(kind) for form in verb_forms(verb))


def attribute(
    target: Span, sentence: Span, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> Attribution:
    """Find out whose judgement of a target a sentence gives.

    Args:
        target: the target.
        sentence: its sentence.
        quotes: the article's quotations.
        mentions: the article's mentions.

    Returns:
        The voice, with speakers and quotation where there are any.
    """
    return (
        _in_quotation(target, quotes)
        or _in_marks(target)
        or _under_verb(target, sentence, quotes, mentions)
        or _beside_source(target, sentence, mentions)
        or _in_subjunctive(target, sentence, quotes)
        or _in_turn(target, mentions)
        or Attribution("author")
    )


def _in_quotation(target: Span, quotes: tuple[Quote, ...]) -> Attribution | None:
    """Find the innermost quotation around the target; speakers may come from one around it."""
    start, end = target.start_char, target.end_char
    around = [i for i, q in enumerate(quotes) if any(s <= start and end <= e for s, e in q.spans)]
    if not around:
        return None
    around.sort(key=lambda i: (sum(e - s for s, e in quotes[i].spans), i))
    speakers = next((quotes[i].speakers for i in around if quotes[i].speakers), ())
    return Attribution("quoted", tuple(dict.fromkeys(speakers)), around[0])


def _in_marks(target: Span) -> Attribution | None:
    """Find quotation marks around a target that hold more than a name or a doubted word."""
    text = target.doc.text
    around = [
        m for m in _marked(text) if m.start < target.start_char and target.end_char < m.end and m.closed
    ]
    longest = max((len(text[m.inner_start : m.inner_end].split()) for m in around), default=0)
    return Attribution("quoted") if longest >= _WORDS_OF_A_STATEMENT else None


@lru_cache(maxsize=4)
def _marked(text: str) -> tuple[Marked, ...]:
    """Find the quotation marks of a text once for all its targets."""
    return find_marked(text)


def _under_verb(
    target: Span, sentence: Span, quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> Attribution | None:
    """Climb to a verb of judging or saying whose subject is not the target."""
    node = target.root
    if word_class(node) in VERBAL:
        found = _said_beside(node, mentions)
        if found:
            return found
    while node.head != node and sentence.start <= node.head.i < sentence.end:
        upper = node.head
        if upper.lower_ in _words("utterances") and node.dep_ not in CONJUNCT:
            return Attribution("quoted", _entities([*upper.children], mentions))
        if node.dep_ in RELATIVE_CLAUSE or (node.dep_ in CONJUNCT and word_class(node) in VERBAL):
            return None
        if word_class(upper) in VERBAL and upper not in verb_chain(node):
            kind = "saying" if node.dep_ in COMPLEMENT_CLAUSE | SIDE_CLAUSE else "judging"
            who = [t for t in agents(upper) if not is_negator(t)]
            if node == target.root and who == [node] and _is_verb_of(upper, "saying"):
                return Attribution("quoted", _speakers(upper, who, quotes, mentions))
            who = [t for t in who if t != node and not t.is_ancestor(target.root)]
            if who and _is_verb_of(upper, kind):
                return Attribution("quoted", _speakers(upper, who, quotes, mentions))
            found = _said_beside(upper, mentions)
            if found:
                return found
        node = upper
    return None


def _is_verb_of(verb: Token, kind: str) -> bool:
    """Whether a predicate's verb is in a list."""
    for link in verb_chain(verb):
        prefix = particle(link)
        form = (prefix.lower_ if prefix is not None else "") + link.lower_
        if form in _verbs(kind) or normal_form(link).lower() in _words(kind):
            return True
    return False


def _said_beside(verb: Token, mentions: tuple[Mention, ...]) -> Attribution | None:
    """Find an inserted or appended clause of saying ("…, sagte X", "wie X mitteilte")."""
    for child in verb.children:
        if word_class(child) in VERBAL and child.dep_ in SIDE_CLAUSE and _is_verb_of(child, "saying"):
            who = subjects(child)
            inverted = any(t.i > child.i for t in who)
            if inverted or any(t.lower_ == "wie" for t in child.children):
                return Attribution("quoted", _entities(who, mentions))
    return None


def _beside_source(target: Span, sentence: Span, mentions: tuple[Mention, ...]) -> Attribution | None:
    """Find a named source that bears on the target's clause ("laut X", "nach Ansicht von X")."""
    for token in sentence:
        phrase = _source_phrase(token)
        if phrase is not None:
            root = phrase.head
            while word_class(root) not in VERBAL and root.head != root and root.dep_ not in COMPLEMENT_CLAUSE:
                root = root.head
            if root == target.root or root.is_ancestor(target.root) or root in verb_chain(target.root):
                return Attribution("quoted", _entities([phrase, *phrase.children], mentions))
    return None


def _source_phrase(token: Token) -> Token | None:
    """Find the head of a phrase that names a source."""
    if token.lower_ in _words("sources"):
        return token.head if token.head.pos_ in {"NOUN", "PROPN", "PRON"} else next(token.children, None)
    if token.lower_ in _words("source_nouns"):
        cases = {t.lower_ for t in token.lefts} | {
            token.head.lower_,
            token.nbor(-1).lower_ if token.i else "",
        }
        return token if cases & _words("source_prepositions") else None
    before = token.nbor(-1).text if token.i else ""
    if token.lower_ == "so" and before in {",", "“", '"', "–"} and token.i + 1 < len(token.doc):
        following = token.nbor(1)
        named = following.pos_ == "PROPN" or following.lower_ in {"der", "die", "das"}
        source = next(
            (t for t in token.doc[token.i + 1 : token.sent.end] if t.pos_ in {"NOUN", "PROPN"}), None
        )
        return source if named else None
    return None


def _in_subjunctive(target: Span, sentence: Span, quotes: tuple[Quote, ...]) -> Attribution | None:
    """Find reported subjunctive above the target; it goes on with the last speaker of its paragraph."""
    for node in (target.root, *target.root.ancestors):
        verb = finite_verb(node) if word_class(node) in VERBAL or node.dep_ == "ROOT" else None
        if verb is None or not sentence.start <= verb.i < sentence.end:
            continue
        opening = {t.lower_ for t in node.children} | {t.lower_ for t in verb.children}
        if _reports(verb) and not opening & _words("unreal"):
            return Attribution("quoted", _last_speakers(target, quotes))
    return None


def _reports(verb: Token) -> bool:
    """Whether a finite verb stands in the first subjunctive of the third person."""
    if verb.lower_ in _words("possible") or any(t.lower_ == "ich" for t in verb.children):
        return False
    return verb.lower_ in _words("reported") or (
        is_subjunctive(verb)
        and "Past" not in verb.morph.get("Tense")
        and not verb.lower_.endswith(("te", "ten"))
    )


def _last_speakers(target: Span, quotes: tuple[Quote, ...]) -> tuple[int, ...]:
    """Name the speakers of the last quotation before the target in its paragraph."""
    text, start = target.doc.text, target.start_char
    paragraph = text.rfind("\n\n", 0, start)
    before = [q for q in quotes if paragraph < q.spans[0][0] and q.spans[-1][1] <= start and q.speakers]
    return max(before, key=lambda q: q.spans[-1][1]).speakers if before else ()


def _in_turn(target: Span, mentions: tuple[Mention, ...]) -> Attribution | None:
    """Find the name that opens the target's paragraph in an interview."""
    label = speaker_label(target.doc.text, target.start_char)
    if label is None:
        return None
    inside = [m.entity for m in mentions if label[0] <= m.start and m.end <= label[1]]
    return Attribution("quoted", tuple(dict.fromkeys(inside)))


def _speakers(
    verb: Token, who: list[Token], quotes: tuple[Quote, ...], mentions: tuple[Mention, ...]
) -> tuple[int, ...]:
    """Name the speakers of a verb: those of the quotation that it introduces, else its subjects."""
    for quote in quotes:
        if quote.speakers and any(s <= verb.idx < e for s, e in quote.cue_spans):
            return quote.speakers
    return _entities(who, mentions)


def _entities(heads: list[Token], mentions: tuple[Mention, ...]) -> tuple[int, ...]:
    """Find the entities that phrases name: for each head, the longest mention around it or its name."""
    found = []
    for head in heads:
        names = [head, *(t for t in head.children if t.pos_ == "PROPN"), *head.conjuncts]
        for word in names:
            around = [m for m in mentions if m.start <= word.idx and word.idx + len(word) <= m.end]
            if around:
                found.append(max(around, key=lambda m: (m.end - m.start, -m.start)).entity)
                if word == head:
                    break
    return tuple(dict.fromkeys(found))
