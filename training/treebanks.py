"""Turn the treebanks into spaCy documents whose annotation follows one scheme, that of UD German-GSD."""

import random
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.training.converters import conllu_to_docs
from spacy.vocab import Vocab

from training import dependencies, features, stts
from training.columns import DEP, FEATS, FORM, ID, LEMMA, POS, TAG, Row
from training.lexicon import Readings
from training.typography import quotation_marks, spaces

_LINE_BREAKS = 0.15
"""Share of the sentences into which an empty line is put, at any place: articles have them, treebanks have
not. The layout tells which of them end a sentence; the parser is not to learn to wait for them."""
_OTHER_PERSONS = {"ich", "wir", "du", "ihr"}
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


def _harmonised(block: str, readings: Readings) -> str:
    """The lines of one sentence in GSD's scheme."""
    source, lines = _source(block), [line.split("\t") for line in block.split("\n")]
    rows = [columns for columns in lines if len(columns) == 10 and columns[ID].isdigit()]
    dependencies.harmonise(source, rows)
    third = not any(row[FORM].lower() in _OTHER_PERSONS for row in rows)
    following = [row[POS] for row in rows[1:]] + [""]
    for i, (row, after) in enumerate(zip(rows, following, strict=True)):
        row[LEMMA], row[POS], row[FEATS] = features.harmonise(
            source, *(row[i] for i in (FORM, LEMMA, POS, FEATS, DEP)), readings, third=third
        )
        row[TAG] = (
            stts.renamed(row[TAG], row[POS])
            or stts.derived(
                row[FORM],
                row[LEMMA],
                row[POS],
                features.parse(row[FEATS]),
                row[DEP],
                after,
                after_comma=_after_comma(rows, i),
            )
            or "_"
        )
    return "\n".join("\t".join(columns) for columns in lines)


def _after_comma(rows: list[Row], i: int) -> bool:
    """Whether a token, or the preposition before it, follows a comma."""
    if i and rows[i - 1][POS] == "ADP":
        i -= 1
    return i > 0 and rows[i - 1][FORM] == ","


def _source(block: str) -> str:
    first = next((line for line in block.split("\n") if line.startswith("# source")), "")
    return first.partition("=")[2].strip()


def _tag(token: Token) -> str:
    """The STTS tag, or "" where the treebank has none and the converter repeated the part of speech."""
    if "_" in token.tag_:
        return "APPRART" if token.tag_ in {"APPR_ART", "APPR_PDAT", "ADP_DET", "APPR__", "__ART"} else ""
    return stts.renamed(token.tag_, token.pos_)


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
        "tags": [_tag(t) for t in gold],
        "pos": [t.pos_ for t in gold],
        "morphs": [str(t.morph) for t in gold],
        "lemmas": ["" if t.lemma_ == "_" else t.lemma_ for t in gold],
    }
    if "SIGMORPHON" not in source:
        columns |= {"heads": [t.head.i for t in gold], "deps": [t.dep_ for t in gold]}
    if rng:
        columns = _joined(columns)
    if rng and rng.random() < _LINE_BREAKS:
        _break_line(columns, rng.randint(1, len(columns["words"])))
    return Doc(vocab, **columns)


@cache
def _tokeniser() -> Tokenizer:
    """The pipeline's tokeniser."""
    return spacy.blank("de").tokenizer


def _joined(columns: dict[str, list]) -> dict[str, list]:
    """Join what the pipeline's tokeniser keeps together and the treebanks part ("US", "-", "Haus")."""
    parts = Doc(_tokeniser().vocab, words=columns["words"], spaces=columns["spaces"])
    starts = {t.idx: t.i for t in parts}
    ends = {t.idx + len(t): t.i + 1 for t in parts}
    groups, at = [], 0
    for token in _tokeniser()(parts.text):
        start, end = starts.get(token.idx), ends.get(token.idx + len(token))
        if start is not None and end is not None and end - start > 1 and "-" in token.text:
            groups += [range(i, i + 1) for i in range(at, start)] + [range(start, end)]
            at = end
    groups += [range(i, i + 1) for i in range(at, len(parts))]
    if len(groups) == len(parts):
        return columns
    new = {old: i for i, group in enumerate(groups) for old in group}
    joined = {name: [values[group[-1]] for group in groups] for name, values in columns.items()}
    joined["words"] = ["".join(columns["words"][i] for i in group) for group in groups]
    joined["lemmas"] = [
        columns["lemmas"][g[-1]] and "".join(columns["words"][i] for i in g[:-1]) + columns["lemmas"][g[-1]]
        for g in groups
    ]
    if "heads" in columns:
        tops = [min(group, key=lambda i: _depth(columns["heads"], i)) for group in groups]
        joined["heads"] = [new[columns["heads"][top]] for top in tops]
        joined["deps"] = [columns["deps"][top] for top in tops]
    return joined


def _depth(heads: list[int], token: int) -> int:
    """How many arcs lie between a token and the root."""
    steps = 0
    while heads[token] != token:
        token, steps = heads[token], steps + 1
    return steps


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
