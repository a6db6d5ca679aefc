"""Who held an office when, and whom a phrase of office or kind stands for."""

import pytest

from analysis.annotations import LocalEntity, LocalOffice
from analysis.mentions.dates_seen import day_of
from analysis.mentions.holders import holder_at
from analysis.mentions.linking import link


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        pytest.param("2010-06-01", "Winterkorn", id="between two sightings of one"),
        pytest.param("2013-06-01", None, id="between two holders"),
        pytest.param("2012-03-01", "Winterkorn", id="within half a year behind the last"),
        pytest.param("2014-09-01", "Müller", id="within half a year before the first"),
        pytest.param("2011-12-31", "Winterkorn", id="the day of a sighting"),
        pytest.param("2008-01-01", None, id="too far before"),
        pytest.param("2021-01-01", None, id="too far behind"),
        pytest.param("2017-01-01", None, id="two on one day"),
        pytest.param("2016-12-01", None, id="one sighting of one, then two on one day"),
    ],
)
def test_an_office_is_held_around_the_days_on_which_it_was_seen(day, holder):
    seen = [
        ("2009-01-01", "Winterkorn"),
        ("2011-12-31", "Winterkorn"),
        ("2014-12-31", "Müller"),
        ("2017-01-01", "Diess"),
        ("2017-01-01", "Müller"),
    ]
    assert holder_at(day_of(day), [(day_of(d), person) for d, person in seen]) == holder


@pytest.mark.parametrize(("last", "holder"), [("2014-01-01", "Diess"), ("2014-02-01", None)])
def test_one_holder_is_not_stretched_over_more_than_four_years(last, holder):
    seen = [(day_of("2010-01-01"), "Diess"), (day_of(last), "Diess")]
    assert holder_at(day_of("2012-01-01"), seen) == holder


def test_nobody_seen_is_nobody():
    assert holder_at(day_of("2010-01-01"), []) is None


def person(name, *offices):
    return LocalEntity(name, "PER", (name,), offices)


def organisation(name, *kinds):
    return LocalEntity(name, "ORG", (name,), (), kinds)


def phrase(office, label="PER", nearby=()):
    return LocalEntity("", label, (), (office,), (), nearby)


def found(known, *entities, date="2010-03-02"):
    """Whom the last entity of an article stands for, if another article told of `known` the day before."""
    linked = link([("a", "2010-03-01", tuple(known)), ("b", date, tuple(entities))])
    names = {e.entity_id: e.name for e in linked.entities}
    return names.get(linked.ids.get(("b", len(entities) - 1)))


FRANCE = LocalEntity("Frankreich", "LOC", ("Frankreich",))
BY_ADJECTIVE = LocalOffice("Außenminister", "Außenminister", (), ("französisch",))
BY_NAME = LocalOffice("Außenminister Frankreichs", "Außenminister", (1,))
WORKS = LocalOffice("Chef von Lindwerk", "Chef", (1,))
LINDWERK = organisation("Lindwerk")


@pytest.mark.parametrize(
    ("known", "entities", "name"),
    [
        pytest.param(
            [BY_NAME, FRANCE], [phrase(BY_ADJECTIVE)], "Étienne Marchais", id="name, then adjective"
        ),
        pytest.param(
            [BY_ADJECTIVE],
            [person("Karl Dorn"), FRANCE, phrase(BY_NAME)],
            "Étienne Marchais",
            id="adjective, then name",
        ),
        pytest.param(
            [BY_ADJECTIVE], [phrase(BY_ADJECTIVE._replace(nations=("polnisch",)))], None, id="another nation"
        ),
        pytest.param(
            [BY_ADJECTIVE],
            [phrase(LocalOffice("Außenministerin", "Außenministerin", (), ("französisch",)))],
            None,
            id="another gender",
        ),
        pytest.param(
            [BY_ADJECTIVE],
            [phrase(LocalOffice("Finanzminister", "Finanzminister", (), ("französisch",)))],
            None,
            id="another office",
        ),
        pytest.param(
            [BY_ADJECTIVE._replace(current=False)], [phrase(BY_ADJECTIVE)], None, id="a former holder"
        ),
        pytest.param(
            [WORKS, LINDWERK],
            [person("Karl Dorn"), LINDWERK, phrase(WORKS)],
            "Étienne Marchais",
            id="an organisation's",
        ),
        pytest.param(
            [WORKS, LINDWERK], [phrase(LocalOffice("Chef", "Chef"))], None, id="nobody says whose office"
        ),
        pytest.param(
            [WORKS, LINDWERK],
            [
                person("Étienne Marchais"),
                person("Karl Dorn"),
                phrase(LocalOffice("Chef", "Chef"), nearby=(1, 0)),
            ],
            "Étienne Marchais",
            id="the one of those named before who holds it",
        ),
    ],
)
def test_a_phrase_of_office_is_its_holders(known, entities, name):
    office, *others = known
    assert found([person("Étienne Marchais", office), *others], *entities) == name


@pytest.mark.parametrize(("date", "name"), [("2010-08-01", "Étienne Marchais"), ("2010-10-01", None)])
def test_who_is_named_before_holds_an_office_at_its_time_only(date, name):
    known = [person("Étienne Marchais", WORKS), LINDWERK]
    chief = phrase(LocalOffice("Chef", "Chef"), nearby=(0,))
    assert found(known, person("Étienne Marchais"), chief, date=date) == name


@pytest.mark.parametrize(
    ("kinds", "office", "name"),
    [
        ((("energiekonzern",), ("autobauer",)), LocalOffice("Energiekonzern", "Energiekonzern"), "Norvia"),
        ((("energiekonzern",), ("autobauer",)), LocalOffice("Autobauer", "Autobauer"), "Lindwerk"),
        ((("autobauer",), ("autobauer",)), LocalOffice("Autobauer", "Autobauer"), None),
        (((), ()), LocalOffice("Autobauer", "Autobauer"), None),
        (
            (("autobauer",), ()),
            LocalOffice("Autobauer", "Autobauer", (), ("französisch",)),
            None,
        ),
    ],
)
def test_a_kind_that_other_articles_tell_finds_the_organisation(kinds, office, name):
    known = [organisation("Norvia", *kinds[0]), organisation("Lindwerk", *kinds[1])]
    article = [organisation("Norvia"), LINDWERK, phrase(office, "ORG", nearby=(1, 0))]
    assert found(known, *article) == name
