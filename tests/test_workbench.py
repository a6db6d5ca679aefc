"""What a notebook opens: which corpus, where its charts go, what it answers."""

import dataclasses

import pytest

from analysis.places import PROJECT, corpus_path, figures_folder
from analysis.sentiment.topics import TopicsError
from analysis.workbench import open_corpus


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIGURES", str(tmp_path_factory.mktemp("figures")))
        return open_corpus("tests/corpus", lang="de")


@pytest.mark.parametrize("path", [None, ""])
def test_without_a_path_it_is_the_seeds(path):
    assert corpus_path(path) == PROJECT / "seeds"


def test_a_relative_path_starts_at_the_project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert corpus_path("tests/corpus") == PROJECT / "tests" / "corpus"


def test_a_missing_corpus_is_named():
    with pytest.raises(FileNotFoundError, match="CORPUS=no/such: there is no such file or folder; give"):
        corpus_path("no/such")


def test_charts_go_where_they_belong(monkeypatch, tmp_path):
    monkeypatch.delenv("FIGURES", raising=False)
    assert figures_folder(corpus_path(None)) == PROJECT / "figures"
    assert figures_folder(tmp_path / "quotes.v2.jsonl") == PROJECT / "figures" / "quotes.v2"
    monkeypatch.setenv("FIGURES", str(tmp_path))
    assert figures_folder(corpus_path(None)) == tmp_path


def test_the_invented_corpus_is_counted(corpus):
    counts = dict(corpus.counts().rows.itertuples(index=False))
    assert counts["Artikel"] == "16"
    assert counts["Abgewiesene Dokumente"] == "0"
    assert counts["Medien"] == "3"
    assert counts["Daten"] == "2023-01-11 – 2023-08"
    assert "<td>Artikel</td>" in corpus._repr_html_()


def test_its_articles_are_listed_by_date(corpus):
    rows = corpus.articles(most=3).rows
    assert list(rows["date"]) == ["2023-01-11", "2023-01-13", "2023-01-20"]
    assert "und 13 weitere" in corpus.articles(most=3).html


def test_without_a_name_the_most_quoted_and_the_most_mentioned_are_meant(corpus):
    assert repr(corpus.said_by()) == repr(corpus.said_by(corpus.most_quoted(1)[0]))
    assert repr(corpus.mentioned()) == repr(corpus.mentioned(corpus.most_mentioned(1)[0]))
    assert len(corpus.said_by(most=2).rows) == 2


@pytest.fixture(scope="module")
def sure(corpus):
    """The same corpus with made-up confidences: .05, .10, …, .95 over and over."""
    quotes = corpus.tables.quotes
    quotes = quotes.assign(confidence=[(1 + n % 19) / 20 for n in range(len(quotes))])
    return dataclasses.replace(corpus, tables=corpus.tables._replace(quotes=quotes))


def test_what_someone_said_can_be_narrowed_down(sure):
    speaker = sure.most_quoted(1)[0]
    everything = sure.said_by(speaker, most=100).rows
    direct = sure.said_by(speaker, most=100, type="Direct").rows
    assert set(direct["type"]) == {"direkt"}
    assert 0 < len(direct) < len(everything)
    surest = sure.said_by(speaker, most=100, sure=0.5, order="unsure").rows
    shares = [int(told.split("\u202f")[0]) for told in surest["confidence"]]
    assert shares == sorted(shares)
    assert min(shares) >= 50


def test_the_doubtful_quotations_come_from_all_speakers(sure):
    rows = sure.doubtful(most=5).rows
    assert list(rows["confidence"]) == ["5\u202f%"] * 5
    assert set(sure.doubtful(most=5, type="Reported").rows["type"]) == {"berichtet"}


def test_rules_leave_no_quotation_in_doubt(corpus):
    by_rules = corpus.tables.quotes.assign(confidence=float("nan"))
    ruled = dataclasses.replace(corpus, tables=corpus.tables._replace(quotes=by_rules))
    assert (
        repr(ruled.doubtful())
        == "1. Kein Zitat trägt eine Sicherheit; der regelbasierte Erkenner gibt keine an."
    )


def test_topics_have_labels_in_the_language_of_the_corpus(corpus):
    assert corpus.topics["data_protection"] == "Datenschutz"
    assert corpus.chart("polarity_per_topic").title == "Wie die Themen beurteilt werden"


def test_judgements_of_one_polarity_can_be_read(corpus):
    rows = corpus.judged("data_protection", polarity="negative").rows
    assert set(rows["polarity"]) == {"negativ"}


def test_judgements_can_be_narrowed_down_to_a_bar(corpus):
    sentiment, articles = corpus.tables.sentiment, corpus.tables.articles
    of_paper = articles.loc[articles["outlet"] == "Talauer Kurier", "article_id"]
    wanted = (sentiment["topic"] == "partnership") & (sentiment["voice"] == "quoted")
    rows = corpus.judged("partnership", voice="quoted", outlet="Talauer Kurier", most=100).rows
    assert 0 < len(rows) == (wanted & sentiment["article_id"].isin(of_paper)).sum()
    assert set(rows["outlet"]) == {"Talauer Kurier"}
    assert set(corpus.judged(most=100).rows["topic"]) == {"Partnerschaft", "Datenschutz"}


def test_an_unknown_topic_is_answered_with_what_was_meant(corpus):
    told = "1. Es gibt kein Thema „datenschutz“. Ähnlich: data_protection."
    assert repr(corpus.judged("datenschutz")) == told
    assert repr(corpus.beside_textblob("datenschutz")) == told


def test_where_textblob_differs_most(corpus):
    rows = corpus.beside_textblob(most=5).rows
    values = rows[["score", "textblob"]].map(lambda told: float(told.replace(",", ".").replace("−", "-")))
    apart = list((values["score"] - values["textblob"]).abs())
    assert len(apart) == 5
    assert apart == pytest.approx(sorted(apart, reverse=True), abs=0.011)


def test_without_a_name_who_judges_in_the_most_articles_is_meant(corpus):
    rows = corpus.judged_by(most=100).rows
    assert all("Maren Uhlsdorf" in told for told in rows["voice"])
    assert repr(corpus.judged_by()) == repr(corpus.judged(speaker="Maren Uhlsdorf"))


def test_where_nobody_is_named_all_quoted_voices_are_meant(corpus):
    unnamed = corpus.tables.sentiment.assign(speakers=[[] for _ in range(len(corpus.tables.sentiment))])
    nobody = dataclasses.replace(corpus, tables=corpus.tables._replace(sentiment=unnamed))
    assert repr(nobody.judged_by()) == repr(nobody.judged(voice="quoted"))


def test_terms_can_be_tried_out_by_topic_or_as_a_list(corpus):
    judged = corpus.tables.sentiment["topic"].value_counts()
    tried = corpus.try_topic("data_protection")
    assert tried.title.startswith(f"„Datenschutz“: {judged['data_protection']} Treffer")
    assert repr(corpus.try_topic()) == repr(corpus.try_topic("partnership"))
    assert corpus.try_topic(terms=["Datenschutz"], excludes=["Datenschutzgesetz"]).title.startswith("„Daten")


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"terms": []}, "terms: is empty; give a list of words"),
        ({"excludes": ["Bund"]}, "terms: is empty; give a list of words"),
        ({"topic": "climate"}, "there is no topic 'climate'; give one of partnership, data_protection"),
        ({"topic": "partnership", "terms": ["Bund"]}, "give either a topic"),
        ({"topic": "partnership", "excludes": ["Bund"]}, "give either a topic"),
        ({"terms": "Bund"}, "terms: is not a list of words"),
        ({"words": ["Bund"]}, "words: is not known; a topic has the lists terms, opposed, excludes"),
    ],
)
def test_what_cannot_be_tried_says_what_to_give(corpus, given, message):
    with pytest.raises(TopicsError, match=message):
        corpus.try_topic(**given)
