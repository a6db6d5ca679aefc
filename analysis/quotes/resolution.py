"""Resolve the words that name a speaker to the article's entities."""

import re

from analysis.annotations import LocalEntity, Mention, Span
from analysis.quotes.words import endings_of, words_of

REACH = 600
"""So many characters before a pronoun its person must be named."""


def resolve(
    text: str, spans: tuple[Span, ...], mentions: tuple[Mention, ...], entities: tuple[LocalEntity, ...]
) -> tuple[int, ...]:
    """Find the entities that the words naming a speaker stand for.

    A name that only tells more of somebody else does not speak: in "die Regierung Guatemalas" it is not
    Guatemala, in "der Anwalt von Max Müller" not Müller. Who speaks for an organisation ("ein Sprecher
    der Bahn", "Angaben der Bahn") lets it speak.

    Args:
        text: the article's text.
        spans: the words.
        mentions: the article's mentions.
        entities: the article's entities.

    Returns:
        Their numbers in order of mention: persons if there are any, else organisations, else others;
        empty if none speaks. A role or a pronoun that is the whole phrase comes first, somebody whom the
        article does not name last.
    """
    inside = [m for m in mentions if any(m.start < end and m.end > start for start, end in spans)]
    named = _speakers(text, spans, [m for m in inside if entities[m.entity].name], entities)
    return named or _speakers(text, spans, inside, entities)


def _speakers(
    text: str, spans: tuple[Span, ...], inside: list[Mention], entities: tuple[LocalEntity, ...]
) -> tuple[int, ...]:
    whole = [m for m in inside if m.kind != "name" and any(m.start <= s and m.end >= e - 1 for s, e in spans)]
    able = [m for m in inside if m in whole or _speaks(text, spans, m, entities[m.entity].label)]
    persons = [m for m in whole + able if entities[m.entity].label == "PER"]
    groups = [m for m in whole + able if entities[m.entity].label == "ORG"]
    chosen = persons or groups[:1] or able[:1]
    return tuple(dict.fromkeys(m.entity for m in chosen))


def _speaks(text: str, spans: tuple[Span, ...], mention: Mention, label: str) -> bool:
    """Whether a mention is who speaks, and not only what the speaker belongs to or speaks of."""
    start = next((s for s, e in spans if s <= mention.start < e), mention.start)
    before = text[start : mention.start].rpartition(",")[2].split()
    if label != "LOC" and before and before[-1].startswith("("):
        return True
    behind = re.match(r"-[\w-]+", text[mention.end :])
    if behind:
        return label != "LOC" and _speaks_for_others(behind.group())
    if label == "PER":
        return not before or before[-1].lower() not in words_of("possessors")
    if label == "LOC":
        return all(w.lower() in words_of("articles") or _speaks_for_others(w) for w in before)
    belongs = words_of("possessors", "places").intersection(word.lower() for word in before[1:])
    return not belongs or any(_speaks_for_others(word) for word in before)


def _speaks_for_others(word: str) -> bool:
    """Whether a noun names the words of somebody, or who utters them for somebody else."""
    return word.lower().rstrip(",.").endswith(endings_of("spokespersons"))


def resolve_pronoun(
    text: str,
    spans: tuple[Span, ...],
    last: tuple[int, ...],
    mentions: tuple[Mention, ...],
    entities: tuple[LocalEntity, ...],
) -> tuple[int, ...]:
    """Find whom "er" or "sie" as the speaker of a cue stands for.

    Args:
        text: the article's text.
        spans: the words that name the speaker.
        last: the entities that spoke last.
        mentions: the article's mentions.
        entities: the article's entities.

    Returns:
        For "er" the person named last; for "sie" the last speaker, if it is the one person named last;
        empty for other words, and where nobody is near.
    """
    if len(spans) != 1 or text[slice(*spans[0])].lower() not in words_of(
        "person_pronouns", "masculine_pronouns"
    ):
        return ()
    near = [m for m in mentions if spans[0][0] - REACH <= m.start < spans[0][0]]
    persons = [m.entity for m in near if entities[m.entity].label == "PER" and m.kind != "pronoun"]
    if text[slice(*spans[0])].lower() in words_of("masculine_pronouns"):
        if len(last) == 1 and last[0] in persons:
            return last
        return tuple(persons[-1:])
    return last if len(last) == 1 and persons[-1:] == list(last) else ()
