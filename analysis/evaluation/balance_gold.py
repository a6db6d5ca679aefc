"""Balances as the tables give them against balances as they were coded: what single errors add up to.

Errors of single judgements may cancel out in a balance, or pile up. Each balance is over the sentences of its
own voice: the coded one over those that were coded as the author's, the found one over those that were found
to be the author's. Beside the balance of the polarities stands the mean of the scores, in which a doubtful
judgement counts for less.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from analysis.annotations import Polarity, Voice
from analysis.resampling import ROUNDS, interval, resampled

_SIGNS: dict[Polarity, int] = {"positive": 1, "neutral": 0, "negative": -1}


class Judged(NamedTuple):
    """A sentence that was coded and judged.

    Attributes:
        topic: its target's.
        coded: polarity and voice as coded.
        found: polarity and voice as found.
        score: P(positive) − P(negative) as found.
    """

    topic: str
    coded: tuple[Polarity, Voice]
    found: tuple[Polarity, Voice]
    score: float


class Balance(NamedTuple):
    """A balance, or a difference of two, with its interval.

    Attributes:
        value: of it.
        low: lower end of the 95 % interval.
        high: upper end.
    """

    value: float
    low: float
    high: float


class Compared(NamedTuple):
    """The balance of one topic in one voice, coded and found.

    Attributes:
        topic: that is judged.
        voice: that judges.
        coded: the balance as coded.
        found: the balance as found.
        difference: found less coded, drawn on the same sentences.
        scores: the mean score of what was found in this voice.
        scores_difference: that less coded, drawn on the same sentences.
        n_coded: sentences coded in this voice.
        n_found: sentences found in this voice.
    """

    topic: str
    voice: Voice
    coded: Balance
    found: Balance
    difference: Balance
    scores: Balance
    scores_difference: Balance
    n_coded: int
    n_found: int


def read_judged(gold: Path, judged: Path) -> tuple[Judged, ...]:
    """Join a coded set of topics with its judgements.

    Args:
        gold: JSON Lines with `id`, `topic`, `tone` and `voice`.
        judged: JSON Lines with `id`, `polarity`, `score` and `voice`, one for each.

    Returns:
        The sentences with both.
    """
    found = {row["id"]: ((row["polarity"], row["voice"]), row["score"]) for row in _rows(judged)}
    return tuple(Judged(row["topic"], (row["tone"], row["voice"]), *found[row["id"]]) for row in _rows(gold))


def compare(sentences: Sequence[Judged], *, rounds: int = ROUNDS) -> list[Compared]:
    """Compare the balances of every topic and voice.

    Args:
        sentences: coded and judged; each comes from an article of its own.
        rounds: bootstrap samples.

    Returns:
        One comparison per topic and voice in which there are sentences both coded and found.
    """
    coded = {(s.topic, s.coded[1]) for s in sentences}
    found = {(s.topic, s.found[1]) for s in sentences}
    return [_compare(sentences, topic, voice, rounds) for topic, voice in sorted(coded & found)]


def _compare(sentences: Sequence[Judged], topic: str, voice: Voice, rounds: int) -> Compared:
    of_topic = [s for s in sentences if s.topic == topic]
    table = np.array(
        [[*_counts(s.coded, voice), *_counts(s.found, voice), _score(s, voice)] for s in of_topic]
    )
    total, draws = table.sum(axis=0, keepdims=True), resampled(table, rounds)
    draws = draws[(draws[:, 1] > 0) & (draws[:, 3] > 0)]  # a draw without the voice has no balance
    values = zip(_balances(total)[:, 0], _balances(draws), strict=True)
    told = [Balance(float(value), *interval(drawn)) for value, drawn in values]
    return Compared(topic, voice, *told, int(total[0, 1]), int(total[0, 3]))


def _counts(judgement: tuple[Polarity, Voice], voice: Voice) -> tuple[int, int]:
    """Give a sentence's part in the numerator and the denominator of a voice's balance."""
    polarity, whose = judgement
    return (_SIGNS[polarity], 1) if whose == voice else (0, 0)


def _score(sentence: Judged, voice: Voice) -> float:
    return sentence.score if sentence.found[1] == voice else 0.0


def _balances(sums: np.ndarray) -> np.ndarray:
    coded, found, scores = sums[:, 0] / sums[:, 1], sums[:, 2] / sums[:, 3], sums[:, 4] / sums[:, 3]
    return np.array([coded, found, found - coded, scores, scores - coded])


def _rows(path: Path) -> Iterable[dict]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())
