"""Who is who across articles: surnames, namesakes, short forms, offices with their dates."""

import random

import pytest

from analysis.annotations import LocalEntity, LocalOffice
from analysis.mentions.entities import Linked, Office
from analysis.mentions.linking import link


def entity(name, label, *aliases, offices=()):
    given = tuple(sorted(LocalOffice(office, office.split()[0]) for office in offices))
    return LocalEntity(name, label, tuple(sorted({name, *aliases})), given)


def linked_names(*articles):
    """Map (article, position) to the canonical name."""
    linked = link([(str(i), date, tuple(entities)) for i, (date, entities) in enumerate(articles)])
    names = {e.entity_id: e.name for e in linked.entities}
    return {(int(a), n): names[entity_id] for (a, n), entity_id in linked.ids.items()}


DIESS = entity("Herbert Diess", "PER", "Diess")
SURNAME = entity("Diess", "PER")
OTHER = entity("Maria Diess", "PER")


def test_a_surname_joins_the_only_person_who_has_it():
    assert linked_names((None, [DIESS]), (None, [SURNAME]))[1, 0] == "Herbert Diess"


def test_a_surname_of_two_people_stays_apart():
    names = linked_names((None, [DIESS]), (None, [OTHER]), (None, [SURNAME]))
    assert (names[0, 0], names[1, 0], names[2, 0]) == ("Herbert Diess", "Maria Diess", "Diess")


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        (entity("VW", "ORG"), entity("Volkswagen AG", "ORG"), "Volkswagen AG"),
        (entity("USA", "LOC"), entity("Vereinigten Staaten", "LOC"), "USA"),
        (entity("GdP", "ORG"), entity("Gewerkschaft der Polizei", "ORG", "GdP"), "Gewerkschaft der Polizei"),
        (entity("F. Rösler", "PER"), entity("Fritz Rösler", "PER"), "Fritz Rösler"),
        (entity("Boris Tadic", "PER"), entity("Boris Tadić", "PER"), "Boris Tadić"),
    ],
)
def test_forms_of_one_entity_join(one, other, name):
    names = linked_names((None, [one]), (None, [other]), (None, [other]))
    assert set(names.values()) == {name}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (entity("Heiner Müller", "PER"), entity("Herta Müller", "PER")),
        (entity("Nordkorea", "LOC"), entity("Südkorea", "LOC")),
        (entity("Volkswagen", "ORG"), entity("Volkswagen Automotive Cloud", "MISC")),
        (entity("Washington", "LOC"), entity("George Washington", "PER")),
    ],
)
def test_different_entities_stay_apart(one, other):
    assert len(set(linked_names((None, [one]), (None, [other])).values())) == 2


def test_a_short_form_of_two_organisations_stays_apart():
    names = linked_names(
        (None, [entity("Serbische Radikale Partei", "ORG", "SRS")]),
        (None, [entity("Sozialistische Regionalsparkasse", "ORG", "SRS")]),
        (None, [entity("SRS", "ORG")]),
    )
    assert len(set(names.values())) == 3


def test_a_mislabelled_place_follows_the_majority():
    place = entity("Tabasco", "LOC")
    linked = link([("a", None, (place,)), ("b", None, (place,)), ("c", None, (entity("Tabasco", "PER"),))])
    assert [(e.name, e.label) for e in linked.entities] == [("Tabasco", "LOC")]


def test_offices_carry_the_dates_at_which_they_were_seen():
    minister = entity("Angela Merkel", "PER", offices=["Umweltministerin"])
    chancellor = entity("Angela Merkel", "PER", offices=["Bundeskanzlerin"])
    undated = entity("Angela Merkel", "PER", offices=["Naturwissenschaftlerin"])
    articles = [("a", "1995-05", minister), ("b", "2006-01-02", chancellor), ("c", "2015", chancellor)]
    linked = link([(a, d, (e,)) for a, d, e in [*articles, ("d", None, undated)]])
    assert linked.entities[0].offices == (
        Office("Bundeskanzlerin", "2006-01-02", "2015"),
        Office("Naturwissenschaftlerin", None, None),
        Office("Umweltministerin", "1995-05", "1995-05"),
    )


def test_the_order_of_articles_does_not_matter():
    entities = [
        DIESS,
        SURNAME,
        OTHER,
        entity("VW", "ORG"),
        entity("Volkswagen", "ORG"),
        entity("Tabasco", "PER"),
    ]
    entities += [
        entity("Tabasco", "LOC"),
        entity("GdP", "ORG"),
        entity("Gewerkschaft der Polizei", "ORG", "GdP"),
    ]
    articles = [(f"a{i}", f"20{i:02}", (e, DIESS)) for i, e in enumerate(entities)]
    expected = link(articles)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert link(shuffled) == expected


def test_ids_are_readable_and_different():
    linked = link([("a", None, (DIESS, entity("Berlin", "LOC"), entity("Berlin", "MISC")))])
    assert {e.entity_id for e in linked.entities} >= {"per-herbert-diess", "loc-berlin"}
    assert len({e.entity_id for e in linked.entities}) == len(linked.entities)


def test_no_articles_give_no_entities():
    assert link([]) == Linked((), {})


def test_names_without_a_letter_end_no_run():
    marks = [(mark, None, (LocalEntity(mark, "PER", (mark,), ()),)) for mark in "!?"]
    assert len(link(marks).ids) == 2
