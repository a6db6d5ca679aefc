import pytest

from analysis.annotations import LocalEntity, Mention
from analysis.quotes.resolution import resolve, resolve_pronoun

ENTITIES = (
    LocalEntity("Volkswagen", "ORG", ("VW", "Volkswagen"), ()),
    LocalEntity("Herbert Diess", "PER", ("Diess", "Herbert Diess"), ("VW-Chef",)),
    LocalEntity("Satya Nadella", "PER", ("Nadella",), ()),
)


def test_a_person_is_preferred_to_the_organisation_in_the_office():
    text = "VW-Chef Herbert Diess sagte"
    mentions = (Mention(0, 2, "name", 0), Mention(8, 21, "name", 1))
    assert resolve(text, ((0, 21),), mentions, ENTITIES) == (1,)


def test_a_role_counts_before_the_name_in_it():
    text = "der VW-Chef sagte"
    assert resolve(text, ((0, 11),), (Mention(0, 11, "role", 1), Mention(4, 6, "name", 0)), ENTITIES) == (1,)


def test_an_organisation_speaks_where_no_person_is_named():
    assert resolve("Volkswagen sagte", ((0, 10),), (Mention(0, 10, "name", 0),), ENTITIES) == (0,)


def test_two_persons_speak_together():
    mentions = (Mention(0, 5, "name", 1), Mention(10, 17, "name", 2))
    assert resolve("Diess und Nadella sagten", ((0, 17),), mentions, ENTITIES) == (1, 2)


def test_an_unnamed_group_stays_unresolved():
    text = "Volkswagen wächst weiter, wie die Konzerne sagten"
    assert resolve(text, ((30, 42),), (Mention(0, 10, "name", 0),), ENTITIES) == ()


STATES = (LocalEntity("Guatemala", "LOC", ("Guatemala",), ()),)
FIRM = (LocalEntity("Deutsche Bahn", "ORG", ("Bahn",), ()),)
PERSON = (LocalEntity("Max Müller", "PER", ("Max Müller",), ()),)


@pytest.mark.parametrize(
    ("phrase", "name", "entities", "speaks"),
    [
        ("Die Regierung Guatemalas", "Guatemala", STATES, False),
        ("Guatemala", "Guatemala", STATES, True),
        ("Angaben Guatemalas", "Guatemala", STATES, True),
        ("ein Sprecher der Bahn", "Bahn", FIRM, True),
        ("Angaben der Bahn", "Bahn", FIRM, True),
        ("die Bahn", "Bahn", FIRM, True),
        ("der Konzern für Schienenverkehr (Bahn)", "Bahn", FIRM, True),
        ("ein Urteil der Bahn", "Bahn", FIRM, True),
        ("die Regierung in Guatemala", "Guatemala", STATES, False),
        ("ein Bahn-Sprecher", "Bahn", FIRM, True),
        ("ein Bahn-Kunde", "Bahn", FIRM, False),
        ("ein Kunde der Bahn", "Bahn", FIRM, False),
        ("der Anwalt von Max Müller", "Max Müller", PERSON, False),
        ("der Anwalt Max Müller", "Max Müller", PERSON, True),
        ("der Chef der Gewerkschaft, Max Müller", "Max Müller", PERSON, True),
    ],
)
def test_a_name_that_only_tells_more_of_the_speaker_does_not_speak(phrase, name, entities, speaks):
    start = phrase.index(name)
    mentions = (Mention(start, start + len(name), "name", 0),)
    assert resolve(phrase + " sagte", ((0, len(phrase)),), mentions, entities) == ((0,) if speaks else ())


def test_he_is_the_person_named_last():
    text = "Diess kam. Er sagte"
    assert resolve_pronoun(text, ((11, 13),), (), (Mention(0, 5, "name", 1),), ENTITIES) == (1,)


def test_he_is_nobody_where_no_person_is_near():
    text = "VW wuchs. Er sagte"
    assert resolve_pronoun(text, ((10, 12),), (), (Mention(0, 2, "name", 0),), ENTITIES) == ()


def test_she_stays_open_unless_she_spoke_last():
    text = "Nadella kam. Sie sagte"
    mentions = (Mention(0, 7, "name", 2),)
    assert resolve_pronoun(text, ((13, 16),), (), mentions, ENTITIES) == ()
    assert resolve_pronoun(text, ((13, 16),), (2,), mentions, ENTITIES) == (2,)
