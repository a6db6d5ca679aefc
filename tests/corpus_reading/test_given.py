"""What becomes of an article's metadata: date, agency and outlet, and where they stand."""

import pytest

from analysis.corpus.articles import Article, Notice
from analysis.corpus.given import Given, articles_from

BODY = "Der Vorstand hat am Montag in Kassel getagt. Er will im Herbst dort wieder zusammenkommen, hieß es."
CHECK = "(check it, or give one like 2019-02-27)"


def made(text=BODY, **given):
    items = list(articles_from(Given(text, 3, **given), "a.csv"))
    (article,) = (item for item in items if isinstance(item, Article))
    return article, [item.message for item in items if isinstance(item, Notice)]


@pytest.mark.parametrize(
    ("text", "given", "date", "source", "notices"),
    [
        (BODY, {"date": "Mi., 27.2.2019, 14:05 Uhr"}, "2019-02-27", "metadata", []),
        (BODY, {}, None, None, []),
        (BODY, {"date": " "}, None, None, []),
        (
            BODY,
            {"date": "gestern"},
            None,
            None,
            ['"gestern" is no date; the article is read without one (write it like 2019-02-27)'],
        ),
        (
            BODY,
            {"date": "03/04/2019"},
            None,
            None,
            [
                '"03/04/2019" may mean two days, the month being the first or the second number; '
                "the article is read without one (write it like 2019-02-27)"
            ],
        ),
        (
            BODY,
            {"url": "https://kurier.example/2019/02/27/brand"},
            "2019-02-27",
            "url",
            [f"the metadata give no date; the one in the URL is taken {CHECK}"],
        ),
        (
            f"27.02.2019, 14:40 Uhr\n\n{BODY}",
            {"url": "https://kurier.example/2019/03/01/brand"},
            "2019-02-27",
            "text",
            [f"the metadata give no date; the one in the text is taken {CHECK}"],
        ),
        (
            f"{BODY}\n\nMittwoch, 27. Februar 2019",
            {"date": "gestern"},
            "2019-02-27",
            "text",
            [f'"gestern" is no date; the one in the text is taken {CHECK}'],
        ),
        (
            f"Berlin, 27. Februar 2019 (dpa) - {BODY}",
            {},
            "2019-02-27",
            "text",
            [f"the metadata give no date; the one in the text is taken {CHECK}"],
        ),
        (f"Berlin, 27. Februar (dpa) - {BODY}", {}, None, None, []),
        (f"Berlin, 27. Februar (dpa) - {BODY}", {"date": "2019"}, "2019-02-27", "text", []),
        (f"Berlin, 27. Februar (dpa) - {BODY}", {"date": "2019-03"}, "2019-03", "metadata", []),
        (
            f"31.02.2019\n\n{BODY}",
            {},
            None,
            None,
            ['"31.02.2019" in the text is no date; the article is read without one'],
        ),
        (f"Am 27. Februar 2019 tagte er.\n\n{BODY}", {}, None, None, []),
    ],
)
def test_where_the_date_comes_from(text, given, date, source, notices):
    article, told = made(text, **given)
    assert (article.date, article.date_source, told) == (date, source, notices)
    assert article.text == text


def test_a_date_line_belongs_to_no_part():
    article, _ = made(f"Berlin, 27. Februar 2019\n\n{BODY}")
    assert [(part.name, article.text[part.start : part.end]) for part in article.parts] == [("body", BODY)]


@pytest.mark.parametrize(
    ("text", "given", "agency"),
    [
        (BODY, {"agency": "Deutsche Presse-Agentur"}, "dpa"),
        (BODY, {"agency": "Agentur Wolkenstein"}, "Agentur Wolkenstein"),
        (BODY, {"author": "dpa/AFP"}, "dpa/AFP"),
        (f"Berlin (AFP) - {BODY}", {"author": "Maria Muster"}, "AFP"),
        (f"Berlin (AFP) - {BODY}", {"agency": "dpa"}, "dpa"),
        (f"{BODY} (epd)", {}, "epd"),
        (BODY, {"author": "Maria Muster"}, None),
    ],
)
def test_the_agency_is_that_of_the_metadata_or_the_text(text, given, agency):
    assert made(text, **given)[0].agency == agency


def test_the_outlet_is_given_or_read_from_the_address():
    assert made(url="https://www.taz.de/1")[0].outlet == "taz"
    assert made(url="https://www.taz.de/1", outlet="die tageszeitung")[0].outlet == "die tageszeitung"
