"""What the pages of errors have in common: head, style and the table of counts."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from analysis.figures.labels import Lang

_STYLE = """
:root {color-scheme: light dark;}
body {font: 15px/1.6 sans-serif; max-width: 80em; margin: 1.5em auto; padding: 0 1em;}
h1 {font-size: 150%;} h2 {font-size: 120%; margin: 2em 0 0.3em 0;}
table {border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0.4em 0 1.6em 0;}
th, td {text-align: left; vertical-align: top; padding: 0.35em 0.8em 0.35em 0; overflow-wrap: break-word;}
table.counts {width: auto; table-layout: auto;}
table.counts td, table.counts th:not(:first-child) {text-align: right; padding-left: 0.8em;}
table.mistake th {font-weight: normal; font-size: 85%; opacity: 0.75; padding-bottom: 0;}
table.mistake caption {text-align: left; border-top: 1px solid; padding-top: 0.35em;}
caption .facts, p.order {opacity: 0.75; font-size: 85%;}
mark {background: none; color: inherit; padding: 0.05em 0;}
.key {position: sticky; top: 0; background: Canvas; padding: 0.5em 0;}
.key mark {padding: 0.1em 0.4em; margin-right: 1em; display: inline-block;}
"""


class Words:
    """The words of a page, in German and English, from a .toml file."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def plain(self, key: str, lang: Lang, **values: Any) -> str:
        """Say something; it is yet to be escaped.

        Args:
            key: of the file.
            lang: "de" or "en".
            values: what the text's placeholders stand for.

        Returns:
            The text.
        """
        return _read(self._file)[key][lang].format(**values)

    def say(self, key: str, lang: Lang, **values: Any) -> str:
        """Say something as HTML; arguments as for `plain`."""
        return escape(self.plain(key, lang, **values))


@cache
def _read(file: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def whole_page(title: str, lang: Lang, style: str, sections: Iterable[str]) -> str:
    """Make a whole HTML document without scripts that loads nothing.

    Args:
        title: HTML, also the first heading.
        lang: of headings and key.
        style: CSS, beside what all pages have.
        sections: HTML; everything from articles in it is escaped.

    Returns:
        The document.
    """
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">",
            f"<title>{title}</title>\n<style>{_STYLE}{style}</style>\n</head>\n<body>\n<h1>{title}</h1>",
            *sections,
            "</body>\n</html>\n",
        ]
    )


def counts_table(headings: Sequence[str], rows: Mapping[str, Sequence[int]]) -> str:
    """Lay out numbers with their sum at the end of each row.

    Args:
        headings: HTML, of the rows' names, the numbers and the sum.
        rows: HTML of a row's name → its numbers.

    Returns:
        HTML.
    """
    lines = ["".join(f"<th>{heading}</th>" for heading in headings)]
    for name, numbers in rows.items():
        cells = "".join(f"<td>{number}</td>" for number in [*numbers, sum(numbers)])
        lines.append(f"<th>{name}</th>{cells}")
    return f'<table class="counts">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'
