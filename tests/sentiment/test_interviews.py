"""Interviews in the layouts of print: answers («a:…») are quoted, questions («q:…») are the paper's own."""

import re

import pytest

from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions
from analysis.quotes.engines import NAMES, load_engine
from analysis.sentiment.items import judge_item
from analysis.sentiment.units import sentence_of, target_span
from analysis.sentiment.voice import attribute

VOICES = {"a": "quoted", "q": "author"}

LABELS = """SZ: Gefährdet die App den «q:Datenschutz»?

Scheuer: Nein. Die App wahrt den «a:Datenschutz».

SZ: Was ist mit der «q:Kooperation» mit Google?

Scheuer: Die «a:Kooperation» ist ein Gewinn für alle. Sie bringt uns mehr «a:Zusammenarbeit»."""

NAMES_ONLY = """Müller: Herr Diess, was bringt die «q:Partnerschaft» mit Ford?
Diess: Sie spart Kosten. Die «a:Partnerschaft» ist gut für beide.
Müller: Und was sagt der Betriebsrat zur «q:Allianz»?
Diess: Der Betriebsrat trägt die «a:Allianz» mit."""

QUESTION_AND_ANSWER = """Frage: Ist die «q:Partnerschaft» am Ende?

Antwort: Die «a:Partnerschaft» lebt. Sie wird von beiden Seiten gepflegt."""

BOLD_LOST = """Herr Scheuer, wie läuft die «q:Zusammenarbeit» mit den Ländern?

Wir haben eine enge «a:Kooperation» vereinbart. Die Länder ziehen mit.

Und der «q:Datenschutz»?

Der «a:Datenschutz» ist gewährleistet. Daran gibt es nichts zu deuteln."""

DASHES = """Ist die «q:Partnerschaft» am Ende?

– Nein, die «a:Partnerschaft» lebt.

Was kommt danach?

– Noch mehr «a:Zusammenarbeit»."""

IN_ONE_LINE = (
    "Die Lage ist ernst. Was erwarten Sie von der «q:Zusammenarbeit» mit Polen? "
    "Seehofer: Die «a:Zusammenarbeit» mit Polen ist hervorragend."
)
WITHOUT_LABELS = (
    "Frau Weber, warum scheiterte die «q:Kooperation»? Ich habe von Anfang an gewarnt. "
    "Die «a:Zusammenarbeit» war schlecht vorbereitet."
)
NO_INTERVIEW = """Darf der Staat alles wissen? Muss er es? Der «q:Datenschutz» setzt ihm Grenzen.

Wer schützt die Bürger?

Das Gesetz regelt den «q:Datenschutz» nur lückenhaft. Die Behörden haben zu wenig Personal."""

LAYOUTS = {
    "labels": LABELS,
    "names": NAMES_ONLY,
    "question and answer": QUESTION_AND_ANSWER,
    "bold lost": BOLD_LOST,
    "dashes": DASHES,
    "one line": IN_ONE_LINE,
    "no labels": WITHOUT_LABELS,
    "no interview": NO_INTERVIEW,
}


def read(marked):
    """Take the marks out; give the text and each target with its voice."""
    text, targets, last = "", [], 0
    for match in re.finditer(r"«([aq]):(.*?)»", marked):
        text += marked[last : match.start()]
        targets.append((len(text), len(text) + len(match[2]), VOICES[match[1]]))
        text, last = text + match[2], match.end()
    return text + marked[last:], targets


@pytest.mark.parametrize("engine", NAMES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_answers_are_quoted_and_questions_are_not(nlp, engine, layout):
    text, targets = read(LAYOUTS[layout])
    doc, parts = nlp(text), (Part("body", 0, len(text)),)
    mentions, entities = find_mentions(doc, parts)
    quotes = load_engine(engine, nlp).find(doc, parts, mentions, entities)
    found = [
        (
            start,
            end,
            attribute(target_span(doc, start, end), sentence_of(doc, start, end), quotes, mentions).voice,
        )
        for start, end, _ in targets
    ]
    assert found == targets


@pytest.mark.parametrize(
    ("layout", "speaker"), [("names", "Diess"), ("one line", "Seehofer"), ("no labels", "Weber")]
)
def test_answers_have_their_speaker(nlp, layout, speaker):
    text, targets = read(LAYOUTS[layout])
    doc, parts = nlp(text), (Part("body", 0, len(text)),)
    mentions, entities = find_mentions(doc, parts)
    start, end, _ = next(t for t in reversed(targets) if t[2] == "quoted")
    given = attribute(target_span(doc, start, end), sentence_of(doc, start, end), (), mentions)
    assert [entities[i].name for i in given.speakers] == [speaker]


@pytest.mark.parametrize(
    ("before", "text", "voice"),
    [
        ("Was planen Sie mit Frankreich?", "Scheuer: Die Kooperation wird enger.", "quoted"),
        ("Was planen Sie? Scheuer: Wir rücken zusammen.", "Die Kooperation wird enger.", "quoted"),
        ("Scheuer: Wir rücken zusammen. SZ: Und dann?", "SZ: Wie eng wird die Kooperation?", "author"),
        ("Was planen Sie mit Frankreich? Wir rücken zusammen.", "Die Kooperation wird enger.", "quoted"),
        ("Was planen die Firmen? Das ist offen.", "Die Kooperation wird enger.", "author"),
    ],
)
def test_turns_of_which_only_the_context_tells(nlp, before, text, voice):
    start = text.index("Kooperation")
    assert judge_item(nlp, text, start, start + len("Kooperation"), before=before).voice == voice
