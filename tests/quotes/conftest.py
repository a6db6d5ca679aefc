"""Quotations of a text as rows of words, so that tests read like a table."""

import pytest

from analysis.quotes.rules import find_quotes


def joined(text, spans):
    return " … ".join(text[start:end] for start, end in spans)


@pytest.fixture(scope="session")
def rows(nlp):
    """The quotations of a text: type, quotation, speaker, cue."""

    def read(text):
        return [
            (q.type, joined(text, q.spans), joined(text, q.speaker_spans), joined(text, q.cue_spans))
            for q in find_quotes(nlp(text), (), (), ())
        ]

    return read
