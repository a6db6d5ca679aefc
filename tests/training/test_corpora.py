"""Corpora become documents with the labels of the pipeline."""

import random

import pytest
from spacy.vocab import Vocab

from training import names, treebanks

GERMEVAL = """Der	O	O
VW-Chef	B-ORGpart	O
Diess	B-PER	O
lobt	O	O
deutsche	B-LOCderiv	O
"	O	O
Zeit	B-ORG	O
Magazin	I-ORG	O
"	O	O
.	O	O

Ein	O	O
Oscar	B-OTH	O
"""

CONLLU = """# source = UD_German-PUD
# text = Er geht ins Haus.
1	Er	er	PRON	_	Case=Nom|PronType=Prs	2	nsubj	_	_
2	geht	gehen	VERB	_	Mood=Ind|Number=Sing|Person=3|Tense=Pres	0	root	_	_
3-4	ins	_	_	_	_	_	_	_	_
3	in	in	ADP	_	_	5	case	_	_
4	das	der	DET	_	Definite=Def|PronType=Art	5	det	_	_
5	Haus	Haus	NOUN	_	Case=Acc|Gender=Neut|Number=Sing	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

# source = SIGMORPHON 2019
# text = Sie lacht.
1	Sie	sie	PRON	_	Number=Sing|Person=3	_	_	_	_
2	lacht	lachen	VERB	_	Mood=Ind|Number=Sing|Person=3	_	_	_	SpaceAfter=No
3	.	.	PUNCT	_	_	_	_	_	_
"""


def test_names_and_compounds_have_labels_and_derived_forms_none(tmp_path):
    (tmp_path / "ner.tsv").write_text(GERMEVAL, encoding="utf-8")
    first, second = names.documents(tmp_path / "ner.tsv", vary=False)
    assert first.text == 'Der VW-Chef Diess lobt deutsche "Zeit Magazin". '
    assert [(e.text, e.label_) for e in first.ents] == [
        ("VW-Chef", "ORGpart"),
        ("Diess", "PER"),
        ("Zeit Magazin", "ORG"),
    ]
    assert [(e.text, e.label_) for e in second.ents] == [("Oscar", "MISC")]


def test_names_alone_for_measuring(tmp_path):
    (tmp_path / "ner.tsv").write_text(GERMEVAL, encoding="utf-8")
    first, _ = names.documents(tmp_path / "ner.tsv", vary=False, parts=False)
    assert [e.label_ for e in first.ents] == ["PER", "ORG"]


def test_a_treebank_without_heads_teaches_no_dependencies(tmp_path):
    (tmp_path / "trees.conllu").write_text(CONLLU, encoding="utf-8")
    readings = {("lacht", "3", "Sing"): {("Ind", "Pres")}}
    parsed, tagged = treebanks.documents(tmp_path / "trees.conllu", readings, vary=False)
    assert [(t.text, t.pos_, t.dep_, t.head.text) for t in parsed if t.text == "ins"] == [
        ("ins", "ADP", "case", "Haus")
    ]
    assert parsed.text == "Er geht ins Haus. "
    assert parsed.has_annotation("DEP")
    assert not tagged.has_annotation("DEP")
    assert [t.pos_ for t in tagged] == ["PRON", "VERB", "PUNCT"]
    assert str(tagged[0].morph) == "Number=Sing|Person=3|PronType=Prs"
    assert str(tagged[1].morph) == "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


HDT = """# source = UD_German-HDT-bugs
# text = Die Firma wächst .
1	Die	der	DET	ART	Case=Nom|Definite=Def	2	det	_	_
2	Firma	Firma	NOUN	NN	Number=Sing	3	nsubj	_	_
3	wächst	wachsen	VERB	VVFIN	Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin	0	root	_	_
4	.	.	PUNCT	$.	_	3	punct	_	_
"""


@pytest.mark.parametrize("sentences", [1, 2])
def test_what_a_treebank_does_not_tell_is_missing_and_not_empty(tmp_path, sentences):
    (tmp_path / "trees.conllu").write_text("\n".join([HDT] * sentences), encoding="utf-8")
    (doc,) = treebanks.documents(tmp_path / "trees.conllu", {}, vary=False)
    assert [(t.pos_, t.has_morph(), t.tag_) for t in doc] == sentences * [
        ("", False, "ART"),
        ("", False, "NN"),
        ("VERB", True, "VVFIN"),
        ("PUNCT", True, "$."),
    ]
    assert doc.text == "Die Firma wächst. " * sentences


class Breaking(random.Random):
    """A source of chance that always breaks the line behind the second token."""

    def random(self):
        return 0.0

    def randint(self, *bounds):
        return min(2, *bounds[1:])


def test_an_empty_line_changes_no_dependency():
    block = CONLLU.split("\n\n")[0]
    doc = treebanks.sentence(block, Breaking(), Vocab())
    assert [(t.text, t.head.text) for t in doc] == [
        ("Er", "geht"),
        ("geht", "geht"),
        ("\n\n", "geht"),
        ("ins", "Haus"),
        ("Haus", "geht"),
        (".", "geht"),
    ]


HYPHENS = """# source = UD_German-PUD
# text = Das US-Haus tagt.
1	Das	der	DET	_	Definite=Def|PronType=Art	4	det	_	_
2	US	US	PROPN	_	_	4	compound	_	SpaceAfter=No
3	-	-	PUNCT	_	_	2	punct	_	SpaceAfter=No
4	Haus	Haus	NOUN	_	Case=Nom|Gender=Neut|Number=Sing	5	nsubj	_	_
5	tagt	tagen	VERB	_	Mood=Ind|Number=Sing|Person=3|Tense=Pres	0	root	_	SpaceAfter=No
6	.	.	PUNCT	_	_	5	punct	_	_
"""


def test_a_compound_that_the_tokeniser_keeps_whole_is_one_token(tmp_path):
    (tmp_path / "trees.conllu").write_text(HYPHENS, encoding="utf-8")
    (doc,) = treebanks.documents(tmp_path / "trees.conllu", {}, sentences=1)
    words = [(t.text, t.lemma_, t.pos_, t.dep_, t.head.text) for t in doc if not t.is_space]
    assert words[:3] == [
        ("Das", "der", "DET", "det", "US-Haus"),
        ("US-Haus", "US-Haus", "NOUN", "nsubj", "tagt"),
        ("tagt", "tagen", "VERB", "ROOT", "tagt"),
    ]
