"""Which gender persons and organisations have, by what German sentences tell of them."""

import pytest

from analysis.corpus.articles import Part
from analysis.mentions import extract
from analysis.mentions.genders import entity_genders, gender_of_first_name


@pytest.mark.parametrize(
    ("first", "gender"),
    [
        ("Angela", "Fem"),
        ("Herbert", "Masc"),
        ("Hans-Dietrich", "Masc"),
        pytest.param("Eva-Xyra", "Fem", id="by the first part of a double name"),
        pytest.param("Xyra-Eva", None, id="not by its last"),
        pytest.param("Müller", None, id="a surname"),
        pytest.param("", None, id="none"),
    ],
)
def test_first_names_have_a_gender(first, gender):
    assert gender_of_first_name(first) == gender


@pytest.fixture
def genders_of(nlp, monkeypatch):
    """The genders of each named entity of a text, as they are given to the pronouns."""

    def genders(text):
        given = []

        def noted(*arguments):
            given.append(entity_genders(*arguments))
            return given[-1]

        monkeypatch.setattr(extract, "entity_genders", noted)
        _, entities = extract.find_mentions(nlp(text), (Part("body", 0, len(text)),))
        pairs = zip(entities, given[-1], strict=True)
        return {e.name: " ".join(sorted(found)) for e, found in pairs if e.name}

    return genders


@pytest.mark.parametrize(
    ("text", "name", "genders"),
    [
        ("Angela Merkel kam.", "Angela Merkel", "Fem"),
        ("Am Abend sprach Okonjo. Frau Okonjo lachte.", "Okonjo", "Fem"),
        ("Am Abend sprach Herr Okonjo.", "Okonjo", "Masc"),
        ("Die Rede von Kanzlerin Sandu dauerte lange.", "Sandu", "Fem"),
        ("Die Rede von Kanzler Sandu dauerte lange.", "Sandu", "Masc"),
        pytest.param("Am Abend sprach Minister Okonjo.", "Okonjo", "Masc", id="office"),
        pytest.param(
            "Ministerin Andrea Riccardi kam. Frau Riccardi lachte.", "Andrea Riccardi", "Fem", id="twice"
        ),
    ],
)
def test_first_names_offices_and_polite_titles_tell_a_persons_gender(genders_of, text, name, genders):
    assert genders_of(text)[name] == genders


def test_of_a_person_without_a_sign_both_genders_are_possible(genders_of):
    assert genders_of("Am Abend sprach Merkel mit Xyra Okonjo in Bonn.")["Xyra Okonjo"] == "Fem Masc"


def test_an_office_outweighs_the_first_name(genders_of):
    """ "Andrea" is a man's name in Italy."""
    assert genders_of("Minister Andrea Riccardi reiste nach Rom.")["Andrea Riccardi"] == "Masc"


@pytest.mark.parametrize(
    ("text", "name", "genders"),
    [
        pytest.param(
            "Die Bundeszentrale für politische Bildung lud ein.",
            "Bundeszentrale für politische Bildung",
            "Fem",
            id="noun",
        ),
        pytest.param("Der Verband Bitkom warnte.", "Bitkom", "Masc", id="noun before the name"),
        pytest.param("Die Quellon GmbH baut um.", "Quellon GmbH", "Fem", id="legal form"),
        pytest.param("Microsoft baut um.", "Microsoft", "Neut", id="a firm's name alone"),
    ],
)
def test_nouns_and_legal_forms_tell_an_organisations_gender(genders_of, text, name, genders):
    assert genders_of(text)[name] == genders
