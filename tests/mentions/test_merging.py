"""Which names of one article are one entity's."""

import pytest

from analysis.mentions.merging import differ_in_one, merge
from analysis.mentions.names import Name


def groups_of(text, *labelled):
    """Group names given as (text, label) in the order in which they stand in a text."""
    names, at = [], 0
    for words, label in labelled:
        at = text.index(words, at)
        names.append(Name(at, at + len(words), words, label))
        at += len(words)
    return [[names[i].text for i in group] for group in merge(names, text)]


@pytest.mark.parametrize(
    ("text", "labelled", "expected"),
    [
        pytest.param(
            "Die Volksallianz für Demokratie (PAD) ruft auf. Die PAD siegt.",
            [("Volksallianz für Demokratie", "ORG"), ("PAD", "ORG"), ("PAD", "ORG")],
            [["Volksallianz für Demokratie", "PAD", "PAD"]],
            id="a short form in another language",
        ),
        pytest.param(
            "Der Fußballverein Bochum (CDU) tagt.",
            [("Fußballverein Bochum", "ORG"), ("CDU", "ORG")],
            [["Fußballverein Bochum"], ["CDU"]],
            id="a well-known name in brackets is another's",
        ),
        pytest.param(
            "Die Guardia Civil kam. Die Guarda Civil ging.",
            [("Guardia Civil", "ORG"), ("Guarda Civil", "ORG")],
            [["Guardia Civil", "Guarda Civil"]],
            id="one letter is missing",
        ),
        pytest.param(
            "Lana Clarkson starb. Lara Clarkson war Schauspielerin.",
            [("Lana Clarkson", "PER"), ("Lara Clarkson", "PER")],
            [["Lana Clarkson", "Lara Clarkson"]],
            id="one letter is another",
        ),
        pytest.param(
            "Der Airbus A 320 flog. Der Airbus A 330 auch.",
            [("Airbus A 320", "MISC"), ("Airbus A 330", "MISC")],
            [["Airbus A 320"], ["Airbus A 330"]],
            id="numbers are no slips",
        ),
        pytest.param(
            "Der Irak-Krieg begann. Der Irakkrieg endete.",
            [("Irak-Krieg", "MISC"), ("Irakkrieg", "MISC")],
            [["Irak-Krieg", "Irakkrieg"]],
            id="with and without a hyphen",
        ),
        pytest.param(
            "Thaksin Shinawatra kam. Thaksin ging.",
            [("Thaksin Shinawatra", "PER"), ("Thaksin", "PER")],
            [["Thaksin Shinawatra", "Thaksin"]],
            id="known by the first name",
        ),
        pytest.param(
            "Martin Schmidt traf Anna Martin. Martin lachte.",
            [("Martin Schmidt", "PER"), ("Anna Martin", "PER"), ("Martin", "PER")],
            [["Martin Schmidt"], ["Anna Martin", "Martin"]],
            id="a surname comes before a first name",
        ),
        pytest.param(
            "Die Conradty AG ist pleite. Conradty war alt.",
            [("Conradty AG", "ORG"), ("Conradty", "ORG")],
            [["Conradty AG", "Conradty"]],
            id="without its legal form",
        ),
        pytest.param(
            "Eintracht Lahnstein gewann. Die Eintracht feierte. Lahnstein auch.",
            [("Eintracht Lahnstein", "ORG"), ("Eintracht", "ORG"), ("Lahnstein", "LOC")],
            [["Eintracht Lahnstein", "Eintracht"], ["Lahnstein"]],
            id="the first word of an organisation, not the town",
        ),
    ],
)
def test_names_of_one_entity_are_one_group(text, labelled, expected):
    assert groups_of(text, *labelled) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("guarda", "guardia", True),
        ("lana", "lara", True),
        ("lana", "lana", False),
        ("lana", "lina m", False),
        ("ab", "ba", False),
        ("", "a", True),
    ],
)
def test_one_letter_makes_the_difference(one, other, expected):
    assert differ_in_one(one, other) is expected
    assert differ_in_one(other, one) is expected
