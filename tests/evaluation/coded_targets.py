"""Coded and judged targets for the tests."""

from analysis.evaluation.judged_targets import JudgedTarget
from analysis.sentiment.items import ItemJudgement

TEXT = "Vorher. Die Kooperation ist gut. Danach."


def target(
    coded, found, confidence=0.5, textblob=0.0, name="a", voices=(None, "author"), text=TEXT, score=0.0
):
    """A target of the middle sentence."""
    judged = ItemJudgement(found, score, confidence, voices[1])
    return JudgedTarget(name, "partnership", text, (12, 23), (8, 32), coded, voices[0], judged, textblob)
