"""Cases that once went wrong: each failed before it was mended."""

import numpy as np
import pytest
import spacy

from analysis.corpus.articles import Part
from analysis.quotes import engines
from analysis.quotes.learned import engine as learned
from analysis.quotes.learned.judge import verdicts
from analysis.quotes.learned.tags import Roles, Stretch
from analysis.quotes.learned.weights import Learned
from training.tagging import _rate

INTERVIEW = (
    "Der Plan sei gut.\n\nMaier: Wie geht es Ihnen?\nHuber: Gut, ich freue mich.\nMaier: Was nun?\n"
    "Huber: Wir machen weiter.\n\nEr komme bald."
)


def test_an_unknown_engine_is_refused(monkeypatch):
    about = {"version": "7", "licence": "L", "data": [], "pipeline": "0.9"}
    monkeypatch.setattr(learned, "load_learned", lambda: Learned(None, None, None, about))
    nlp = spacy.blank("de", meta={"name": "pressespiegel", "version": "0.9"})
    with pytest.raises(KeyError, match="choose rules or learned"):
        engines.load_engine("regeln", nlp)


def test_the_learning_rate_never_exceeds_the_highest():
    assert max(_rate(0.1, k, n) for n in (1, 5, 10, 30, 990) for k in range(n)) <= 0.1 + 1e-9


def test_types_far_below_zero_are_still_probabilities():
    types = verdicts(np.array([[0.0, 0.0, *[-900.0] * 5]])).types
    assert types.sum() == pytest.approx(1)


def test_no_quotation_reaches_over_the_turns_of_an_interview(nlp):
    reading = learned.read_document(nlp(INTERVIEW), INTERVIEW, (Part("body", 0, len(INTERVIEW)),))
    tokens = tuple(range(len(reading.tokens)))
    quote = learned._quote(reading, Stretch("IndirectFreeIndirect", tokens, False), Roles(), 0.5)
    assert [INTERVIEW[a:b] for a, b in quote.spans] == ["Der Plan sei gut.", "Er komme bald."]
