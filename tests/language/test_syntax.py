"""The same questions get the same answers from a UD parse and from a TIGER parse."""

import pytest
import spacy
from spacy.tokens import Doc

from analysis.language import syntax

GERMAN = spacy.blank("de").vocab


def parsed(rows):
    """A document from rows of (word, lemma, part of speech, head, relation, features)."""
    words, lemmas, pos, heads, deps, morphs = zip(*rows, strict=True)
    return Doc(
        GERMAN,
        words=list(words),
        lemmas=list(lemmas),
        pos=list(pos),
        heads=list(heads),
        deps=list(deps),
        morphs=list(morphs),
    )


FIN, SUB, PART, INF = "VerbForm=Fin|Mood=Ind", "VerbForm=Fin|Mood=Sub", "VerbForm=Part", "VerbForm=Inf"

PERFECT = {
    "UD": parsed(
        [
            ("Diess", "Diess", "PROPN", 4, "nsubj", ""),
            ("hat", "haben", "AUX", 4, "aux", FIN),
            ("die", "der", "DET", 3, "det", ""),
            ("Kritik", "Kritik", "NOUN", 4, "obj", ""),
            ("zurückgewiesen", "zurückweisen", "VERB", 4, "ROOT", PART),
        ]
    ),
    "TIGER": parsed(
        [
            ("Diess", "Diess", "PROPN", 1, "sb", ""),
            ("hat", "haben", "AUX", 1, "ROOT", FIN),
            ("die", "der", "DET", 3, "nk", ""),
            ("Kritik", "Kritik", "NOUN", 4, "oa", ""),
            ("zurückgewiesen", "zurückweisen", "VERB", 1, "oc", PART),
        ]
    ),
}

COMPLEMENT = {
    "UD": parsed(
        [
            ("Sie", "sie", "PRON", 1, "nsubj", ""),
            ("kündigte", "kündigen", "VERB", 1, "ROOT", FIN),
            ("an", "an", "ADP", 1, "compound:prt", ""),
            (",", ",", "PUNCT", 6, "punct", ""),
            ("er", "er", "PRON", 6, "nsubj", ""),
            ("werde", "werden", "AUX", 6, "aux", SUB),
            ("kommen", "kommen", "VERB", 1, "ccomp", INF),
        ]
    ),
    "TIGER": parsed(
        [
            ("Sie", "sie", "PRON", 1, "sb", ""),
            ("kündigte", "kündigen", "VERB", 1, "ROOT", FIN),
            ("an", "an", "ADP", 1, "svp", ""),
            (",", ",", "PUNCT", 1, "punct", ""),
            ("er", "er", "PRON", 5, "sb", ""),
            ("werde", "werden", "AUX", 1, "oc", SUB),
            ("kommen", "kommen", "VERB", 5, "oc", INF),
        ]
    ),
}

SCHEMES = pytest.mark.parametrize("scheme", ["UD", "TIGER"])


@SCHEMES
@pytest.mark.parametrize("word", [1, 4])
def test_any_verb_of_a_predicate_leads_to_subject_object_and_the_whole_predicate(scheme, word):
    verb = PERFECT[scheme][word]
    assert [t.text for t in syntax.subjects(verb)] == ["Diess"]
    assert [t.text for t in syntax.objects(verb)] == ["Kritik"]
    assert [t.text for t in syntax.verb_chain(verb)] == ["hat", "zurückgewiesen"]
    assert syntax.finite_verb(verb).text == "hat"
    assert syntax.lexical_verb(verb).text == "zurückgewiesen"


@SCHEMES
def test_a_complement_clause_has_its_own_subject_and_mood(scheme):
    said, clause = syntax.verbs(COMPLEMENT[scheme])
    assert [t.text for t in syntax.subjects(clause)] == ["er"]
    assert syntax.is_subjunctive(syntax.finite_verb(clause))
    assert not syntax.is_subjunctive(said)


@SCHEMES
def test_a_separated_particle_is_found(scheme):
    assert syntax.particle(COMPLEMENT[scheme][1]).text == "an"


@SCHEMES
def test_every_predicate_is_yielded_once(scheme):
    assert [v.text for v in syntax.verbs(COMPLEMENT[scheme])] == ["kündigte", "kommen"]


@pytest.mark.parametrize(
    ("sentence", "head", "phrase"),
    [
        ("Der deutsche Autobauer baut Autos.", "Autobauer", "Der deutsche Autobauer"),
        ("Das sagte die Sprecherin des Ministeriums.", "Sprecherin", "die Sprecherin des Ministeriums"),
        ("Die Stadt, die am Fluss liegt, wächst.", "Stadt", "Die Stadt"),
    ],
)
def test_noun_phrases_of_the_shipped_pipeline(nlp, sentence, head, phrase):
    doc = nlp(sentence)
    token = next(t for t in doc if t.text == head)
    assert syntax.noun_phrase(token).text == phrase
