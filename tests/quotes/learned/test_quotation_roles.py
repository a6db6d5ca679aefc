"""Who speaks is read in a window around each quotation."""

import numpy as np
import pytest

from analysis.annotations import Quote
from analysis.quotes.learned.roles import (
    BEFORE,
    BEHIND,
    FAR_BEFORE,
    View,
    _one_speaker,
    anchor,
    assign,
    numbers,
    vectors,
    view,
)
from analysis.quotes.learned.tagger import Tagged
from analysis.quotes.learned.tags import OUTER, PARTS, Roles, Stretch

TEXT = "Es regnete. „Wir handeln“, sagte Anna Maier, „und zwar jetzt.“ Der Plan sei gut."


def stretch(kind, *tokens):
    return Stretch(kind, tuple(tokens), False)


def place(reading, word):
    return [token.text for token in reading.tokens].index(word)


@pytest.fixture(scope="module")
def seen(read):
    """The reading, its quotations, of which the first has a gap, and its words."""
    reading = read(TEXT)
    first = [*range(3, 7), *range(12, 18)]
    return reading, (stretch("Direct", *first), stretch("IndirectFreeIndirect", *range(18, 23)))


def test_the_quotations_of_the_fixture_are_what_they_should_be(seen):
    reading, stretches = seen
    words = [" ".join(reading.tokens[i].text for i in s.tokens) for s in stretches]
    assert words == ["„ Wir handeln “ „ und zwar jetzt . “", "Der Plan sei gut ."]


def test_a_view_tells_where_each_token_stands(seen):
    reading, stretches = seen
    found = view(reading, stretches, 0, Roles())
    assert (found.first, found.last) == (0, 23)
    assert {name: len(values) for name, values in found.columns.items()} == dict.fromkeys(found.columns, 23)
    assert found.columns["quotation"] == [
        *["before 1"] * 3,
        *["inside"] * 4,
        *["gap"] * 5,
        *["inside"] * 6,
        *["behind 1"] * 5,
    ]
    assert found.columns["type"] == ["Direct"] * 23
    assert found.columns["others"] == [""] * 18 + ["IndirectFreeIndirect"] * 5


def test_a_view_counts_tokens_in_classes(seen):
    reading, stretches = seen
    near = view(reading, stretches, 0, Roles()).columns["near"]
    assert len(set(near[3:18])) == 1
    assert near[:4] == sorted(near[:4])
    assert near[17:] == sorted(near[17:])
    assert near[0] < near[2] < near[3] < near[19]


def test_a_view_shows_what_the_rules_propose_for_the_quotation(seen):
    reading, stretches = seen
    proposed = view(reading, stretches, 0, Roles()).columns["proposed"]
    shown = {reading.tokens[i].text: value for i, value in enumerate(proposed) if value}
    assert shown["sagte"] == "cue"
    assert shown["Anna"] == shown["Maier"] == "speaker"


def test_a_proposal_that_hardly_agrees_is_not_shown(seen):
    reading, stretches = seen
    far = Quote("Direct", ((0, 11),), speaker_spans=((0, 2),))
    proposed = view(reading._replace(proposed=(far,)), stretches, 0, Roles()).columns["proposed"]
    assert set(proposed) == {""}


def test_a_view_shows_the_roles_of_the_quotation_before(seen):
    reading, stretches = seen
    before = Roles((9, 10), (8,), (7, 8, 9, 10))
    earlier = view(reading, stretches, 1, before).columns["earlier"]
    assert earlier == [*[""] * 7, "frame", "cue", "speaker", "speaker", *[""] * 12]
    assert view(reading, stretches, 1, before).columns["quotation"][:7] == ["before 2"] * 3 + ["before 1"] * 4


def test_what_encloses_a_quotation_is_shown_as_outer(read):
    reading = read("Sie sagte, er habe „Nein“ gerufen.")
    whole, mark = stretch("Indirect", *range(3, 9)), stretch("Direct", 5, 6, 7)
    inner = view(reading, (whole, mark), 1, Roles()).columns["others"]
    assert inner == [*[""] * 3, *["outer"] * 6, ""]
    outer = view(reading, (whole, mark), 0, Roles()).columns["others"]
    assert outer == [*[""] * 5, *["Direct"] * 3, *[""] * 2]


@pytest.fixture(scope="module")
def long_reading(read):
    """A thousand tokens without words, in sentences of seven."""
    place = np.arange(1000)
    return read("")._replace(tokens=(None,) * 1000, starts=place, ends=place + 1, sentence=place // 7)


@pytest.mark.parametrize("first", [0, 3, 150, 500, 960, 999])
@pytest.mark.parametrize(
    ("kind", "before", "reach"),
    [
        ("Direct", Roles(), BEFORE),
        ("Indirect", Roles(), BEFORE),
        ("Reported", Roles(), BEFORE),
        ("Direct", Roles((0,), (1,), (0, 1)), FAR_BEFORE),
        ("Direct", Roles((), (1,), (1,)), BEFORE),
        ("FreeIndirect", Roles(), FAR_BEFORE),
        ("IndirectFreeIndirect", Roles((0,)), FAR_BEFORE),
    ],
)
def test_a_window_holds_whole_sentences_and_no_more_than_it_must(long_reading, first, kind, before, reach):
    found = view(long_reading, [stretch(kind, first)], 0, before)
    assert found.first == max(0, (first - reach) // 7 * 7)
    assert found.last == min(1000, (first + BEHIND) // 7 * 7 + 7)
    assert found.columns["quotation"].count("inside") == 1
    assert found.columns["quotation"][first - found.first] == "inside"


def test_a_quotation_that_goes_on_is_seen_with_more_before_it():
    assert FAR_BEFORE > BEFORE > BEHIND


def test_what_lies_outside_the_window_is_not_shown(long_reading):
    stretches = [stretch("Direct", 10), stretch("Indirect", 500)]
    found = view(long_reading, stretches, 1, Roles((11,), (12,), (11, 12)))
    assert set(found.columns["others"]) == set(found.columns["earlier"]) == {""}


SPEAKS, FRAMED = Roles((0,), (1,), (0, 1)), Roles((), (5,), (5,))


@pytest.mark.parametrize(
    ("kinds", "roles", "expected"),
    [
        (["Indirect", "FreeIndirect"], [SPEAKS, Roles()], SPEAKS),
        (["Indirect", "Direct", "FreeIndirect"], [SPEAKS, Roles(), Roles()], SPEAKS),
        # A frame without a speaker ("Es hieß, …") is passed over.
        (["Indirect", "Indirect", "FreeIndirect"], [SPEAKS, FRAMED, Roles()], SPEAKS),
        # So is a speaker without a frame, unless the quotation is only reported and holds its own.
        (["Indirect", "FreeIndirect", "FreeIndirect"], [SPEAKS, Roles((0,)), Roles()], SPEAKS),
        (["Indirect", "Reported", "FreeIndirect"], [SPEAKS, Roles((7,)), Roles()], Roles((7,))),
        (["FreeIndirect", "Indirect"], [Roles(), SPEAKS], Roles()),
        (["Direct", "FreeIndirect"], [Roles(), Roles()], Roles()),
    ],
)
def test_a_quotation_goes_on_from_the_last_one_with_a_speaker(kinds, roles, expected):
    stretches = [stretch(kind, k) for k, kind in enumerate(kinds)]
    asked = 0 if kinds[0] == "FreeIndirect" else len(kinds) - 1
    assert anchor(stretches, roles, asked) == expected


def clear(n, **words):
    """Scores in which some tokens are clearly a part; names are parts, values tokens with their scores."""
    scores = np.zeros((n, len(PARTS)))
    for part, values in words.items():
        for i, value in values.items():
            scores[i, PARTS.index(part.replace("_", " "))] = value
    return scores


@pytest.mark.parametrize(
    ("tokens", "scores", "kept"),
    [
        ((), clear(3), ()),
        ((1, 2), clear(3), (1, 2)),
        ((0, 4, 5), clear(6, speaker_in_frame={0: 3, 4: 1, 5: 1}), (0,)),
        ((0, 4, 5), clear(6, speaker_in_frame={0: 3}, speaker_outside={4: 2, 5: 2}), (4, 5)),
        ((0, 2), clear(3, speaker_outside={0: 3, 2: 3}, none={0: 2}), (2,)),
    ],
)
def test_one_run_of_words_names_the_speaker(tokens, scores, kept):
    assert _one_speaker(tokens, scores) == kept


def opinion(reading):
    """What a first tagger says that knows nothing."""
    n = len(reading.tokens)
    outer, parts = np.full((n, OUTER), 1 / OUTER), np.full((n, len(PARTS)), 1 / len(PARTS))
    return Tagged(outer, np.ones((n, 1)), parts, ())


def test_the_pipeline_s_vectors_stand_beside_what_the_first_tagger_says(seen):
    reading, _ = seen
    joined = vectors(reading, opinion(reading))
    width = reading.vectors.shape[1]
    assert joined.shape == (23, width + len(PARTS) + 1)
    np.testing.assert_array_equal(joined[:, :width], reading.vectors)
    np.testing.assert_allclose(joined[:, -1], 1 - 1 / OUTER, atol=1e-6)


@pytest.fixture(scope="module")
def tagger(seen, random_tagger):
    reading, stretches = seen
    width = reading.vectors.shape[1] + len(PARTS) + 1
    seen_for_it = view(reading, stretches, 0, Roles()).columns
    return random_tagger(reading.columns, width, (len(PARTS),), behind=seen_for_it)


@pytest.fixture(scope="module")
def ask(seen, tagger):
    """Assign the roles of some quotations of the fixture's text."""
    reading, _ = seen
    categories = tagger.table.numbers(reading.columns, len(reading.tokens))

    def roles(asked, stretches):
        return assign(asked, reading, categories, opinion(reading), stretches)

    return roles


def test_roles_lie_in_the_windows_and_one_speaker_is_one_run(seen, tagger, ask):
    for roles in ask(tagger, seen[1]):
        for part in roles:
            assert list(part) == sorted(set(part))
            assert all(0 <= i < 23 for i in part)
        assert set(roles.cue) <= set(roles.frame)
        speaker = roles.speaker
        assert not speaker or speaker == tuple(range(speaker[0], speaker[-1] + 1))


def test_roles_do_not_depend_on_which_quotations_are_read_at_once(seen, tagger, ask):
    """What follows is shown by its type alone, so the first quotation's roles stay what they are."""
    first, second = seen[1]
    together = ask(tagger, [first, second])
    assert len(together) == 2
    assert ask(tagger, [first, second, stretch("Reported", 0, 1)])[0] == together[0]
    assert ask(tagger, []) == []


def taught(tagger, tags):
    """A tagger in which each word form has one part, whatever stands around it."""

    class Network:
        def __init__(self, table):
            words = table.columns["word"]
            self._parts = {words[word]: PARTS.index(part) for word, part in tags.items()}
            self._column = list(table.columns).index("word")

        def predict(self, batch):
            words = batch.categories[:, self._column].tolist()
            return np.eye(len(PARTS))[[self._parts.get(word, 0) for word in words]] * 5

        def get_param(self, _):
            return np.zeros((len(PARTS), len(PARTS)))

    return tagger._replace(networks=(Network(tagger.table),))


def test_a_quotation_that_goes_on_takes_the_speaker_before_it(seen, tagger, ask):
    reading, stretches = seen
    knows = taught(tagger, {"sagte": "cue", "anna": "speaker in frame", "maier": "speaker in frame"})
    first, second = ask(knows, stretches)
    names = tuple(place(reading, word) for word in ("Anna", "Maier"))
    assert first == Roles(names, (place(reading, "sagte"),), (place(reading, "sagte"), *names))
    assert second.speaker == names


def test_without_any_speaker_a_quotation_has_none(seen, tagger, ask):
    knows = taught(tagger, {"sagte": "cue"})
    assert [roles.speaker for roles in ask(knows, seen[1])] == [(), ()]


def test_numbers_of_a_window_are_those_of_its_tokens(seen, tagger):
    reading, stretches = seen
    rows_of_all = tagger.scaled(vectors(reading, opinion(reading)))
    shared = tagger.table.numbers(reading.columns, 23), rows_of_all
    found = view(reading, stretches, 0, Roles())
    part = View(4, 9, {name: values[4:9] for name, values in found.columns.items()})
    categories, rows, sentence = numbers(tagger.table, shared, reading.sentence, part)
    assert categories.shape == (5, len(tagger.table.columns))
    np.testing.assert_array_equal(rows, shared[1][4:9])
    assert sentence.tolist() == reading.sentence[4:9].tolist()
    together = reading.columns | found.columns
    np.testing.assert_array_equal(categories, tagger.table.numbers(together, 23)[4:9])
