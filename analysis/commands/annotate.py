"""`annotate`: documents in, tables out."""

import argparse
import sys
from pathlib import Path

from analysis.annotate import QUOTES_ENGINES, annotate
from analysis.commands.messages import exit_code, summary_by_kind, tell, warn
from analysis.commands.table_columns import HELP as COLUMNS_HELP
from analysis.commands.table_columns import parse_columns
from analysis.language.pipeline import DEFAULT

HELP = "find who is mentioned, who is quoted, and how topics are judged; write tables"
DETAILS = """
input:
  A folder is walked; hidden files, *.toml, *.md, README, LICENSE, pictures, styles and scripts are no
  articles. The content tells the format, whatever the name; where text has no mark of a format, its
  name does.
  .txt            one article. Its first line may be a date marker with a kicker behind it ("date
                  2019-02 Kicker"); a short first paragraph is the headline; "Berlin (AFP) -" is a
                  dateline; a line with "(l.)", "© AFP" or "Foto: dpa" is a caption
  .jsonl, .json   one article per line, or a list of them: {"text": "...", "id": "...", "title": "...",
                  "date": "2019-02-27", "outlet": "...", "author": "...", "url": "..."}; only "text" is
                  required
  .csv, .tsv, .xlsx, .xls, .ods, .parquet   one article per row; --columns names the columns
  .html           a saved web page; or a Factiva export, with many articles
  .docx, .rtf     a Nexis export, with many articles
  .rss, .atom     a feed
  .warc           a web archive, also .warc.gz
  .xml            a feed, or a MediaWiki dump, such as Wikinews
  .eml            a newsletter
  .zip, .gz, .bz2  any of these, packed; an archive may lie in another one
  Text is UTF-8, or UTF-16, Windows-1252 or Latin-1, which is told.
  A topics.toml at the root of a corpus takes the place of the topics that the package brings.
  An entities.toml beside it corrects entities; a change in it analyses no article anew. An entity is
  named by its name or entity_id in the table entities, or by an alias that no other one has; label
  (PER, ORG, LOC, MISC) tells namesakes apart. Carried out in this order:
    [[merge]]    entity = "Volkswagen", names = ["VW AG", "Volkswagen-Konzern"]
                 all become one, called entity
    [[split]]    entity = "Michael Müller", name = "Michael Müller (Fußballspieler)", and any of
                 articles = ["id"], outlets = ["Sportblatt"], from = "2014-01", to = "2016" (dates,
                 inclusive), forms = ["Torwart"] (as an article calls the entity, by name or office)
                 where all that is given holds, an article means the other one
    [[rename]]   entity = "EU", name = "Europäische Union"; label corrects the label
    [[exclude]]  entity = "Hohe Straße"
                 no mentions, no speaker
  (each key stands on a line of its own). What finds no entity, or several, is a note; all else goes on.

output, in DIR:
  articles, mentions, entities, quotes, sentiment   the tables, as .parquet or .jsonl
  run.json         versions, licences, configuration, counts, time; what each correction did
  rejected.jsonl   what could not be read or analysed: source, line, reason
  store/           the analysis of each article: a later or an interrupted run goes on from there

exit codes:
  0  all done
  1  some documents were rejected; they are listed on stderr and in rejected.jsonl
  2  nothing could be done; one line says why and what to do
  130  interrupted; the tables are as they were before

examples:
  python -m analysis annotate seeds --out tables
  python -m analysis annotate paper.jsonl more/ --out tables --format jsonl --workers 2
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments.

    Args:
        parser: of the command.
    """
    parser.add_argument("inputs", metavar="IN", nargs="+", type=Path, help="files and folders of articles")
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="folder for the tables")
    parser.add_argument(
        "--format",
        choices=("parquet", "jsonl"),
        default="parquet",
        help="of the tables (default: %(default)s)",
    )
    parser.add_argument(
        "--pipeline",
        metavar="NAME",
        default=DEFAULT,
        help="an installed spaCy pipeline for German, such as de_core_news_lg, or a folder with one "
        "(default: %(default)s, which the package brings)",
    )
    parser.add_argument(
        "--quotes",
        metavar="|".join(reversed(QUOTES_ENGINES)),
        help='the quotes engine; the weights of "learned" are for non-commercial use only (default: learned '
        "with the package's own pipeline, rules with any other)",
    )
    parser.add_argument(
        "--workers", metavar="N", type=int, help="processes (default: one per processor core, at most 4)"
    )
    parser.add_argument("--columns", metavar="KEY=NAME,...", help=COLUMNS_HELP)
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
    summary = annotate(
        arguments.inputs,
        arguments.out,
        pipeline=arguments.pipeline,
        quotes=arguments.quotes,
        table_format=arguments.format,
        workers=arguments.workers,
        columns=parse_columns(arguments.columns),
        progress=not arguments.quiet and sys.stderr.isatty(),
        report=warn,
    )
    if not arguments.quiet:
        counts = ", ".join(f"{n} {name}" for name, n in summary.rows.items())
        tell(
            f"{counts}; {len(summary.rejected)} rejected; {summary.analysed} newly analysed; {arguments.out}"
        )
        for line in summary_by_kind(summary.rejected):
            tell(line)
    return exit_code(summary.rejected)
