"""Turn documents into tables: the one place where the stages come together.

Step one reads the articles, analyses each by itself and keeps the result; step two links entities over
the whole corpus and writes the tables. Neither depends on the order of the input, nor holds the articles in
memory. Several runs may work on one folder at once: they share the analyses that are done, and write the
tables one after the other.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from analysis.columns import SCHEMAS
from analysis.corpus.articles import Article, Notice, Rejection
from analysis.corpus.documents import Item
from analysis.corpus.read import read_corpus
from analysis.files import alone
from analysis.language.pipeline import DEFAULT, load_pipeline
from analysis.linked_tables import write_linked
from analysis.mentions.corrections import FILE_NAME as ENTITIES_FILE
from analysis.mentions.corrections import Effect, corrections_file, load_corrections
from analysis.processes import Setting, Work, analyse_all, choose_workers
from analysis.progress import Progress, shown
from analysis.quotes import engines
from analysis.quotes.engines import Engine, EngineMismatch, default_engine, load_engine
from analysis.run_record import (
    Configuration,
    Matters,
    Outcome,
    Report,
    parts_used,
    write_record,
    write_rejected,
)
from analysis.sentiment.topics import load_topics, topics_file
from analysis.spool import Spool
from analysis.store import Store, configuration_digest
from analysis.tables import TableFormat

QUOTES_ENGINES = engines.NAMES


class CannotRun(Exception):
    """Nothing could be done; the message says in one line why, and what to do."""


class Summary(NamedTuple):
    """What a run did.

    Attributes:
        rows: table → number of rows.
        analysed: articles analysed in this run; those of an earlier one were kept.
        effects: what the corpus's corrections of entities did.
        notices: what was noticed.
        rejected: documents that could not be read or analysed.
        seconds: that it took.
        linking: of these, seconds for the second step, linking and the tables.
    """

    rows: Mapping[str, int]
    analysed: int
    effects: tuple[Effect, ...]
    notices: tuple[Notice, ...]
    rejected: tuple[Rejection, ...]
    seconds: float
    linking: float


def annotate(
    inputs: Sequence[Path],
    out: Path,
    *,
    pipeline: str = DEFAULT,
    quotes: str | None = None,
    table_format: TableFormat = "parquet",
    workers: int | None = None,
    columns: Mapping[str, str] | None = None,
    progress: bool = False,
    report: Report | None = None,
) -> Summary:
    """Annotate a corpus and write its tables.

    Args:
        inputs: files and folders, of all formats that `annotate --help` names.
        out: folder for the tables, made if missing; the tables in it are replaced at the end.
        pipeline: "pressespiegel", an installed spaCy pipeline or a folder with one.
        quotes: the quotes engine, "learned" or "rules"; None takes "learned" with the package's own pipeline
            and "rules" with any other.
        table_format: parquet or jsonl.
        workers: number of processes; None for one per processor core, at most 4, or one for few articles.
            A script that asks for several must be a file that calls this under `if __name__ == "__main__":`.
        columns: what the columns of tables are called, such as {"text": "Volltext"}; None for a guess.
        progress: whether to show how far it has come, on a terminal or under a notebook's cell.
        report: is told of each notice and rejection as soon as it is known.

    Returns:
        What was done. The same input gives the same tables whatever the number of workers.

    Raises:
        CannotRun: no article could be read or analysed, or a process ended unexpectedly.
        PipelineMissing: the pipeline is not installed or does not fit.
        SettingsError: the corpus brings topics or corrections of entities that cannot be used.
        OSError: the folder cannot be written.
    """
    started = datetime.now(UTC)
    _check_choices(quotes, workers)
    _spare_inputs(inputs, out)
    own_topics, own_entities = topics_file(inputs), corrections_file(inputs)
    topics, corrections = load_topics(own_topics), load_corrections(own_entities)
    with shown(progress) as shows, ExitStack() as opened:
        matters = Matters(shows.aside(report) if report else None)
        items = read_corpus(inputs, leave_out=out, columns=columns)
        spool = _kept(shows.over(items, "Reading"), inputs, out, matters, opened)
        nlp = load_pipeline(pipeline)
        engine = choose_engine(quotes, nlp)
        store = Store(out / "store", configuration_digest(nlp, f"{engine.name} {engine.version}", topics))
        store.tidy()
        setting = Setting(pipeline, engine.name, topics, store)
        analysed, failed = _analyse_missing(spool, setting, workers, shows)
        _take_out(spool, store, failed, matters)
        opened.enter_context(alone(out / "store"))
        linking = datetime.now(UTC)
        rows, effects = write_linked(spool, store, corrections, out, table_format, shows)
        for notice in (Notice(ENTITIES_FILE, e.line, message) for e in effects for message in e.notices):
            matters.add(notice)
        write_rejected(out, matters.rejected)
        seconds, linked = ((datetime.now(UTC) - since).total_seconds() for since in (started, linking))
        files = (own_topics and own_topics.name, own_entities and own_entities.name)
        chosen = Configuration(pipeline, engine.name, tuple(t.key for t in topics), *files, table_format)
        outcome = Outcome(rows, effects, matters.notices, matters.rejected, started, seconds)
        write_record(out, parts_used(nlp, [engine]), chosen, outcome)
    return Summary(rows, analysed, effects, tuple(matters.notices), tuple(matters.rejected), seconds, linked)


def make_folder(folder: Path) -> Path:
    """Make a folder and make sure that files can be written into it.

    Args:
        folder: with all that is above it.

    Returns:
        The folder.

    Raises:
        CannotRun: it cannot be made or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".probe"
        probe.touch()
        probe.unlink(missing_ok=True)  # a run beside this one may have removed it
    except OSError as error:
        raise CannotRun(f"{folder} cannot be written ({error.strerror}); choose another folder") from error
    return folder


def _check_choices(quotes: str | None, workers: int | None) -> None:
    check_engine(quotes)
    if workers is not None and workers < 1:
        raise CannotRun(f"{workers} processes can do nothing; give --workers a number from 1")


def check_engine(quotes: str | None) -> None:
    """Make sure that there is a quotes engine of a name, before anything slow begins.

    Args:
        quotes: its name; None is always right.

    Raises:
        CannotRun: there is none.
    """
    if quotes is not None and quotes not in QUOTES_ENGINES:
        raise CannotRun(f"there is no quotes engine {quotes!r}; choose {' or '.join(QUOTES_ENGINES)}")


def choose_engine(quotes: str | None, nlp: Language) -> Engine:
    """Load the chosen quotes engine, or the one that suits the pipeline.

    Args:
        quotes: one of `QUOTES_ENGINES`; None takes "learned" with the package's own pipeline and "rules" with
            any other.
        nlp: the pipeline.

    Returns:
        The engine.

    Raises:
        CannotRun: the engine cannot read the pipeline.
    """
    try:
        return load_engine(quotes or default_engine(nlp), nlp)
    except EngineMismatch as error:
        raise CannotRun(str(error)) from error


def _spare_inputs(inputs: Sequence[Path], out: Path) -> None:
    """Refuse to write where results would replace documents or be read as such."""
    results = {"rejected", *SCHEMAS}
    for path in inputs:
        replaced = path.stem in results and path.is_file() and path.parent.resolve() == out.resolve()
        if replaced or (path.is_dir() and path.resolve() == out.resolve()):
            raise CannotRun(f"{out} holds the documents themselves; give --out a folder of its own")


def _kept(
    items: Iterable[Item], inputs: Sequence[Path], out: Path, matters: Matters, opened: ExitStack
) -> Spool:
    """Keep the articles of the corpus; if it holds none at all, say so and list what was rejected."""
    spool = None
    for item in items:
        if isinstance(item, Article):
            spool = spool or opened.enter_context(Spool(make_folder(out / "store")))
            spool.add(item)
        else:
            matters.add(item)
    if spool is None:
        if any(path.exists() for path in inputs) and matters.rejected:
            write_rejected(make_folder(out), matters.rejected)
        named = ", ".join(map(str, inputs))
        raise CannotRun(
            f"no article could be read from {named}; give files of the formats that annotate --help names"
        )
    return spool


def _analyse_missing(
    spool: Spool, setting: Setting, workers: int | None, shows: Progress
) -> tuple[int, dict[str, str]]:
    """Analyse what the store lacks; return how many articles that were, and key → reason of failures."""
    store = setting.store
    contents = shows.over(spool.contents(), "Looking up")
    missing = array("q", (number for number, content in contents if not store.holds(store.key(content))))
    work = (Work(store.key(content), a.text, a.parts) for a, content in spool.numbered(missing))
    results = analyse_all(work, setting, workers or choose_workers(len(missing)))
    try:
        done = shows.over(results, "Analysing", len(missing))
        failed = {key: reason for key, reason in done if reason is not None}
    except BrokenProcessPool as error:
        raise CannotRun(
            "a process ended unexpectedly, perhaps for want of memory; what was analysed is kept, so run the "
            "same command again with --workers 1"
        ) from error
    return len(missing) - len(failed), failed


def _take_out(spool: Spool, store: Store, failed: Mapping[str, str], matters: Matters) -> None:
    """Reject the articles whose analysis failed (key → reason)."""
    contents = [(c, reason) for _, c in spool.contents() if (reason := failed.get(store.key(c)))]
    rejected = [
        (article.article_id, Rejection(article.source, article.line, reason))
        for content, reason in contents
        for article in spool.remove(content)
    ]
    for _, rejection in sorted(rejected):
        matters.add(rejection)
    if not len(spool):
        raise CannotRun(f"none of {len(rejected)} articles could be analysed; {min(rejected)[1].reason}")
