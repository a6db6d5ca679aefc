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


def led(name, office, owner, *aliases):
    """Somebody with an office of the organisation that stands second in the article."""
    given = (LocalOffice(f"{office} von {owner}", office, (1,)),)
    return [LocalEntity(name, "PER", tuple(sorted({name, *aliases})), given), entity(owner, "ORG")]


def test_a_mislabelled_full_name_follows_its_person():
    names = linked_names(
        (None, [entity("Herbert Diess", "ORG")]), (None, [DIESS]), (None, [entity("Herbert Diess", "ORG")])
    )
    assert set(names.values()) == {"Herbert Diess"}
    linked = link([("a", None, (entity("Herbert Diess", "ORG"),)), ("b", None, (DIESS,))])
    assert [(e.name, e.label) for e in linked.entities] == [("Herbert Diess", "PER")]


@pytest.mark.parametrize(
    ("surname", "name"),
    [
        pytest.param([SURNAME], "Diess", id="nothing ties it"),
        pytest.param(led("Diess", "Chef", "Lindwerk"), "Herbert Diess", id="the organisation of one"),
        pytest.param([SURNAME, entity("Ute Roth", "PER")], "Maria Diess", id="rare company of the other"),
        pytest.param(
            [entity("Diess", "PER", offices=["Sängerin"])], "Maria Diess", id="its gender contradicts one"
        ),
        pytest.param(
            [entity("Diess", "PER", offices=["Torhüter"]), entity("Ute Roth", "PER")],
            "Diess",
            id="sphere and gender contradict both",
        ),
    ],
)
def test_a_surname_of_two_people_goes_to_whom_something_ties_it(surname, name):
    manager = led("Herbert Diess", "Vorstandschef", "Lindwerk")
    singer = [entity("Maria Diess", "PER", offices=["Sängerin"]), entity("Ute Roth", "PER")]
    assert linked_names((None, manager), (None, singer), (None, surname))[2, 0] == name


@pytest.mark.parametrize(("leader", "joined"), [("Karl Dorn", True), ("Ute Roth", False)])
def test_the_first_word_of_an_organisation_joins_by_its_leader(leader, joined):
    names = linked_names(
        (None, led("Karl Dorn", "Chef", "Vennberg Motoren")), (None, led(leader, "Chef", "Vennberg"))
    )
    assert (names[0, 1] == names[1, 1]) == joined


@pytest.mark.parametrize(
    ("date", "holder"), [("2010-06-01", "Martin Winterkorn"), ("2019-03-01", "Herbert Diess"), ("2015", None)]
)
def test_the_vw_chief_is_who_led_vw_at_the_time(date, holder):
    seen = [("2010-01-10", "Martin Winterkorn"), ("2011-01-10", "Martin Winterkorn")]
    seen += [("2018-10-01", "Herbert Diess"), ("2019-08-01", "Herbert Diess")]
    articles = [(f"a{i}", day, tuple(led(name, "Vorstandschef", "VW"))) for i, (day, name) in enumerate(seen)]
    chief = LocalEntity("", "PER", (), (LocalOffice("VW-Chef", "VW-Chef", (0,)),))
    linked = link([*articles, ("b", date, (entity("VW", "ORG"), chief))])
    names = {e.entity_id: e.name for e in linked.entities}
    assert names.get(linked.ids.get(("b", 1))) == holder
