"""Targets that were coded and judged, with textblob-de's polarity of their sentences beside."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from spacy.language import Language

from analysis.annotations import Polarity, Voice
from analysis.evaluation.entity_gold import GoldUnreadable
from analysis.sentiment.baseline import textblob_polarity
from analysis.sentiment.items import ItemJudgement, place_item


class JudgedTarget(NamedTuple):
    """A target that was coded and judged.

    Attributes:
        target_id: of the coded set.
        topic: that it names; "" if the set names none.
        text: with what stands before and after it.
        target: first character of the target in it, and after its last.
        sentence: likewise of the target's sentence.
        polarity: as coded.
        voice: as coded; None if it was not.
        found: how it is judged.
        textblob: textblob-de's polarity of the sentence.
    """

    target_id: str
    topic: str
    text: str
    target: tuple[int, int]
    sentence: tuple[int, int]
    polarity: Polarity
    voice: Voice | None
    found: ItemJudgement
    textblob: float

    @property
    def by_textblob(self) -> Polarity:
        """Give the polarity that textblob-de's number stands for: its sign."""
        return "positive" if self.textblob > 0 else "negative" if self.textblob < 0 else "neutral"


def with_judgements(
    nlp: Language, coded: Sequence[Mapping[str, Any]], judged: Sequence[Mapping[str, Any]]
) -> tuple[JudgedTarget, ...]:
    """Join coded targets with their judgements.

    Args:
        nlp: the pipeline, which finds the target's sentence.
        coded: rows with `id`, `text` or `sentence`, `start`, `end`, and `label` or `tone`; perhaps with
            `topic`, `voice`, `before` and `after`.
        judged: rows as the command `sentiment` writes them.

    Returns:
        The targets in the order in which they were coded.

    Raises:
        GoldUnreadable: a coded target was not judged.
    """
    found = {row["id"]: ItemJudgement(*(row[name] for name in ItemJudgement._fields)) for row in judged}
    missing = [row["id"] for row in coded if row["id"] not in found]
    if missing:
        raise GoldUnreadable(f"the coded target {missing[0]} was not judged; correct its line")
    return tuple(_joined(nlp, row, found[row["id"]]) for row in coded)


def _joined(nlp: Language, row: Mapping[str, Any], found: ItemJudgement) -> JudgedTarget:
    text = row.get("text") or row["sentence"]
    context = {side: row.get(side) or "" for side in ("before", "after")}
    place = place_item(nlp, text, row["start"], row["end"], **context)
    return JudgedTarget(
        row["id"],
        row.get("topic", ""),
        place.target.doc.text,
        (place.target.start_char, place.target.end_char),
        (place.sentence.start_char, place.sentence.end_char),
        row.get("label") or row["tone"],
        row.get("voice"),
        found,
        textblob_polarity(place.sentence.text),
    )
