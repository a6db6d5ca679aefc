"""A corpus that brings five topics along, from its file of topics to the charts."""

import json

import pytest
from matplotlib.text import Text

from analysis.annotate import annotate
from analysis.figures.chart import make_chart
from analysis.figures.gallery import CHARTS
from analysis.sentiment.topics import load_topics
from analysis.tables import read_tables

TOPICS = """
[climate]
label_de = "Klimaschutz"
label_en = "Climate protection"
wanted = "positive"
terms = ["Klimaschutz", "erneuerbare Energie"]
opposed = ["Erderwärmung"]

[housing]
label_de = "Wohnen"
label_en = "Housing"
wanted = "negative"
terms = ["Miete", "Wohnraum", "Sozialwohnung"]

[schools]
label_de = "Schulen"
label_en = "Schools"
terms = ["Schule", "unterrichten"]
excludes = ["Baumschule"]

[strike]
label_de = "Streik"
label_en = "Strikes"
terms = ["Streik", "streiken", "Arbeitskampf"]

[exit]
label_de = "Ausstieg"
label_en = "Leaving"
terms = ["aussteigen", "Ausstieg"]
"""

ARTICLES = {
    "2023-01-10": (
        "Die Stadt lobt den Klimaschutz. Erneuerbare Energien wachsen, "
        "die Erderwärmung bleibt.\n\nDie Mieten steigen weiter. Es fehlt an Wohnraum. "
        "Die Stadt baut Sozialwohnungen."
    ),
    "2023-02-10": (
        "Die Schulen der Stadt sind gut. Lehrer unterrichten gern hier. "
        "Die Baumschule am Ring schließt.\n\nEin Streik legt den Verkehr lahm. Morgen streiken die Fahrer. "
        "Die Arbeitskämpfe schaden allen."
    ),
    "2023-03-10": ("Der Ausstieg gelang. Lindwerk stieg im Mai aus dem Vertrag aus. Wer aussteigt, zahlt."),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    folder = tmp_path_factory.mktemp("five")
    (folder / "topics.toml").write_text(TOPICS, encoding="utf-8")
    rows = [json.dumps({"date": date, "text": text}) for date, text in ARTICLES.items()]
    (folder / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    summary = annotate([folder], folder / "tables", workers=1)
    assert not summary.rejected
    topics = load_topics(folder / "topics.toml")
    return folder, read_tables(folder / "tables"), topics


def test_each_place_is_a_row_of_its_topic(corpus):
    rows = corpus[1].sentiment
    found = {topic: list(of_one["target"]) for topic, of_one in rows.groupby("topic")}
    assert found == {
        "climate": ["Klimaschutz", "Erneuerbare Energien", "Erderwärmung"],
        "housing": ["Mieten", "Wohnraum", "Sozialwohnungen"],
        "schools": ["Schulen", "unterrichten"],
        "strike": ["Streik", "streiken", "Arbeitskämpfe"],
        "exit": ["Ausstieg", "stieg im Mai aus dem Vertrag aus", "aussteigt"],
    }


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("chart", ["polarity_per_topic", "polarity_beside_textblob", "polarity_over_time"])
def test_charts_show_all_five_by_their_labels(corpus, chart, lang):
    folder, tables, topics = corpus
    labels = {topic.key: getattr(topic, f"label_{lang}") for topic in topics}
    drawn = make_chart(chart, tables, folder / lang, lang=lang, topics=labels)
    assert drawn.png
    assert set(drawn.data["topic"]) == set(labels)
    shown = drawn.data.replace({"topic": labels})
    words = "\n".join(text.get_text() for text in CHARTS[chart].draw(shown, lang=lang).findobj(Text))
    assert [label for label in labels.values() if label not in words] == []
