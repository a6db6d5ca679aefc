import pytest

from analysis.sentiment.inflection import noun_forms, split_separable, stems, verb_forms


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("zurückweisen", ["zurückwies", "zurückgewiesen", "zurückzuweisen", "zurückweist"]),
        ("ausweiten", ["ausweitet", "ausweitete", "ausgeweitet", "auszuweiten"]),
        ("kooperieren", ["kooperiert", "kooperierte", "kooperieren", "kooperierend"]),
        ("verbieten", ["verbot", "verboten", "verbietet"]),
        ("fördern", ["fördert", "förderte", "gefördert"]),
        ("brechen", ["bricht", "brach", "gebrochen"]),
        ("geloben", ["gelobten"]),
        ("hinterfragen", ["hinterfragt", "hinterfragte"]),
    ],
)
def test_verb_forms(verb, forms):
    assert set(forms) <= verb_forms(verb)


def test_verbs_keep_their_own_forms():
    assert "gelobten" not in verb_forms("loben")
    assert "geverbietet" not in verb_forms("verbieten")
    assert "gekooperiert" not in verb_forms("kooperieren")


@pytest.mark.parametrize(
    ("verb", "parts"),
    [
        ("zurückweisen", ("zurück", "weisen")),
        ("zusammenarbeiten", ("zusammen", "arbeiten")),
        ("verbieten", ("", "verbieten")),
        ("hinterfragen", ("", "hinterfragen")),
        ("achten", ("", "achten")),
    ],
)
def test_separable(verb, parts):
    assert split_separable(verb) == parts


def test_nouns_and_adjectives():
    assert {"verstoß", "verstoßes", "verstöße", "verstößen"} <= noun_forms("Verstoß")
    assert {"mangel", "mängel", "mängeln"} <= noun_forms("Mangel")
    assert {"bündnis", "bündnisses", "bündnisse"} <= noun_forms("Bündnis")
    assert "bereit" not in stems("bereits", nominal=False)
    assert "eng" in stems("engere", nominal=False)
