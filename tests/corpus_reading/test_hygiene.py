import pytest

from analysis.corpus.documents import file_document
from analysis.corpus.given import Given, articles_from
from analysis.corpus.hygiene import cleaned, readable, unanalysable
from analysis.corpus.layout import running_text
from analysis.corpus.plain_text import read_text_file


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("Bundes\u00adkanzlerin Angela Mer\u00adkel", "Bundeskanzlerin Angela Merkel"),
        ("10\u00a0Millionen\u202fEuro", "10 Millionen Euro"),
        ("„\u200bNein\u2060“, sagte\ufeff er", "„Nein“, sagte er"),
        ("oﬃzielle Eﬀekte ﬁnden", "offizielle Effekte finden"),
        ("Mu\u0308ller und A\u0308rger in Orle\u0301ans", "Müller und Ärger in Orléans"),
        ("VW\u2011Chef", "VW-Chef"),
        ("fÃ¼r â€žÃ–sterreichâ€œ", "für „Österreich“"),
        ("fÃƒÂ¼r 10Â\xa0Euro", "für 10 Euro"),
        ("\x84Nein\x93, sagte\x07er", "„Nein“, sagte er"),
        ("Berlin\r\nParis\rRom", "Berlin\nParis\nRom"),
        ("Er sah " + "=" * 200 + " nichts", "Er sah   nichts"),
    ],
)
def test_what_is_not_a_word_is_cleaned(given, clean):
    assert cleaned(given).text == clean


@pytest.mark.parametrize(
    "text",
    [
        "Der Datenschutz sei „wichtig“, sagte Müller – für alle.\n\nEr kam.",
        "Das Café „Menü“ in São Paulo, ein „Ä“ und »Ö« – à la carte.",
        "«\u00a0Oui\u00a0», sagte er.",
        "Überschrift\nDer erste Satz.\nDer zweite Satz.",
        "Anna Müller, Kassel\nBeate Schmidt, Berlin\nCarla Weber, Bonn\nDora Braun, Köln am Rhein",
        "Vorwort -\nnach dem Strich",
    ],
)
def test_a_text_with_nothing_to_clean_is_the_text_itself(text):
    copy = cleaned(text)
    assert copy.text == text
    assert copy.in_given(3, 9) == copy.in_copy(3, 9) == (3, 9)


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("der Daten-\nschutz", "der Datenschutz"),
        ("der Daten\u00ad\n  schutz", "der Datenschutz"),
        ("Daten- und\nInformations-\nschutz", "Daten- und\nInformationsschutz"),
        ("Innen-\nund Außenpolitik", "Innen- und Außenpolitik"),
        ("die CDU-\nPolitikerin", "die CDU-Politikerin"),
        ("der VW-\nChef", "der VW-Chef"),
        ("die US-\namerikanische Firma", "die US-amerikanische Firma"),
        ("der 30-\njährige Mann", "der 30-jährige Mann"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_joined(given, clean):
    assert cleaned(given).text == clean


WRAPPED = """Ein langer Streit geht zu Ende

Der Vorstand der Firma aus Kassel hat am Montag be-
schlossen, die Zusammenarbeit mit dem Konzern aus
München wieder aufzunehmen. Das sagte eine Sprecherin
der CDU-
Fraktion. Er nannte drei Punkte:
- mehr Geld für die Werke in Kassel und in München und
- weniger Zeit

Damit ist der Streit beendet, der im Herbst begonnen
hatte."""


def test_lines_broken_at_a_fixed_width_are_joined_and_paragraphs_and_lists_stay():
    assert cleaned(WRAPPED).text == (
        "Ein langer Streit geht zu Ende\n\n"
        "Der Vorstand der Firma aus Kassel hat am Montag beschlossen, die Zusammenarbeit mit dem Konzern aus "
        "München wieder aufzunehmen. Das sagte eine Sprecherin der CDU-Fraktion. Er nannte drei Punkte:\n"
        "- mehr Geld für die Werke in Kassel und in München und\n- weniger Zeit\n\n"
        "Damit ist der Streit beendet, der im Herbst begonnen hatte."
    )


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("der Daten\u00adschutz sei", "Daten\u00adschutz"),
        ("der \u00adDaten-\nschutz\u200b sei", "Daten-\nschutz"),
        ("der DatenschutzÂ\xa0sei", "Datenschutz"),
    ],
)
def test_offsets_lead_back_without_what_was_removed_around_a_word(given, word):
    copy = cleaned(given)
    start = copy.text.index("Datenschutz")
    first, last = copy.in_given(start, start + len("Datenschutz"))
    assert given[first:last] == word
    assert copy.in_copy(first, last) == (start, start + len("Datenschutz"))


@pytest.mark.parametrize("place", range(1, 8))
def test_every_character_leads_to_the_one_that_it_stands_for(place):
    given = "â€žÃ–l\u00adﬁlm\u0301"
    clean = "„Ölfilḿ"
    copy = cleaned(given)
    assert copy.text == clean
    first, last = copy.in_given(0, place)
    assert cleaned(given[first:last]).text == clean[:place] + ("i" if place == 4 else "")


def test_what_is_read_by_people_stands_on_one_line():
    assert readable("der\u00a0Daten-\nschutz\nder  CDU") == "der Datenschutz der CDU"


def test_parts_are_found_in_spite_of_fixed_spaces():
    text = "Berlin\u00a0(AFP)\u00a0-\u00a0Der Vor\u00adstand tagt."
    parts = running_text(text).parts
    assert [(part.name, text[part.start : part.end]) for part in parts] == [
        ("dateline", "Berlin\u00a0(AFP)\u00a0-"),
        ("body", "Der Vor\u00adstand tagt."),
    ]


@pytest.mark.parametrize(
    "text", ['"' * 20_000, "„“" * 5_000, "A" * 50_000, "QUJD" * 5_000 + "\n" + "-" * 300]
)
def test_a_text_without_words_is_rejected_with_a_reason(text):
    (rejection,) = articles_from(Given(text, 7), "export.csv")
    assert rejection == (
        "export.csv",
        7,
        "no words, only rows of signs or encoded data; give the article's text",
    )


def test_a_text_file_without_words_is_rejected_with_the_same_reason(tmp_path):
    (tmp_path / "a.txt").write_text("=" * 500, encoding="utf-8")
    (rejection,) = read_text_file(file_document(tmp_path / "a.txt", "a.txt"))
    assert rejection.reason == "no words, only rows of signs or encoded data; give the article's text"


def test_a_text_of_many_more_words_than_an_article_is_rejected_with_a_reason():
    (rejection,) = articles_from(Given("Wort\n" * 30_000, 1), "export.csv")
    assert rejection.reason == "more than 50,000 words and signs; split it into articles"
    assert unanalysable("Datenschutzgrundverordnung " * 40_000) is None
    assert unanalysable("Merkel kam." + "\n" * 100_000 + "Sie ging.") is None


def test_a_text_with_words_beside_noise_is_none_of_these():
    assert unanalysable("Merkel kam. " + "." * 5_000 + " Sie ging.") is None
