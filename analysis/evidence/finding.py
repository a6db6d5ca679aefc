"""The sentences behind a bar: where an entity is named, how a topic is judged."""

from analysis.evidence.found import Evidence, Found, in_a_table
from analysis.evidence.looks import key_to
from analysis.evidence.marking import judgement_marks, mention_marks
from analysis.figures.counting import counted_mentions
from analysis.figures.labels import Lang, say
from analysis.tables import Tables


def mentions_of(tables: Tables, entity: str, *, most: int = 10, lang: Lang = "en") -> Evidence:
    """Show where an entity is named or referred to, as far as the charts count it.

    Args:
        tables: of a corpus.
        entity: a canonical name.
        most: how many mentions.
        lang: of headings and key.

    Returns:
        The mentions in the order of the articles, each with the sentence around it.
    """
    counted = counted_mentions(tables)
    rows = counted[counted["entity"] == entity]
    found = [
        Found(row.article_id, row.start, row.end, list(mention_marks(rows.loc[[row.Index]])), ())
        for row in rows.head(most).itertuples()
    ]
    return in_a_table(tables, found, (), len(rows) - len(found), key_to(lang, labels=rows["label"]), lang)


def judgements_of(
    tables: Tables,
    topic: str,
    *,
    polarity: str | None = None,
    voice: str | None = None,
    most: int = 10,
    lang: Lang = "en",
) -> Evidence:
    """Show how a topic is judged.

    Args:
        tables: of a corpus.
        topic: its key.
        polarity: only these judgements; None for all.
        voice: only this voice; None for both.
        most: how many judgements, the surest first.
        lang: of headings and key.

    Returns:
        The sentences with the judged target marked.
    """
    rows = tables.sentiment[tables.sentiment["topic"] == topic]
    rows = rows if polarity is None else rows[rows["polarity"] == polarity]
    rows = rows if voice is None else rows[rows["voice"] == voice]
    surest = rows.sort_values("confidence", ascending=False, kind="stable").head(most)
    found = [
        Found(
            row.article_id,
            row.sentence_start,
            row.sentence_end,
            list(judgement_marks(surest.loc[[row.Index]], lang)),
            _judgement_facts(row, lang),
        )
        for row in surest.itertuples()
    ]
    key = key_to(lang, polarities=surest["polarity"])
    return in_a_table(tables, found, ("polarity", "voice", "textblob"), len(rows) - len(found), key, lang)


def _judgement_facts(row: tuple, lang: Lang) -> tuple[str, ...]:
    voice = ", ".join(row.speakers) or say("voice", row.voice, lang)
    return say("polarity", row.polarity, lang), voice, f"{row.textblob:+.2f}"
