"""Teach the encoder German from raw text: it guesses words that were hidden from it.

Rare words are guessed by kind: their classes, their declension or conjugation, and their ending.

References:
    Devlin et al. (2019), BERT: Pre-training of deep bidirectional transformers. NAACL (the task).
    Honnibal & Montani (2019), spacy pretrain: language modelling with approximate outputs.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain as chained
from itertools import islice
from pathlib import Path

import numpy as np
import spacy
from spacy.language import Language
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, build_Tok2Vec_model
from spacy.tokens import Doc
from thinc.api import Adam, Maxout, Model, Softmax_v2, chain
from tqdm import tqdm

from analysis.language.embedding import kind, lexical_embed
from training import sources
from training.sources import texts_of

WIDTH = 128
DEPTH = 4
ROWS = (5000, 1000, 2500, 2500, 500, 300, 500, 300)
HIDDEN = "\N{SYMBOL FOR NULL}"
"""Stands for a hidden word."""

_WORDS = 10_000
_KINDS = 3_000
_HEAD = 192
_SHARE = 0.2
_CHUNK = 60
_BATCH = 2_500
_LEARN_RATES = (1e-3, 1e-4)
_SAMPLE = 1_500_000


def _interleaved(data: Path) -> Iterator[str]:
    """News first, then encyclopaedia and speeches in turn, weighed by characters."""
    yield from texts_of(data / sources.NEWS.file)
    encyclopaedia, speeches = (texts_of(data / s.file) for s in (sources.ENCYCLOPAEDIA, sources.SPEECHES))
    balance = 0
    while (text := next(encyclopaedia if balance <= 0 else speeches, None)) is not None:
        balance += len(text) if balance <= 0 else -3 * len(text)
        yield text


def _chunks(nlp: Language, texts: Iterable[str]) -> Iterator[list[str]]:
    """Stretches of words; line breaks are no words here."""
    for text in texts:
        for paragraph in text.split("\n"):
            words = [t.text for t in nlp.make_doc(paragraph) if not t.is_space]
            for at in range(0, len(words), _CHUNK):
                yield words[at : at + _CHUNK]


@spacy.registry.callbacks("pressespiegel.Pretrained.v1")
def pretrained(path: str | None, component: str) -> Callable[[Language], Language]:
    """Let a component start from the pretrained encoder.

    Args:
        path: file with the encoder's weights; None starts from chance.
        component: name of the component that holds an encoder.

    Returns:
        What is to be called with the initialised pipeline.
    """

    def load(nlp: Language) -> Language:
        if path:
            nodes = nlp.get_pipe(component).model.walk()
            own = next(n for n in nodes if n.layers and n.layers[0].name == "lexical_embed")
            own.from_bytes(Path(path).read_bytes())
        return nlp

    return load


class Targets:
    """What is to be guessed: frequent words, and kinds of the others."""

    def __init__(
        self, nlp: Language, sample: Iterable[str], *, words: int = _WORDS, kinds: int = _KINDS
    ) -> None:
        """Count a sample of the text.

        Args:
            nlp: a pipeline with a lexicon.
            sample: words of running text.
            words: how many frequent words are guessed one by one.
            kinds: how many kinds of other words are told apart.
        """
        self._vocab = nlp.vocab
        counts = Counter(sample)
        self.frequent = [w for w, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0]))[:words]]
        of_kind = Counter()
        for word, n in counts.items():
            of_kind[kind(nlp.vocab, word)] += n
        self._words = {w: i for i, w in enumerate(self.frequent)}
        best = sorted(of_kind.items(), key=lambda c: (-c[1], c[0]))[: kinds - 1]
        self._kinds = {k: len(self.frequent) + i for i, (k, _) in enumerate(best)}
        self.number = len(self.frequent) + len(best) + 1

    def __getitem__(self, word: str) -> int:
        """The class of a word."""
        if word in self._words:
            return self._words[word]
        return self._kinds.get(kind(self._vocab, word), self.number - 1)


def hide(words: list[str], targets: Targets, rng: random.Random) -> tuple[list[str], list[int], list[int]]:
    """Hide one word in five; of those one in ten is swapped for another, one in ten stays as it is.

    Args:
        words: of running text.
        targets: what is to be guessed.
        rng: the source of chance.

    Returns:
        The words as the encoder sees them, the places where it has to guess, and the right classes there.
    """
    seen, places, classes = list(words), [], []
    for i, word in enumerate(words):
        if rng.random() < _SHARE:
            places.append(i)
            classes.append(targets[word])
            chance = rng.random()
            if chance < 0.8:
                seen[i] = HIDDEN
            elif chance < 0.9:
                seen[i] = rng.choice(targets.frequent)
    return seen, places, classes


def encoder() -> Model:
    """The network that both models start from."""
    return build_Tok2Vec_model(
        lexical_embed(WIDTH, list(ROWS)),
        MaxoutWindowEncoder(width=WIDTH, window_size=1, maxout_pieces=3, depth=DEPTH),
    )


def pretrain(nlp: Language, data: Path, target: Path, *, words: int, seed: int = 0) -> None:
    """Train the encoder on raw text and write its weights.

    Args:
        nlp: a blank pipeline with the vectors and the lexicon.
        data: folder of the data sets.
        target: file to write.
        words: how many to read.
        seed: of all chance.
    """
    rng = random.Random(seed)
    np.random.seed(seed)
    sample = chained.from_iterable(_chunks(nlp, _interleaved(data)))
    targets = Targets(nlp, islice(sample, _SAMPLE))
    tok2vec = encoder()
    head = chain(
        Maxout(_HEAD, WIDTH, nP=3, normalize=True), Softmax_v2(targets.number, _HEAD, normalize_outputs=True)
    )
    tok2vec.initialize(X=[nlp.make_doc("Ein Anfang.")])
    head.initialize()
    optimiser = Adam(learn_rate=_LEARN_RATES[0], L2=0.0, grad_clip=1.0, use_averages=False)
    read, batch, size = 0, [], 0
    loss = hits = guesses = 0.0
    with tqdm(total=words, unit="word", unit_scale=True) as bar:
        for chunk in _chunks(nlp, _interleaved(data)):
            batch.append(chunk)
            size += len(chunk)
            if size < _BATCH:
                continue
            progress = read / words
            optimiser.learn_rate = _LEARN_RATES[0] * (1 - progress) + _LEARN_RATES[1] * progress
            right, step_loss, n = _step(nlp, tok2vec, head, optimiser, targets, batch, rng)
            hits, guesses, loss = hits * 0.99 + right, guesses * 0.99 + n, loss * 0.99 + step_loss
            bar.update(size)
            bar.set_postfix(loss=f"{loss / guesses:.3f}", right=f"{hits / guesses:.3f}", refresh=False)
            read, batch, size = read + size, [], 0
            if read >= words:
                break
    target.write_bytes(tok2vec.to_bytes())


def _step(nlp, tok2vec, head, optimiser, targets, batch, rng) -> tuple[int, float, int]:
    """One update; returns right guesses, summed loss and guesses."""
    docs, rows, classes, at = [], [], [], 0
    for words in batch:
        seen, places, wanted = hide(words, targets, rng)
        docs.append(Doc(nlp.vocab, words=seen))
        rows += [at + p for p in places]
        classes += wanted
        at += len(words)
    vectors, back = tok2vec.begin_update(docs)
    lengths = tok2vec.ops.asarray1i([len(d) for d in docs])
    flat = tok2vec.ops.flatten(vectors)
    guessed, back_head = head.begin_update(flat[rows])
    n = len(rows)
    wanted = np.array(classes)
    right = int((guessed.argmax(axis=1) == wanted).sum())
    loss = float(-np.log(guessed[np.arange(n), wanted] + 1e-9).sum())
    gradient = guessed
    gradient[np.arange(n), wanted] -= 1
    gradient /= n
    d_rows = back_head(gradient)
    d_flat = tok2vec.ops.alloc2f(*flat.shape)
    d_flat[rows] = d_rows
    back(tok2vec.ops.unflatten(d_flat, lengths))
    tok2vec.finish_update(optimiser)
    head.finish_update(optimiser)
    return right, loss, n
