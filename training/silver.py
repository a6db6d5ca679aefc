"""Make training text out of raw text: several teachers annotate it, and what they agree on is learnt."""

import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import analysis.language.pipeline  # noqa: F401  (registers the suite's own components)
from training import ensemble, names
from training.workers import in_processes


def stored(path: Path) -> list[Doc]:
    """Read the documents of a file."""
    return list(DocBin().from_disk(path).get_docs(Vocab()))


def store(docs: Iterable[Doc], path: Path) -> None:
    """Write documents to a file."""
    DocBin(docs=docs, store_user_data=False).to_disk(path)


def joined(paths: Sequence[Path], *, sentences: int = 10, seed: int = 1) -> Iterator[Doc]:
    """Join the sentences of the corpora of names to documents, tokenised as the pipeline does it.

    Args:
        paths: corpora with one sentence per document.
        sentences: the largest number of sentences in a document.
        seed: of the drawing.

    Yields:
        Documents whose sentence boundaries are known, without any other annotation.
    """
    rng, nlp = random.Random(seed), spacy.blank("de")
    for path in paths:
        rest = iter(names.documents(path, seed=seed))
        while batch := list(islice(rest, rng.randint(1, sentences))):
            parts = [nlp.make_doc(doc.text.strip()) for doc in batch]
            starts = [i == 0 for part in parts for i in range(len(part))]
            doc = Doc.from_docs(parts, ensure_whitespace=True)
            yield Doc(
                doc.vocab,
                words=[t.text for t in doc],
                spaces=[bool(t.whitespace_) for t in doc],
                sent_starts=starts,
            )


def _teach(task: tuple[Path, Path]) -> list[ensemble.Parse]:
    """What one teacher says of the documents of a file."""
    teacher, path = task
    return list(ensemble.parses(spacy.load(teacher), stored(path)))


def parsed(teachers: Sequence[Path], path: Path, *, sure: float = ensemble.SURE) -> Iterator[Doc]:
    """Complete the documents of a file by the teachers' votes.

    Args:
        teachers: folders of trained syntax pipelines.
        path: the documents.
        sure: share of votes that a document's heads must win on average; others are left out.

    Yields:
        Documents with heads, and with tags, features and lemmas where they had none.
    """
    analyses = in_processes(_teach, [(teacher, path) for teacher in teachers])
    for doc, said in zip(stored(path), zip(*analyses, strict=True), strict=True):
        won, share = ensemble.vote(said)
        if share >= sure:
            yield ensemble.taught(doc, won)
