"""Turn the treebanks into spaCy documents whose annotation follows one scheme, that of UD German-GSD."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from training.typography import quotation_marks, spaces

FEATURES = {
    "Case",
    "Definite",
    "Degree",
    "Foreign",
    "Gender",
    "Mood",
    "Number",
    "NumType",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
    "Voice",
}
"""Features of the GSD inventory that the treebanks share; all others are dropped."""

_FEATS, _MISC = 5, 9


def _harmonised(line: str) -> str:
    """One CoNLL-U line with only the features of `FEATURES`."""
    columns = line.split("\t")
    if len(columns) != 10 or columns[_FEATS] == "_":
        return line
    kept = [f for f in columns[_FEATS].split("|") if f.split("=")[0] in FEATURES]
    columns[_FEATS] = "|".join(kept) or "_"
    return "\t".join(columns)


def _blocks(path: Path) -> Iterator[str]:
    for block in path.read_text(encoding="utf-8").strip().split("\n\n"):
        yield "\n".join(_harmonised(line) for line in block.split("\n"))


def _source(block: str) -> str:
    first = next((line for line in block.split("\n") if line.startswith("# source")), "")
    return first.partition("=")[2].strip()


def _stts(tag: str, pos: str) -> str:
    """The STTS tag, or "" where the treebank has none and the converter repeated the part of speech."""
    if tag in {"APPR_ART", "ADP_DET"}:
        return "APPRART" if tag == "APPR_ART" else ""
    return "" if tag == pos else tag


def sentence(block: str, rng: random.Random | None, vocab: Vocab) -> Doc:
    """One treebank sentence as a document, contracted words ("im") as one token.

    Args:
        block: the CoNLL-U lines of one sentence.
        rng: the source of chance for quotation marks; None leaves them.
        vocab: shared by the documents of a corpus.

    Returns:
        A document with parts of speech, features, lemmas, and heads where the treebank has them.
        STTS tags are missing where the treebank has none. HDT's noun lemmas are left out: they
        name only the last part of a compound.
    """
    gold = next(conllu_to_docs(block, n_sents=1, merge_subtokens=True, no_print=True))
    source = _source(block)
    has_heads = "SIGMORPHON" not in source
    words = [t.text for t in gold]
    if rng:
        words = quotation_marks(words, rng)
    pretokenised = "HDT" in source
    follows = spaces(words) if pretokenised else [bool(t.whitespace_) for t in gold[:-1]] + [True]
    return Doc(
        vocab,
        words=words,
        spaces=follows,
        tags=[_stts(t.tag_, t.pos_) for t in gold],
        pos=[t.pos_ for t in gold],
        morphs=[str(t.morph) for t in gold],
        lemmas=["" if pretokenised and t.pos_ == "NOUN" else t.lemma_ for t in gold],
        heads=[t.head.i for t in gold] if has_heads else None,
        deps=[t.dep_ for t in gold] if has_heads else None,
    )


def documents(path: Path, *, sentences: int = 10, vary: bool = True, seed: int = 0) -> Iterator[Doc]:
    """Read a treebank and join its sentences to documents, as running text has them.

    Args:
        path: a CoNLL-U file.
        sentences: the largest number of sentences in a document; each document's number is
            drawn from 1 to it if `vary`, else fixed.
        vary: also draw the style of quotation marks; switch it off for evaluation.
        seed: of the drawing.

    Yields:
        Documents whose annotation is complete or missing as a whole: treebanks are not mixed.
    """
    rng = random.Random(seed)
    vocab = Vocab()
    by_source: dict[str, list[str]] = {}
    for block in _blocks(path):
        by_source.setdefault(_source(block), []).append(block)
    for blocks in by_source.values():
        rest = iter(blocks)
        while batch := list(islice(rest, rng.randint(1, sentences) if vary else sentences)):
            parts = [sentence(block, rng if vary else None, vocab) for block in batch]
            yield Doc.from_docs(parts, ensure_whitespace=True) if len(parts) > 1 else parts[0]
