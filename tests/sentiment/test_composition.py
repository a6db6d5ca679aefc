"""The same judgement from a parse in either scheme, built by hand."""

import pytest
from spacy.tokens import Doc

from analysis.sentiment.composition import State, ascend
from analysis.sentiment.topics import load_topics

TIGER = {
    "Eine Kooperation schloss er aus .": (
        [1, 2, 2, 2, 2, 2],
        ["nk", "oa", "ROOT", "sb", "svp", "punct"],
        ["DET", "NOUN", "VERB", "PRON", "ADP", "PUNCT"],
        -1,
    ),
    "Die Kooperation ist ein Erfolg .": (
        [1, 2, 2, 4, 2, 2],
        ["nk", "sb", "ROOT", "nk", "pd", "punct"],
        ["DET", "NOUN", "AUX", "DET", "NOUN", "PUNCT"],
        1,
    ),
    "Er lobte die Zusammenarbeit .": (
        [1, 1, 3, 1, 1],
        ["sb", "ROOT", "nk", "oa", "punct"],
        ["PRON", "VERB", "DET", "NOUN", "PUNCT"],
        1,
    ),
    "Die Firma hat die Partnerschaft beendet .": (
        [1, 2, 2, 4, 5, 2, 2],
        ["nk", "sb", "ROOT", "nk", "oa", "oc", "punct"],
        ["DET", "NOUN", "AUX", "DET", "NOUN", "VERB", "PUNCT"],
        -1,
    ),
}
UD = {
    "Eine Kooperation schloss er aus .": (
        [1, 2, 2, 2, 2, 2],
        ["det", "obj", "ROOT", "nsubj", "compound:prt", "punct"],
        ["DET", "NOUN", "VERB", "PRON", "ADP", "PUNCT"],
        -1,
    ),
    "Die Kooperation ist ein Erfolg .": (
        [1, 4, 4, 4, 4, 4],
        ["det", "nsubj", "cop", "det", "ROOT", "punct"],
        ["DET", "NOUN", "AUX", "DET", "NOUN", "PUNCT"],
        1,
    ),
    "Er lobte die Zusammenarbeit .": (
        [1, 1, 3, 1, 1],
        ["nsubj", "ROOT", "det", "obj", "punct"],
        ["PRON", "VERB", "DET", "NOUN", "PUNCT"],
        1,
    ),
    "Die Firma hat die Partnerschaft beendet .": (
        [1, 5, 5, 4, 5, 5, 5],
        ["det", "nsubj", "aux", "det", "obj", "ROOT", "punct"],
        ["DET", "NOUN", "AUX", "DET", "NOUN", "VERB", "PUNCT"],
        -1,
    ),
}
TARGETS = {"Kooperation", "Zusammenarbeit", "Partnerschaft"}


@pytest.mark.parametrize(
    ("scheme", "sentence"), [(scheme, s) for scheme, found in (("TIGER", TIGER), ("UD", UD)) for s in found]
)
def test_both_schemes(nlp, scheme, sentence):
    heads, deps, pos, sign = (TIGER if scheme == "TIGER" else UD)[sentence]
    words = sentence.split()
    doc = Doc(nlp.vocab, words, heads=heads, deps=deps, pos=pos, lemmas=[w.lower() for w in words])
    target = next(t for t in doc if t.text in TARGETS)
    state, _ = ascend(target, State(0.0, 1), load_topics()[0], doc[:])
    assert state.value * sign > 0.5
