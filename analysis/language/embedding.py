"""Embed words by their form, their floret vector and what the lexicon says of them.

The embedding of a word does not depend on its neighbours, so each distinct word of a batch is embedded
once.

References:
    Miranda et al. (2022), Multi hash embeddings in spaCy. arXiv:2212.09255.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
import spacy
from spacy.attrs import ORTH
from spacy.strings import hash_string
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import HashEmbed, Linear, Maxout, Model, concatenate
from thinc.types import Floats2d

from analysis.language.lexicon import Lexicon, Reading, lexicon_of

_REMEMBERED = 50_000
"""Words that are kept in mind."""
_FORM = ("norm", "prefix", "suffix", "shape")
_NOMINAL = {"SUB", "EIG", "ADJ", "PA1", "PA2", "PRO", "ART"}
_DECLENSION = {"NOM", "GEN", "DAT", "AKK", "SIN", "PLU", "MAS", "FEM", "NEU"}
_CONJUGATION = {"1", "2", "3", "SIN", "PLU", "PRÄ", "PRT", "KJ1", "KJ2", "IMP", "INF", "PA2", "EIZ"}


def _word_class(tag: str) -> str:
    """The class of a reading; of proper names also the kind (first name, surname, town, country)."""
    first, *rest = tag.split(":")
    if first == "EIG":
        return f"EIG:{rest[-1]}"
    return ":".join([first, *(p for p in rest if first == "VER" and p in {"AUX", "MOD"})])


def _classes(readings: Iterable[Reading]) -> str:
    return "+".join(sorted({_word_class(r.tag) for r in readings}))


def _cells(readings: Iterable[Reading], classes: set[str], features: set[str]) -> str:
    """The cells of a paradigm that a form can fill."""
    tags = (r.tag.split(":") for r in readings)
    return "+".join(sorted({"".join(p for p in t if p in features) for t in tags if t[0] in classes}))


def _from_lexicon(lexicon: Lexicon, form: str) -> tuple[int, ...]:
    """What the lexicon says of a form: classes, classes of the other spelling, declension, conjugation."""
    found = lexicon.find(form)
    other = lexicon.readings(form.lower() if form[:1].isupper() else form.capitalize())
    values = (
        _classes(found.readings) + ("" if found.tail == len(form) else "-"),
        _classes(other),
        _cells(found.readings or other, _NOMINAL, _DECLENSION),
        _cells(found.readings + other, {"VER"}, _CONJUGATION),
    )
    return tuple(hash_string(value) if value else 0 for value in values)


def kind(vocab: Vocab, word: str) -> str:
    """Say what kind of word a form is, for words too rare to be counted one by one.

    Args:
        vocab: of a pipeline with a lexicon.
        word: a form.

    Returns:
        Its spelling, ending, classes and paradigm cells, joined to one string.
    """
    lexeme, found = vocab[word], lexicon_of(vocab).find(word).readings
    cells = _cells(found, _NOMINAL, _DECLENSION), _cells(found, {"VER"}, _CONJUGATION)
    return "|".join([word[:1].isupper() * "C", lexeme.suffix_, _classes(found), *cells])


class _Words:
    """Features and vectors of the words met so far, for all encoders of a vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab, self._lexicon = vocab, lexicon_of(vocab)
        self._row: dict[int, int] = {}
        self._features = np.zeros((_REMEMBERED, len(_FORM) + 4), dtype="uint64")
        self._vectors = np.zeros((_REMEMBERED, vocab.vectors.shape[1]), dtype="float32")

    def take(self, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """One row per word, given by its number in the string store: hashed features, and the vector."""
        if len(words) > _REMEMBERED:
            return self._of(words)
        new = np.array([word for word in words.tolist() if word not in self._row], dtype="uint64")
        if len(self._row) + len(new) > _REMEMBERED:
            self._row.clear()
            new = words
        if len(new):
            start = len(self._row)
            self._features[start : start + len(new)], self._vectors[start : start + len(new)] = self._of(new)
            self._row |= {word: start + i for i, word in enumerate(new.tolist())}
        rows = [self._row[word] for word in words.tolist()]
        return self._features[rows], self._vectors[rows]

    def _of(self, words: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        lexemes = (self._vocab[word] for word in words.tolist())
        rows = [
            (*(getattr(x, name) for name in _FORM), *_from_lexicon(self._lexicon, x.text)) for x in lexemes
        ]
        return np.array(rows, dtype="uint64"), self._vocab.vectors.get_batch(words)


@lru_cache(maxsize=2)
def _words(vocab: Vocab) -> _Words:
    """The words of a vocabulary; its vectors must not change from now on."""
    return _Words(vocab)


@spacy.registry.architectures("pressespiegel.LexicalEmbed.v1")
def lexical_embed(
    width: int, rows: list[int], dropout: float | None = None
) -> Model[list[Doc], list[Floats2d]]:
    """Build the layer.

    Args:
        width: of the output.
        rows: of the hashed tables: norm, prefix, suffix, shape; word classes, word classes of the other
            spelling (lower case or capitalised), declension, conjugation.
        dropout: share of the output that is blanked in training.

    Returns:
        A layer from documents to one row of `width` numbers per token; the documents' vocabulary must
        hold floret vectors and a lexicon.
    """
    hashed = concatenate(*(HashEmbed(width, n, column=i, seed=7 + i) for i, n in enumerate(rows)))
    mix = Maxout(width, width * (len(rows) + 1), nP=3, normalize=True, dropout=dropout)
    layers = [hashed, Linear(width), mix]
    return Model(
        "lexical_embed",
        _forward,
        init=_initialise,
        layers=layers,
        dims={"nO": width},
        attrs={"features": len(rows)},
    )


def _initialise(model: Model, X: list[Doc] | None = None, Y: object = None) -> None:  # noqa: ARG001
    hashed, static, mix = model.layers
    hashed.initialize(X=model.ops.xp.zeros((1, model.attrs["features"]), dtype="uint64"))
    if X:
        if lexicon_of(X[0].vocab) is None:
            raise ValueError(
                "the vocabulary has no lexicon: set [initialize.lookups] to pressespiegel.Lexicon.v1"
            )
        static.initialize(X=model.ops.alloc2f(1, X[0].vocab.vectors.shape[1]))
    mix.initialize()


def _forward(model: Model, docs: list[Doc], is_train: bool) -> tuple[list[Floats2d], Callable]:
    hashed, static, mix = model.layers
    lengths = model.ops.asarray1i([len(doc) for doc in docs])
    if not lengths.sum():
        return [model.ops.alloc2f(0, model.get_dim("nO")) for _ in docs], lambda _: []
    tokens = np.concatenate([doc.to_array([ORTH]).ravel() for doc in docs])
    words, place = np.unique(tokens, return_inverse=True)
    features, vectors = _words(docs[0].vocab).take(words)
    by_form, back_form = hashed(features, is_train)
    by_vector, back_vector = static(vectors, is_train)
    mixed, back_mix = mix(np.hstack([by_form, by_vector]), is_train)

    def backprop(gradient: list[Floats2d]) -> list[Doc]:
        summed = model.ops.alloc2f(*mixed.shape)
        model.ops.scatter_add(summed, place, model.ops.flatten(gradient))
        joint = back_mix(summed)
        back_form(model.ops.as_contig(joint[:, : by_form.shape[1]]))
        back_vector(model.ops.as_contig(joint[:, by_form.shape[1] :]))
        return []

    return model.ops.unflatten(mixed[place], lengths), backprop
