"""The data sets that the shipped pipeline learns from, with their licences."""

import json
import lzma
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """One data set.

    Attributes:
        name: as its makers call it.
        licence: under which it is given.
        file: path below the data folder.
        purpose: what the pipeline learns from it.
    """

    name: str
    licence: str
    file: Path
    purpose: str


TREEBANKS = Source(
    "UD German-PUD and UD German-HDT (extracts)",
    "CC BY-SA",
    Path("treebank/ud_train_by_sa.conllu"),
    "dependencies, sentence boundaries, tags, features",
)
FEATURES = Source(
    "UD German-GSD (subset of the training part, features mapped from UniMorph)",
    "CC BY-SA 4.0",
    Path("treebank/gsd_train_subset_pos_lemma_feats.conllu"),
    "parts of speech, features, lemmas",
)
LEXICON = Source(
    "german-pos-dict",
    "CC BY-SA 4.0",
    Path("lexicon/german_pos_dict.tsv.xz"),
    "word classes, features and lemmas of forms; the pipeline carries it",
)
GERMEVAL = Source("GermEval 2014 NER", "CC BY 4.0", Path("ner/germeval2014_train.tsv"), "names")
SMARTDATA = Source("SmartData (news)", "CC BY 4.0", Path("ner/smartdata_train_news.conll"), "names")
QUOTATIONS = Source(
    "German Wikinews quotations (Petersen-Frey & Biemann 2024)",
    "CC BY-NC-SA 4.0",
    Path("quotes/train.jsonl"),
    "quotations, in weights of their own",
)
SPEECH = Source(
    "GermEval 2023 speaker attribution (speeches of the Bundestag)",
    "CC BY-SA 4.0",
    Path("quotes/spkatt_train.jsonl"),
    "words that tell of speech",
)
CROWD = Source(
    "GerNTSA (train)",
    "CC BY 4.0",
    Path("topics/gerntsa_train.jsonl"),
    "the crowd's polarity toward any target",
)
VECTORS = Source(
    "floret vectors of German news and encyclopaedia text",
    "numbers only",
    Path("vectors/de_news_floret.floret"),
    "word vectors",
)
NEWS = Source(
    "SmartData (news texts)", "CC BY 4.0", Path("corpora/smartdata_news_train.jsonl"), "words in context"
)
ENCYCLOPAEDIA = Source(
    "German Wikipedia (2,898 articles)", "CC BY-SA", Path("corpora/wikipedia_de.jsonl.xz"), "words in context"
)
SPEECHES = Source(
    "speeches of the Bundestag",
    "official works",
    Path("corpora/bundestag_speeches_wp19_20.jsonl.xz"),
    "words in context",
)
LEARNT = (
    TREEBANKS,
    FEATURES,
    LEXICON,
    GERMEVAL,
    SMARTDATA,
    VECTORS,
    NEWS,
    ENCYCLOPAEDIA,
    SPEECHES,
)

SYNTAX_DEV = Source("UD German-GSD, dev", "CC BY-SA 4.0", Path("treebank/gsd_dev.conllu"), "measuring")
NAMES_DEV = Source("GermEval 2014 NER, dev", "CC BY 4.0", Path("ner/germeval2014_dev.tsv"), "measuring")

LICENCE = "CC BY-SA 4.0"
"""Of the weights: no set above forbids commercial use; the strictest asks to share alike."""


def texts_of(path: Path) -> Iterator[str]:
    """Yield the texts of a corpus of raw text (JSON Lines, perhaps packed)."""
    opened = lzma.open if path.suffix == ".xz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
