"""Real German sentences, and those whom they speak of by office or kind alone."""

import pytest

from analysis.annotations import LocalEntity, LocalOffice
from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions


def unnamed(nlp, text):
    """Those without a name, each with its phrases."""
    mentions, entities = find_mentions(nlp(text), (Part("body", 0, len(text)),))
    return [
        (entity, [text[m.start : m.end] for m in mentions if m.entity == i])
        for i, entity in enumerate(entities)
        if not entity.name
    ]


def somebody(text, head, *, label="PER", owners=(), nations=(), nearby=()):
    return LocalEntity("", label, (), (LocalOffice(text, head, owners, nations),), (), nearby)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Der VW-Chef sprach in Berlin. Später lachte der VW-Chef.",
            [(somebody("VW-Chef", "VW-Chef", owners=(0,)), ["Der VW-Chef", "der VW-Chef"])],
            id="phrases that say the same are one person's",
        ),
        pytest.param(
            "Der VW-Chef sprach. Der BMW-Chef schwieg.",
            [
                (somebody("VW-Chef", "VW-Chef", owners=(0,)), ["Der VW-Chef"]),
                (somebody("BMW-Chef", "BMW-Chef", owners=(1,)), ["Der BMW-Chef"]),
            ],
            id="two firms have two",
        ),
        pytest.param(
            "Die Vorsitzende der Neuen Liberalen Union warnte vor neuen Abgaben.",
            [
                (
                    somebody("Vorsitzende der Neuen Liberalen Union", "Vorsitzende", owners=(0,)),
                    ["Die Vorsitzende der Neuen Liberalen Union"],
                )
            ],
            id="an organisation in the genitive",
        ),
        pytest.param(
            "Angela Merkel traf Herbert Diess in Berlin. Der französische Außenminister kam dazu.",
            [
                (
                    somebody("Außenminister", "Außenminister", nations=("französisch",), nearby=(1, 0)),
                    ["Der französische Außenminister"],
                )
            ],
            id="a nation, and the persons before, the latest first",
        ),
        pytest.param(
            "Die Firma Vennberg wächst. Der Energiekonzern baut einen Windpark.",
            [
                (
                    somebody("Energiekonzern", "Energiekonzern", label="ORG", nearby=(0,)),
                    ["Der Energiekonzern"],
                )
            ],
            id="an organisation by a kind that the article does not tell",
        ),
        pytest.param("Der Energiekonzern baut einen Windpark.", [], id="no organisation before"),
        pytest.param("Der Chef der Gewerkschaft sprach am Montag.", [], id="a union without a name"),
        pytest.param("Der frühere VW-Chef schwieg.", [], id="a former holder"),
    ],
)
def test_who_is_spoken_of_without_a_name(nlp, text, expected):
    assert unnamed(nlp, text) == expected
