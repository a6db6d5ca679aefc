"""Let several models vote, so that one model can learn from text that nobody annotated.

Each teacher starts from another seed; their errors differ, and the majority is right more often than any
of them.

References:
    Sagae & Lavie (2006), Parser combination by reparsing. NAACL.
    Hinton, Vinyals & Dean (2015), Distilling the knowledge in a neural network. arXiv:1503.02531.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from training.copulas import raise_copulas
from training.features import determiner, parse, write

_FULL_VERBS = {"haben", "sein", "werden"}
SURE = 0.85
"""Share of the teachers' votes that a document's heads must win on average to be learnt from."""


class Parse(NamedTuple):
    """One teacher's analysis of a document, a value per token.

    Attributes:
        heads: place of the head, its own for a root.
        deps: relations.
        tags: STTS tags.
        pos: universal parts of speech.
        morphs: features.
        lemmas: base forms.
    """

    heads: tuple[int, ...]
    deps: tuple[str, ...]
    tags: tuple[str, ...]
    pos: tuple[str, ...]
    morphs: tuple[str, ...]
    lemmas: tuple[str, ...]


def bare(doc: Doc, nlp: Language) -> Doc:
    """Copy the words of a document, and its sentence boundaries if it has them."""
    starts = [bool(t.is_sent_start) for t in doc] if doc.has_annotation("SENT_START") else None
    return Doc(
        nlp.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=starts,
    )


def parses(nlp: Language, docs: Iterable[Doc]) -> Iterator[Parse]:
    """Let one teacher parse documents.

    Args:
        nlp: the teacher.
        docs: documents; sentence boundaries that they have are kept.

    Yields:
        Its analysis of each.
    """
    for doc in nlp.pipe(bare(doc, nlp) for doc in docs):
        yield Parse(
            tuple(t.head.i for t in doc),
            tuple(t.dep_ for t in doc),
            tuple(t.tag_ for t in doc),
            tuple(t.pos_ for t in doc),
            tuple(str(t.morph) for t in doc),
            tuple(t.lemma_ for t in doc),
        )


def _majority(values: Iterable[object]) -> object:
    """The most frequent value; of equally frequent ones the first."""
    return Counter(values).most_common(1)[0][0]


def _is_forest(heads: Sequence[int]) -> bool:
    """Whether every token reaches a root."""
    for token in range(len(heads)):
        steps = 0
        while heads[token] != token:
            token, steps = heads[token], steps + 1
            if steps > len(heads):
                return False
    return True


def vote(teachers: Sequence[Parse]) -> tuple[Parse, float]:
    """Combine the teachers' analyses of one document.

    Args:
        teachers: their analyses of the same tokens.

    Returns:
        The analysis that wins, and the share of votes that its heads have on average. Heads are the
        majority's where these form trees, else those of the teacher that agrees most with the others.
    """
    columns = list(zip(*(t.heads for t in teachers), strict=True))
    heads = tuple(_majority(column) for column in columns)
    if not _is_forest(heads):
        agreed = [sum(column.count(h) for h, column in zip(t.heads, columns, strict=True)) for t in teachers]
        heads = teachers[agreed.index(max(agreed))].heads
    deps = tuple(
        _majority([t.deps[i] for t in teachers if t.heads[i] == head] or [teachers[0].deps[i]])
        for i, head in enumerate(heads)
    )
    share = sum(c.count(h) for h, c in zip(heads, columns, strict=True)) / (len(heads) * len(teachers) or 1)
    tags = tuple(_majority(c) for c in zip(*(t.tags for t in teachers), strict=True))
    words = [_majority(c) for c in zip(*(zip(t.pos, t.morphs, strict=True) for t in teachers), strict=True)]
    lemmas = tuple(_majority(c) for c in zip(*(t.lemmas for t in teachers), strict=True))
    return Parse(heads, deps, tags, tuple(p for p, _ in words), tuple(m for _, m in words), lemmas), share


def taught(doc: Doc, won: Parse) -> Doc:
    """Complete a document with the teachers' analysis; what the document has already, it keeps.

    Args:
        doc: a document, perhaps with tags, features and lemmas for some of its tokens.
        won: the analysis to learn.

    Returns:
        A document with all of it. "haben", "sein" and "werden" are full verbs where they govern no other.
    """
    columns = {"words": [], "spaces": [], "tags": [], "pos": [], "morphs": [], "lemmas": []}
    for i, token in enumerate(doc):
        pos, morph = (token.pos_, str(token.morph)) if token.pos_ else (won.pos[i], won.morphs[i])
        lemma = token.lemma_ or won.lemmas[i]
        pos, features = determiner(token.text, pos, parse(morph or "_"))
        if pos == "AUX" and lemma in _FULL_VERBS and not won.deps[i].startswith(("aux", "cop")):
            pos = "VERB"
        columns["words"].append(token.text)
        columns["spaces"].append(bool(token.whitespace_))
        columns["tags"].append(token.tag_ or won.tags[i])
        columns["pos"].append(pos)
        columns["morphs"].append("" if (out := write(features)) == "_" else out)
        columns["lemmas"].append(lemma)
    heads, deps = list(won.heads), list(won.deps)
    raise_copulas(heads, deps, columns["pos"], columns["lemmas"])
    return Doc(doc.vocab, heads=heads, deps=deps, **columns)
