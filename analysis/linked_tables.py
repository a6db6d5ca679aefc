"""Link entities over the whole corpus and write all tables: the second step of `annotate`."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeVar

from analysis.analyse import Analysis
from analysis.annotations import LocalEntity
from analysis.corpus.articles import Article
from analysis.corpus.duplicates import duplicate_groups
from analysis.mentions.corrections import Correction, Effect
from analysis.mentions.entities import Entity, Linked
from analysis.mentions.linking import link
from analysis.progress import Progress
from analysis.rows import article_row, entity_rows, mention_rows, quote_rows, sentiment_rows
from analysis.spool import Kept, Spool
from analysis.store import Store
from analysis.tables import TableFormat, TableName, TableWriter, writing

_BATCH = 200
"""So many articles' rows are held in memory at once."""

_Found = TypeVar("_Found")


class Written(NamedTuple):
    """What was written.

    Attributes:
        rows: table → number of rows.
        effects: what the user's corrections of entities did.
    """

    rows: dict[TableName, int]
    effects: tuple[Effect, ...]


def write_linked(
    spool: Spool,
    store: Store,
    corrections: Sequence[Correction],
    folder: Path,
    table_format: TableFormat,
    progress: Progress,
) -> Written:
    """Write the tables of a corpus whose articles are analysed.

    Args:
        spool: holds the articles.
        store: holds the analyses.
        corrections: of the entities, by the user.
        folder: where to write; it exists.
        table_format: parquet or jsonl.
        progress: counts the articles.

    Returns:
        How many rows, and what came of the corrections.

    Raises:
        OSError: an analysis has vanished from the store, or a table cannot be written.
    """
    total = len(spool)
    groups = duplicate_groups(kept.article for kept in progress.over(spool.sorted(), "Comparing", total))
    linked = _linked(progress.over(spool.sorted(), "Linking", total), spool, store, corrections)
    known = {entity.entity_id: entity for entity in linked.entities}
    waiting = progress.over(spool.sorted(), "Writing", total)
    with writing(folder, table_format) as writers:
        writers["entities"].write(list(entity_rows(linked.entities)))
        while batch := list(islice(waiting, _BATCH)):
            analysed = [(kept.article, _whole(store, store.load(store.key(kept.content)))) for kept in batch]
            own = {a.article_id: _own(a.article_id, analysis, linked, known) for a, analysis in analysed}
            _write_batch(writers, analysed, own, groups)
    return Written({name: writer.rows for name, writer in writers.items()}, linked.effects)


def _linked(
    articles: Iterable[Kept], spool: Spool, store: Store, corrections: Sequence[Correction]
) -> Linked:
    """Link the entities of all articles; what many articles say alike is held in memory once."""
    alike: dict[LocalEntity, LocalEntity] = {}
    entities = (
        (
            article.article_id,
            article.date,
            tuple(alike.setdefault(e, e) for e in _whole(store, store.load_entities(store.key(content)))),
        )
        for article, content in articles
    )
    outlets = {kept.article.article_id: kept.article.outlet for kept in spool.sorted()} if corrections else {}
    return link(entities, corrections, outlets)


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
        rows = (make(article, analysis, own[article.article_id]) for article, analysis in analysed)
        writers[name].write([row for of_article in rows for row in of_article])


def _own(
    article_id: str, analysis: Analysis, linked: Linked, known: Mapping[str, Entity]
) -> dict[int, Entity]:
    """Give number within the article → entity of the corpus."""
    ids = ((number, linked.ids.get((article_id, number))) for number in range(len(analysis.entities)))
    return {number: known[entity_id] for number, entity_id in ids if entity_id}


def _whole(store: Store, found: _Found | None) -> _Found:
    """Insist on what was in the store a moment ago."""
    if found is None:
        raise OSError(f"{store.folder} was changed during the run; run the same command again")
    return found
