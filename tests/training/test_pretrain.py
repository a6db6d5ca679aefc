"""The encoder guesses hidden words of raw text."""

import random

from training.pretrain import HIDDEN, Targets, hide

TEXT = "Der Minister sagte , der Vertrag sei gut . Der Vertrag des Sprechers gilt .".split()  # noqa: SIM905


def test_frequent_words_are_guessed_one_by_one_and_rare_ones_by_kind(nlp):
    targets = Targets(nlp, TEXT, words=3, kinds=50)
    assert [targets[word] for word in (".", "Der", "Vertrag")] == [0, 1, 2]
    unknown = targets.number - 1
    assert 3 <= targets["Sprechers"] < unknown
    assert targets["Ministers"] == targets["Sprechers"]
    assert targets["lief"] == unknown
    assert targets["xyzzy"] == unknown


def test_words_are_hidden_swapped_or_left(nlp):
    targets = Targets(nlp, TEXT, words=50, kinds=50)
    words = TEXT * 500
    seen, places, classes = hide(words, targets, random.Random(0))
    assert 0.18 < len(places) / len(words) < 0.22
    assert classes == [targets[words[i]] for i in places]
    hidden = sum(seen[i] == HIDDEN for i in places) / len(places)
    left = sum(seen[i] == words[i] for i in places) / len(places)
    assert 0.77 < hidden < 0.83
    assert 0.08 < left < 0.14
    assert all(seen[i] == words[i] for i in set(range(len(words))) - set(places))
