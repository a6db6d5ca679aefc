"""A pipeline with the official models' labels takes the place of ours in every later stage.

The official `de_core_news_*` speak TIGER. A small pipeline of that scheme is trained here on five annotated
sentences until it knows them by heart, and an article made of them goes through the whole suite.
"""

import random

import pytest
import spacy
from spacy.tokens import Doc
from spacy.training import Example

from analysis.annotate import annotate
from analysis.language.lemmas import normal_form
from analysis.language.pipeline import load_pipeline
from analysis.tables import read_tables

FIN = "VerbForm=Fin|Mood=Ind"
SUB = "VerbForm=Fin|Mood=Sub"

# word, lemma, STTS tag, head, TIGER relation, features, name
SENTENCES = [
    """
    Volkswagen    Volkswagen   NE    1 sb    -            B-ORG
    stellte       stellen      VVFIN 1 ROOT  FIN          O
    gestern       gestern      ADV   1 mo    -            O
    die           der          ART   5 nk    -            O
    neue          neu          ADJA  5 nk    -            O
    Partnerschaft Partnerschaft NN   1 oa    -            O
    vor           vor          PTKVZ 1 svp   -            O
    .             .            $.    1 punct -            O
    """,
    """
    „             „            $(    2 punct -            O
    Wir           wir          PPER  2 sb    -            O
    freuen        freuen       VVFIN 6 oc    FIN          O
    uns           uns          PRF   2 oa    -            O
    “             “            $(    2 punct -            O
    ,             ,            $,    6 punct -            O
    sagte         sagen        VVFIN 6 ROOT  FIN          O
    Herbert       Herbert      NE    8 pnc   -            B-PER
    Diess         Diess        NE    6 sb    -            I-PER
    .             .            $.    6 punct -            O
    """,
    """
    Der           der          ART   1 nk    -            O
    Datenschutz   Datenschutz  NN    2 sb    -            O
    sei           sein         VAFIN 5 oc    SUB          O
    sicher        sicher       ADJD  2 pd    -            O
    ,             ,            $,    5 punct -            O
    betonte       betonen      VVFIN 5 ROOT  FIN          O
    er            er           PPER  5 sb    -            O
    .             .            $.    5 punct -            O
    """,
    """
    Microsoft     Microsoft    NE    1 sb    -            B-ORG
    hat           haben        VAFIN 1 ROOT  FIN          O
    die           der          ART   3 nk    -            O
    Kritik        Kritik       NN    4 oa    -            O
    zurückgewiesen zurückweisen VVPP 1 oc    VerbForm=Part O
    .             .            $.    1 punct -            O
    """,
    """
    Satya         Satya        NE    1 pnc   -            B-PER
    Nadella       Nadella      NE    2 sb    -            I-PER
    erklärte      erklären     VVFIN 2 ROOT  FIN          O
    ,             ,            $,    2 punct -            O
    die           der          ART   5 nk    -            O
    Kunden        Kunde        NN    6 sb    -            O
    seien         sein         VAFIN 2 oc    SUB          O
    zufrieden     zufrieden    ADJD  6 pd    -            O
    .             .            $.    2 punct -            O
    """,
]
UNIVERSAL = {
    "NE": "PROPN", "NN": "NOUN", "VVFIN": "VERB", "VVPP": "VERB", "VAFIN": "AUX", "ART": "DET", "ADJA": "ADJ",
    "ADJD": "ADV", "PPER": "PRON", "PRF": "PRON", "PTKVZ": "ADP", "ADV": "ADV",
}  # fmt: skip


def annotated(vocab, sentence):
    rows = [line.split() for line in sentence.strip().splitlines()]
    words, lemmas, tags, heads, deps, morphs, ents = zip(*rows, strict=True)
    follows = [
        w not in "„" and n not in {".", ",", "“"} for w, n in zip(words, (*words[1:], " "), strict=True)
    ]
    return Doc(
        vocab,
        words=list(words),
        spaces=follows,
        lemmas=list(lemmas),
        tags=list(tags),
        pos=[UNIVERSAL.get(tag, "PUNCT") for tag in tags],
        morphs=[{"FIN": FIN, "SUB": SUB, "-": ""}.get(m, m) for m in morphs],
        heads=[int(h) for h in heads],
        deps=list(deps),
        ents=list(ents),
    )


ARTICLE = "".join(annotated(spacy.blank("de").vocab, s).text for s in SENTENCES)


@pytest.fixture(scope="module")
def tiger(tmp_path_factory):
    """The folder of a pipeline that has learnt the sentences by heart."""
    spacy.util.fix_random_seed(0)
    nlp = spacy.blank("de")
    for name in ("tok2vec", "tagger", "morphologizer", "ner"):
        nlp.add_pipe(name)
    nlp.add_pipe("trainable_lemmatizer", config={"min_tree_freq": 1})
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    whole = Doc.from_docs([annotated(nlp.vocab, s) for s in SENTENCES])
    docs = [annotated(nlp.vocab, s) for s in SENTENCES] + [whole]
    examples = [
        Example(Doc(nlp.vocab, words=[t.text for t in d], spaces=[bool(t.whitespace_) for t in d]), d)
        for d in docs
    ]
    optimiser = nlp.initialize(lambda: examples)
    order = random.Random(0)
    for _ in range(80):
        order.shuffle(examples)
        nlp.update(examples, sgd=optimiser, drop=0.0)
    folder = tmp_path_factory.mktemp("tiger")
    nlp.to_disk(folder)
    return folder


def test_it_has_learnt_the_scheme(tiger):
    doc = load_pipeline(str(tiger))(ARTICLE)
    assert {"sb", "oa", "oc", "svp", "pnc", "nk"} <= {t.dep_ for t in doc}
    assert len(list(doc.sents)) == len(SENTENCES)


def test_separated_verbs_are_joined(tiger):
    doc = load_pipeline(str(tiger))(ARTICLE)
    assert [normal_form(t) for t in doc if t.text == "stellte"] == ["vorstellen"]


def test_every_stage_reads_it(tiger, tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    summary = annotate([tmp_path / "article.txt"], tmp_path / "out", pipeline=str(tiger), workers=1)
    assert not summary.rejected
    tables = read_tables(tmp_path / "out")
    assert set(tables.entities.entity) == {"Volkswagen", "Microsoft", "Herbert Diess", "Satya Nadella"}
    said = {quote.text: list(quote.speakers) for quote in tables.quotes.itertuples()}
    assert said["„Wir freuen uns“"] == ["Herbert Diess"]
    assert said["die Kunden seien zufrieden"] == ["Satya Nadella"]
    assert any("Datenschutz sei sicher" in text for text in said)
    judged = {(row.topic, row.voice) for row in tables.sentiment.itertuples()}
    assert ("partnership", "author") in judged
    assert ("data_protection", "quoted") in judged
