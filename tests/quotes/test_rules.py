import json
from pathlib import Path

import pytest

from analysis.corpus.documents import file_document
from analysis.corpus.plain_text import read_text_file
from analysis.mentions.extract import find_mentions
from analysis.quotes.rules import find_quotes

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "000_4a6336dda92f45a4.txt"
GOLD = json.loads((ROOT / "tests" / "seed" / "gold.json").read_text(encoding="utf-8"))["quotes"]


def overlap(gold, found):
    """F1 of two lists of spans, in characters."""
    a = {i for start, end in gold for i in range(start, end)}
    b = {i for start, end in found for i in range(start, end)}
    return 2 * len(a & b) / (len(a) + len(b))


@pytest.fixture(scope="module")
def seed(nlp):
    (article,) = read_text_file(file_document(SEED, SEED.name))
    doc = nlp(article.text)
    mentions, entities = find_mentions(doc, article.parts)
    return find_quotes(doc, article.parts, mentions, entities), entities


@pytest.fixture(scope="module")
def matched(seed):
    """Each quotation of the gold with the found one of its type that overlaps it most."""
    quotes, entities = seed
    pairs = []
    for gold in GOLD:
        same = [q for q in quotes if q.type == gold["type"]]
        best = max(same, key=lambda q: overlap(gold["quote"], q.spans), default=None)
        pairs.append((gold, best if best and overlap(gold["quote"], best.spans) >= 0.5 else None))
    return pairs, entities


def test_the_seed_s_quotations_are_found(matched):
    pairs, _ = matched
    assert sum(found is not None for _, found in pairs) >= 10


def test_the_seed_s_speakers_are_right(matched):
    pairs, entities = matched
    named = [(gold, found) for gold, found in pairs if gold["speaker_entity"]]
    right = [gold for gold, found in named if found and gold["speaker_entity"] in _names(found, entities)]
    assert len(right) >= 9


def test_the_seed_s_unnamed_group_stays_unresolved(matched):
    pairs, _ = matched
    assert [found.speakers for gold, found in pairs if found and not gold["speaker_entity"]] == [()]


def test_product_names_are_no_quotations(seed, seed_text):
    quotes, _ = seed
    direct = [seed_text[slice(*q.spans[0])] for q in quotes if q.type == "Direct"]
    assert '"Volkswagen Automotive Cloud"' not in direct


def _names(quote, entities):
    return [entities[i].name for i in quote.speakers]


def test_rows_are_sorted_and_nested_rows_point_outward(seed):
    quotes, _ = seed
    assert [q.spans[0][0] for q in quotes] == sorted(q.spans[0][0] for q in quotes)
    for quote in quotes:
        if quote.nested_in is not None:
            outer = quotes[quote.nested_in]
            assert any(s <= quote.spans[0][0] and quote.spans[-1][1] <= e for s, e in outer.spans)


@pytest.mark.parametrize("text", ["", "\n\n", "„", "Nur ein Wort", "„“", ":", "sagte", "… , so", "wie er"])
def test_odd_texts_give_no_error(nlp, text):
    assert isinstance(find_quotes(nlp(text), (), (), ()), tuple)


def test_an_interview_turn_keeps_its_answers_apart(rows):
    text = "Maier: „Wir haben lange geprobt.“\nHuber: „Das Publikum war großartig.“"
    assert [(row[1], row[2]) for row in rows(text)] == [
        ("„Wir haben lange geprobt.“", "Maier"),
        ("„Das Publikum war großartig.“", "Huber"),
    ]
