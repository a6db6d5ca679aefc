"""Each pipeline gets the engine that can read it, and each engine says under which licence it may be used."""

import pytest
import spacy
from spacy.tokens import Doc

from analysis.annotations import Quote
from analysis.quotes import rules
from analysis.quotes.engines import NAMES, OWN_PIPELINE, EngineMismatch, default_engine, load_engine
from analysis.quotes.learned import engine as learned
from analysis.quotes.learned.weights import Learned

ABOUT = {
    "version": "7",
    "licence": "CC BY-NC-SA 4.0",
    "data": ["Zeitungen (CC BY-NC-SA 4.0)"],
    "pipeline": "0.9.1",
}


@pytest.fixture
def weights(monkeypatch):
    """Weights that read version 0.9.1 of the pipeline."""
    monkeypatch.setattr(learned, "load_learned", lambda: Learned(None, None, None, ABOUT))


def pipeline(name, version):
    nlp = spacy.blank("de", meta={"name": name, "version": version})
    assert (nlp.meta["name"], nlp.meta["version"]) == (name, version)
    return nlp


@pytest.fixture
def own():
    return pipeline(OWN_PIPELINE, "0.9.1")


OTHERS = [("core_news_lg", "3.8.0"), (OWN_PIPELINE, "0.9.0"), ("core_news_lg", "0.9.1")]


@pytest.mark.usefixtures("weights")
def test_the_package_s_own_pipeline_is_read_by_what_was_learnt(own):
    assert default_engine(own) == "learned"
    assert load_engine("learned", own) == (
        "learned",
        "7",
        "CC BY-NC-SA 4.0",
        ("Zeitungen (CC BY-NC-SA 4.0)",),
        learned.find_quotes,
    )


@pytest.mark.usefixtures("weights")
@pytest.mark.parametrize(("name", "version"), OTHERS)
def test_other_pipelines_are_read_by_rules(name, version):
    nlp = pipeline(name, version)
    assert default_engine(nlp) == "rules"
    with pytest.raises(EngineMismatch) as refused:
        load_engine("learned", nlp)
    assert str(refused.value) == (
        f"the learned quotes engine reads the pipeline 'pressespiegel' 0.9.1 only, not '{name}' {version}; "
        "leave --pipeline out, or take --quotes rules"
    )


@pytest.mark.usefixtures("weights")
def test_an_empty_pipeline_is_refused():
    with pytest.raises(EngineMismatch, match="take --quotes rules"):
        load_engine("learned", spacy.blank("de"))


def test_the_rules_read_every_pipeline_and_need_no_weights(monkeypatch, own):
    monkeypatch.setattr(learned, "load_learned", lambda: pytest.fail("weights were read"))
    for nlp in (own, spacy.blank("de")):
        engine = load_engine("rules", nlp)
        assert engine.name == "rules"
        assert engine.licence == "MIT"
        assert engine.data == ()
        assert engine.find is rules.find_quotes
    assert NAMES == ("rules", "learned")


def test_the_component_keeps_what_was_found_in_the_document(monkeypatch, nlp):
    found = (Quote("Direct", ((0, 4),), confidence=0.5),)
    asked = []

    def find(doc, parts, mentions, entities):
        asked.append((doc.text, parts, mentions, entities))
        return found

    monkeypatch.setattr(learned, "find_quotes", find)
    doc = learned.quotations(nlp("„Ja“, sagte er."))
    assert isinstance(doc, Doc)
    assert doc._.quotations == found
    assert asked == [("„Ja“, sagte er.", (("body", 0, 15),), (), ())]
    assert nlp("Er kam.")._.quotations == ()


def test_an_article_without_words_needs_no_weights(monkeypatch, nlp):
    monkeypatch.setattr(learned, "load_learned", lambda: Learned(None, None, None, ABOUT))
    for text in ("", "\n\n", " "):
        assert learned.find_quotes(nlp(text), (), (), ()) == ()


def test_turns_of_an_interview_have_no_confidence(monkeypatch, nlp):
    monkeypatch.setattr(learned, "load_learned", lambda: Learned(None, None, None, ABOUT))
    text = "Maier: Wie geht es?\nHuber: Gut.\nMaier: Was nun?\nHuber: Nichts."
    quotes = learned.find_quotes(nlp(text), (), (), ())
    assert [text[slice(*q.speaker_spans[0])] for q in quotes] == ["Maier", "Huber", "Maier", "Huber"]
    assert [q.confidence for q in quotes] == [None] * 4
