"""Which words of a corpus are near in meaning to the terms of a topic.

Meaning is what word vectors say of it: words are near that stand in like contexts or are spelt alike.

References:
    Mu & Viswanath (2018), All-but-the-top: simple and effective postprocessing for word representations. ICLR
    (why the mean of all vectors is taken off).
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from spacy.language import Language

from analysis.corpus.hygiene import cleaned
from analysis.evidence.term_places import Spot, Spots
from analysis.language.lexicon import Lexicon, Reading, lexicon_of
from analysis.sentiment.term_index import term_index, words_in
from analysis.sentiment.topics import Topic
from analysis.tables import Tables

_SHORTEST = 4
_CONTENT = frozenset({"SUB", "VER", "ADJ", "PA1", "PA2"})
_UNLISTED = 0.9
"""Words that the lexicon does not list have less certain vectors."""


class Likeness:
    """How near words are to the terms of a topic."""

    def __init__(self, nlp: Language, topic: Topic, vocabulary: Sequence[str]) -> None:
        """Place the terms among the words of a corpus."""
        self._vectors = nlp.vocab.vectors
        self._row = {word: row for row, word in enumerate(vocabulary)}
        self._known = self._look_up(vocabulary)
        self._centre = self._known.mean(axis=0) if vocabulary else 0.0
        terms = [self._of(term.split()).mean(axis=0) for term in topic.terms + topic.opposed]
        self._terms = _unit(np.array(terms))
        self._mean = _unit(self._terms.mean(axis=0, keepdims=True))[0]

    def nearest(self, words: Sequence[str]) -> np.ndarray:
        """Compare words with the term that is nearest to each.

        Args:
            words: as in a text.

        Returns:
            One number per word, at most 1.
        """
        return (self._of(words) @ self._terms.T).max(axis=1) if words else np.zeros(0)

    def overall(self, words: Sequence[str]) -> np.ndarray:
        """Compare words with the nearest term and with all terms together.

        Args:
            words: as in a text.

        Returns:
            One number per word, at most 1.
        """
        if not words:
            return np.zeros(0)
        rows = self._of(words)
        return ((rows @ self._terms.T).max(axis=1) + rows @ self._mean) / 2

    def _of(self, words: Sequence[str]) -> np.ndarray:
        known = [self._row.get(word) for word in words]
        rows = self._look_up(words) if None in known else self._known[known]
        return _unit(rows - self._centre)

    def _look_up(self, words: Sequence[str]) -> np.ndarray:
        return _unit(self._vectors.get_batch(list(words))) if words else np.zeros((0, self._vectors.shape[1]))


def _unit(rows: np.ndarray) -> np.ndarray:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def vocabulary_of(tables: Tables) -> Spots:
    """Collect the words of a corpus, as far as they do not stand in a name.

    Args:
        tables: of the corpus.

    Returns:
        Word form → where it stands.
    """
    names = _name_characters(tables)
    found: Spots = defaultdict(list)
    copies = zip(tables.articles["article_id"], map(cleaned, tables.articles["text"]), strict=True)
    for article_id, copy in copies:
        in_name = names[article_id]
        for word, start, end in words_in(copy.text):
            spot = Spot(article_id, *copy.in_given(start, end))
            if len(word) >= _SHORTEST and spot.start not in in_name:
                found[word].append(spot)
    return dict(sorted(found.items()))


def near_words(
    vocabulary: Spots, topic: Topic, likeness: Likeness, nlp: Language, *, least: float
) -> list[tuple[str, float, list[Spot]]]:
    """List nouns, verbs and adjectives that neither a term nor an exclusion matches, the nearest first.

    Args:
        vocabulary: of the corpus.
        topic: with its terms.
        likeness: to the terms.
        nlp: the pipeline whose lexicon knows lemmas.
        least: the likeness of a word that is worth a look.

    Returns:
        Of the forms of each word the most frequent, the likeness of the nearest, and the places of all.
    """
    index, lexicon = term_index((topic,)), lexicon_of(nlp.vocab)
    forms: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for word, near in zip(vocabulary, likeness.overall(list(vocabulary)), strict=True):
        near = float(near) * (1.0 if word in lexicon else _UNLISTED)
        lemma = _lemma(lexicon, word) if near >= least else None
        if lemma is not None and next(index.places(word), None) is None:
            forms[lemma].append((word, near))
    grouped = []
    for lemma, words in forms.items():
        if next(index.places(lemma), None) is None:
            shown = min((word for word, _ in words), key=lambda word: (-len(vocabulary[word]), word))
            spots = [spot for word, _ in words for spot in vocabulary[word]]
            grouped.append((shown, max(near for _, near in words), spots))
    return sorted(grouped, key=lambda group: (-round(group[1], 4), group[0]))


def _name_characters(tables: Tables) -> dict[str, set[int]]:
    """List the characters of each article that belong to a name."""
    names = tables.mentions[tables.mentions["kind"] == "name"]
    found: dict[str, set[int]] = defaultdict(set)
    for article_id, start, end in zip(names["article_id"], names["start"], names["end"], strict=True):
        found[article_id].update(range(start, end))
    return found


def _content(lexicon: Lexicon, word: str) -> list[Reading]:
    """Give the readings of a word as a noun, verb or adjective; a capital may only begin a sentence."""
    capital = word[:1].isupper()
    begins = capital and word not in lexicon and word.lower() in lexicon
    readings = _of_content(lexicon.readings(word.lower()) if begins else lexicon.find(word).readings)
    nouns = [reading for reading in readings if reading.tag.startswith("SUB")]
    return nouns if nouns and capital else readings


def _of_content(readings: Iterable[Reading]) -> list[Reading]:
    return [reading for reading in readings if reading.tag.split(":")[0] in _CONTENT]


def _lemma(lexicon: Lexicon, word: str) -> str | None:
    """Give the shortest lemma of a noun, verb or adjective; None for other words."""
    lemmas = {reading.lemma for reading in _content(lexicon, word)}
    return min(lemmas, key=lambda lemma: (len(lemma), lemma), default=None)
