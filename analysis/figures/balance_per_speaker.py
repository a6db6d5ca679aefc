"""The balance of what each speaker says of the topics."""

import pandas as pd
from matplotlib.figure import Figure

from analysis.figures.balances import SMALLEST, balances
from analysis.figures.dots import DotPanel, draw_dots
from analysis.figures.labels import Lang, wrap
from analysis.figures.polarity import VOICE_DOTS
from analysis.figures.quotes_per_speaker import NOBODY, one_row_per_speaker
from analysis.figures.style import empty_figure, house_style
from analysis.tables import Tables

NAME = "balance_per_speaker"


def numbers(tables: Tables, *, top: int = 8, smallest: int = SMALLEST) -> pd.DataFrame:
    """Measure how the speakers who judge a topic most often judge it.

    Args:
        tables: of a corpus.
        top: how many speakers per topic: those who judge it in the most articles.
        smallest: a group that stands on fewer articles is too small for rates.

    Returns:
        Columns `topic`, `speaker`, and what `balances` gives. A judgement of several speakers counts for
        each of them; one without a named speaker does not count.
    """
    of_topics = [
        balances(
            one_row_per_speaker(group),
            {"topic": [topic], "speaker": most_judging(group, top)},
            smallest=smallest,
        )
        for topic, group in tables.sentiment.groupby("topic")
    ]
    if not of_topics:
        return balances(tables.sentiment, {"topic": [], "speaker": []}, smallest=smallest)
    return pd.concat(of_topics, ignore_index=True)


def most_judging(sentiment: pd.DataFrame, top: int) -> list[str]:
    """Name those who judge in the most articles.

    Args:
        sentiment: rows of the table.
        top: how many are wanted.

    Returns:
        Canonical names; of several who judge in as many articles first those with the most judgements,
        ties in alphabetical order.
    """
    rows = one_row_per_speaker(sentiment)
    counts = rows[rows["speaker"] != NOBODY].groupby("speaker")["article_id"].agg(["nunique", "size"])
    order = {name: (-articles, -judgements, name) for name, articles, judgements in counts.itertuples()}
    return sorted(order, key=lambda name: order[name])[:top]


@house_style()
def draw(data: pd.DataFrame, *, lang: Lang = "en") -> Figure:
    """Draw a panel per topic with one dot per speaker.

    Args:
        data: what `numbers` returns.
        lang: of the labels.

    Returns:
        The chart, or a note if no judgement has a named speaker.
    """
    if data.empty:
        return empty_figure(NAME, lang)
    data = data.assign(row=data["speaker"], series="quoted")
    panels = [
        DotPanel(topic, group, {speaker: wrap(speaker) for speaker in group["speaker"]})
        for topic, group in data.groupby("topic", sort=False)
    ]
    return draw_dots(NAME, panels, VOICE_DOTS, {}, lang=lang)
