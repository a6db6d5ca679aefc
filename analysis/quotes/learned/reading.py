"""What the taggers are told of each token: its analysis, its place, the marks around it, the rules' opinion.

Everything but the pipeline's own vector is a category with a name, so that what was learnt can be read.
"""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from spacy.tokens import Doc, Token

from analysis.annotations import Quote, Span
from analysis.corpus.articles import Part
from analysis.language import lemmas
from analysis.quotes.cues import lexicon
from analysis.quotes.marks import Marked
from analysis.quotes.mood import is_finite, subjunctive
from analysis.quotes.sentences import Sentence

SPEECH_WORDS = Path(__file__).parent / "model" / "speech_words.txt"
"""Lemmas that mostly tell of speech, learnt from speeches in which people marked it."""
MARKS = {*"„“”‟\"»«›‹‚‘’'", "''", "``", "<<", ">>"}
DISTANCES = (-10, -5, -3, -2, -1, 0, 1, 2, 3, 4, 6, 11)
LENGTHS = (1, 3, 4, 5, 6, 8, 12, 20, 40)
"""Bounds between which distances to the head, and lengths of marked stretches, count as the same."""
_SAYING, _STATING, _SUMMING = ("speech", "speech?"), ("thought", "demand"), ("reported", "other?")
_MOST_STEPS = 8


class Reading(NamedTuple):
    """An article as the taggers see it: one entry per token that is no space.

    Attributes:
        tokens: the tokens.
        starts: first character of each.
        ends: after its last character.
        sentence: number of its sentence; one is left out where other text stands between two sentences.
        columns: column → one value per token.
        vectors: the pipeline's vector of each token, tokens × numbers.
        marked: the tokens of each stretch in quotation marks, the marks included.
        proposed: the rule engine's quotations.
    """

    tokens: tuple[Token, ...]
    starts: np.ndarray
    ends: np.ndarray
    sentence: np.ndarray
    columns: dict[str, list[str]]
    vectors: np.ndarray
    marked: tuple[tuple[int, ...], ...]
    proposed: tuple[Quote, ...]

    def within(self, spans: Iterable[Span]) -> tuple[int, ...]:
        """Give the positions of the tokens that share a character with some spans of the text."""
        found: set[int] = set()
        for start, end in spans:
            first, last = self.ends.searchsorted(start, "right"), self.starts.searchsorted(end)
            found.update(range(int(first), int(last)))
        return tuple(sorted(found))

    def unbroken(self, first: int, last: int) -> list[tuple[int, int]]:
        """Cut the tokens from one position to another where other text stands between two sentences."""
        cuts = np.flatnonzero(np.diff(self.sentence[first:last]) > 1) + first + 1
        return list(pairwise([first, *cuts.tolist(), last]))


def read_article(
    doc: Doc,
    text: str,
    parts: tuple[Part, ...],
    sentences: Sequence[Sentence],
    marked: tuple[Marked, ...],
    proposed: tuple[Quote, ...],
) -> Reading:
    """Collect what is known of an article's tokens.

    Args:
        doc: the article, analysed by the package's own pipeline.
        text: its text.
        parts: its parts.
        sentences: its sentences.
        marked: its stretches in quotation marks.
        proposed: the rule engine's quotations.

    Returns:
        The reading.
    """
    tokens = tuple(token for s in sentences for token in s.tokens)
    starts = np.array([token.idx for token in tokens], dtype="int64")
    ends = starts + np.array([len(token) for token in tokens], dtype="int64")
    number = np.repeat(_numbers(text, sentences), [len(s.tokens) for s in sentences])
    vectors = doc.tensor[[token.i for token in tokens]].astype("float32") if tokens else doc.tensor[:0]
    bare = Reading(tokens, starts, ends, number, {}, vectors, (), proposed)
    stretches = tuple(bare.within(((mark.start, mark.end),)) for mark in marked)
    masked = [hidden for s in sentences for hidden in s.masked]
    columns = _words(tokens)
    columns |= _government(tokens, columns)
    columns |= _marks(bare, marked, columns["mood"])
    columns |= _places(sentences, columns, masked) | _parts(bare, parts) | _rules(bare)
    return bare._replace(columns=columns, marked=tuple(s for s in stretches if s))


def _numbers(text: str, sentences: Sequence[Sentence]) -> np.ndarray:
    """Number sentences so that those between which something was left out are no neighbours."""
    jumps = [1 + bool(text[a.end : b.start].strip()) for a, b in pairwise(sentences)]
    return np.cumsum([0, *jumps])[: len(sentences)]


def cue_kind(token: Token) -> str:
    """Say whether a word can introduce speech, by the list of cues.

    Args:
        token: any token.

    Returns:
        The group of the list it belongs to; empty if none; with "?" if only its form is on the list.
    """
    words = lexicon()
    if token.lower_ in words.prepositions:
        return "preposition"
    if token.text in words.nouns or token.text in words.statements:
        return "noun"
    verbs = [form.verb for form in words.forms.get(token.lower_, ())]
    if not verbs:
        return ""
    name = lemmas.normal_form(token) if token.pos_ in {"VERB", "AUX"} else ""
    for group in ("speech", "thought", "demand", "reported"):
        if name in getattr(words, group):
            return group
    return "speech?" if any(verb in words.speech for verb in verbs) else "other?"


@cache
def speech_words() -> frozenset[str]:
    """Read the words that mostly tell of speech, once per process; none before they have been learnt.

    Returns:
        Lemmas of verbs and nouns.
    """
    if not SPEECH_WORDS.is_file():
        return frozenset()
    return frozenset(SPEECH_WORDS.read_text(encoding="utf-8").split())


@lru_cache(maxsize=20_000)
def _morphology(features: str) -> tuple[str, str]:
    """Split features into those of a noun phrase and those of a verb."""
    values = dict(f.split("=", 1) for f in features.split("|") if "=" in f)
    nominal = "".join(values.get(name, "-") for name in ("Case", "Number", "Gender"))
    return nominal, "".join(values.get(name, "-") for name in ("Mood", "Tense", "VerbForm"))


def _mood(token: Token) -> str:
    if is_finite(token):
        return subjunctive(token) or "indicative"
    return {"VVPP": "participle", "VAPP": "participle", "VMPP": "participle"}.get(
        token.tag_, "infinitive" if token.tag_[:1] == "V" else ""
    )


def _words(tokens: tuple[Token, ...]) -> dict[str, list]:
    """What each word is."""
    morphology = [_morphology(str(token.morph)) for token in tokens]
    telling = speech_words()
    return {
        "word": ["„" if token.text in MARKS else token.lower_ for token in tokens],
        "pos": [token.pos_ for token in tokens],
        "tag": [token.tag_ for token in tokens],
        "name": [token.ent_iob_ + token.ent_type_ for token in tokens],
        "case": [nominal for nominal, _ in morphology],
        "form": [verbal for _, verbal in morphology],
        "mood": [_mood(token) for token in tokens],
        "cue": [cue_kind(token) for token in tokens],
        "speech word": ["speech" if token.lemma_ in telling else "" for token in tokens],
    }


def _government(tokens: tuple[Token, ...], columns: dict[str, list]) -> dict[str, list]:
    """What governs each word: its relation, the verb above it, and the verb above that one."""
    place = {token.i: k for k, token in enumerate(tokens)}
    heads = [place.get(token.head.i, k) for k, token in enumerate(tokens)]
    relation = [token.dep_.split(":")[0] for token in tokens]
    above = [_verb_above(k, heads, columns["pos"]) for k in range(len(tokens))]
    higher = [above[heads[k]] for k in above]
    found = {
        "relation": relation,
        "distance": _classes(DISTANCES, np.array(heads) - np.arange(len(heads))),
        "clause": [relation[k] for k in above],
    }
    for name, verbs in (("verb", above), ("higher", higher)):
        found |= {f"{name} {column}": [columns[column][k] for k in verbs] for column in ("cue", "mood")}
    return found


def _classes(bounds: Sequence[int], values: Sequence[int]) -> list[str]:
    """Put numbers into classes between bounds."""
    return [str(k) for k in np.searchsorted(bounds, values, "right").tolist()]


def _verb_above(k: int, heads: list[int], pos: list[str]) -> int:
    for _ in range(_MOST_STEPS):
        if pos[k] in {"VERB", "AUX"} or heads[k] == k:
            break
        k = heads[k]
    return k


def _marks(reading: Reading, marked: tuple[Marked, ...], mood: list[str]) -> dict[str, list]:
    """How each token stands to quotation marks."""
    n = len(reading.tokens)
    depth, edge, length, verbal = [0] * n, [""] * n, [0] * n, [False] * n
    for mark in marked:
        inside = reading.within(((mark.start, mark.end),))
        if not inside:
            continue
        has_verb = any(mood[i] in {"indicative", "present", "past"} for i in inside)
        for i in inside:
            depth[i] = max(depth[i], min(mark.depth, 1) + 1)
            if mark.depth == 0:
                length[i], verbal[i] = len(inside), has_verb
        edge[inside[0]] += "opens"
        edge[inside[-1]] += "closes" if mark.closed else "breaks off"
    return {
        "marks": [str(level) for level in depth],
        "mark": edge,
        "marked length": _classes(LENGTHS, length),
        "marked verb": ["verb" if has else "" for has in verbal],
    }


def _places(sentences: Sequence[Sentence], columns: dict[str, list], masked: list[bool]) -> dict[str, list]:
    """Where each token stands, and what its sentence holds outside quotation marks."""
    edges, turns, holds = [], [], []
    first, turn, paragraph = 0, 0, None
    for sentence in sentences:
        n = len(sentence.tokens)
        opens = sentence.paragraph != paragraph
        turn = 0 if opens else turn + 1
        paragraph = sentence.paragraph
        edge = ["inside"] * n
        edge[-1] = "last"
        edge[0] = ("first of paragraph" if opens else "first") + " and last" * (n == 1)
        edges += edge
        turns += [str(min(turn, 4))] * n
        outside = [i for i in range(first, first + n) if not masked[i]]
        cues, moods = ({columns[c][i] for i in outside} for c in ("cue", "mood"))
        held = [any(g in cues for g in groups) for groups in (_SAYING, _STATING, _SUMMING)]
        holds += ["".join(map(str, map(int, [*held, "present" in moods, "past" in moods])))] * n
        first += n
    return {
        "edge": edges,
        "turn": turns,
        "sentence": holds,
        "masked": ["masked" if hidden else "" for hidden in masked],
    }


def _parts(reading: Reading, parts: tuple[Part, ...]) -> dict[str, list]:
    """In which part of the article each token stands."""
    names = [""] * len(reading.tokens)
    for part in parts:
        for i in reading.within(((part.start, part.end),)):
            names[i] = part.name
    return {"part": names}


def _rules(reading: Reading) -> dict[str, list]:
    """What the rule engine says of each token."""
    n = len(reading.tokens)
    found = {name: [""] * n for name in ("rule", "inner rule", "rule speaker", "rule cue", "rule frame")}
    for quote in reading.proposed:
        column = found["rule" if quote.nested_in is None else "inner rule"]
        for number, span in enumerate(quote.spans):
            for k, i in enumerate(reading.within((span,))):
                column[i] = f"{quote.type} {'goes on' if k else 'resumes' if number else 'begins'}"
        for part in ("speaker", "cue", "frame"):
            for i in reading.within(getattr(quote, f"{part}_spans")):
                found[f"rule {part}"][i] = quote.type if part == "frame" else "yes"
    return found
