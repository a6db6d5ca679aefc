import os
import subprocess
import sys

import pytest

from analysis.analyse import Analysis, analyse
from analysis.annotations import LocalEntity, LocalOffice
from analysis.corpus.articles import Part
from analysis.corpus.layout import laid_out_text
from analysis.files import hidden_beside
from analysis.quotes.rules import find_quotes
from analysis.sentiment.topics import load_topics
from analysis.store import Store, configuration_digest, content_digest


def test_an_analysis_comes_back_as_it_was(nlp, seed_text, tmp_path):
    parts = laid_out_text(seed_text).parts
    analysis = analyse(nlp, seed_text, parts, load_topics(), find_quotes)
    assert min(map(len, analysis[1:])) > 0
    store = Store(tmp_path, "c")
    store.save(store.key(content_digest(seed_text, parts)), analysis)
    assert store.load(store.key(content_digest(seed_text, parts))) == analysis


def test_offices_come_back_as_offices(tmp_path):
    offices = (
        LocalOffice("Chef von VW", "Chef", (1,), ("deutsch",), False),
        LocalOffice("Manager", "Manager"),
    )
    named = LocalEntity("Herbert Diess", "PER", ("Diess",), offices)
    unnamed = LocalEntity("", "PER", (), offices[:1], (), (0,))
    analysis = Analysis(n_tokens=3, mentions=(), entities=(named, unnamed), quotes=(), judgements=())
    store = Store(tmp_path, "c")
    store.save("abc", analysis)
    loaded = store.load("abc")
    assert loaded == analysis
    assert [type(o) for e in loaded.entities for o in e.offices] == [LocalOffice] * 3


def test_the_name_depends_on_text_parts_and_configuration(tmp_path):
    body, title = (Part("body", 0, 4),), (Part("title", 0, 4),)
    names = {
        Store(tmp_path, "c").key(content_digest("Eins", body)),
        Store(tmp_path, "c").key(content_digest("Zwei", body)),
        Store(tmp_path, "c").key(content_digest("Eins", title)),
        Store(tmp_path, "d").key(content_digest("Eins", body)),
    }
    assert len(names) == 4
    assert Store(tmp_path, "c").load(names.pop()) is None


def test_the_configuration_depends_on_engine_topics_and_pipeline(nlp, monkeypatch):
    topics = load_topics()
    digests = {configuration_digest(nlp, "rules 1", topics), configuration_digest(nlp, "rules 2", topics)}
    digests.add(configuration_digest(nlp, "rules 1", topics[:1]))
    monkeypatch.setitem(nlp.meta, "version", "9.9.9")
    digests.add(configuration_digest(nlp, "rules 1", topics))
    assert len(digests) == 4
    assert configuration_digest(nlp, "rules 1", topics) in digests


@pytest.mark.parametrize(
    "damaged", ["", "{", "[]", '{"n_tokens": 1}', '{"n_tokens": 1, "mentions": [[1]]}', "null"]
)
def test_a_damaged_file_counts_as_missing(tmp_path, damaged):
    store = Store(tmp_path, "c")
    path = tmp_path / "ab" / "abc.json"
    path.parent.mkdir()
    path.write_text(damaged, encoding="utf-8")
    assert store.load("abc") is None
    assert store.load_entities("abc") is None
    assert not store.holds("abc")


def test_an_analysis_of_which_one_character_changed_counts_as_missing(tmp_path):
    store = Store(tmp_path, "c")
    store.save("abc", Analysis(n_tokens=3, mentions=(), entities=(), quotes=(), judgements=()))
    assert store.holds("abc")
    path = tmp_path / "ab" / "abc.json"
    path.write_bytes(path.read_bytes().replace(b":3,", b":4,"))
    assert not store.holds("abc")
    assert store.load("abc") is None


def test_the_entities_of_an_analysis_come_back_alone(tmp_path):
    entity = LocalEntity("Herbert Diess", "PER", ("Diess",), (LocalOffice("Chef von VW", "Chef", (1,)),))
    store = Store(tmp_path, "c")
    store.save("abc", Analysis(n_tokens=3, mentions=(), entities=(entity,), quotes=(), judgements=()))
    assert store.load_entities("abc") == (entity,)


def test_what_killed_processes_had_begun_to_write_is_removed(tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    store = Store(tmp_path, "c")
    store.save("abc", Analysis(n_tokens=3, mentions=(), entities=(), quotes=(), judgements=()))
    path = tmp_path / "ab" / "abc.json"
    left = hidden_beside(path)
    left.with_name(left.name.replace(f".{os.getpid()}.", f".{ended.pid}.")).touch()
    assert len(list(path.parent.iterdir())) == 2
    store.tidy()
    assert list(path.parent.iterdir()) == [path]
