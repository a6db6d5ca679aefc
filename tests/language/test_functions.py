"""What noun phrases do in their clauses, and which clauses they belong to."""

import pytest

from analysis.language.syntax import clause_of, function_of, is_predicate


def asked(nlp, sentence, word):
    return next(token for token in nlp(sentence) if token.text == word)


GAVE = "Die Ministerin des Landes gab dem Bürgermeister in Bonn einen Brief."


@pytest.mark.parametrize(
    ("sentence", "word", "function"),
    [
        (GAVE, "Ministerin", "subject"),
        (GAVE, "Landes", "attribute"),
        (GAVE, "Bürgermeister", "object"),
        (GAVE, "Bonn", "oblique"),
        (GAVE, "Brief", "object"),
        ("Der Plan wurde von der Ministerin gelobt.", "Plan", "subject"),
        ("Der Plan wurde von der Ministerin gelobt.", "Ministerin", "oblique"),
        ("Die Ministerin lobte seine Rede.", "seine", "attribute"),
        ("Neue Pläne der Ministerin", "Pläne", "other"),
        ("Neue Pläne der Ministerin", "Ministerin", "attribute"),
    ],
)
def test_a_noun_phrase_has_a_function(nlp, sentence, word, function):
    assert function_of(asked(nlp, sentence, word)) == function


@pytest.mark.parametrize(
    ("sentence", "word", "function"),
    [
        pytest.param("Der Kanzler Olaf Scholz sprach mit Peter Altmaier.", "Scholz", "subject", id="name"),
        pytest.param(
            "Der Kanzler Olaf Scholz sprach mit Peter Altmaier.", "Altmaier", "oblique", id="surname"
        ),
        pytest.param(
            "Klaus Meier, der Bürgermeister von Hamburg, lobte den Plan.",
            "Bürgermeister",
            "subject",
            id="apposition",
        ),
        pytest.param(
            "Der Minister und die Ministerin lobten den Plan.", "Ministerin", "subject", id="conjunct"
        ),
        pytest.param("Er lobte den Plan und den Bericht.", "Bericht", "object", id="conjunct of an object"),
    ],
)
def test_a_part_of_a_phrase_does_what_the_whole_does(nlp, sentence, word, function):
    assert function_of(asked(nlp, sentence, word)) == function


@pytest.mark.parametrize(
    ("sentence", "word", "verb"),
    [
        (GAVE, "Landes", "gab"),
        ("Der Minister will den Plan ändern.", "Minister", "will"),
        ("Der Minister will den Plan ändern.", "Plan", "will"),
        ("Die Kanzlerin sagte, dass der Minister den Brief lese.", "Kanzlerin", "sagte"),
        ("Die Kanzlerin sagte, dass der Minister den Brief lese.", "Minister", "lese"),
        ("Die Ministerin, die den Plan kannte, schwieg.", "Ministerin", "schwieg"),
        ("Die Ministerin, die den Plan kannte, schwieg.", "Plan", "kannte"),
        ("Er ist der Chef der Firma.", "Firma", "ist"),
        ("Neue Pläne der Ministerin", "Ministerin", "Pläne"),
    ],
)
def test_a_clause_is_known_by_its_first_verb(nlp, sentence, word, verb):
    assert clause_of(asked(nlp, sentence, word)).text == verb


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("Er ist der Chef der Firma.", "Chef", True),
        ("Er ist der Chef der Firma.", "Firma", False),
        ("Herbert Diess war ein Manager.", "Manager", True),
        ("Herbert Diess war ein Manager.", "Diess", False),
        ("Der Chef ist krank.", "Chef", False),
        ("Der Manager lobte den Chef.", "Chef", False),
    ],
)
def test_a_predicate_says_what_somebody_is(nlp, sentence, word, expected):
    assert is_predicate(asked(nlp, sentence, word)) is expected
