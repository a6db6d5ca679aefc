"""What corrections do to the entities of a corpus, and what is said of those that find nothing."""

import random

import pytest

from analysis.annotations import LocalEntity, LocalOffice
from analysis.mentions.corrections import Exclude, Merge, Rename, Split
from analysis.mentions.entities import Group, name_groups, without_excluded
from analysis.mentions.linking import link
from analysis.mentions.local import Local


def entity(name, label, *aliases, offices=()):
    given = tuple(LocalOffice(office, office.split()[0]) for office in sorted(offices))
    return LocalEntity(name, label, tuple(sorted({name, *aliases})), given)


def article(article_id, *entities, date=None):
    return article_id, date, entities


def corrected(articles, *corrections, outlets=None):
    """Link, and give for each entity its identifier, name and articles; and what the corrections did."""
    linked = link(articles, corrections, outlets or {})
    places = {}
    for (article_id, _), entity_id in sorted(linked.ids.items()):
        places.setdefault(entity_id, []).append(article_id)
    assert set(places) == {e.entity_id for e in linked.entities}
    return [(e.entity_id, e.name, "".join(places[e.entity_id])) for e in linked.entities], linked.effects


def done(*effects):
    """Give action, entities of articles and articles of each effect, none of which has a notice."""
    assert [effect.notices for effect in effects] == [()] * len(effects)
    return [(effect.action, effect.article_entities, effect.articles) for effect in effects]


def notice(effects):
    """Give the only notice of the only effect, which did nothing."""
    (effect,) = effects
    assert (effect.article_entities, effect.articles) == (0, 0)
    (message,) = effect.notices
    assert ";" in message
    return message


WORKS = entity("Lindwerk", "ORG")
HOLDING = entity("Talauer Holding", "ORG")
PORT = entity("Hafen", "MISC")
FIRMS = [
    article("a", WORKS, HOLDING),
    article("b", WORKS),
    article("c", HOLDING, PORT),
    article("d", entity("Norvia", "ORG")),
]
NORVIA = ("org-norvia", "Norvia", "d")
HARBOUR = ("misc-hafen", "Hafen", "c")


def test_merged_entities_are_one_with_the_name_and_label_of_the_first():
    rows, effects = corrected(FIRMS, Merge(1, "Lindwerk", ("Talauer Holding", "Hafen")))
    assert rows == [("org-lindwerk", "Lindwerk", "aabcc"), NORVIA]
    assert done(*effects) == [("merge", 3, 2)]


def test_a_merged_entity_has_the_aliases_of_all():
    linked = link(FIRMS, [Merge(1, "Lindwerk", ("Talauer Holding",))])
    assert linked.entities[1].aliases == ("Lindwerk", "Talauer Holding")


def test_entities_can_be_merged_under_a_new_name_and_label():
    rows, effects = corrected(FIRMS, Merge(1, "Lindwerk-Gruppe", ("Lindwerk", "Talauer Holding"), "MISC"))
    assert rows == [HARBOUR, ("misc-lindwerk-gruppe", "Lindwerk-Gruppe", "aabc"), NORVIA]
    assert done(*effects) == [("merge", 4, 3)]


def test_a_new_name_in_two_merges_is_one_entity():
    rows, _ = corrected(FIRMS, Merge(1, "Gruppe", ("Lindwerk", "Hafen")), Merge(4, "Gruppe", ("Norvia",)))
    assert ("org-gruppe", "Gruppe", "abcd") in rows


def test_merges_follow_each_other():
    first, second = Merge(1, "Lindwerk", ("Hafen",)), Merge(4, "Talauer Holding", ("Lindwerk",))
    rows, effects = corrected(FIRMS, second, first)
    assert rows == [NORVIA, ("org-talauer-holding", "Talauer Holding", "aabcc")]
    assert done(*effects) == [("merge", 1, 1), ("merge", 3, 3)]


def test_what_is_one_already_only_gets_its_name():
    articles = [article("a", entity("Volkswagen", "ORG", "VW AG"))]
    rows, effects = corrected(articles, Merge(1, "VW AG", ("Volkswagen",)))
    assert rows == [("org-vw-ag", "VW AG", "a")]
    assert done(*effects) == [("merge", 0, 0)]


def test_namesakes_are_merged_by_their_identifiers_and_keep_the_name():
    articles = [article("a", entity("Talau", "LOC")), article("b", entity("Talau Saal", "LOC"))]
    rows, effects = corrected(articles, Merge(1, "loc-talau", ("loc-talau-saal",)))
    assert rows == [("loc-talau", "Talau", "ab")]
    assert done(*effects) == [("merge", 1, 1)]


def test_a_label_tells_which_namesake_the_others_join():
    articles = [article("e", entity("Georg Talau", "PER"), entity("Talau", "LOC")), *FIRMS]
    articles.append(article("f", entity("Talau", "PER"), entity("Maria Talau", "PER")))
    rows, _ = corrected(articles, Merge(1, "Talau", ("Hafen",), "LOC"))
    assert ("loc-talau", "Talau", "ce") in rows
    rows, effects = corrected(articles, Merge(1, "Talau", ("Hafen",)))
    assert HARBOUR in rows
    assert notice(effects) == (
        "several entities fit 'Talau' (loc-talau, per-talau); write one of these identifiers"
    )


def test_what_a_merge_does_not_find_is_a_notice_and_the_rest_is_merged():
    rows, (effect,) = corrected(FIRMS, Merge(7, "Lindwerk", ("Linndwerk", "Hafen")))
    assert ("org-lindwerk", "Lindwerk", "abc") in rows
    assert (effect.line, effect.article_entities) == (7, 1)
    assert effect.notices == (
        "the corpus holds no entity called 'Linndwerk'; write a name that the table entities has, or remove "
        "it",
    )


def test_a_merge_of_which_nothing_is_found_changes_nothing():
    rows, (effect,) = corrected(FIRMS, Merge(1, "Lindwerk", ("X", "Y")))
    assert rows == corrected(FIRMS)[0]
    assert (effect.article_entities, len(effect.notices)) == (0, 2)


def test_a_merge_that_finds_only_one_name_says_that_it_is_called_otherwise_now():
    rows, (effect,) = corrected(FIRMS, Merge(1, "Linndwerk", ("Lindwerk",)))
    assert ("org-linndwerk", "Linndwerk", "ab") in rows
    assert effect.notices == (
        "the corpus holds no entity called 'Linndwerk', and only one of those to be merged: it is called so "
        "now; check how the names are spelled",
    )


MAYOR = entity("Michael Müller", "PER", "Müller")
KEEPER = entity("Michael Müller", "PER", offices=["Torwart"])
MUELLERS = [
    article("a", MAYOR, date="2014-03-01"),
    article("b", KEEPER, date="2016-05-02"),
    article("c", entity("Michael Müller", "PER"), date="2016-12"),
    article("d", entity("Michael Müller", "PER", "Müller-Legende"), date="2017"),
    article("e", entity("Michael Müller", "PER", offices=["Torwart aus Talau"])),
]
PAPERS = {"a": "Talauer Bote", "b": "Sportblatt", "c": "Talauer Bote", "d": "Sportblatt", "e": None}
ALL = "abcde"


@pytest.mark.parametrize(
    ("conditions", "leaving"),
    [
        ({"articles": ("b", "d")}, "bd"),
        ({"outlets": ("Sportblatt",)}, "bd"),
        ({"outlets": ("Sportblatt", "Talauer Bote")}, "abcd"),
        ({"forms": ("Torwart",)}, "be"),
        ({"forms": ("Torwart aus Talau",)}, "e"),
        ({"forms": ("Müller-Legende", "torwart")}, "bde"),
        ({"first": "2016"}, "bcd"),
        ({"first": "2016-06"}, "cd"),
        ({"last": "2016"}, "abc"),
        ({"last": "2016-12-15"}, "abc"),
        ({"first": "2016-05-02", "last": "2016-05-02"}, "b"),
        ({"first": "2017-06"}, "d"),
        ({"outlets": ("Sportblatt",), "first": "2016", "forms": ("Torwart",)}, "b"),
        ({"first": "1900"}, "abcd"),
    ],
)
def test_where_all_conditions_hold_another_one_is_meant(conditions, leaving):
    split = Split(3, "Michael Müller", "Michael Müller (Fußballspieler)", **conditions)
    rows, effects = corrected(MUELLERS, split, outlets=PAPERS)
    assert rows == [
        ("per-michael-mueller", "Michael Müller", "".join(sorted(set(ALL) - set(leaving)))),
        ("per-michael-mueller-fussballspieler", "Michael Müller (Fußballspieler)", leaving),
    ]
    assert done(*effects) == [("split", len(leaving), len(leaving))]


def test_offices_and_aliases_go_where_they_were_seen():
    linked = link(MUELLERS, [Split(1, "Michael Müller", "Michael Müller (Torwart)", forms=("Torwart",))])
    mayor, keeper = linked.entities
    assert mayor.offices == ()
    assert [office.text for office in keeper.offices] == ["Torwart", "Torwart aus Talau"]
    assert (mayor.aliases, keeper.aliases) == (
        ("Michael Müller", "Müller", "Müller-Legende"),
        ("Michael Müller",),
    )


def test_the_entity_keeps_its_name_when_its_full_form_leaves():
    articles = [article("a", entity("Diess", "PER")), article("b", entity("Herbert Diess", "PER"))]
    rows, _ = corrected(articles, Split(1, "Herbert Diess", "Diess (Wirt)", articles=("b",)))
    assert rows == [("per-diess-wirt", "Diess (Wirt)", "b"), ("per-herbert-diess", "Herbert Diess", "a")]


def test_what_leaves_can_join_an_entity_that_exists():
    articles = [*MUELLERS, article("f", entity("Kerstin Schmid", "PER"))]
    rows, _ = corrected(articles, Split(1, "Michael Müller", "Kerstin Schmid", articles=("a", "b", "c")))
    assert rows == [
        ("per-kerstin-schmid", "Kerstin Schmid", "abcf"),
        ("per-michael-mueller", "Michael Müller", "de"),
    ]


def test_two_splits_with_one_name_make_one_entity():
    name = "Michael Müller (Fußballspieler)"
    first = Split(1, "Michael Müller", name, articles=("b",))
    second = Split(5, "Michael Müller", name, forms=("Müller-Legende",))
    rows, effects = corrected(MUELLERS, first, second)
    assert rows[1] == ("per-michael-mueller-fussballspieler", name, "bd")
    assert done(*effects) == [("split", 1, 1), ("split", 1, 1)]


def test_all_of_an_entity_can_leave():
    rows, effects = corrected(MUELLERS, Split(1, "Michael Müller", "Mischa Müller", articles=tuple(ALL)))
    assert rows == [("per-mischa-mueller", "Mischa Müller", ALL)]
    assert done(*effects) == [("split", 5, 5)]


def test_a_split_of_which_nothing_holds_is_a_notice():
    split = Split(1, "Michael Müller", "Mischa Müller", articles=("b",), first="2020")
    rows, effects = corrected(MUELLERS, split)
    assert rows == [("per-michael-mueller", "Michael Müller", ALL)]
    assert notice(effects) == (
        "nowhere do all conditions hold for 'Michael Müller'; correct them or leave some out"
    )


def test_conditions_that_meet_nothing_are_noticed_though_others_hold():
    split = Split(1, "Michael Müller", "Mischa Müller", articles=("a", "x", "y"))
    rows, (effect,) = corrected(MUELLERS, split)
    assert ("per-mischa-mueller", "Mischa Müller", "a") in rows
    assert effect.notices == (
        "'Michael Müller' does not occur with the articles 'x', 'y'; correct or remove what is wrong",
    )
    wrong = {"outlets": ("Sportblat", "Sportblatt"), "forms": ("Torwart", "Torhüter")}
    _, (effect,) = corrected(MUELLERS, Split(1, "Michael Müller", "M. M.", **wrong), outlets=PAPERS)
    assert [message.split(";")[0] for message in effect.notices] == [
        "'Michael Müller' does not occur with the outlets 'Sportblat'",
        "'Michael Müller' does not occur with the forms 'Torhüter'",
    ]


def test_a_split_cannot_give_the_name_that_the_entity_has():
    split = Split(1, "per-michael-mueller", "Michael Müller", articles=("a",))
    rows, effects = corrected(MUELLERS, split)
    assert len(rows) == 1
    assert notice(effects).startswith(
        "'Michael Müller' is what 'per-michael-mueller' is called itself; write"
    )


def test_a_renamed_entity_has_its_identifier_from_its_new_name():
    articles = [article("e", entity("EU", "ORG", "Europäische Union")), *FIRMS]
    rows, effects = corrected(articles, Rename(1, "EU", "Europäische Gemeinschaft"))
    assert ("org-europaeische-gemeinschaft", "Europäische Gemeinschaft", "e") in rows
    assert done(*effects) == [("rename", 1, 1)]


def test_a_label_can_be_corrected_with_or_without_the_name():
    rows, _ = corrected(FIRMS, Rename(1, "Hafen", None, "LOC"), Rename(4, "Norvia", "Norvia AG", "MISC"))
    assert rows[:2] == [("loc-hafen", "Hafen", "c"), ("misc-norvia-ag", "Norvia AG", "d")]


def test_nothing_is_renamed_to_what_another_one_is_called():
    rows, effects = corrected(FIRMS, Rename(1, "Norvia", "Lindwerk"))
    assert NORVIA in rows
    assert notice(effects) == (
        "org-lindwerk has that name and label too; to join them write [[merge]] with entity = 'Lindwerk' and "
        "names = ['org-norvia']"
    )
    rows, effects = corrected(FIRMS, Rename(1, "Norvia", "Lindwerk", "LOC"))
    assert ("loc-lindwerk", "Lindwerk", "d") in rows
    assert done(*effects) == [("rename", 1, 1)]


def test_nothing_is_renamed_twice():
    rows, (first, second) = corrected(FIRMS, Rename(1, "Norvia", "Nova"), Rename(4, "org-norvia", "Nordia"))
    assert ("org-nova", "Nova", "d") in rows
    assert done(first) == [("rename", 1, 1)]
    assert notice([second]) == "line 1 has renamed 'org-norvia' already; remove one of the two"


def test_an_excluded_entity_has_no_identifier_and_no_row():
    rows, effects = corrected(FIRMS, Exclude(1, "Talauer Holding"))
    assert rows == [HARBOUR, ("org-lindwerk", "Lindwerk", "ab"), NORVIA]
    assert done(*effects) == [("exclude", 2, 2)]


VW = entity("Volkswagen", "ORG")
CHEF = (LocalOffice("Chef von Volkswagen", "Chef", (0,)),)


def held(article_id, date, name):
    """An article in which somebody is the head of Volkswagen; without a name, "der VW-Chef" alone."""
    return article(article_id, VW, LocalEntity(name, "PER", tuple(filter(None, [name])), CHEF), date=date)


def who(articles, *corrections):
    """Say whom the second entity of article "x" is."""
    linked = link(articles, corrections)
    return linked.ids.get(("x", 1))


def test_nobody_takes_the_offices_of_one_that_is_excluded():
    articles = [
        held("a", "2015-01-05", "Maria Ehlers"),
        held("b", "2015-02-05", "Jan Brandt"),
        held("x", "2015-03-05", ""),
        held("c", "2015-04-05", "Jan Brandt"),
    ]
    assert who(articles) == "per-jan-brandt"
    assert who(articles, Exclude(1, "Jan Brandt")) is None
    assert who(articles, Exclude(1, "Maria Ehlers")) == "per-jan-brandt"


def test_whom_a_phrase_without_a_name_means_follows_from_the_corrected_entities():
    articles = [
        held("a", "2015-02-05", "Jan Brandt"),
        held("b", "2015-02-06", "Johannes Brandt"),
        held("x", "2015-03-05", ""),
    ]
    assert who(articles) is None
    assert who(articles, Merge(1, "Jan Brandt", ("Johannes Brandt",))) == "per-jan-brandt"
    split = Split(1, "Johannes Brandt", "Jan Brandt", articles=("b",))
    assert who(articles, split) == "per-jan-brandt"
    assert who(articles[::2], Rename(1, "Jan Brandt", "Jan Brandt (VW)")) == "per-jan-brandt-vw"


def test_a_label_tells_which_namesake_is_excluded():
    articles = [article("a", entity("Tabasco", "LOC"), entity("Anna Tabasco", "PER"))]
    articles += [article("b", entity("Tabasco", "PER")), article("c", entity("Ben Tabasco", "PER"))]
    rows, _ = corrected(articles, Exclude(1, "Tabasco", "PER"))
    assert ("loc-tabasco", "Tabasco", "a") in rows
    assert "per-tabasco" not in [entity_id for entity_id, _, _ in rows]
    rows, effects = corrected(articles, Exclude(1, "Tabasco", "ORG"))
    assert notice(effects).startswith("the corpus holds no ORG called 'Tabasco'; ")
    assert len(rows) == 4


def named(*groups):
    """Name groups of one organisation each; give identifier and article of those that stay."""
    made = [
        Group((Local((str(number), 0), None, entity(name, "ORG")),), excluded=excluded)
        for number, (name, excluded) in enumerate(groups)
    ]
    linked = without_excluded(made, name_groups(made))
    return {article_id: entity_id for (article_id, _), entity_id in linked.ids.items()}


def test_excluding_an_entity_leaves_the_identifiers_of_its_namesakes():
    assert named(("Elf", False), ("Elf", False)) == {"0": "org-elf", "1": "org-elf-2"}
    assert named(("Elf", True), ("Elf", False)) == {"1": "org-elf-2"}


def test_the_identifier_of_a_namesake_is_not_that_of_a_name_with_a_number():
    halls = named(("Halle", False), ("Halle", False), ("Halle 2", False))
    assert halls == {"0": "org-halle", "1": "org-halle-2", "2": "org-halle-2-2"}


def test_corrections_are_carried_out_by_kind_whatever_their_order_in_the_file():
    corrections = [
        Exclude(1, "Lindwerk (Sport)"),
        Rename(4, "Lindwerk", "Lindwerk AG"),
        Split(8, "Lindwerk", "Lindwerk (Sport)", articles=("d",)),
        Merge(12, "Lindwerk", ("Norvia", "Hafen")),
    ]
    rows, effects = corrected(FIRMS, *corrections)
    assert rows == [
        ("org-lindwerk-ag", "Lindwerk AG", "abc"),
        ("org-talauer-holding", "Talauer Holding", "ac"),
    ]
    assert [(e.line, *d) for e, d in zip(effects, done(*effects), strict=True)] == [
        (12, "merge", 2, 2),
        (8, "split", 1, 1),
        (4, "rename", 3, 3),
        (1, "exclude", 1, 1),
    ]


@pytest.mark.parametrize("called", ["Boris Tadić", "boris tadic", "per-boris-tadic", "Präsident Boris"])
def test_an_entity_is_named_by_its_name_its_identifier_or_an_alias(called):
    articles = [article("a", entity("Boris Tadić", "PER", "Präsident Boris"))]
    assert corrected(articles, Exclude(1, called))[0] == []


def test_an_alias_of_two_entities_names_none():
    articles = [article("a", entity("Serbische Radikale Partei", "ORG", "SRS"))]
    articles.append(article("b", entity("Sozialistische Regionalsparkasse", "ORG", "SRS")))
    rows, effects = corrected(articles, Exclude(1, "SRS"))
    assert len(rows) == 2
    assert notice(effects) == (
        "several entities fit 'SRS' (org-serbische-radikale-partei, org-sozialistische-regionalsparkasse); "
        "write one of these identifiers"
    )


def test_a_name_comes_before_an_alias():
    articles = [*FIRMS, article("e", entity("Anna Lindwerk", "PER", "Lindwerk"))]
    rows, effects = corrected(articles, Exclude(1, "Lindwerk"))
    assert ("per-anna-lindwerk", "Anna Lindwerk", "e") in rows
    assert done(*effects) == [("exclude", 2, 2)]


def test_the_order_of_articles_does_not_matter():
    articles = [*MUELLERS, *((f"f{article_id}", *rest) for article_id, *rest in FIRMS)]
    corrections = [
        Merge(1, "Gruppe", ("Norvia", "Lindwerk", "X")),
        Split(5, "Michael Müller", "Mischa Müller", forms=("Torwart",)),
        Exclude(9, "Hafen"),
    ]
    expected = link(articles, corrections, PAPERS)
    for seed in range(5):
        shuffled = random.Random(seed).sample(articles, len(articles))
        assert link(shuffled, corrections, PAPERS) == expected
