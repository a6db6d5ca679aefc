"""Write down what was done, with what, and what was left out: `run.json` and `rejected.jsonl`."""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language

from analysis import __version__
from analysis.corpus.articles import Notice, Rejection
from analysis.files import write_bytes
from analysis.language.card import model_card
from analysis.mentions.corrections import Effect
from analysis.quotes.engines import Engine
from analysis.sentiment.polarity import load_learned

Report = Callable[[Notice | Rejection], None]


class Configuration(NamedTuple):
    """What was chosen for a run.

    Attributes:
        pipeline: the name under which the pipeline was loaded.
        quotes: name of the quotes engine.
        topics: the topics' keys.
        topics_file: name of the corpus's own file of topics; None if the package's were used.
        entities_file: name of the corpus's file of corrections of entities; None if it has none.
        table_format: parquet or jsonl.
    """

    pipeline: str
    quotes: str
    topics: tuple[str, ...]
    topics_file: str | None
    entities_file: str | None
    table_format: str


class Matters:
    """What was noticed and rejected in a run.

    Args:
        report: is told of each notice and rejection as soon as it is known.
    """

    def __init__(self, report: Report | None = None) -> None:
        self.notices: list[Notice] = []
        self.rejected: list[Rejection] = []
        self._report = report

    def add(self, matter: Notice | Rejection) -> None:
        """Note one.

        Args:
            matter: with its place.
        """
        (self.rejected if isinstance(matter, Rejection) else self.notices).append(matter)
        if self._report:
            self._report(matter)


class Outcome(NamedTuple):
    """What a run came to.

    Attributes:
        rows: table → number of rows.
        effects: what the user's corrections of entities did.
        notices: what was noticed.
        rejected: documents that could not be read or analysed.
        started: when.
        seconds: how long it took.
    """

    rows: Mapping[str, int]
    effects: Sequence[Effect]
    notices: Sequence[Notice]
    rejected: Sequence[Rejection]
    started: datetime
    seconds: float


def parts_used(nlp: Language, engines: Sequence[Engine]) -> dict[str, dict[str, Any]]:
    """Name the pipeline, the judge of polarity and the quotes engines, with versions and licences.

    Args:
        nlp: the pipeline.
        engines: the quotes engines; the first is the one in use.

    Returns:
        What is said of them in `run.json` and by `info`.
    """
    card = model_card(nlp)
    return {
        "package": {"name": "pressespiegel", "version": __version__, "licence": "MIT"},
        "pipeline": {
            "name": card.name,
            "version": card.version,
            "licence": card.licence,
            "data": list(card.data),
        },
        "polarity": {"name": "polarity"} | dict(load_learned().about),
    } | {
        "quotes" if engine is engines[0] else f"quotes, {engine.name}": {
            "name": engine.name,
            "version": engine.version,
            "licence": engine.licence,
            "data": list(engine.data),
        }
        for engine in engines
    }


def write_record(
    folder: Path, used: Mapping[str, Mapping[str, Any]], configuration: Configuration, outcome: Outcome
) -> None:
    """Write `run.json`.

    Args:
        folder: where the tables lie.
        used: the pipeline and the quotes engine, as `parts_used` names them.
        configuration: what was chosen.
        outcome: what the run came to; only its times differ between runs on the same input.
    """
    record = dict(used) | {
        "configuration": configuration._asdict(),
        "counts": {**outcome.rows, "rejected": len(outcome.rejected), "notices": len(outcome.notices)},
        "corrections": [effect._asdict() for effect in outcome.effects],
        "notices": [notice._asdict() for notice in outcome.notices],
        "time": {
            "started": outcome.started.isoformat(timespec="seconds"),
            "seconds": round(outcome.seconds, 3),
        },
    }
    write_bytes(folder / "run.json", json.dumps(record, ensure_ascii=False, indent=1).encode() + b"\n")


def write_rejected(folder: Path, rejected: Sequence[Rejection]) -> None:
    """Write `rejected.jsonl`, also if nothing was rejected.

    Args:
        folder: where the tables lie.
        rejected: documents that could not be read or analysed.
    """
    lines = (json.dumps(rejection._asdict(), ensure_ascii=False) + "\n" for rejection in rejected)
    write_bytes(folder / "rejected.jsonl", "".join(lines).encode())
