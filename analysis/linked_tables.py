"""Link entities over the whole corpus and write all tables: the second step of `annotate`."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from analysis.analyse import Analysis
from analysis.corpus.articles import Article
from analysis.corpus.duplicates import duplicate_groups
from analysis.mentions.corrections import Correction, Effect
from analysis.mentions.entities import Entity, Linked
from analysis.mentions.linking import link
from analysis.rows import article_row, entity_rows, mention_rows, quote_rows, sentiment_rows
from analysis.store import Store
from analysis.tables import TableFormat, TableName, TableWriter, writing

_BATCH = 200
"""So many articles' rows are held in memory at once."""


class Written(NamedTuple):
    """What was written.

    Attributes:
        rows: table → number of rows.
        effects: what the user's corrections of entities did.
    """

    rows: dict[TableName, int]
    effects: tuple[Effect, ...]


def write_linked(
    articles: Sequence[Article],
    keys: Mapping[str, str],
    store: Store,
    corrections: Sequence[Correction],
    folder: Path,
    table_format: TableFormat,
) -> Written:
    """Write the tables of a corpus whose articles are analysed.

    Args:
        articles: sorted by article_id.
        keys: article_id → name of its analysis in the store.
        store: holds the analyses.
        corrections: of the entities, by the user.
        folder: where to write; it exists.
        table_format: parquet or jsonl.

    Returns:
        How many rows, and what came of the corrections.

    Raises:
        OSError: an analysis has vanished from the store, or a table cannot be written.
    """
    linked = link(
        ((a.article_id, a.date, _stored(store, keys, a).entities) for a in articles),
        corrections,
        {a.article_id: a.outlet for a in articles},
    )
    own = _entities_of_articles(linked)
    groups = duplicate_groups(articles)
    waiting = iter(articles)
    with writing(folder, table_format) as writers:
        writers["entities"].write(list(entity_rows(linked.entities)))
        while batch := list(islice(waiting, _BATCH)):
            analysed = [(article, _stored(store, keys, article)) for article in batch]
            _write_batch(writers, analysed, own, groups)
    return Written({name: writer.rows for name, writer in writers.items()}, linked.effects)


def _write_batch(
    writers: Mapping[TableName, TableWriter],
    analysed: Sequence[tuple[Article, Analysis]],
    own: Mapping[str, Mapping[int, Entity]],
    groups: Mapping[str, str],
) -> None:
    """Write the rows of some articles to all tables."""
    writers["articles"].write(
        [article_row(article, analysis, groups.get(article.article_id)) for article, analysis in analysed]
    )
    makers = {"mentions": mention_rows, "quotes": quote_rows, "sentiment": sentiment_rows}
    for name, make in makers.items():
        rows = (make(article, analysis, own.get(article.article_id, {})) for article, analysis in analysed)
        writers[name].write([row for of_article in rows for row in of_article])


def _entities_of_articles(linked: Linked) -> dict[str, dict[int, Entity]]:
    """Give article_id → number within the article → entity of the corpus."""
    known = {entity.entity_id: entity for entity in linked.entities}
    own: dict[str, dict[int, Entity]] = defaultdict(dict)
    for (article_id, number), entity_id in linked.ids.items():
        own[article_id][number] = known[entity_id]
    return own


def _stored(store: Store, keys: Mapping[str, str], article: Article) -> Analysis:
    analysis = store.load(keys[article.article_id])
    if analysis is None:
        raise OSError(f"{store.folder} was changed during the run; run the same command again")
    return analysis
