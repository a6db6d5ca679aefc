"""Where the names are given, only merging and resolving are left to be measured."""

from coded_entities import annotated

from analysis.evaluation.entities import tally_entities
from analysis.evaluation.given_names import on_given_names
from analysis.evaluation.quotations import score

TEXT = (
    "VW-Vorstandschef Herbert Diess sprach in Berlin mit Xqrzt. Der VW-Chef war zufrieden. Xqrzt schwieg, "
    "Diess nicht."
)
CODED = (
    ("VW", "ORG", "VW", ("VW", "name", 1)),
    ("Herbert Diess", "PER", "Herbert Diess", ("Der VW-Chef", "role"), ("Diess", "name", 1)),
    ("Berlin", "LOC", "Berlin"),
    ("Xqrzt", "ORG", "Xqrzt", ("Xqrzt", "name", 1)),
)


def words(article):
    return [(TEXT[m.start : m.end], m.kind, m.name, m.label) for m in article.found]


def test_given_names_are_merged_and_roles_resolved_to_them(nlp):
    given = on_given_names(nlp, [annotated(TEXT, CODED, ())])
    assert words(given.labelled[0]) == [
        ("VW", "name", "VW", "ORG"),
        ("Herbert Diess", "name", "Herbert Diess", "PER"),
        ("Berlin", "name", "Berlin", "LOC"),
        ("Xqrzt", "name", "Xqrzt", "ORG"),
        ("Der VW-Chef", "role", "Herbert Diess", "PER"),
        ("VW", "name", "VW", "ORG"),
        ("Xqrzt", "name", "Xqrzt", "ORG"),
        ("Diess", "name", "Herbert Diess", "PER"),
    ]
    scores = score(tally_entities(given.labelled), rounds=10)
    assert all(scores[m].f1.value == 1 for m in ("merged names", "roles resolved", "label of entities"))


def test_without_labels_those_that_the_pipeline_sees_are_taken(nlp):
    text = "Angela Merkel reiste nach Paris."
    wrong = (("Merkel", "MISC", "Angela Merkel"), ("Paris", "PER", "Paris"))
    given = on_given_names(nlp, [annotated(text, wrong, ())])
    assert [m.label for m in given.spans[0].found] == ["PER", "LOC"]
    assert given.labelled[0].found[0].label == "MISC"


def test_what_was_found_before_and_overlapping_names_do_not_disturb(nlp):
    text = "Die Universität Hamburg schwieg."
    coded = (("Universität Hamburg", "ORG", "Universität Hamburg"), ("Hamburg", "LOC", "Hamburg"))
    given = on_given_names(nlp, [annotated(text, coded, [("Die", "PER", "Die")])])
    assert [text[m.start : m.end] for m in given.labelled[0].found] == ["Universität Hamburg"]
