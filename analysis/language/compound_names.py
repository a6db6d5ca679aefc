"""Names inside compounds: set "VW-Chef", which the recogniser labels ORGpart, apart from names."""

from spacy.language import Language
from spacy.tokens import Doc, Span

PART = "part"
"""Suffix of the labels of compounds that hold a name."""

KEY = "compounds"
"""Key of `doc.spans` under which the compounds stand."""


@Language.component("compound_names")
def compound_names(doc: Doc) -> Doc:
    """Move compounds that hold a name from `doc.ents` to `doc.spans["compounds"]`.

    Args:
        doc: a document with entities.

    Returns:
        The same document; its `ents` are names only, each compound's label is that of its name. A
        pipeline that does not know such labels yields an empty group.
    """
    parts = [e for e in doc.ents if e.label_.endswith(PART)]
    doc.ents = [e for e in doc.ents if not e.label_.endswith(PART)]
    doc.spans[KEY] = [Span(doc, e.start, e.end, label=e.label_.removesuffix(PART)) for e in parts]
    return doc
