"""Real German sentences, and whom their pronouns stand for."""

import pytest

from analysis.corpus.articles import Part
from analysis.mentions.extract import find_mentions


def pronouns_of(nlp, text, parts=None):
    """Each resolved pronoun with its entity's canonical name, in text order."""
    mentions, entities = find_mentions(nlp(text), parts or (Part("body", 0, len(text)),))
    return [(text[m.start : m.end], entities[m.entity].name) for m in mentions if m.kind == "pronoun"]


def rows(*table):
    """Parameters of a table of (text, expected), named by the text."""
    return pytest.mark.parametrize(("text", "expected"), [pytest.param(*row, id=row[0]) for row in table])


@rows(
    ("Herbert Diess sprach in Berlin. Er lobte die neue Strategie.", [("Er", "Herbert Diess")]),
    ("Angela Merkel reiste nach Paris. Sie traf dort mehrere Unternehmer.", [("Sie", "Angela Merkel")]),
    (
        "Thomas Weber trat am Montag zurück. Die Partei dankte ihm für die Arbeit.",
        [("ihm", "Thomas Weber")],
    ),
    (
        "Thomas Weber trat am Montag zurück. Die Partei hatte ihn seit Wochen kritisiert.",
        [("ihn", "Thomas Weber")],
    ),
    (
        "Sabine Krüger gewann die Wahl in Hamburg. Die Delegierten gratulierten ihr am Abend.",
        [("ihr", "Sabine Krüger")],
    ),
    ("Annalena Baerbock sprach in Kiel. Die Zuhörer feierten sie.", [("sie", "Annalena Baerbock")]),
    ("Herbert Diess kündigte an, er werde mehr Elektroautos bauen.", [("er", "Herbert Diess")]),
    ("Angela Merkel sagte, sie werde den Vertrag unterschreiben.", [("sie", "Angela Merkel")]),
    ("Thomas Weber kam nach Bonn. Seine Rede dauerte zwei Stunden.", [("Seine", "Thomas Weber")]),
    ("Angela Merkel kam nach Bonn. Ihre Rede dauerte zwei Stunden.", [("Ihre", "Angela Merkel")]),
)
def test_every_pronoun_of_the_third_person_stands_for_whom_was_named(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    ("Barack Obama besuchte Angela Merkel in Berlin. Er lobte die Reise.", [("Er", "Barack Obama")]),
    ("Barack Obama besuchte Angela Merkel in Berlin. Sie lobte die Reise.", [("Sie", "Angela Merkel")]),
    ("Ministerpräsident Sandu sprach in Rostock. Er kündigte Gesetze an.", [("Er", "Sandu")]),
    ("Ministerpräsident Sandu sprach in Rostock. Sie kündigte Gesetze an.", []),
    ("Bundeskanzlerin Sandu sprach in Rostock. Sie kündigte Gesetze an.", [("Sie", "Sandu")]),
    ("Bundeskanzlerin Sandu sprach in Rostock. Er kündigte Gesetze an.", []),
    ("Herr Okonjo leitet die Behörde seit Mai. Er will schneller entscheiden.", [("Er", "Okonjo")]),
    ("Frau Okonjo leitet die Behörde seit Mai. Sie will schneller entscheiden.", [("Sie", "Okonjo")]),
    ("Frau Okonjo leitet die Behörde seit Mai. Er will schneller entscheiden.", []),
    ("Thomas Weber sprach in Genf. Sie wartete.", []),
    ("Sabine Krüger sprach in Genf. Er wartete.", []),
    (
        "Sabine Krüger dankte Peter Altmaier, weil er ihr geholfen hatte.",
        [("er", "Peter Altmaier"), ("ihr", "Sabine Krüger")],
    ),
)
def test_first_names_offices_and_polite_titles_tell_the_gender(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    ("Herbert Diess verteidigte seine Pläne in Wolfsburg.", [("seine", "Herbert Diess")]),
    ("Klaus Meier traf Thomas Weber und verteidigte seine Pläne.", [("seine", "Klaus Meier")]),
    ("Klaus Meier sprach in Bonn. Thomas Weber verteidigte seine Pläne.", [("seine", "Thomas Weber")]),
    ("Angela Merkel empfing Emmanuel Macron und verteidigte ihre Politik.", [("ihre", "Angela Merkel")]),
    (
        "Angela Merkel wandte sich an die Partei und verteidigte ihre Linie.",
        [("ihre", "Angela Merkel")],
    ),
    ("Robert Habeck, der seine Partei verteidigte, sprach in Kiel.", [("seine", "Robert Habeck")]),
    (
        "Olaf Scholz lobte die Ministerin Annalena Baerbock, die ihre Reise verteidigte.",
        [("ihre", "Annalena Baerbock")],
    ),
    ("VW-Chef Herbert Diess kam. Der VW-Chef verteidigte seine Pläne.", [("seine", "Herbert Diess")]),
)
def test_a_possessive_belongs_to_the_subject_of_its_clause(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    ("Klaus Meier sprach in Bonn. Thomas Weber kritisierte ihn scharf.", [("ihn", "Klaus Meier")]),
    ("Klaus Meier sprach in Bonn, und danach kritisierte ihn Sabine Krüger.", [("ihn", "Klaus Meier")]),
    ("Thomas Weber kritisierte ihn scharf.", []),
)
def test_a_personal_pronoun_is_never_the_subject_beside_it(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    ("Die Gewerkschaft Verdi verschärft ihre Streiks im Nahverkehr.", [("ihre", "ver.di")]),
    ("Die Gewerkschaft Verdi rief zum Streik auf. Sie fordert mehr Lohn.", [("Sie", "ver.di")]),
    ("Der Verband Bitkom verteidigte seine Zahlen.", [("seine", "Bitkom")]),
    ("Die Firma Quellon schließt ihre Filialen.", [("ihre", "Quellon")]),
    ("Die Quellon GmbH schließt ihre Filialen.", [("ihre", "Quellon GmbH")]),
    ("Die Deutsche Bank senkte am Dienstag ihre Prognose.", [("ihre", "Deutsche Bank")]),
    ("Der ADAC warnte vor Staus. Er rechnet mit vollen Straßen.", [("Er", "ADAC")]),
    ("Microsoft eröffnete in Dublin sein neues Rechenzentrum.", [("sein", "Microsoft")]),
    ("Die Lufthansa streicht Flüge. Sie reagiert auf den Streik.", [("Sie", "Lufthansa")]),
    ("Siemens baut in Berlin. Sie wartete.", []),
)
def test_an_organisation_has_the_gender_of_its_noun_or_article(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    ("Angela Merkel lobte in dem Brief ihre Geduld.", [("ihre", "Angela Merkel")]),
    ("Angela Merkel lobte in dem Brief Ihre Geduld.", []),
    ("Angela Merkel sprach in Bonn. In dem Brief bittet sie niemand.", [("sie", "Angela Merkel")]),
    ("Angela Merkel sprach in Bonn. In dem Brief bittet Sie niemand.", []),
)
def test_a_capital_inside_a_sentence_addresses_the_reader(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    ("Angela Merkel besuchte die Höfe in Bayern. Sie klagte über die Preise.", [("Sie", "Angela Merkel")]),
    ("Angela Merkel besuchte die Höfe in Bayern. Sie klagten über die Preise.", []),
    ("Thomas Weber und Klaus Meier verteidigten ihre Pläne.", []),
    ("Angela Merkel kam nach Bonn. Thomas Weber und Klaus Meier verteidigten ihre Pläne.", []),
)
def test_a_pronoun_of_several_stands_for_no_single_one(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Thomas Weber freute sich über den Erfolg.", id="reflexive"),
        pytest.param("Herbert Diess sagte: „Ich liebe meine Arbeit.“", id="first person"),
        pytest.param("Microsoft baut in Irland. Es wächst schnell.", id="es, though the firm is neuter"),
        pytest.param("Volkswagen wächst, aber es regnet in Wolfsburg.", id="es of the weather"),
    ],
)
def test_other_pronouns_are_none(nlp, text):
    assert pronouns_of(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Peter Altmaier sprach in Bonn. Ein Mann warf ein Ei. Er wurde festgenommen.", id="man"),
        pytest.param(
            "Sabine Krüger sprach in Genf. Eine Touristin störte die Rede. Sie wurde abgeführt.", id="tourist"
        ),
        pytest.param("Der Hund von Thomas Weber bellte. Er war laut.", id="the dog of somebody named"),
        pytest.param(
            "Thomas Weber kam nach Bonn. Der neue Plan kostet Milliarden. Er soll im Mai beginnen.", id="plan"
        ),
        pytest.param(
            "Angela Merkel reiste nach Paris. Die Reform tritt im Mai in Kraft. Sie kostet Milliarden.",
            id="reform",
        ),
    ],
)
def test_somebody_without_a_name_or_a_thing_that_fits_better_comes_first(nlp, text):
    assert pronouns_of(nlp, text) == []


@rows(
    ("Thomas Weber und Sabine Krüger kamen nach Bonn. Er war zufrieden.", [("Er", "Thomas Weber")]),
    ("Thomas Weber und Klaus Meier kamen nach Bonn. Er war zufrieden.", []),
    ("Angela Merkel und Thomas Weber traten vor die Presse. Sie lächelte.", [("Sie", "Angela Merkel")]),
    ("Angela Merkel und Sabine Krüger traten vor die Presse. Sie lächelte.", []),
)
def test_of_two_who_are_as_likely_none_is_chosen(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@rows(
    (
        "Thomas Weber kam nach Bonn. Er war müde. Er schwieg.",
        [("Er", "Thomas Weber"), ("Er", "Thomas Weber")],
    ),
    ("Thomas Weber kam nach Bonn. Es regnete. Es war kalt. Es stürmte. Dann schwieg er.", []),
)
def test_who_was_named_long_ago_is_reached_only_through_pronouns_between(nlp, text, expected):
    assert pronouns_of(nlp, text) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("body", [("Seine", "Thomas Weber")]), ("title", [("Seine", "Thomas Weber")]), ("caption", [])],
)
def test_pronouns_of_captions_are_left_out(nlp, name, expected):
    text = "Thomas Weber kam nach Bonn.\n\nSeine Rede dauerte zwei Stunden."
    start = text.index("Seine")
    assert pronouns_of(nlp, text, (Part("body", 0, start - 2), Part(name, start, len(text)))) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("body", [("Seine", "Thomas Weber")]), ("caption", []), ("dateline", [])]
)
def test_nobody_who_is_named_in_a_caption_explains_a_pronoun_of_the_text(nlp, name, expected):
    text = "Thomas Weber kam nach Bonn.\n\nSeine Rede dauerte zwei Stunden."
    start = text.index("Seine")
    assert pronouns_of(nlp, text, (Part(name, 0, start - 2), Part("body", start, len(text)))) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Die Bedenken wies Peter Altmaier zurück: "Der Kunde entscheidet, ob er seine Daten gibt."',
        "„Der Plan ist gut, wenn er gelingt“, sagte Peter Altmaier am Freitag.",
    ],
)
def test_who_speaks_is_not_meant_by_er_in_the_quotation(nlp, text):
    assert pronouns_of(nlp, text) == []
