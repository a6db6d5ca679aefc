import pytest

from analysis.corpus.articles import Article, Part
from analysis.spool import Spool
from analysis.store import content_digest


def article(name, text="Es brennt.", **given):
    return Article(name, f"{name}.txt", 1, text, (Part("body", 0, len(text)),), **given)


@pytest.fixture
def spool(tmp_path):
    with Spool(tmp_path) as spool:
        yield spool


def test_articles_come_back_as_they_were_sorted_by_id(spool):
    given = [
        article("z", "Köln „heute“ 🙂\0.", date="2019-02", date_precision="month", outlet="Bote"),
        article("Ä", language=None),
        article("a\0b"),
        article("🙂"),
        article("\uffff"),
        article("a"),
    ]
    for one in given:
        spool.add(one)
    back = [kept.article for kept in spool.sorted()]
    assert back == sorted(given)
    assert {type(part) for one in back for part in one.parts} == {Part}
    assert len(spool) == 6


def test_each_content_is_given_once_with_the_first_article_that_has_it(spool):
    for one in (article("b"), article("a"), article("c", "Es regnet.")):
        spool.add(one)
    contents = list(spool.contents())
    assert [content for _, content in contents] == [
        content_digest(text, (Part("body", 0, 10),)) for text in ("Es brennt.", "Es regnet.")
    ]
    assert [kept.article.article_id for kept in spool.numbered(n for n, _ in contents)] == ["b", "c"]


def test_articles_of_one_content_are_taken_out_together(spool):
    for one in (article("b"), article("a"), article("c", "Es regnet.")):
        spool.add(one)
    (_, content), _ = spool.contents()
    assert [one.article_id for one in spool.remove(content)] == ["a", "b"]
    assert [kept.article.article_id for kept in spool.sorted()] == ["c"]


def test_nothing_is_left_of_it(tmp_path):
    with Spool(tmp_path) as spool:
        spool.add(article("a"))
        assert list(tmp_path.iterdir())
    assert list(tmp_path.iterdir()) == []
