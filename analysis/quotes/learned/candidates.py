"""Collect the stretches that may be quotations, and describe each to the judge."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from analysis.quotes.learned.reading import Reading
from analysis.quotes.learned.tagger import RELUCTANCE, Tagged
from analysis.quotes.learned.tags import PARTS, TYPES, Stretch, read, runs

MAYBE = 0.1
"""A sentence whose tokens are quoted with this probability on average is a candidate as a whole."""
_BEFORE = ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PUNCT", "VERB", "CCONJ", "SCONJ")


_DEPTH = {"0": 0, "1": 1, "2": 2}


class Candidate(NamedTuple):
    """A stretch that may be a quotation.

    Attributes:
        tokens: its positions in rising order.
        types: how many sources propose each type.
        sources: what proposes it: the readings "outer 0" …, "inner 0" …, "rule", "inner rule", "marks",
            "sentence".
    """

    tokens: tuple[int, ...]
    types: Counter[str]
    sources: frozenset[str]


def collect(reading: Reading, tagged: Tagged) -> tuple[Candidate, ...]:
    """Collect what the tagger's readings and the rules take for quotations.

    Args:
        reading: the article.
        tagged: what the tagger says of it.

    Returns:
        The candidates by their first token, longer ones first, each stretch once.
    """
    proposals: list[tuple[Stretch, str]] = []
    for number, (outer, inner) in enumerate(tagged.readings):
        for stretch in read(outer, inner):
            proposals.append((stretch, f"{'inner' if stretch.inner else 'outer'} {number}"))
    for quote in reading.proposed:
        inner = quote.nested_in is not None
        stretch = Stretch(quote.type, reading.within(quote.spans), inner)
        proposals.append((stretch, "inner rule" if inner else "rule"))
    proposals += [(Stretch("Direct", tokens, False), "marks") for tokens in reading.marked]
    proposals += [(stretch, "sentence") for stretch in _sentences(reading, tagged)]
    found: dict[tuple[int, ...], tuple[Counter[str], set[str]]] = {}
    for stretch, source in proposals:
        if stretch.tokens:
            types, sources = found.setdefault(stretch.tokens, (Counter(), set()))
            types[stretch.type] += 1
            sources.add(source)
    ordered = sorted(found.items(), key=lambda item: (item[0][0], -len(item[0]), item[0]))
    return tuple(Candidate(tokens, types, frozenset(sources)) for tokens, (types, sources) in ordered)


def _sentences(reading: Reading, tagged: Tagged) -> Iterator[Stretch]:
    """Give the sentences that may be a quotation as a whole, with the type that is likeliest."""
    bounds = [*np.flatnonzero(np.diff(reading.sentence, prepend=-1)).tolist(), len(reading.sentence)]
    for first, last in pairwise(bounds):
        types = tagged.outer[first:last, 1:].reshape(last - first, len(TYPES), 3).sum(axis=2).mean(axis=0)
        if types.sum() >= MAYBE:
            yield Stretch(TYPES[int(types.argmax())], tuple(range(first, last)), False)


def overlap(a: set[int], b: set[int]) -> float:
    """Measure how far two sets of tokens agree: F1, from 0 to 1."""
    both = len(a & b)
    return 2 * both / (len(a) + len(b)) if both else 0.0


def describe(reading: Reading, tagged: Tagged, candidates: tuple[Candidate, ...]) -> np.ndarray:
    """Describe candidates in numbers.

    Args:
        reading: the article.
        tagged: what the tagger says of it.
        candidates: of the article.

    Returns:
        Candidates × features, in the order of the values that `_features` gives.
    """
    sight = _Sight(reading, tagged, candidates)
    rows = [list(_features(sight, k).values()) for k in range(len(candidates))]
    return np.array(rows, dtype="float32").reshape(len(candidates), len(rows[0]) if rows else 0)


class _Sight:
    """What several features of an article's candidates rest on, worked out once."""

    def __init__(self, reading: Reading, tagged: Tagged, candidates: tuple[Candidate, ...]) -> None:
        self.reading, self.tagged, self.candidates = reading, tagged, candidates
        self.n = len(reading.tokens)
        self.sets = [set(c.tokens) for c in candidates]
        self.sharing = touching(self.sets)
        self.quoted = 1 - tagged.outer[:, 0]
        self.types = tagged.outer[:, 1:].reshape(self.n, len(TYPES), 3).sum(axis=2)
        self.begins = tagged.outer[:, 1::3].sum(axis=1)
        self.goes_on = np.append(tagged.outer[:, 2::3].sum(axis=1), 0.0)
        self.inner = 1 - tagged.inner[:, 0]
        self.inner_begins = tagged.inner[:, 1::2].sum(axis=1)
        self.inner_goes_on = np.append(tagged.inner[:, 2::2].sum(axis=1), 0.0)
        self.framing = 1 - tagged.parts[:, 0] - tagged.parts[:, PARTS.index("speaker outside")]
        self.rules = [(set(reading.within(q.spans)), q) for q in reading.proposed]
        self.ruled = touching([tokens for tokens, _ in self.rules])
        self.new_sentence = np.r_[True, reading.sentence[1:] != reading.sentence[:-1], True]
        self.depth = np.array(list(map(_DEPTH.__getitem__, reading.columns["marks"])))
        self.opens = np.array(["opens" in value for value in reading.columns["mark"]])
        moods = reading.columns["mood"]
        self.moods = {m: np.array([mood == m for mood in moods]) for m in ("present", "past", "indicative")}
        self.named = np.array([name[0] != "O" for name in reading.columns["name"]])
        self.before = ["", *reading.columns["pos"]]
        self._marked = set(reading.marked)

    def is_small(self, i: int) -> bool:
        """Whether a token begins with a small letter."""
        return str(self.reading.tokens[i])[:1].islower()

    def is_marked(self, tokens: np.ndarray) -> bool:
        """Whether a candidate is one stretch in quotation marks."""
        return tuple(tokens.tolist()) in self._marked


def _features(sight: _Sight, k: int) -> dict[str, float]:
    tokens = np.array(sight.candidates[k].tokens)
    return {
        **_by_tagger(sight, tokens),
        **_by_rules(sight, sight.sets[k]),
        **_by_rivals(sight, k),
        **_by_form(sight, tokens),
        **_by_surroundings(sight, tokens),
        **_by_sources(sight.candidates[k]),
    }


def _by_tagger(sight: _Sight, tokens: np.ndarray) -> dict[str, float]:
    quoted, inner = sight.quoted[tokens], sight.inner[tokens]
    first, behind = tokens[0], tokens[-1] + 1
    return {
        "quoted": quoted.mean(),
        "least quoted": quoted.min(),
        "first quoted": quoted[0],
        "last quoted": quoted[-1],
        **dict(zip(TYPES, sight.types[tokens].mean(axis=0), strict=True)),
        "begins": sight.begins[first],
        "ends": 1 - sight.goes_on[behind],
        "inner": inner.mean(),
        "least inner": inner.min(),
        "inner begins": sight.inner_begins[first],
        "inner ends": 1 - sight.inner_goes_on[behind],
    }


def touching(sets: Sequence[Iterable[int]]) -> dict[int, list[int]]:
    """List for each token the numbers of the sets that hold it, so that only neighbours are compared."""
    found: dict[int, list[int]] = {}
    for number, tokens in enumerate(sets):
        for i in tokens:
            found.setdefault(i, []).append(number)
    return found


def neighbours(tokens: Iterable[int], holding: Mapping[int, Sequence[int]]) -> list[int]:
    """Give the numbers of the sets that share a token with some tokens, rising."""
    return sorted({number for i in tokens for number in holding.get(i, ())})


def _by_rules(sight: _Sight, tokens: set[int]) -> dict[str, float]:
    near = [sight.rules[k] for k in neighbours(tokens, sight.ruled)]
    best, quote = max(
        ((overlap(tokens, found), q) for found, q in near),
        key=lambda pair: pair[0],
        default=(0.0, None),
    )
    nested = max((overlap(tokens, f) for f, q in near if q.nested_in is not None), default=0.0)
    typed = {f"rule {t}": best if best and quote.type == t else 0.0 for t in TYPES}
    return {
        "rule": best,
        "inner rule": nested,
        "rule names speaker": float(bool(best and quote.speaker_spans)),
    } | typed


def _by_rivals(sight: _Sight, k: int) -> dict[str, float]:
    own = sight.sets[k]
    rivals = [sight.sets[j] for j in neighbours(own, sight.sharing) if j != k]
    return {
        "rivals": min(len(rivals), 8),
        "longest rival": min(max((len(s) for s in rivals), default=0) / len(own), 5.0),
        "within a rival": float(any(s > own for s in rivals)),
        "around a rival": float(any(s < own for s in rivals)),
    }


def _by_form(sight: _Sight, tokens: np.ndarray) -> dict[str, float]:
    moods = {name: min(int(is_so[tokens].sum()), 3) for name, is_so in sight.moods.items()}
    pieces = len(runs(tokens.tolist()))
    return {
        "length": np.log1p(len(tokens)),
        "short": float(len(tokens) < 4),
        "pieces": min(pieces, 3),
        "marked": sight.depth[tokens].mean() / 2,
        "opens with a mark": float(sight.opens[tokens[0]]),
        "in marks": float(sight.depth[tokens[0]] > 0),
        "one stretch in marks": float(sight.is_marked(tokens)),
        "small letter in marks": float(
            sight.opens[tokens[0]] and sight.is_small(tokens[min(1, len(tokens) - 1)])
        ),
        "name inside": float(sight.named[tokens].mean()),
        "marked verb": float(bool(sight.reading.columns["marked verb"][tokens[0]])),
        "present subjunctive": moods["present"],
        "past subjunctive": moods["past"],
        "indicative": moods["indicative"],
        "opens sentence": float(sight.new_sentence[tokens[0]]),
        "closes sentence": float(sight.new_sentence[tokens[-1] + 1]),
        "sentences": min(float(sight.reading.sentence[tokens[-1]] - sight.reading.sentence[tokens[0]]), 4.0),
    }


def _by_surroundings(sight: _Sight, tokens: np.ndarray) -> dict[str, float]:
    """What stands in the candidate's sentences outside it."""
    sentence = sight.reading.sentence
    first = sentence.searchsorted(sentence[tokens[0]])
    around = np.arange(first, sentence.searchsorted(sentence[tokens[-1]], "right"))
    outside = np.delete(around, tokens - first)
    cues = {sight.reading.columns["cue"][i] for i in outside.tolist()}
    parts = sight.tagged.parts
    found = {
        f"{name} near": parts[outside, PARTS.index(name)].max() if len(outside) else 0.0
        for name in ("cue", "speaker in frame", "frame")
    }
    return found | {
        "frame within": sight.framing[tokens].max(),
        "speaker within": parts[tokens, PARTS.index("speaker outside")].max(),
        "words outside": min(len(outside), 30) / 30,
        "speech cue near": float(bool(cues & {"speech", "speech?"})),
        "other cue near": float(bool(cues & {"thought", "demand", "reported", "other?"})),
        "source near": float(bool(cues & {"preposition", "noun"})),
        **{f"behind {pos}": float(sight.before[tokens[0]] == pos) for pos in _BEFORE},
        "place": tokens[0] / sight.n,
        "body": float(sight.reading.columns["part"][tokens[0]] == "body"),
    }


def _by_sources(candidate: Candidate) -> dict[str, float]:
    found = {f"in {k}": float(f"outer {k}" in candidate.sources) for k in range(len(RELUCTANCE))}
    found |= {f"inner in {k}": float(f"inner {k}" in candidate.sources) for k in range(len(RELUCTANCE))}
    found |= {
        f"proposed by {s}": float(s in candidate.sources) for s in ("rule", "inner rule", "marks", "sentence")
    }
    return found | {f"called {t}": min(candidate.types[t], 5) / 5 for t in TYPES}
