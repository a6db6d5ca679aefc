"""`sentiment`: the polarity at marked targets."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from spacy.language import Language
from tqdm.std import tqdm

from analysis.annotate import QUOTES_ENGINES, CannotRun, Report, check_engine, choose_engine, make_folder
from analysis.commands.messages import exit_code, tell, warn
from analysis.corpus.articles import MAX_CHARACTERS, Rejection
from analysis.corpus.decoding import Unreadable
from analysis.corpus.json_lines import identifier, read_rows, text_value
from analysis.files import write_bytes
from analysis.language.pipeline import DEFAULT, load_pipeline
from analysis.quotes.engines import Find
from analysis.sentiment.items import judge_item

HELP = "judge the polarity toward marked targets"
DETAILS = """
input, ITEMS.jsonl: one item per line
  {"id": "...", "text": "...", "start": 12, "end": 23, "before": "...", "after": "..."}
  start and end mark the target in text, in characters, end exclusive; text may hold several
  sentences, the target's is judged; before and after (context) may be left out.

output, FILE: one line per item, in the order of the input
  {"id": "...", "polarity": "positive|neutral|negative", "score": 0.4, "confidence": 0.7,
   "voice": "author|quoted"}
  score is P(positive) - P(negative), confidence is P(polarity).

exit codes:
  0  all done
  1  some items were rejected; each is told on stderr with its line
  2  nothing could be done; one line says why and what to do
  130  interrupted; FILE is as it was before

example:
  python -m analysis sentiment items.jsonl --out judged.jsonl
"""


class Item(NamedTuple):
    """A target to be judged.

    Attributes:
        id: as given.
        text: with the target.
        start: first character of the target.
        end: after its last character.
        before: text before it.
        after: text after it.
    """

    id: str
    text: str
    start: int
    end: int
    before: str
    after: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments.

    Args:
        parser: of the command.
    """
    parser.add_argument("items", metavar="ITEMS.jsonl", type=Path, help="the items, in JSON Lines")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="where to write, in JSON Lines"
    )
    parser.add_argument(
        "--pipeline",
        metavar="NAME",
        default=DEFAULT,
        help="an installed spaCy pipeline (default: %(default)s)",
    )
    parser.add_argument(
        "--quotes",
        metavar="|".join(reversed(QUOTES_ENGINES)),
        help="the quotes engine, which tells whose voice it is (default: learned with the package's own "
        "pipeline, rules with any other)",
    )
    parser.add_argument(
        "--quiet", action="store_true", help="no progress bar and no summary; errors are still told"
    )


def run(arguments: argparse.Namespace) -> int:
    """Carry the command out.

    Args:
        arguments: as declared.

    Returns:
        The exit code.
    """
    progress = not arguments.quiet and sys.stderr.isatty()
    judged, rejected = judge_file(
        arguments.items,
        arguments.out,
        pipeline=arguments.pipeline,
        quotes=arguments.quotes,
        progress=progress,
        report=warn,
    )
    if not arguments.quiet:
        tell(f"{judged} items judged; {len(rejected)} rejected; {arguments.out}")
    return exit_code(rejected)


def judge_file(
    items: Path,
    out: Path,
    *,
    pipeline: str = DEFAULT,
    quotes: str | None = None,
    progress: bool = False,
    report: Report | None = None,
) -> tuple[int, tuple[Rejection, ...]]:
    """Judge the items in a file and write the judgements.

    Args:
        items: JSON Lines.
        out: file for the judgements; it is replaced at the end.
        pipeline: "pressespiegel", an installed spaCy pipeline or a folder with one.
        quotes: the quotes engine, "learned" or "rules"; None takes "learned" with the package's own pipeline
            and "rules" with any other.
        progress: whether to draw a progress bar on stderr.
        report: is told of each rejection as soon as it is known.

    Returns:
        How many items were judged, and those that were rejected.

    Raises:
        CannotRun: no item could be judged, there is no such engine, or the file cannot be written.
        PipelineMissing: the pipeline is not installed or does not fit.
    """
    if out.resolve() == items.resolve():
        raise CannotRun(f"{out} holds the items themselves; give --out another file")
    check_engine(quotes)
    found, rejected = _read_items(items, report)
    if not found:
        raise CannotRun(
            f'no item could be read from {items}; give lines with "id", "text", "start" and "end"'
        )
    make_folder(out.parent)
    if out.is_dir():
        raise CannotRun(f"{out} is a folder; give --out a file")
    nlp = load_pipeline(pipeline)
    find = choose_engine(quotes, nlp).find
    bar = tqdm(found, "Judging", unit=" items", file=sys.stderr, disable=not progress)
    lines = [json.dumps(_judge(nlp, find, item), ensure_ascii=False) + "\n" for item in bar]
    write_bytes(out, "".join(lines).encode())
    return len(lines), tuple(rejected)


def _judge(nlp: Language, find: Find, item: Item) -> dict[str, Any]:
    judged = judge_item(
        nlp, item.text, item.start, item.end, before=item.before, after=item.after, find_quotes=find
    )
    return {
        "id": item.id,
        "polarity": judged.polarity,
        "score": judged.score,
        "confidence": judged.confidence,
        "voice": judged.voice,
    }


def _read_items(path: Path, report: Report | None) -> tuple[list[Item], list[Rejection]]:
    """Read the items; of two with one id the second is rejected."""
    if not path.is_file():
        raise CannotRun(f"there is no file {path}; check the path")
    found: dict[str, Item] = {}
    rejected: list[Rejection] = []
    for line, row in read_rows(path):
        try:
            if isinstance(row, str):
                raise Unreadable(row)
            item = _item(row)
            if item.id in found:
                raise Unreadable(f"the id {item.id!r} was given before; give it another one")
            found[item.id] = item
        except Unreadable as error:
            rejected.append(Rejection(path.name, line, str(error)))
            if report:
                report(rejected[-1])
    return list(found.values()), rejected


def _item(row: Mapping[str, Any]) -> Item:
    """Make an item of a row."""
    name, text = identifier(row), text_value(row, "text")
    if name is None or text is None:
        raise Unreadable(f'no "{"text" if name else "id"}"; each item needs "id", "text", "start" and "end"')
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int:
        raise Unreadable(
            '"start" and "end" must be whole numbers: the first character and the one after the last'
        )
    if not 0 <= start < end <= len(text):
        raise Unreadable(
            f"the target {start} to {end} does not lie in the text of {len(text)} characters; correct it"
        )
    if not text[start:end].strip():
        raise Unreadable(f"the target {start} to {end} is nothing but white space; correct it")
    before, after = text_value(row, "before") or "", text_value(row, "after") or ""
    if len(before) + len(text) + len(after) + 2 > MAX_CHARACTERS:
        raise Unreadable(f"more than {MAX_CHARACTERS:,} characters; leave some of the context out")
    return Item(name, text, start, end, before, after)
