"""What is said around a target, in named numbers: which of them speak, and for which side."""

import numpy as np
import pytest

from analysis.sentiment.clues import Place, clue_names, clues
from analysis.sentiment.meanings import PLACES, WIDTH, meanings
from analysis.sentiment.surroundings import surroundings
from analysis.sentiment.topics import find_targets, load_topics
from analysis.sentiment.units import sentence_of, target_span


@pytest.fixture
def place(nlp):
    """The first target of a topic in a text, all of which is judged."""

    def first(text):
        doc = nlp(text)
        target = next(find_targets(doc, load_topics()))
        sentence = sentence_of(doc, target.start, target.end)
        return Place(target_span(doc, target.start, target.end), sentence, doc[:], target.topic)

    return first


@pytest.fixture
def named(place):
    """The clues of a text's first target by their names."""

    def of(text):
        where = place(text)
        found = clues(where, surroundings(where.target, where.sentence, where.unit))
        return dict(zip(clue_names(), found.tolist(), strict=True))

    return of


TEXTS = (
    "Kooperation",
    "Der Minister lobte die Zusammenarbeit.",
    "Es regnet. Die Firmen arbeiten eng zusammen, obwohl es Streit gab!\n\nWarum?",
)


@pytest.mark.parametrize("text", TEXTS)
def test_every_number_has_a_name(place, text):
    where = place(text)
    found = clues(where, surroundings(where.target, where.sentence, where.unit))
    assert found.shape == (len(clue_names()),)
    assert len(set(clue_names())) == len(clue_names())
    assert np.isfinite(found).all()


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_has_its_place_and_its_vector(place, text):
    where = place(text)
    around = surroundings(where.target, where.sentence, where.unit)
    words = [token for token in where.unit if not token.is_space]
    assert around.vectors.shape == (len(words), WIDTH)
    assert [t.text for t, inside in zip(around.tokens, around.inside, strict=True) if inside] == [
        token.text for token in where.target
    ]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        (
            "Der Minister lobte die Zusammenarbeit.",
            {"governing_for": 1, "governing_against": 0, "governing_balance": 1, "praise_governs": 1}
            | {"rules_governing": 1, "clause_difference": 1, "is_object": 1, "negators": 0},
        ),
        (
            "Der Minister lobte die Zusammenarbeit nicht.",
            {"governing_for": 0, "governing_against": 1, "governing_balance": -1, "praise_governs": 0}
            | {"praise_governs_negated": 1, "rules_governing": -1, "clause_difference": -1, "negators": 1},
        ),
        (
            "Die Firma verletzt den Datenschutz.",
            {"governing_difference": -1, "hinder_governs": 1, "rules_governing": -1, "lacking": 1}
            | {"wanted": 0, "near_against": 1, "near_for": 0, "near_none": 0},
        ),
        (
            "Die Kooperation schadet den Bürgern.",
            {"acting_against": 1, "acting_difference": -1, "governing_against": 0, "is_subject": 1},
        ),
        (
            "Das Ende der Partnerschaft kam überraschend.",
            {"noun_above_difference": -1, "hinder_noun": 1, "is_attribute": 1, "beside_for": 1}
            | {"clause_both": 1},
        ),
        (
            "Die Opposition forderte mehr Datenschutz.",
            {"demand_governs": 1, "rules_governing": -1, "lacking": 1, "wanted": 0},
        ),
        (
            "Die Opposition forderte eine engere Zusammenarbeit.",
            {"demand_governs": 1, "modifying_for": 1, "modifying_any_for": 1, "rules_governing": 1}
            | {"wanted": 1, "lacking": 0},
        ),
        (
            "Trotz der Katastrophe gelobten beide Länder engere Zusammenarbeit!",
            {"beside_difference": -1, "governing_difference": 1, "but": 1, "exclaims": 1, "asks": 0},
        ),
        ("Der Datenmissbrauch nahm zu.", {"opposed": 1, "own_difference": -1, "own_against": 1}),
        (
            "Die Kooperation besteht seit 2005.",
            {"all_for": 0, "all_against": 0, "all_difference": 0, "all_none": 1, "rules_governing": 0}
            | {"figures": 1, "opposed": 0, "topic": 1},
        ),
    ],
)
def test_clues_speak_for_or_against(named, text, signs):
    found = named(text)
    assert {name: int(np.sign(found[name])) for name in signs} == signs


def test_the_rest_of_the_text_is_told_from_the_sentence(named):
    found = named("Die Kooperation besteht seit 2005. Das Wetter ist eine Katastrophe.")
    signs = {"text_against": 1, "sentence_against": 0, "clause_against": 0, "all_against": 1}
    assert {name: int(np.sign(found[name])) for name in signs} == signs


def test_what_is_far_fades(named):
    near = named("Die Kooperation ist ein Erfolg.")
    far = named("Die Kooperation der beiden Städte in Bayern und Hessen ist ein Erfolg.")
    assert near["all_for"] == far["all_for"]
    assert near["fading_for"] > far["fading_for"] > 0


def test_a_target_of_no_topic_has_no_wish_of_its_own(place):
    where = place("Die Opposition forderte mehr Datenschutz.")._replace(topic=None)
    found = clues(where, surroundings(where.target, where.sentence, where.unit))
    told = dict(zip(clue_names(), found, strict=True))
    assert [told[name] for name in ("topic", "wanted", "lacking", "opposed")] == [0, 0, 0, 0]


def test_words_stand_over_a_target_beside_it_or_elsewhere(place):
    where = place("Der neue Minister lobte gestern die enge Zusammenarbeit, weil sie nützt.")
    around = surroundings(where.target, where.sentence, where.unit)

    def words(chosen):
        return [token.text for token, here in zip(around.tokens, chosen, strict=True) if here]

    assert words(around.inside) == ["Zusammenarbeit"]
    assert words(around.above) == ["lobte"]
    assert {"Minister", "gestern", "die", "enge", "nützt"} <= set(words(around.beside))
    assert not {"Der", "neue", "weil", "sie", "lobte"} & set(words(around.beside))
    assert "nützt" not in words(around.clause)


def test_meanings_are_mean_vectors_place_by_place(place):
    where = place("Der Minister lobte die Zusammenarbeit.")
    around = surroundings(where.target, where.sentence, where.unit)
    found = dict(zip(PLACES, meanings(around).reshape(len(PLACES), WIDTH), strict=True))
    np.testing.assert_allclose(found["target"], around.vectors[4], atol=1e-5)
    np.testing.assert_allclose(found["above"], around.vectors[2], atol=1e-5)
    both = around.vectors[[1, 3]].sum(axis=0)
    beside = around.vectors[[1, 3, 5]].sum(axis=0)
    assert any(
        np.allclose(found["beside"], some / np.linalg.norm(some), atol=1e-5) for some in (both, beside)
    )
    assert np.linalg.norm(found["text"]) == pytest.approx(1, abs=1e-5)
    alone = place("Kooperation")
    found = meanings(surroundings(alone.target, alone.sentence, alone.unit)).reshape(len(PLACES), WIDTH)
    assert not found[PLACES.index("above")].any()
    assert not found[PLACES.index("beside")].any()
