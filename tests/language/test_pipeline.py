"""The shipped pipeline loads, is small, says what it is; another one can take its place."""

import pytest
import spacy

from analysis.language.card import model_card
from analysis.language.pipeline import MODEL, PipelineMissing, load_pipeline


def test_the_shipped_pipeline_reads_a_sentence(nlp):
    doc = nlp("Angela Merkel lobte am Montag in Berlin die Arbeit von Siemens.")
    assert [(e.text, e.label_) for e in doc.ents] == [
        ("Angela Merkel", "PER"),
        ("Berlin", "LOC"),
        ("Siemens", "ORG"),
    ]
    assert [t.lemma_ for t in doc if t.pos_ == "VERB"] == ["loben"]


def test_a_compound_that_holds_a_name_stands_apart_from_names(nlp):
    doc = nlp("Der VW-Chef sprach mit dem Microsoft-Chef.")
    assert not doc.ents
    assert [(s.text, s.label_) for s in doc.spans["compounds"]] == [
        ("VW-Chef", "ORG"),
        ("Microsoft-Chef", "ORG"),
    ]


@pytest.mark.parametrize(
    ("sentence", "verb", "mood"),
    [
        ("Die Partnerschaft werde funktionieren, sagte er.", "werde", "Sub"),
        ("Der Kunde sei zufrieden, sagte sie.", "sei", "Sub"),
        ("So entstehe ein direkter Kontakt, sagte Diess.", "entstehe", "Sub"),
        ("Er habe nichts gewusst, teilte der Minister mit.", "habe", "Sub"),
        ("Die Firma wird wachsen.", "wird", "Ind"),
        ("Der Kunde ist zufrieden.", "ist", "Ind"),
    ],
)
def test_the_reported_subjunctive_is_told_from_the_indicative(nlp, sentence, verb, mood):
    token = next(t for t in nlp(sentence) if t.text == verb)
    assert token.morph.get("Mood") == [mood]


def test_the_shipped_pipeline_is_under_45_megabytes_and_carries_its_licence():
    files = [f for f in MODEL.rglob("*") if f.is_file()]
    assert sum(f.stat().st_size for f in files) < 45e6
    assert "CC BY-SA" in (MODEL / "LICENSE").read_text(encoding="utf-8")


def test_the_card_names_data_licences_and_scores(nlp):
    card = model_card(nlp)
    assert card.name == "pressespiegel"
    assert card.licence == "CC BY-SA 4.0"
    assert any("GermEval" in source for source in card.data)
    assert 0.6 < card.scores["LAS"] < 1


def test_a_missing_pipeline_says_how_to_get_it():
    with pytest.raises(PipelineMissing, match=r"de_core_news_xl.*conda install -c conda-forge"):
        load_pipeline("de_core_news_xl")


def test_a_pipeline_for_another_language_is_refused(tmp_path):
    spacy.blank("en").to_disk(tmp_path / "english")
    with pytest.raises(PipelineMissing, match="not for German"):
        load_pipeline(str(tmp_path / "english"))


def test_a_pipeline_without_parser_is_refused(tmp_path):
    spacy.blank("de").to_disk(tmp_path / "bare")
    with pytest.raises(PipelineMissing, match="has no 'parser'"):
        load_pipeline(str(tmp_path / "bare"))


def test_nothing_of_the_machine_that_trained_it_is_stored(nlp):
    assert set(nlp.config["paths"].values()) == {None}
    assert '"/' not in (MODEL / "config.cfg").read_text(encoding="utf-8")
