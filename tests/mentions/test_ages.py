"""Who "der 66-Jährige" is: only where the article tells the age."""

import pytest

from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions


def roles_of(nlp, text):
    mentions, entities = find_mentions(nlp(text), (Part("body", 0, len(text)),))
    return [(text[m.start : m.end], entities[m.entity].name) for m in mentions if m.kind == "role"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Angela Merkel (51) reiste nach Paris. Die 51-Jährige blieb zwei Tage.",
            [("Die 51-Jährige", "Angela Merkel")],
            id="in brackets",
        ),
        pytest.param(
            "Der 66-jährige Peter Kramer kam am Freitag frei. Seinen Anwalt hatte der 66-Jährige entlassen.",
            [("der 66-Jährige", "Peter Kramer")],
            id="before the name",
        ),
        pytest.param(
            "Peter Kramer, 66, kam am Freitag frei. Die Polizei hatte den 66-Jährigen in Bonn gefasst.",
            [("den 66-Jährigen", "Peter Kramer")],
            id="between commas, accusative",
        ),
        pytest.param(
            "Peter Kramer (66) traf am Freitag einen Nachbarn. Der 48-Jährige hatte ihn gerufen.",
            [],
            id="another age",
        ),
        pytest.param(
            "Peter Kramer (66) traf am Freitag seine Frau. Die 66-Jährige hatte ihn gerufen.",
            [],
            id="another gender",
        ),
        pytest.param(
            "Peter Kramer (66) und Anton Weber (66) trafen sich. Der 66-Jährige lachte.",
            [],
            id="two of one age",
        ),
        pytest.param(
            "Peter Kramer (66) kam am Freitag frei. Die 66-Jährigen haben es schwer.",
            [],
            id="several",
        ),
    ],
)
def test_an_age_stands_for_whom_the_article_gives_it_to(nlp, text, expected):
    assert roles_of(nlp, text) == expected
