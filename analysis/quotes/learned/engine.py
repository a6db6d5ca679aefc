"""The learned engine, from an analysed article to its quotations."""

from spacy.tokens import Doc

from analysis.corpus.articles import Part
from analysis.quotes import rules
from analysis.quotes.context import nested
from analysis.quotes.learned.reading import Reading, read_article
from analysis.quotes.marks import find_marked
from analysis.quotes.sentences import sentences
from analysis.quotes.turns import find_turns, outside


def read_document(doc: Doc, parts: tuple[Part, ...]) -> Reading:
    """Prepare an article for the taggers.

    Args:
        doc: the article, analysed by the package's own pipeline.
        parts: its parts.

    Returns:
        What the taggers see of it; the turns of an interview are left out.
    """
    text = doc.text
    marked = find_marked(text)
    read = tuple(outside(sentences(doc, marked, parts), find_turns(text)))
    proposed = nested(text, rules.in_sentences(text, read, marked), (), ())
    return read_article(doc, parts, read, marked, proposed)
