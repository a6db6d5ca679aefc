"""Learn which words mostly tell of speech, from speeches in which people marked what tells of it."""

import json
from collections import Counter
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

LEAST = 2
SHARE = 0.3
"""A lemma counts if so great a part of its occurrences, and so many, are marked as cues."""
_CLASSES = {"VERB", "NOUN"}


def learn_speech_words(nlp: Language, path: Path) -> list[str]:
    """Count how often people marked a verb or noun as a cue.

    Args:
        nlp: the package's own pipeline.
        path: a file of marked speeches, one JSON object per line.

    Returns:
        Lemmas in alphabetical order.
    """
    marked: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    with path.open(encoding="utf-8") as lines:
        for speech in map(json.loads, lines):
            cues = {place for annotation in speech["annotations"] for place in annotation["Cue"]}
            for number, words in enumerate(speech["sentences"]):
                for token in nlp(Doc(nlp.vocab, words=words)):
                    if token.pos_ in _CLASSES:
                        seen[token.lemma_] += 1
                        marked[token.lemma_] += f"{number}:{token.i}" in cues
    return sorted(word for word, n in marked.items() if n >= LEAST and n / seen[word] >= SHARE)
