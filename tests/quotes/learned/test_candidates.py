"""Candidates are collected once each and described by the same numbers whatever the article."""

import numpy as np
import pytest

from analysis.quotes.learned.candidates import (
    _by_form,
    _by_rivals,
    _by_rules,
    _by_sources,
    _by_surroundings,
    _by_tagger,
    _features,
    _Sight,
    collect,
    describe,
    overlap,
)
from analysis.quotes.learned.tagger import RELUCTANCE, Tagged, tagged
from analysis.quotes.learned.tags import INNER, OUTER, PARTS, TYPES, Stretch, written

TEXT = (
    "Der Minister sagte, die Lage sei „sehr ernst“. „Wir müssen handeln“, betonte er, „und zwar jetzt.“ "
    "Die Firma forderte Hilfe."
)


def said(reading, *stretches, inner=()):
    """What a tagger says that is quite sure of some quotations, of which the boldest reading has more."""
    n = len(reading.tokens)
    outer, within = written([*stretches, *inner], n)
    outer_chances, inner_chances = (
        np.eye(tags)[row] * 0.9 + 0.1 / tags for tags, row in ((OUTER, outer), (INNER, within))
    )
    parts = np.full((n, len(PARTS)), 1 / len(PARTS))
    return Tagged(outer_chances, inner_chances, parts, ((outer, within),) * len(RELUCTANCE))


def random_said(reading, seed=0):
    """What a tagger says that has learnt nothing."""
    rng = np.random.default_rng(seed)
    n = len(reading.tokens)
    scores = [rng.normal(0, 2, (n, tags)) for tags in (OUTER, INNER, len(PARTS))]
    return tagged(*scores, [rng.normal(0, 1, (tags, tags)) for tags in (OUTER, INNER)])


def words(reading, tokens):
    return " ".join(reading.tokens[i].text for i in tokens)


def find(reading, first, last):
    """Positions of the tokens from one word to another."""
    texts = [token.text for token in reading.tokens]
    start = texts.index(first)
    return tuple(range(start, texts.index(last, start) + 1))


def test_a_stretch_that_several_sources_propose_is_one_candidate(read):
    reading = read("Der Minister sagte, die Lage sei ernst.")
    lage = find(reading, "die", "ernst")
    sentence, candidate = collect(reading, said(reading, Stretch("Reported", lage, False)))
    assert words(reading, sentence.tokens) == "Der Minister sagte , die Lage sei ernst ."
    assert (sentence.types, sentence.sources) == ({"Reported": 1}, {"sentence"})
    assert words(reading, candidate.tokens) == "die Lage sei ernst"
    assert candidate.types == {"Reported": len(RELUCTANCE), "Indirect": 1}
    assert candidate.sources == {"rule", *(f"outer {k}" for k in range(len(RELUCTANCE)))}


def test_candidates_of_rules_and_taggers_stand_together_in_text_order(read):
    reading = read(TEXT)
    hilfe = find(reading, "Die", "Hilfe")
    mark = find(reading, "„", "“")
    lage = find(reading, "die", "“")
    tagger = said(
        reading,
        Stretch("Reported", hilfe, False),
        Stretch("Indirect", lage, False),
        inner=[Stretch("Direct", mark, True)],
    )
    found = {words(reading, c.tokens): set(c.sources) for c in collect(reading, tagger)}
    tagged_as = {f"outer {k}" for k in range(len(RELUCTANCE))}
    assert found == {
        "Der Minister sagte , die Lage sei „ sehr ernst “ .": {"sentence"},
        "die Lage sei „ sehr ernst “": {"rule", *tagged_as},
        "„ sehr ernst “": {"inner rule", "marks", *(f"inner {k}" for k in range(len(RELUCTANCE)))},
        "„ Wir müssen handeln “": {"rule", "marks"},
        "„ und zwar jetzt . “": {"rule", "marks"},
        "Die Firma forderte Hilfe .": {"rule", "sentence"},
        "Die Firma forderte Hilfe": tagged_as,
    }


@pytest.mark.parametrize("seed", range(3))
def test_each_stretch_is_collected_once_and_in_order(read, seed):
    found = [c.tokens for c in collect(read(TEXT), random_said(read(TEXT), seed))]
    assert len(set(found)) == len(found)
    assert found == sorted(found, key=lambda tokens: (tokens[0], -len(tokens), tokens))
    assert all(list(tokens) == sorted(set(tokens)) for tokens in found)


def test_a_sentence_that_may_be_quoted_is_a_candidate_as_a_whole(read):
    reading = read("Es regnete. Der Plan sei gut. Alle gingen.")
    chances = said(reading)._replace(outer=np.eye(OUTER)[np.zeros(len(reading.tokens), int)])
    chances.outer[reading.sentence == 1] = np.eye(OUTER)[1 + 3 * TYPES.index("FreeIndirect")] * 0.15
    assert [
        (words(reading, c.tokens), dict(c.types))
        for c in collect(reading, chances)
        if "sentence" in c.sources
    ] == [("Der Plan sei gut .", {"FreeIndirect": 1})]


def test_nothing_proposed_is_no_candidate(read):
    reading = read("Das Wetter war schön.")
    nothing = said(reading)
    assert collect(reading, nothing) == ()
    assert describe(reading, nothing, ()).shape[0] == 0


def test_features_are_finite_and_alike_in_every_article(read):
    names, widths = set(), set()
    for text in ("Nein", "„", "„Nein.“", "Sie kam, so Maier.", TEXT, TEXT.replace("„", '"')):
        reading = read(text)
        n = len(reading.tokens)
        chances = said(reading, Stretch("Direct", tuple(range(n)), False)), random_said(reading)
        for tagger in chances:
            candidates = collect(reading, tagger)
            features = describe(reading, tagger, candidates)
            assert candidates
            assert np.isfinite(features).all()
            widths.add(features.shape[1])
            sight = _Sight(reading, tagger, candidates)
            names |= {tuple(_features(sight, k)) for k in range(len(candidates))}
    assert len(names) == len(widths) == 1
    assert len(set(names.pop())) == widths.pop()


def test_no_two_features_share_a_name(read):
    reading = read("Der Minister sagte, die Lage sei ernst.")
    tagger = said(reading)
    candidates = collect(reading, tagger)
    sight, tokens = _Sight(reading, tagger, candidates), np.array(candidates[0].tokens)
    parts = [
        *(of_tokens(sight, tokens) for of_tokens in (_by_tagger, _by_form, _by_surroundings)),
        _by_rules(sight, set(candidates[0].tokens)),
        _by_rivals(sight, 0),
        _by_sources(candidates[0]),
    ]
    assert sum(map(len, parts)) == len(_features(sight, 0))


COUNTS = {
    "rivals": 8,
    "longest rival": 5,
    "length": 10,
    "pieces": 3,
    "present subjunctive": 3,
    "past subjunctive": 3,
    "indicative": 3,
    "sentences": 4,
}
"""Features that count something, with what they may reach; all others lie in [0, 1]."""


@pytest.mark.parametrize("seed", range(3))
def test_features_are_in_range(read, seed):
    reading = read(TEXT)
    tagger = random_said(reading, seed)
    candidates = collect(reading, tagger)
    sight = _Sight(reading, tagger, candidates)
    for k in range(len(candidates)):
        for name, value in _features(sight, k).items():
            assert -1e-9 <= value <= COUNTS.get(name, 1) + 1e-9, name


def features(reading, tagger, tokens):
    candidates = collect(reading, tagger)
    place = [c.tokens for c in candidates].index(tokens)
    return _features(_Sight(reading, tagger, candidates), place)


def test_features_of_an_indirect_quotation_that_the_rules_find(read):
    reading = read("Der Minister sagte, die Lage sei ernst.")
    own = features(reading, said(reading), find(reading, "die", "ernst"))
    expected = {
        "rule": 1,
        "rule Indirect": 1,
        "rule Direct": 0,
        "rule names speaker": 1,
        "rivals": 0,
        "pieces": 1,
        "present subjunctive": 1,
        "indicative": 0,
        "opens sentence": 0,
        "closes sentence": 0,
        "speech cue near": 1,
        "source near": 0,
        "marked": 0,
        "body": 1,
        "place": 4 / 9,
    }
    assert {name: own[name] for name in expected} == pytest.approx(expected)


def test_features_of_a_quotation_within_another(read):
    reading = read(TEXT)
    lage, mark = find(reading, "die", "“"), find(reading, "„", "“")
    tagger = said(reading, Stretch("Indirect", lage, False), inner=[Stretch("Direct", mark, True)])
    outer, inner = features(reading, tagger, lage), features(reading, tagger, mark)
    assert (outer["around a rival"], inner["around a rival"]) == (1, 0)
    assert inner["within a rival"] == 1
    assert (outer["one stretch in marks"], inner["one stretch in marks"]) == (0, 1)
    assert (outer["opens with a mark"], inner["opens with a mark"]) == (0, 1)
    assert inner["inner rule"] == 1
    assert inner["least inner"] > 0.8 > outer["least inner"]
    assert inner["longest rival"] == pytest.approx(reading.sentence.tolist().count(0) / len(mark))
    assert inner["marked"] == pytest.approx(0.5)


def test_a_tagger_that_is_sure_shows_in_the_features(read):
    reading = read("Die Firma forderte rasche Hilfe. Es regnete.")
    hilfe = find(reading, "rasche", "Hilfe")
    own = features(reading, said(reading, Stretch("Reported", hilfe, False)), hilfe)
    for name in ("quoted", "least quoted", "begins", "ends", "Reported"):
        assert own[name] > 0.85, name
    assert max(own[t] for t in TYPES if t != "Reported") < 0.05


@pytest.mark.parametrize(
    ("a", "b", "agreement"),
    [
        ({1, 2}, {1, 2}, 1),
        ({1, 2}, {3}, 0),
        ({1, 2, 3, 4}, {3, 4}, 2 / 3),
        (set(), set(), 0),
        (set(), {1}, 0),
    ],
)
def test_overlap_is_f1(a, b, agreement):
    assert overlap(a, b) == pytest.approx(agreement)
