"""What the judge of polarity learns from: crowd labels, and targets coded under the codebook."""

import csv
import json
import lzma
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from tqdm import tqdm

from analysis.sentiment.clues import Place
from analysis.sentiment.items import topic_of
from analysis.sentiment.judge import sentence_within
from analysis.sentiment.polarity import read
from analysis.sentiment.topic_lists import Topic
from analysis.sentiment.units import target_span
from analysis.sentiment.weights import HEADS, POLARITIES
from training.sources import CROWD

CODED = Path(__file__).parent / "coded"
OTHER = "invented, other topics"
_BLOCK = 10
"""Invented sentences that stand together may be variations of one another: they are held out together."""
_DOUBTFUL = 0.75
"""Share of the coded polarity where the coder was in doubt; the others share the rest."""
_CODES = {
    -2: (0.9, 0.1, 0.0),
    -1: (0.6, 0.35, 0.05),
    0: (0.08, 0.84, 0.08),
    1: (0.05, 0.35, 0.6),
    2: (0.0, 0.1, 0.9),
}
"""What a code of the second reading says of negative, neutral and positive."""
_SECOND = 0.5
"""Weight of the second reading, which was made for any target and not under the codebook."""


class Coded(NamedTuple):
    """A coded target.

    Attributes:
        source: of the text.
        group: targets of one group are held out together.
        text: of the paragraph or item.
        start: first character of the target.
        end: after its last character.
        one_sentence: the target's sentence is judged and not the whole text.
        shares: heads × polarities: what was coded, each head's summing to its weight, 0 if it was not coded.
    """

    source: str
    group: str
    text: str
    start: int
    end: int
    one_sentence: bool
    shares: np.ndarray


class Case(NamedTuple):
    """A coded target, described for learning.

    Attributes:
        source: of the text.
        group: targets of one group are held out together.
        numbers: that describe it, in the order of `number_names`.
        shares: heads × polarities, see `Coded`.
    """

    source: str
    group: str
    numbers: np.ndarray
    shares: np.ndarray


def coded_targets(data: Path) -> Iterator[Coded]:
    """Yield all coded targets.

    Args:
        data: folder of the data sets.

    Yields:
        Invented sentences, paragraphs of speeches and articles, texts of GerNTSA.
    """
    yield from _invented()
    yield from _read(data)
    yield from _crowd(data)


def _invented() -> Iterator[Coded]:
    with (CODED / "invented.jsonl").open(encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            place = row["text"], row["start"], row["end"]
            source = OTHER if row["topic"] == "other" else "invented"
            yield Coded(
                source, f"invented-{number // _BLOCK}", *place, True, _shares("codebook", _sure(row["tone"]))
            )


def _read(data: Path) -> Iterator[Coded]:
    """Yield the targets in speeches and articles, each with its paragraph."""
    with (CODED / "read.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    for name in sorted({row["file"] for row in rows}):
        of_file = [row for row in rows if row["file"] == name]
        texts = dict(_texts(data / "corpora" / name, {row["id"] for row in of_file}))
        for row in of_file:
            text, start, end = texts[row["id"]], int(row["start"]), int(row["end"])
            first = text.rfind("\n", 0, start) + 1
            last = text.find("\n", end)
            paragraph = text[first : last if last >= 0 else None]
            shares = _sure(row["tone"], 1.0 if row["certainty"] == "2" else _DOUBTFUL)
            place = paragraph, start - first, end - first
            yield Coded(name.partition("_")[0], row["id"], *place, True, _shares("codebook", shares))


def _texts(path: Path, wanted: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the wanted texts of a corpus by their ids."""
    with (
        lzma.open(path, "rt", encoding="utf-8")
        if path.suffix == ".xz"
        else path.open(encoding="utf-8") as lines
    ):
        for row in map(json.loads, lines):
            if str(row["id"]) in wanted:
                yield str(row["id"]), row["text"]


def _crowd(data: Path) -> Iterator[Coded]:
    """Yield the crowd's targets, with the second reading where there is one."""
    with (CODED / "second_reading.tsv").open(encoding="utf-8", newline="") as lines:
        second = {row["id"]: int(row["code"]) for row in csv.DictReader(lines, delimiter="\t")}
    with (data / CROWD.file).open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            shares = _shares("crowd", _sure(row["label"]))
            if row["id"] in second:
                shares += _SECOND * _shares("codebook", np.array(_CODES[second[row["id"]]]))
            yield Coded("gerntsa", row["text"], row["text"], row["start"], row["end"], False, shares)


def _sure(tone: str, share: float = 1.0) -> np.ndarray:
    """Give the coded polarity its share and the others the rest."""
    others = (1 - share) / (len(POLARITIES) - 1)
    return np.where(np.array(POLARITIES) == tone, share, others)


def _shares(head: str, shares: np.ndarray) -> np.ndarray:
    """Put shares in the row of their head."""
    table = np.zeros((len(HEADS), len(POLARITIES)))
    table[HEADS.index(head)] = shares
    return table


def parse(nlp: Language, coded: Iterable[Coded], path: Path) -> None:
    """Parse the texts of coded targets and store them.

    Args:
        nlp: the pipeline.
        coded: the targets.
        path: file to write.
    """
    texts = [target.text for target in coded]
    DocBin(docs=tqdm(nlp.pipe(texts, batch_size=32), "Parsing", len(texts))).to_disk(path)


def cases(nlp: Language, coded: Iterable[Coded], parsed: Path) -> list[Case]:
    """Describe coded targets.

    Args:
        nlp: the pipeline.
        coded: the targets.
        parsed: their texts, as `parse` stored them.

    Returns:
        One case for each.
    """
    docs = DocBin().from_disk(parsed).get_docs(nlp.vocab)
    return [_case(target, doc) for target, doc in zip(tqdm(list(coded), "Describing"), docs, strict=True)]


def _case(target: Coded, doc: Doc) -> Case:
    span = target_span(doc, target.start, target.end)
    sentence = sentence_within(doc, span, 0, len(target.text))
    unit = sentence if target.one_sentence else doc[:]
    topic = topic_of(target.text[target.start : target.end])
    if topic is None and target.source == OTHER:
        topic = Topic("other", "Anderes", "Other", (span.text,))
    return Case(target.source, target.group, read(Place(span, sentence, unit, topic)), target.shares)
