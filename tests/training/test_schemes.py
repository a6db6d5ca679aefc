"""Relations and tags of every treebank follow the conventions of UD German-GSD."""

import pytest

from training import dependencies, stts


def rows(text):
    """CoNLL-U rows from lines of form, lemma, part of speech, features, head and relation."""
    lines = [line.split() for line in text.strip().splitlines()]
    return [
        [str(i), form, lemma, pos, "_", feats, head, dep, "_", "_"]
        for i, (form, lemma, pos, feats, head, dep) in enumerate(lines, 1)
    ]


@pytest.mark.parametrize(
    ("source", "sentence", "word", "expected"),
    [
        (
            "PUD",
            """
            Es    es    PRON _ 2 expl
            gibt  geben VERB _ 0 root
            Kritik Kritik NOUN _ 2 obj
            """,
            "Es",
            ("2", "nsubj"),
        ),
        (
            "UD_German-HDT-bugs",
            """
            Sprecher Sprecher NOUN _ 3 nsubj
            Braun    Braun    PROPN _ 1 flat
            lacht    lachen   VERB _ 0 root
            """,
            "Braun",
            ("1", "appos"),
        ),
        (
            "UD_German-HDT-bugs",
            """
            Er    er    PRON _ 2 nsubj
            hilft helfen VERB _ 0 root
            dem   der   DET _ 4 det
            Land  Land  NOUN _ 2 obj
            """,
            "Land",
            ("2", "obl:arg"),
        ),
        (
            "PUD",
            """
            Auch    auch    ADV  _ 2 advmod
            Berlin  Berlin  PROPN _ 3 nsubj
            wächst  wachsen VERB _ 0 root
            """,
            "Auch",
            ("3", "advmod"),
        ),
        (
            "PUD",
            """
            reich reich ADJ _ 0 root
            an    an    ADP _ 3 case
            Öl    Öl    NOUN _ 1 obl
            """,
            "Öl",
            ("1", "nmod"),
        ),
        (
            "UD_German-HDT-bugs",
            """
            Das   der   PRON  _ 2 nsubj
            gehe  gehen VERB  _ 0 root
            ,     ,     PUNCT _ 4 punct
            sagte sagen VERB  _ 2 parataxis
            Braun Braun PROPN _ 4 nsubj
            """,
            "gehe",
            ("4", "ccomp"),
        ),
    ],
)
def test_a_relation_is_brought_to_one_scheme(source, sentence, word, expected):
    tokens = rows(sentence)
    dependencies.harmonise(source, tokens)
    assert next((t[6], t[7]) for t in tokens if t[1] == word) == expected


def test_a_full_verb_is_no_auxiliary():
    tokens = rows(
        """
        Er   er    PRON _ 2 nsubj
        hat  haben AUX  _ 0 root
        Geld Geld  NOUN _ 2 obj
        """
    )
    dependencies.harmonise("UD_German-HDT-bugs", tokens)
    assert tokens[1][3] == "VERB"


@pytest.mark.parametrize(
    ("token", "tag"),
    [
        (("Haus", "Haus", "NOUN", {}, "obj", ""), "NN"),
        (("werde", "werden", "AUX", {"VerbForm": "Fin", "Mood": "Sub"}, "aux", "VERB"), "VAFIN"),
        (("aufzubauen", "aufbauen", "VERB", {"VerbForm": "Inf"}, "xcomp", ""), "VVIZU"),
        (("zulassen", "zulassen", "VERB", {"VerbForm": "Inf"}, "xcomp", ""), "VVINF"),
        (("dafür", "dafür", "ADV", {}, "advmod", ""), "PAV"),
        (("zurück", "zurück", "ADV", {}, "advmod", "PUNCT"), ""),
        (("zurück", "zurück", "ADV", {}, "compound:prt", "PUNCT"), "PTKVZ"),
        (("alle", "alle", "DET", {"PronType": "Tot"}, "det", "NOUN"), "PIAT"),
        (("alle", "alle", "PRON", {"PronType": "Tot"}, "nsubj", "VERB"), "PIS"),
    ],
)
def test_tags_follow_from_the_universal_annotation(token, tag):
    assert stts.derived(*token, after_comma=False) == tag


def test_a_relative_pronoun_follows_a_comma():
    token = ("die", "der", "PRON", {"PronType": "Dem,Rel"}, "nsubj", "VERB")
    assert [stts.derived(*token, after_comma=after) for after in (True, False)] == ["PRELS", "PDS"]


def test_a_tag_that_only_repeats_the_part_of_speech_is_none():
    assert [stts.renamed(*pair) for pair in [("NOUN", "NOUN"), ("ADV", "ADV"), ("PROAV", "ADV")]] == [
        "",
        "ADV",
        "PAV",
    ]
