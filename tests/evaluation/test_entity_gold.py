"""Coded articles are read; a file of another form is refused with file, line and what to do."""

import json

import pytest
from coded_entities import gold_row

from analysis.evaluation.entity_gold import GoldUnreadable, read_gold, with_found

TEXT = "Merkel traf Macron. Die Kanzlerin lobte ihn."
ROW = gold_row(
    "a", TEXT, ("Angela Merkel", "PER", "Merkel", ("Die Kanzlerin", "role")), ("Macron", "PER", "Macron")
)
FOUND = {
    "article_id": "a",
    "start": 0,
    "end": 6,
    "kind": "name",
    "label": "PER",
    "entity": "M",
    "entity_id": "per-m",
}


@pytest.fixture
def gold(tmp_path):
    def write(*rows):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return write


def test_mentions_are_read_with_their_entities(gold):
    (article,) = read_gold(gold({**ROW, "date": "2019-02-27"}))
    assert (article.article_id, article.date, article.found) == ("a", "2019-02-27", ())
    assert [(TEXT[m.start : m.end], m.kind, m.label, m.name) for m in article.coded] == [
        ("Merkel", "name", "PER", "Angela Merkel"),
        ("Die Kanzlerin", "role", "PER", "Angela Merkel"),
        ("Macron", "name", "PER", "Macron"),
    ]


def test_two_coded_entities_of_one_name_stay_two(gold):
    (article,) = read_gold(gold(gold_row("a", TEXT, ("M", "PER", "Merkel"), ("M", "PER", "Macron"))))
    assert len({m.entity for m in article.coded}) == 2


def test_rows_of_the_table_go_to_their_articles(gold):
    articles = with_found(read_gold(gold(ROW, {**ROW, "id": "b"})), [FOUND])
    assert [[m.entity for m in a.found] for a in articles] == [["per-m"], []]
    with pytest.raises(ValueError, match="'c'"):
        with_found(articles, [{**FOUND, "article_id": "c"}])


def with_mention(*mention):
    return {**ROW, "entities": [{"entity": "Merkel", "label": "PER", "mentions": [list(mention)]}]}


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"id": "b", "text": TEXT}, 'line 2: "id", "text" or "entities" is missing'),
        ({**ROW, "id": "b", "entities": [{"entity": "Merkel"}]}, "line 2: entity 1 is not"),
        ({**with_mention(0, 6), "id": "b"}, "line 2: entity 1 is not"),
        ({**with_mention(0, 6, "nickname"), "id": "b"}, "one of name, role, pronoun"),
        ({**with_mention(0, 60, "name"), "id": "b"}, r"the mention \[0, 60, 'name'\] of 'Merkel'"),
        ({**with_mention("0", 6, "name"), "id": "b"}, "offsets into the text of 44 characters"),
        ({**with_mention(6, 6, "name"), "id": "b"}, "offsets into the text"),
        (
            {**ROW, "id": "b", "entities": [{"entity": "M", "label": "GPE", "mentions": []}]},
            "PER, ORG, LOC, MISC",
        ),
        (ROW, "line 2: the id 'a' is taken"),
    ],
)
def test_what_is_no_coded_article_is_refused(gold, row, complaint):
    path = gold(ROW, row)
    with pytest.raises(GoldUnreadable, match=complaint) as refused:
        read_gold(path)
    assert str(path) in str(refused.value)


def test_an_empty_file_is_refused(gold):
    with pytest.raises(GoldUnreadable, match="the file is empty"):
        read_gold(gold())
