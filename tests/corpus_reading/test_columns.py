"""Which column holds what: as given, as its name says, or as its content shows."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest

from analysis.corpus.columns import cell_text, find_columns, guess_notice, row_articles
from analysis.corpus.decoding import Unreadable

LONG = "Der Vorstand hat am Montag in Kassel getagt und den Haushalt beschlossen."

NO_TEXT = "no column seems to hold the articles' text; give it with --columns text=NAME; it has 'Nr', 'Ort'"
NAMELESS = (
    "the first row names no columns; put a row with their names above it, such as Datum, Titel, Volltext"
)


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("Datum Überschrift Volltext", {"text": 2, "title": 1, "date": 0}),
        (
            "Zeitung Autor Erscheinungsdatum Schlagzeile Artikeltext Link",
            {"text": 4, "title": 3, "date": 2, "outlet": 0, "author": 1, "url": 5},
        ),
        (
            "id published headline body source author url",
            {"text": 3, "id": 0, "title": 2, "date": 1, "outlet": 4, "author": 5, "url": 6},
        ),
        ("DATUM VOLL-TEXT Dachzeile Agentur", {"text": 1, "kicker": 2, "date": 0, "agency": 3}),
        ("Publication-Date full_text Medium Verfasser", {"text": 1, "date": 0, "outlet": 2, "author": 3}),
        ("Quelle Text Zeitung", {"text": 1, "outlet": 2}),
        ("Inhalt Titel Volltext Titel", {"text": 2, "title": 1}),
    ],
)
def test_names_say_what_columns_hold(header, found):
    assert find_columns(header.split(), None, []).places == found


def test_without_a_name_for_it_the_text_is_in_the_column_with_the_longest_texts():
    rows = [["1", LONG, "Kassel"], ["2", None, "Fulda"], ["3", LONG * 2, "Kassel"]]
    assert find_columns(["Nr", "Spalte B", "Ort"], None, rows).places == {"text": 1}


def test_what_was_guessed_is_told():
    guess = find_columns(["Datum", "Volltext", "Ressort"], None, [])
    assert [notice.message for notice in guess_notice(guess, "a.csv", 1)] == [
        "columns: text = Volltext, date = Datum; give others with --columns"
    ]


def test_given_columns_are_taken_alone_and_nothing_is_told():
    guess = find_columns(["Titel", "Volltext", "Lauf"], {"text": "Lauf", "title": "volltext "}, [])
    assert (guess.places, guess.told) == ({"text": 2, "title": 1}, None)


def test_if_only_others_are_given_the_text_is_guessed():
    guess = find_columns(["Titel", "Volltext", "Tag"], {"date": "Tag"}, [])
    assert guess.places == {"text": 1, "date": 2}
    assert guess.told == "columns: text = Volltext, date = Tag; give others with --columns"


@pytest.mark.parametrize(
    ("header", "columns", "rows", "reason"),
    [
        (
            ["Titel", "Text"],
            {"text": "Volltext"},
            [],
            "there is no column 'Volltext'; it has 'Titel', 'Text'",
        ),
        (
            ["Nr", "Ort"],
            None,
            [["1", "Kassel"]],
            NO_TEXT,
        ),
        (
            ["27.02.2019", LONG],
            None,
            [["28.02.2019", LONG]],
            NAMELESS,
        ),
        (
            ["Brand", "", "", ""],
            None,
            [["", LONG, "", ""]],
            NAMELESS,
        ),
        (
            [f"Feld {number}" for number in range(20)],
            {"text": "Text"},
            [],
            "there is no column 'Text'; it has "
            + ", ".join(f"'Feld {number}'" for number in range(12))
            + " and 8 more",
        ),
    ],
)
def test_why_there_are_no_columns(header, columns, rows, reason):
    with pytest.raises(Unreadable) as error:
        find_columns(header, columns, rows)
    assert str(error.value) == reason


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Es brennt.", "Es brennt."),
        (" ", None),
        (None, None),
        (7, "7"),
        (7.0, "7"),
        (7.5, "7.5"),
        (float("nan"), None),
        (float("inf"), "inf"),
        (Decimal("7.00"), "7"),
        (True, "True"),
        (date(2019, 2, 27), "2019-02-27"),
        (datetime(2019, 2, 27), "2019-02-27"),
        (datetime(2019, 2, 27, 14, 5), "2019-02-27T14:05:00"),
        (time(14, 5), "14:05:00"),
        (["Anna Roth", None, "Karl Lenz"], "Anna Roth, Karl Lenz"),
        ([], None),
        (b"K\xc3\xb6ln", "Köln"),
    ],
)
def test_cells_of_all_types_are_written_as_text(cell, text):
    assert cell_text(cell) == text


def test_a_row_gives_an_article_and_a_text_that_is_none_is_rejected():
    guess = find_columns(["ID", "Datum", "Titel", "Volltext"], None, [])
    good, bad = [7, date(2019, 2, 27), "Brand", LONG], [8, None, None, 3.5]
    (article,) = row_articles(good, guess, "a.xlsx", 2)
    assert (article.article_id, article.date, article.title) == ("7", "2019-02-27", "Brand")
    (rejection,) = row_articles(bad, guess, "a.xlsx", 3)
    assert rejection.reason == "there is no text in the column 'Volltext', but a number; give it as text"
    (short,) = row_articles([9], guess, "a.xlsx", 4)
    assert short.reason == "there is no text; give the article's text"
