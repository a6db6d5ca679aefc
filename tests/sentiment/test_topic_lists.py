import pytest

from analysis.sentiment.topic_lists import TopicsError, load_topics, topics_file

GOOD = '[climate]\nlabel_de = "Klima"\nlabel_en = "Climate"\nterms = ["Klima"]\n'


def test_shipped_topics_have_labels_and_terms():
    partnership, data_protection = load_topics()
    assert (partnership.key, partnership.label_de, partnership.label_en) == (
        "partnership",
        "Partnerschaft",
        "Partnership",
    )
    assert (data_protection.key, data_protection.label_de) == ("data_protection", "Datenschutz")
    assert partnership.wanted == "positive"
    assert data_protection.wanted == "negative"


def test_own_topics_in_order(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text(
        GOOD + '[a]\nlabel_de = "A"\nlabel_en = "A"\nterms = ["Alpha"]\nexcludes = ["Alphatier"]\n'
    )
    climate, other = load_topics(path)
    assert (climate.key, climate.terms, climate.wanted) == ("climate", ("Klima",), "neutral")
    assert other.excludes == ("Alphatier",)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", ["holds no topic", "add one"]),
        ("[climate\n", ["line 1", "not valid TOML", "correct"]),
        ('climate = "Klima"', ["climate", "is no table", "write [climate]"]),
        ('[climate]\nlabel_en = "C"\nterms = ["Klima"]', ["climate.label_de", "is missing", "add it"]),
        ('[climate]\nlabel_de = " "\nlabel_en = "C"\nterms = ["Klima"]', ["climate.label_de", "is missing"]),
        ('[climate]\nlabel_de = "K"\nlabel_en = 3\nterms = ["Klima"]', ["climate.label_en"]),
        ('[climate]\nlabel_de = "K"\nlabel_en = "C"', ["climate.terms", "is missing", "add a list"]),
        (
            '[climate]\nlabel_de = "K"\nlabel_en = "C"\nterms = "Klima"',
            ["climate.terms", "not a list of words"],
        ),
        ('[climate]\nlabel_de = "K"\nlabel_en = "C"\nterms = ["", "Klima"]', ["climate.terms"]),
        (GOOD + "excludes = [3]", ["climate.excludes", "not a list of words"]),
        (GOOD + 'wanted = "yes"', ["climate.wanted", "write one of"]),
        (GOOD + 'colour = "red"', ["climate.colour", "not known"]),
    ],
)
def test_malformed_file_says_where_and_what_to_do(tmp_path, content, words):
    path = tmp_path / "topics.toml"
    path.write_text(content)
    with pytest.raises(TopicsError) as error:
        load_topics(path)
    message = str(error.value)
    assert message.startswith(str(path))
    assert "\n" not in message
    assert all(word in message for word in words), message


def test_missing_file_and_wrong_encoding(tmp_path):
    with pytest.raises(TopicsError, match="cannot be read"):
        load_topics(tmp_path / "topics.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(GOOD.replace("Klima", "Übel").encode("latin-1"))
    with pytest.raises(TopicsError, match="UTF-8"):
        load_topics(path)


def test_topics_lie_at_the_root_of_a_folder_or_beside_a_file(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Text")
    assert topics_file([tmp_path]) is None
    assert topics_file([article]) is None
    path = tmp_path / "topics.toml"
    path.write_text(GOOD)
    assert topics_file([tmp_path]) == path
    assert topics_file([article]) == path
    assert topics_file([tmp_path / "missing", article]) == path
