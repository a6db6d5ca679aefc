"""Turn the treebanks into spaCy documents whose annotation follows one scheme, that of UD German-GSD."""

import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from spacy.tokens import Doc
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from training.features import harmonise
from training.lexicon import Readings
from training.typography import quotation_marks, spaces

_LINE_BREAKS = 0.15
"""Share of the sentences into which an empty line is put, at any place: articles have them, treebanks have
not. The layout tells which of them end a sentence; the parser is not to learn to wait for them."""
_LINE_BREAK = {
    "words": "\n\n",
    "spaces": False,
    "tags": "_SP",
    "pos": "SPACE",
    "morphs": "",
    "lemmas": "\n\n",
    "heads": 0,
    "deps": "dep",
}
_FORM, _LEMMA, _POS, _FEATS, _DEP = 1, 2, 3, 5, 7


def _harmonised(block: str, readings: Readings) -> str:
    """The lines of one sentence with lemmas, parts of speech and features in GSD's scheme."""
    source, lines = _source(block), []
    for line in block.split("\n"):
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            columns[_LEMMA], columns[_POS], columns[_FEATS] = harmonise(
                source, *(columns[i] for i in (_FORM, _LEMMA, _POS, _FEATS, _DEP)), readings
            )
        lines.append("\t".join(columns))
    return "\n".join(lines)


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
        rng: the source of chance for quotation marks and empty lines; None leaves the sentence as it is.
        vocab: shared by the documents of a corpus.

    Returns:
        A document with parts of speech, features, lemmas, and heads where the treebank has them.
        What the treebank does not tell reliably is missing and not learnt.
    """
    gold = next(conllu_to_docs(block, n_sents=1, merge_subtokens=True, no_print=True))
    source = _source(block)
    words = [t.text for t in gold]
    if rng:
        words = quotation_marks(words, rng)
    follows = spaces(words) if "HDT" in source else [bool(t.whitespace_) for t in gold[:-1]] + [True]
    columns = {
        "words": words,
        "spaces": follows,
        "tags": [_stts(t.tag_, t.pos_) for t in gold],
        "pos": [t.pos_ for t in gold],
        "morphs": [str(t.morph) for t in gold],
        "lemmas": ["" if t.lemma_ == "_" else t.lemma_ for t in gold],
    }
    if "SIGMORPHON" not in source:
        columns |= {"heads": [t.head.i for t in gold], "deps": [t.dep_ for t in gold]}
    if rng and rng.random() < _LINE_BREAKS:
        _break_line(columns, rng.randint(1, len(gold)))
    return Doc(vocab, **columns)


def _break_line(columns: dict[str, list], place: int) -> None:
    """Put an empty line behind the token before `place`, and move the heads behind it along."""
    for name, values in columns.items():
        values.insert(place, _LINE_BREAK[name])
    if "heads" in columns:
        columns["heads"] = [head + (head >= place) for head in columns["heads"]]
        columns["heads"][place] = place - 1


def documents(
    path: Path, readings: Readings | None = None, *, sentences: int = 10, vary: bool = True, seed: int = 0
) -> Iterator[Doc]:
    """Read a treebank and join its sentences to documents, as running text has them.

    Args:
        path: a CoNLL-U file.
        readings: of the lexicon, to bring the annotation to GSD's scheme; None leaves it as it is.
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
    for raw in path.read_text(encoding="utf-8").strip().split("\n\n"):
        block = raw if readings is None else _harmonised(raw, readings)
        by_source.setdefault(_source(block), []).append(block)
    for blocks in by_source.values():
        rest = iter(blocks)
        while batch := list(islice(rest, rng.randint(1, sentences) if vary else sentences)):
            parts = [sentence(block, rng if vary else None, vocab) for block in batch]
            doc = Doc.from_docs(parts, ensure_whitespace=True) if len(parts) > 1 else parts[0]
            for token in doc:
                if not token.pos_:
                    token.set_morph(None)  # missing, and not "no features": else the blank would be learnt
            yield doc
