"""Quotations survive being written as tags and read again."""

import numpy as np
import pytest

from analysis.quotes.learned.tags import (
    INNER,
    OUTER,
    PARTS,
    TYPES,
    Roles,
    Stretch,
    read,
    read_roles,
    runs,
    written,
    written_roles,
)


def tokens(*bounds):
    """Positions from pairs of first and last one."""
    return tuple(i for first, last in bounds for i in range(first, last + 1))


def outer(kind, *bounds):
    return Stretch(kind, tokens(*bounds), False)


def inner(kind, *bounds):
    return Stretch(kind, tokens(*bounds), True)


@pytest.mark.parametrize(
    "stretches",
    [
        [],
        [outer("Direct", (0, 0))],
        [outer("Reported", (0, 9))],
        # „Wir kommen“, sagte er, „aber nicht heute“, und ging.
        [outer("Direct", (0, 3), (7, 11))],
        [outer("Indirect", (0, 1), (3, 3), (5, 6))],
        # Two quotations of one type with nothing between.
        [outer("Indirect", (0, 3)), outer("Indirect", (4, 6))],
        [outer("Direct", (0, 3)), outer("Indirect", (4, 6)), outer("Direct", (7, 8))],
        # The first resumes behind one of another type.
        [outer("Direct", (0, 2), (8, 9)), outer("Indirect", (4, 6))],
        # Er sagte, die Lage sei „sehr, sehr ernst“.
        [outer("Indirect", (2, 9)), inner("Direct", (5, 8))],
        [outer("Direct", (0, 9)), inner("Direct", (1, 2)), inner("Indirect", (3, 5))],
        # The inner one ends with the outer one, which then another follows.
        [outer("Direct", (0, 5)), outer("Direct", (6, 9)), inner("Direct", (4, 5))],
    ],
    ids=lambda stretches: " + ".join(f"{s.type} {runs(s.tokens)}" for s in stretches) or "nothing",
)
def test_written_quotations_are_read_again(stretches):
    assert read(*written(stretches, 12)) == stretches


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_has_tags_of_its_own(kind):
    tags, inside = written([outer(kind, (1, 2), (4, 4))], 6)
    base = 1 + 3 * TYPES.index(kind)
    assert tags.tolist() == [0, base, base + 1, 0, base + 2, 0]
    assert not inside.any()
    assert tags.max() < OUTER


def test_the_longer_of_two_quotations_is_the_outer_one_in_whatever_order_they_come():
    long, short = outer("Direct", (0, 8)), outer("Direct", (2, 4))
    for order in ([long, short], [short, long]):
        assert read(*written(order, 9)) == [long, inner("Direct", (2, 4))]


def test_a_third_quotation_within_both_is_left_out():
    found = read(*written([outer("Direct", (0, 8)), outer("Direct", (1, 6)), outer("Direct", (2, 4))], 9))
    assert found == [outer("Direct", (0, 8)), inner("Direct", (1, 6))]


def test_whatever_is_not_direct_is_indirect_within_another_quotation():
    tags = written([outer("Direct", (0, 8)), outer("Reported", (2, 4))], 9)
    assert read(*tags) == [outer("Direct", (0, 8)), inner("Indirect", (2, 4))]
    assert tags[1].max() < INNER


def test_an_inner_quotation_has_no_gaps():
    tags = written([outer("Indirect", (0, 9)), outer("Direct", (2, 3), (6, 7))], 10)
    assert read(*tags)[1] == inner("Direct", (2, 7))


def test_words_far_behind_begin_a_quotation_of_their_own():
    begins, goes_on, resumes = (1 + 3 * TYPES.index("Direct") + place for place in range(3))
    near, far = np.zeros(80, int), np.zeros(80, int)
    near[[0, 1, 60]] = far[[0, 1, 70]] = begins, goes_on, resumes
    none = np.zeros(80, int)
    assert [s.tokens for s in read(near, none)] == [(0, 1, 60)]
    assert [s.tokens for s in read(far, none)] == [(0, 1), (70,)]


def test_tags_without_a_beginning_begin_a_quotation():
    direct, indirect = (1 + 3 * TYPES.index(kind) for kind in ("Direct", "Indirect"))
    tags = [0, direct + 1, direct + 1, indirect + 1, 0, indirect + 1]
    assert read(tags, [0] * 6) == [
        outer("Direct", (1, 2)),
        outer("Indirect", (3, 3)),
        outer("Indirect", (5, 5)),
    ]


@pytest.mark.parametrize(
    ("positions", "found"),
    [((), []), ((4,), [(4, 5)]), ((1, 2, 3), [(1, 4)]), ((0, 2, 3, 9), [(0, 1), (2, 4), (9, 10)])],
)
def test_neighbouring_positions_are_joined(positions, found):
    assert runs(positions) == found


@pytest.mark.parametrize(
    "roles",
    [
        Roles(),
        # Der Minister(0, 1) sagte(2) den Journalisten(3, 4), …
        Roles(tokens((0, 1)), (2,), tokens((0, 4)), tokens((3, 4))),
        # Die Polizei(0, 1) … Die Frau sei(4–6) …: the speaker stands in another sentence.
        Roles(tokens((0, 1))),
        # Er(5) wies die Vorwürfe zurück: a cue in two pieces.
        Roles((5,), (6, 9), tokens((5, 9))),
    ],
)
def test_written_roles_are_read_again(roles):
    assert read_roles(written_roles(roles, 12)) == roles


def test_a_speaker_in_the_frame_is_told_from_one_outside():
    tags = written_roles(Roles((0, 5), (6,), (5, 6)), 8)
    assert [PARTS[i] for i in tags] == [
        "speaker outside",
        *["none"] * 4,
        "speaker in frame",
        "cue",
        "none",
    ]


def test_a_cue_outside_every_frame_is_read_with_a_frame():
    assert read_roles(written_roles(Roles(cue=(3,)), 5)) == Roles(cue=(3,), frame=(3,))
