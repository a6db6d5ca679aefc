"""Two people of one name, and whose a bare surname is."""

import pytest

from analysis.annotations import LocalEntity
from analysis.mentions.local import Local
from analysis.mentions.namesakes import Person, apart, choose, common_company

DORN, ROTH = ("person", "karl dorn"), ("person", "ute roth")


def local(article, *, date=None, owners=(), spheres=(), genders=(), beside=()):
    entity = LocalEntity("Jonas Wieland", "PER", ("Jonas Wieland",))
    return Local((article, 0), date, entity, *map(frozenset, (owners, spheres, genders, beside)))


@pytest.mark.parametrize(
    ("locals_", "common", "groups"),
    [
        pytest.param(
            [local("a", spheres=["sport"]), local("b", spheres=["politics"])],
            (),
            ["a", "b"],
            id="two spheres",
        ),
        pytest.param(
            [local("a", spheres=["sport"]), local("b", spheres=["sport"])], (), ["ab"], id="one sphere"
        ),
        pytest.param(
            [
                local("a", spheres=["sport"], owners=["kiel"]),
                local("b", spheres=["politics"], owners=["kiel"]),
            ],
            (),
            ["ab"],
            id="two spheres, one organisation",
        ),
        pytest.param(
            [local("a", spheres=["sport"], beside=[DORN]), local("b", spheres=["politics"], beside=[DORN])],
            (),
            ["ab"],
            id="two spheres, rare company",
        ),
        pytest.param(
            [local("a", spheres=["sport"], beside=[DORN]), local("b", spheres=["politics"], beside=[DORN])],
            [DORN],
            ["a", "b"],
            id="two spheres, common company",
        ),
        pytest.param([local("a"), local("b")], (), ["ab"], id="nothing is told of either"),
        pytest.param(
            [
                local("a", spheres=["sport"]),
                local("b", spheres=["politics"], beside=[DORN]),
                local("c", spheres=["sport"]),
                local("d", beside=[DORN]),
                local("e"),
            ],
            (),
            ["ace", "bd"],
            id="the others go with their company, else to the largest",
        ),
    ],
)
def test_namesakes_are_told_apart(locals_, common, groups):
    people = apart(locals_, frozenset(common))
    assert ["".join(local.place[0] for local in group) for group in people] == groups


@pytest.mark.parametrize(
    ("articles", "seen", "common"), [(10, 3, set()), (10, 4, {DORN}), (300, 6, set()), (300, 7, {DORN})]
)
def test_who_is_named_in_many_articles_is_common_company(articles, seen, common):
    locals_ = [local(f"{i:03}", beside=[DORN] if i < seen else []) for i in range(articles)]
    assert common_company(locals_) == common


PERSON = Person(
    [
        local("a", date="2010-05-01", spheres=["sport"], owners=["kiel"], beside=[DORN]),
        local("b", date="2012-05-01", genders=["Masc"], owners=["emden"], beside=[ROTH]),
    ]
)


@pytest.mark.parametrize(
    ("other", "allowed"),
    [
        (local("c"), True),
        (local("c", spheres=["sport"], genders=["Masc"]), True),
        (local("c", spheres=["politics"]), False),
        (local("c", genders=["Fem"]), False),
        (local("c", date="2021-05-01"), True),
        (local("c", date="2023-05-01"), False),
    ],
)
def test_sphere_gender_and_time_can_contradict(other, allowed):
    assert PERSON.allows(other) == allowed


@pytest.mark.parametrize(
    ("other", "ties"),
    [
        (local("c"), 0),
        (local("c", beside=[DORN]), 1),
        (local("c", beside=[DORN, ROTH]), 1),
        (local("c", owners=["kiel"]), 2),
        (local("c", owners=["kiel", "emden", "leer"], beside=[DORN]), 5),
    ],
)
def test_an_organisation_ties_twice_and_rare_company_once(other, ties):
    assert PERSON.ties(other, frozenset([ROTH])) == ties


@pytest.mark.parametrize(
    ("other", "chosen"),
    [
        pytest.param(local("c"), None, id="nothing decides"),
        pytest.param(local("c", genders=["Fem"]), 1, id="the other is a man"),
        pytest.param(local("c", owners=["emden"]), 1, id="an organisation"),
        pytest.param(local("c", beside=[DORN]), 0, id="rare company"),
        pytest.param(local("c", beside=[DORN], owners=["emden"]), 1, id="an organisation against company"),
        pytest.param(local("c", beside=[DORN, ROTH]), None, id="as many ties to each"),
        pytest.param(local("c", owners=["emden"], genders=["Masc"]), 0, id="gender against an organisation"),
        pytest.param(local("c", date="2040"), None, id="long after both"),
    ],
)
def test_a_surname_goes_to_whom_it_fits(other, chosen):
    man = local("a", date="2010", genders=["Masc"], owners=["kiel"], beside=[DORN])
    woman = local("b", date="2011", genders=["Fem"], owners=["emden"], beside=[ROTH])
    assert choose(other, [Person([man]), Person([woman])], frozenset()) == chosen
