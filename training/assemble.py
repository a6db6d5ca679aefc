"""Join the trained components to one pipeline and write it into the package."""

from pathlib import Path

import spacy
import srsly
from spacy.language import Language

import analysis.language.pipeline  # noqa: F401  (registers the suite's own components)
from analysis.language.vectors import HalfVectors


def assemble(syntax: Path, names: Path, target: Path, *, version: str) -> None:
    """Write one pipeline made of the syntax components and the entity recogniser.

    Args:
        syntax: folder of the trained syntax pipeline.
        names: folder of the trained entity recogniser; it uses the same vectors.
        target: folder to write; what it held is overwritten.
        version: of the pipeline.
    """
    nlp = spacy.load(syntax)
    nlp.add_pipe("lexical_lemmas", after="trainable_lemmatizer")
    nlp.add_pipe("layout_boundaries", before="parser")
    nlp.add_pipe("ner", source=spacy.load(names))
    nlp.add_pipe("compound_names", after="ner")
    nlp.meta.update(
        name="pressespiegel",
        version=version,
        description="German news",
        license="CC BY-SA 4.0",
        author="Pressespiegel",
    )
    _halve(nlp)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is of no use elsewhere
    nlp.to_disk(target)
    _forget_words(nlp, target)


def _halve(nlp: Language) -> None:
    """Let the vectors take half the room."""
    own = nlp.vocab.vectors
    names = ("mode", "minn", "maxn", "hash_count", "hash_seed", "bow", "eow")
    settings = {name: getattr(own, name) for name in names}
    nlp.vocab.vectors = HalfVectors(strings=nlp.vocab.strings, data=own.data, name=own.name, **settings)
    nlp.config["nlp"]["vectors"] = {"@vectors": "pressespiegel.HalfVectors.v1"}


def _forget_words(nlp: Language, target: Path) -> None:
    """Store only the strings that the components name; words come back when they are read."""
    trees = srsly.msgpack_loads(nlp.get_pipe("trainable_lemmatizer").trees.to_bytes())["trees"]
    numbers = {tree[name] for tree in trees for name in ("orig", "subst") if name in tree}
    named = {nlp.vocab.strings[number] for number in numbers if number}
    labels = {label for of_one in nlp.pipe_labels.values() for label in of_one}
    srsly.write_json(target / "vocab" / "strings.json", sorted(named | labels))
