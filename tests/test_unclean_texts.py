"""Unclean texts are analysed like clean ones, with offsets into what was given."""

import textwrap
import unicodedata

import pytest

from analysis.analyse import analyse
from analysis.corpus.hygiene import cleaned, readable
from analysis.corpus.layout import laid_out_text, running_text
from analysis.quotes.engines import load_engine
from analysis.sentiment.topics import load_topics

WORDS = "Bundeskanzlerin Angela Merkel sagte, der Datenschutz sei wichtig. „Wir brauchen ihn“, sagte Merkel."


def soft_hyphens(text):
    return "".join(
        c + "\u00ad" * (i % 3 == 0 and c.isalpha() and text[i + 1 : i + 2].isalpha())
        for i, c in enumerate(text)
    )


def wrapped(text, width):
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in text.split("\n\n"))


def divided(text):
    """Break lines within words too, as a page of print does."""
    for word in (
        "Zusammenarbeit",
        "strategische",
        "industrielle",
        "weiterzuentwickeln",
        "zusammenzuarbeiten",
    ):
        text = text.replace(word, f"{word[:5]}-\n{word[5:]}", 1)
    return text.replace("US-Markt", "US-\nMarkt").replace("VW-Chef", "VW-\nChef")


UNCLEAN = {
    "soft hyphens": soft_hyphens,
    "fixed spaces": lambda text: text.replace(" ", "\u00a0"),
    "spaces without width": lambda text: text.replace(" ", " \u200b"),
    "decomposed umlauts": lambda text: unicodedata.normalize("NFD", text),
    "ligatures": lambda text: text.replace("fi", "ﬁ").replace("st", "ﬆ"),
    "misread UTF-8": lambda text: text.encode().decode("latin-1"),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "lines of 45": lambda text: wrapped(text, 45),
    "lines of 72": lambda text: wrapped(text, 72),
    "divided words": divided,
}


@pytest.fixture(scope="module", params=("learned", "rules"))
def look(request, nlp):
    find = load_engine(request.param, nlp).find
    topics = load_topics()
    return lambda text, layout: analyse(nlp, text, layout(text).parts, topics, find)


def in_words(text, analysis):
    """An analysis with words in the place of offsets."""

    def said(*spans):
        return tuple(readable(text[start:end]) for start, end in spans)

    quotes = [
        {k: said(*v) if k.endswith("spans") else v for k, v in quote._asdict().items()}
        for quote in analysis.quotes
    ]
    judgements = [
        (said((j.start, j.end), (j.sentence_start, j.sentence_end)), j.topic, j[5:])
        for j in analysis.judgements
    ]
    mentions = [(*said((m.start, m.end)), m.kind, m.entity) for m in analysis.mentions]
    return analysis.n_tokens, mentions, analysis.entities, quotes, judgements


def test_a_sentence_with_soft_hyphens(look):
    text = (
        WORDS.replace("kanzlerin", "\u00adkanzlerin")
        .replace("schutz", "\u00adschutz")
        .replace("kel", "\u00adkel")
    )
    found = look(text, running_text)
    names = [
        (text[m.start : m.end], found.entities[m.entity].name) for m in found.mentions if m.kind == "name"
    ]
    assert names == [("Angela Mer\u00adkel", "Angela Merkel"), ("Mer\u00adkel", "Angela Merkel")]
    assert [text[slice(*q.spans[0])] for q in found.quotes] == [
        "der Daten\u00adschutz sei wichtig",
        "„Wir brauchen ihn“",
    ]
    assert [text[j.start : j.end] for j in found.judgements] == ["Daten\u00adschutz"]
    assert in_words(text, found) == in_words(WORDS, look(WORDS, running_text))


@pytest.mark.parametrize("how", UNCLEAN)
def test_the_seed_made_unclean_says_the_same(how, look, seed_text):
    seed_text = seed_text.strip()
    text = UNCLEAN[how](seed_text)
    assert text != seed_text
    assert cleaned(text).text == seed_text
    assert in_words(text, look(text, laid_out_text)) == in_words(seed_text, look(seed_text, laid_out_text))


def test_a_sentence_without_end_is_cut(nlp):
    names = ", ".join(["Anna Müller", "Peter Schmidt"] * 400)
    assert max(map(len, nlp(f"Es kamen {names}.").sents)) <= 300
