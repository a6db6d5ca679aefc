"""Published charts: the same bytes on every run, complete files, nothing stale."""

import matplotlib
import pandas as pd
import pytest

from analysis.figures.chart import make_chart
from analysis.figures.gallery import CHARTS
from analysis.figures.publish import publish


def bytes_in(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("name", CHARTS)
def test_two_runs_give_the_same_bytes(name, small, tmp_path):
    small = small._replace(articles=small.articles.assign(n_tokens=[10, 120, 10]))
    make_chart(name, small, tmp_path / "one")
    with matplotlib.rc_context({"font.size": 20, "axes.facecolor": "pink", "svg.hashsalt": None}):
        make_chart(name, small, tmp_path / "two")
    assert set(bytes_in(tmp_path / "one")) == {f"{name}.csv", f"{name}.png", f"{name}.svg"}
    assert bytes_in(tmp_path / "one") == bytes_in(tmp_path / "two")


def test_pictures_name_no_date_and_no_program(small, tmp_path):
    make_chart("mentions_per_entity", small, tmp_path)
    svg = (tmp_path / "mentions_per_entity.svg").read_text()
    png = (tmp_path / "mentions_per_entity.png").read_bytes()
    assert "<dc:date>" not in svg
    assert "<dc:creator>" not in svg
    assert b"Software" not in png


def test_numbers_are_written_as_they_are_plotted(tmp_path):
    data = pd.DataFrame({"speaker": ["Diess, Herbert"], "quotes": [2], "share": [2 / 3]})
    chart = CHARTS["articles_over_time"]
    publish(chart.draw(pd.DataFrame()), data, "x", tmp_path)
    assert (tmp_path / "x.csv").read_bytes() == b'speaker,quotes,share\n"Diess, Herbert",2,0.6667\n'


def test_an_unchanged_file_is_left_alone(small, tmp_path):
    make_chart("mentions_per_entity", small, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    make_chart("mentions_per_entity", small, tmp_path)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before


def test_a_chart_with_nothing_to_show_leaves_no_stale_files(small, empty, tmp_path):
    make_chart("mentions_over_time", small, tmp_path)
    chart = make_chart("mentions_over_time", empty, tmp_path, lang="de")
    assert list(tmp_path.iterdir()) == []
    assert repr(chart) == (
        "Nennungen im Lauf der Zeit: Kein Verlauf: Die Artikel tragen nicht mehrere Daten."
    )
    assert chart._repr_mimebundle_()[0] == {"text/plain": repr(chart)}


def test_a_notebook_gets_the_picture_and_the_numbers(small, tmp_path):
    chart = make_chart("quotes_per_speaker", small, tmp_path)
    shown, sizes = chart._repr_mimebundle_()
    assert shown["image/png"] == (tmp_path / "quotes_per_speaker.png").read_bytes()
    assert shown["text/plain"].splitlines()[0] == "Who is quoted, and how"
    assert shown["text/plain"].splitlines()[3].split() == ["Herbert", "Diess", "Direct", "1"]
    assert sizes == {"image/png": {"width": 768}}


def test_topics_are_drawn_with_their_labels_and_counted_by_their_keys(small, tmp_path):
    labels = {"partnership": "Partnerschaft", "privacy": "Datenschutz"}
    keyed = make_chart("polarity_per_topic", small, tmp_path / "keys")
    named = make_chart("polarity_per_topic", small, tmp_path / "labels", topics=labels)
    assert named.data.equals(keyed.data)
    assert named.png != keyed.png


def test_an_unknown_chart_is_refused(small, tmp_path):
    with pytest.raises(KeyError, match="there are articles_over_time"):
        make_chart("pie", small, tmp_path)
