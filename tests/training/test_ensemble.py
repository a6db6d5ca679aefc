"""Teachers vote on what is learnt from raw text."""

import spacy
from spacy.tokens import Doc

from training.ensemble import Parse, taught, vote


def parse(heads, deps=None, pos="NVN"):
    names = {"N": "NOUN", "V": "VERB", "A": "AUX"}
    n = len(heads)
    deps = deps or ["ROOT" if h == i else "obj" for i, h in enumerate(heads)]
    return Parse(tuple(heads), tuple(deps), ("NN",) * n, tuple(names[p] for p in pos), ("",) * n, ("x",) * n)


def test_the_majority_wins():
    won, share = vote([parse([1, 1, 1]), parse([1, 1, 1]), parse([1, 1, 0])])
    assert won.heads == (1, 1, 1)
    assert share == 8 / 9


def test_a_label_is_that_of_the_teachers_with_the_winning_head():
    won, _ = vote(
        [
            parse([1, 1, 1], ["nsubj", "ROOT", "obj"]),
            parse([1, 1, 1], ["nsubj", "ROOT", "obj"]),
            parse([1, 1, 0], ["nsubj", "ROOT", "nmod"]),
        ]
    )
    assert won.deps == ("nsubj", "ROOT", "obj")


def test_heads_that_run_in_a_circle_give_way_to_one_teacher():
    teachers = [parse([1, 1, 1]), parse([2, 0, 2]), parse([0, 0, 2])]
    won, _ = vote(teachers)
    assert won.heads in {t.heads for t in teachers}


def test_what_people_annotated_stays_and_full_verbs_are_told_from_auxiliaries():
    doc = Doc(
        spacy.blank("de").vocab,
        words=["Er", "habe", "Geld"],
        pos=["PRON", "AUX", ""],
        lemmas=["er", "haben", ""],
    )
    done = taught(doc, parse([1, 1, 1], ["nsubj", "ROOT", "obj"]))
    assert [(t.pos_, t.lemma_, t.dep_) for t in done] == [
        ("PRON", "er", "nsubj"),
        ("VERB", "haben", "ROOT"),
        ("NOUN", "x", "obj"),
    ]
