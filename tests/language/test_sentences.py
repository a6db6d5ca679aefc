"""Sentence boundaries: where layout and quotation marks fix them, and where a full stop ends none."""

import pytest

from analysis.corpus.datelines import find_datelines


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("Berlin (AFP) - Volkswagen und Microsoft weiten aus.", "Berlin", "AFP"),
        ("Frankfurt/Main (dpa) – Die Bank wächst.", "Frankfurt/Main", "dpa"),
        ("New York (Reuters) -- Die Kurse steigen.", "New York", "Reuters"),
    ],
)
def test_datelines(line, place, agency):
    (found,) = find_datelines(line)
    assert (line[: found.part.end].partition(" (")[0], found.agency) == (place, agency)


@pytest.mark.parametrize("line", ["Die CDU (Union) gewann die Wahl.", "Er kam 2019 (im Mai) - spät."])
def test_brackets_in_running_text_are_no_dateline(line):
    assert not find_datelines(line)


def test_a_headline_without_full_stop_ends_at_the_line_break(nlp):
    doc = nlp("Bündnis zerbricht nach Streit\n\nDie Partner gehen getrennte Wege.")
    assert [s.text.strip() for s in doc.sents if s.text.strip()] == [
        "Bündnis zerbricht nach Streit",
        "Die Partner gehen getrennte Wege.",
    ]


def test_the_text_behind_a_dateline_starts_a_sentence(nlp):
    doc = nlp("Berlin (AFP) - Volkswagen und Microsoft weiten ihre Partnerschaft aus.")
    assert [s.text for s in doc.sents] == [
        "Berlin (AFP) -",
        "Volkswagen und Microsoft weiten ihre Partnerschaft aus.",
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ("Bundeskanzler a. D. Gerhard Schröder kam am 3. März.", "Er sprach mit Kund:innen."),
        ("Das gilt z. B. für Köln bzw. Bonn.", "Laut § 5 Abs. 2 ist das verboten."),
        ("Am 27. Februar 2019 unterzeichneten beide den Vertrag.", "Der 2. Weltkrieg endete 1945."),
        ("Prof. Dr. Anna Weiß lehrt in St. Gallen.", "Sie schwieg."),
        ("„Das ist falsch.“", "Der Minister widersprach.", "„Wir prüfen das“, sagte er."),
        ("»Ist das wahr?«, fragte sie.", "»Ja!«, rief er."),
        ("„Wir haben das geprüft.", "Es gibt keinen Fehler“, sagte die Sprecherin.", "Alle nickten."),
        ('"Wir werden das nicht tun", sagte Anna Weiß.', '"Niemals."'),
        ("Microsoft-Chef Nadella sagte: „Wir freuen uns.“", "Beide gaben sich die Hand."),
        ("Das Album „Help! Live.“ erschien 1965.", "Es verkaufte sich gut."),
        ("Die Kund:innen sind zufrieden!", "Warum?", "Weil der Preis stimmt."),
    ],
    ids=lambda sentences: sentences[0][:30],
)
def test_running_text_is_cut_between_sentences(nlp, sentences):
    doc = nlp(" ".join(sentences))
    assert [s.text for s in doc.sents] == list(sentences)
