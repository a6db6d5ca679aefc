"""The sentences behind a bar: where an entity is named."""

from analysis.evidence.found import Evidence, Found, in_a_table
from analysis.evidence.looks import key_to
from analysis.evidence.marking import mention_marks
from analysis.figures.counting import counted_mentions
from analysis.figures.labels import Lang
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
