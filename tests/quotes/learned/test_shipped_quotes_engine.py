"""The engine that the package ships finds who says what in plain news sentences."""

import json
from itertools import pairwise

import pytest

from analysis.corpus.articles import Part
from analysis.language import pipeline
from analysis.quotes.engines import load_engine
from analysis.quotes.learned.engine import QUOTATIONS, find_quotes
from analysis.quotes.learned.weights import MODEL, SETTINGS

CASES = {
    "direct": (
        "Die Stadt bekommt einen neuen Bahnhof. „Wir beginnen im Frühjahr mit dem Bau“, sagte "
        "Bürgermeisterin Anna Maier am Montag. Der alte Bahnhof wird abgerissen.",
        [("Direct", "„Wir beginnen im Frühjahr mit dem Bau“", "Bürgermeisterin Anna Maier", "sagte")],
    ),
    "indirect": (
        "Die Regierung plant neue Steuern. Finanzminister Peter Huber sagte, dass die Einnahmen im "
        "nächsten Jahr steigen würden. Das Gesetz tritt im Januar in Kraft.",
        [
            (
                "Indirect",
                "dass die Einnahmen im nächsten Jahr steigen würden",
                "Finanzminister Peter Huber",
                "sagte",
            )
        ],
    ),
    "laut": (
        "Auf der Autobahn hat es gebrannt. Laut Polizei wurde niemand verletzt. Die Strasse war zwei "
        "Stunden lang gesperrt.",
        [("Indirect", "wurde niemand verletzt", "Polizei", "Laut")],
    ),
    "goes on": (
        "Der Konzern baut Stellen ab. Vorstandschef Karl Weber erklärte, die Lage sei schwierig. Die "
        "Verluste seien zuletzt stark gestiegen.",
        [
            ("Indirect", "die Lage sei schwierig", "Vorstandschef Karl Weber", "erklärte"),
            (
                "IndirectFreeIndirect",
                "Die Verluste seien zuletzt stark gestiegen.",
                "Vorstandschef Karl Weber",
                "",
            ),
        ],
    ),
    "nested": (
        "Das Parlament hat abgestimmt. Ministerin Eva Schmidt sagte, das Ergebnis sei „ein grosser Erfolg "
        "für das Land“. Das Gesetz gilt ab Mai.",
        [
            (
                "Indirect",
                "das Ergebnis sei „ein grosser Erfolg für das Land“",
                "Ministerin Eva Schmidt",
                "sagte",
            ),
            ("Direct", "„ein grosser Erfolg für das Land“", "Ministerin Eva Schmidt", "sagte"),
        ],
    ),
    "nothing": (
        "Der Zug fuhr um acht Uhr ab. Auf der Strecke lagen mehrere Bäume. Am Abend schneite es in den "
        "Bergen, und die Strassen waren leer.",
        [],
    ),
}
"""Paragraphs, and their quotations: type, words, speaker, cue."""
STYLES = {"„“": "„“", "»«": "»«", "straight": '""'}


def styled(words, marks):
    return words.replace("„", marks[0]).replace("“", marks[1])


def joined(text, spans):
    return " … ".join(text[start:end] for start, end in spans)


@pytest.fixture(scope="module")
def find(nlp):
    """The quotations of a paragraph."""

    def quotes(text):
        return find_quotes(nlp(text), (Part("body", 0, len(text)),), (), ())

    return quotes


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("case", CASES)
def test_plain_sentences_are_read_whatever_their_marks(find, case, style):
    words, expected = CASES[case]
    text = styled(words, STYLES[style])
    quotes = find(text)
    rows = [
        (q.type, joined(text, q.spans), joined(text, q.speaker_spans), joined(text, q.cue_spans))
        for q in quotes
    ]
    assert rows == [(kind, styled(quoted, STYLES[style]), *rest) for kind, quoted, *rest in expected]
    assert all(0 < q.confidence <= 1 for q in quotes)


def test_what_lies_in_another_quotation_names_it(find):
    outer, inner = find(CASES["nested"][0])
    assert (outer.nested_in, inner.nested_in) == (None, 0)


def test_quotations_come_in_text_order(find):
    text = " ".join(words for words, _ in CASES.values())
    firsts = [q.spans[0][0] for q in find(text)]
    assert len(firsts) >= 5
    assert all(a <= b for a, b in pairwise(firsts))


@pytest.fixture(scope="module")
def with_component():
    """A pipeline of its own, because the shared one is not to be changed."""
    nlp = pipeline.load_pipeline.__wrapped__()
    nlp.add_pipe(QUOTATIONS)
    return nlp


@pytest.mark.parametrize("case", CASES)
def test_the_component_finds_the_same(with_component, find, case):
    text, expected = CASES[case]
    assert with_component(text)._.quotations == find(text)
    assert len(find(text)) == len(expected)


def test_the_settings_say_what_the_weights_are():
    about = json.loads((MODEL / SETTINGS).read_text(encoding="utf-8"))["about"]
    language = json.loads((pipeline.MODEL / "meta.json").read_text(encoding="utf-8"))
    assert about["version"]
    assert about["licence"] == "CC BY-NC-SA 4.0"
    assert about["pipeline"] == language["version"]
    assert about["data"]


def test_the_package_s_own_pipeline_gets_these_weights(nlp):
    engine = load_engine("learned", nlp)
    assert (engine.name, engine.licence) == ("learned", "CC BY-NC-SA 4.0")
    assert engine.find is find_quotes


def test_card_and_licence_lie_beside_the_weights(nlp):
    card, licence = ((MODEL / name).read_text(encoding="utf-8") for name in ("README.md", "LICENSE"))
    for text in (card, licence):
        assert "CC BY-NC-SA 4.0" in text
    assert f"`pressespiegel` {nlp.meta['version']}" in card
    assert (MODEL / "speech_words.txt").read_text(encoding="utf-8").split()
