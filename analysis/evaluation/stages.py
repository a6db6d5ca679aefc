"""Run a stage on coded articles as a user would, and score its table with the customer's own programs.

The programs stand in `scoring/` of the shared material. They are what the project is judged by, so
they are run as they are and not rebuilt; only quotations and entities have measures of their own here, which
tell more and which tests hold to the customer's.
"""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from spacy.language import Language

from analysis.annotate import annotate
from analysis.commands.sentiment import judge_file
from analysis.evaluation.balance_gold import Compared, compare, read_judged
from analysis.evaluation.entity_gold import Annotated, read_gold, with_found
from analysis.evaluation.judged_targets import JudgedTarget, with_judgements
from analysis.evaluation.pairing import Article, read_articles
from analysis.evaluation.quotations import score, tally
from analysis.evaluation.typography import Styled, by_style
from analysis.evaluation.voices import voice_accuracy
from analysis.tables import read_table


class Gold(NamedTuple):
    """A coded set and how to score it.

    Attributes:
        name: for reports.
        file: the coded set, below the shared folder.
        program: the scoring program, below the shared folder.
        table: the table that is scored.
        coded_by: people or a language model.
        voiced: whether it is coded who judges.
    """

    name: str
    file: str
    program: str
    table: str
    coded_by: str
    voiced: bool = False


QUOTES = Gold("quotes dev", "data/quotes/dev.jsonl", "scoring/score_quotes.py", "quotes", "people")
ENTITIES = Gold(
    "entities dev", "data/entities/dev.jsonl", "scoring/score_entities.py", "mentions", "a language model"
)
GERNTSA = Gold(
    "gerntsa dev",
    "data/topics/gerntsa_dev.jsonl",
    "scoring/score_sentiment.py",
    "sentiment",
    "people (crowd)",
)
TOPICS = Gold(
    "partnership and data protection dev",
    "data/topics/partnership_data_protection_dev.jsonl",
    "scoring/score_sentiment.py",
    "sentiment",
    "a language model",
    voiced=True,
)
JUDGED = (GERNTSA, TOPICS)
RESTYLED = ("macro quote", "half Direct")
"""Measures of quotations that must not depend on the style of the marks."""


def _run(gold: Gold, shared: Path, *arguments: str) -> str:
    command = [sys.executable, str(shared / gold.program), str(shared / gold.file), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def found_quotations(engine: str, shared: Path, work: Path) -> tuple[Article, ...]:
    """Annotate the articles with coded quotations and join the table with what people coded.

    Args:
        engine: one of `analysis.annotate.QUOTES_ENGINES`.
        shared: folder of the shared material.
        work: an empty folder to write into.

    Returns:
        The articles with both annotations.

    Raises:
        CannotRun: there is no such engine.
    """
    articles = work / "articles.jsonl"
    _run(QUOTES, shared, "--input", str(articles))
    return _joined(engine, articles, shared, work)


def _joined(engine: str, articles: Path, shared: Path, work: Path) -> tuple[Article, ...]:
    annotate([articles], work / "tables", quotes=engine, table_format="jsonl")
    rows = read_table(work / "tables", QUOTES.table).to_dict("records")
    return read_articles(shared / QUOTES.file, rows)


def restyled_quotations(engine: str, shared: Path, work: Path) -> tuple[Styled, ...]:
    """Measure what other quotation marks cost an engine on the articles with coded quotations.

    Args:
        engine: one of `analysis.annotate.QUOTES_ENGINES`.
        shared: folder of the shared material.
        work: an empty folder to write into.

    Returns:
        The scores of the articles as they were printed, then those of each style.
    """
    articles = work / "articles.jsonl"
    _run(QUOTES, shared, "--input", str(articles))
    rows = [json.loads(line) for line in articles.read_text(encoding="utf-8").splitlines()]

    def scored(varied: Sequence[Mapping]) -> dict[str, float]:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in varied)
        articles.write_text("".join(lines), encoding="utf-8")
        rates = score(tally(_joined(engine, articles, shared, work)), rounds=1)
        return {name: rates[name].f1.value for name in RESTYLED}

    return by_style(rows, scored)


def found_entities(gold: Path, work: Path) -> tuple[Annotated, ...]:
    """Annotate articles with coded entities, all as one corpus, and join the table with what was coded.

    Args:
        gold: file of coded articles.
        work: an empty folder to write into.

    Returns:
        The articles with both annotations.

    Raises:
        GoldUnreadable: the file is not of the form of coded articles.
    """
    coded, articles = read_gold(gold), work / "articles.jsonl"
    rows = ({"id": a.article_id, "date": a.date, "text": a.text} for a in coded)
    articles.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    annotate([articles], work / "tables", table_format="jsonl")
    return with_found(coded, read_table(work / "tables", ENTITIES.table).to_dict("records"))


def judge_coded(gold: Gold, shared: Path, work: Path, engine: str | None = None) -> Path:
    """Judge the marked targets of a coded set.

    Args:
        gold: one of `JUDGED`.
        shared: folder of the shared material.
        work: an empty folder to write into.
        engine: of the quotes stage; None takes the default.

    Returns:
        The file of the judgements.
    """
    items, judged = work / "items.jsonl", work / "judged.jsonl"
    _run(gold, shared, "--input", str(items))
    judge_file(items, judged, quotes=engine)
    return judged


def judged_balances(shared: Path, judged: Path) -> list[Compared]:
    """Compare the balance of each topic and voice, as it is found, with the coded one.

    Args:
        shared: folder of the shared material.
        judged: the judgements of `TOPICS`.

    Returns:
        One comparison per topic and voice.
    """
    return compare(read_judged(shared / TOPICS.file, judged))


def judged_targets(gold: Gold, shared: Path, judged: Path, nlp: Language) -> tuple[JudgedTarget, ...]:
    """Join the coded targets with their judgements and with textblob-de's polarity of their sentences.

    Args:
        gold: one of `JUDGED`.
        shared: folder of the shared material.
        judged: its judgements.
        nlp: the pipeline, which finds the target's sentence.

    Returns:
        The targets in the order of the coded set.

    Raises:
        GoldUnreadable: a coded target was not judged.
    """
    return with_judgements(nlp, _read_lines(shared / gold.file), _read_lines(judged))


def score_judged(gold: Gold, shared: Path, judged: Path) -> dict:
    """Score the judgements of a coded set.

    Args:
        gold: one of `JUDGED`.
        shared: folder of the shared material.
        judged: its judgements.

    Returns:
        What the scoring program prints as JSON, its interval included; where voices were coded, also their
        accuracy with its interval.

    Raises:
        subprocess.CalledProcessError: the scoring program refused the file.
    """
    scores = json.loads(_run(gold, shared, str(judged), "--json"))
    voices = voice_accuracy(_read_lines(shared / gold.file), _read_lines(judged))
    return scores | {
        f"voice, {rows}": f"{m.value:.3f} [{m.low:.3f}, {m.high:.3f}]  n {m.n}" for rows, m in voices.items()
    }


def _read_lines(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
