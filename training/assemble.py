"""Join the trained components to one pipeline and write it into the package."""

from pathlib import Path

import spacy

import analysis.language.pipeline  # noqa: F401  (registers the suite's own components)


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
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])  # where the data lay is of no use elsewhere
    nlp.to_disk(target)
