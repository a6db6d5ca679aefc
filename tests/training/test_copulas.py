""" "ist im Büro" has a full verb, "ist krank" a copula: the convention of UD German-GSD."""

import pytest

from training.copulas import raise_copulas


def tokens(text):
    rows = [line.split() for line in text.strip().splitlines()]
    lemmas, pos, heads, deps = zip(*rows, strict=True)
    return [int(h) for h in heads], list(deps), list(pos), list(lemmas)


@pytest.mark.parametrize(
    ("text", "heads", "deps"),
    [
        (  # Er ist im Büro .
            """
            er    PRON  3 nsubj
            sein  AUX   3 cop
            in    ADP   3 case
            Büro  NOUN  3 ROOT
            .     PUNCT 3 punct
            """,
            [1, 1, 3, 1, 1],
            ["nsubj", "ROOT", "case", "obl", "punct"],
        ),
        (  # Sie war da
            """
            sie   PRON  2 nsubj
            sein  AUX   2 cop
            da    ADV   2 ROOT
            """,
            [1, 1, 1],
            ["nsubj", "ROOT", "advmod"],
        ),
        (  # Er ist Minister
            """
            er       PRON 2 nsubj
            sein     AUX  2 cop
            Minister NOUN 2 ROOT
            """,
            [2, 2, 2],
            ["nsubj", "cop", "ROOT"],
        ),
        (  # sagt , dass er seit Mai im Amt ist
            """
            sagen VERB  0 ROOT
            ,     PUNCT 7 punct
            dass  SCONJ 7 mark
            er    PRON  7 nsubj
            seit  ADP   5 case
            Mai   NOUN  7 nmod
            in    ADP   7 case
            Amt   NOUN  0 ccomp
            sein  AUX   7 cop
            """,
            [0, 8, 8, 8, 5, 8, 7, 8, 0],
            ["ROOT", "punct", "mark", "nsubj", "case", "obl", "case", "obl", "ccomp"],
        ),
    ],
)
def test_a_copula_before_a_preposition_becomes_the_verb(text, heads, deps):
    found = tokens(text)
    raise_copulas(*found)
    assert (found[0], found[1]) == (heads, deps)
