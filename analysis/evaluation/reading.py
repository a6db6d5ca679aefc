"""How fast articles are read, without being analysed: rows of JSON Lines, and pages of HTML."""

import json
import tempfile
import time
from collections.abc import Iterable, Sequence
from html import escape
from itertools import cycle, islice
from pathlib import Path

from analysis.corpus.articles import Article
from analysis.corpus.documents import Item, file_document
from analysis.corpus.html import read_html
from analysis.corpus.read import read_corpus

ROWS = 5_000
PAGES = 30
PAGE = 200_000
"""Bytes of a page."""
_SHARES = {"script": 0.35, "style": 0.15, "teasers": 0.4}
"""Of a page's bytes; what the article itself leaves is more script."""


def rows_per_second(texts: Sequence[str]) -> float:
    """Read `ROWS` rows of JSON Lines.

    Args:
        texts: of articles, used again and again.

    Returns:
        Rows in a second of one core.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "articles.jsonl"
        rows = ({"id": str(i), "text": text} for i, text in enumerate(islice(cycle(texts), ROWS)))
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        _articles(islice(read_corpus([path]), 10))  # word lists and patterns are made ready
        start = time.process_time()
        read = _articles(read_corpus([path]))
        return read / (time.process_time() - start)


def pages_per_second(texts: Sequence[str]) -> float:
    """Read `PAGES` pages of `PAGE` bytes.

    Args:
        texts: of articles, used again and again.

    Returns:
        Pages in a second of one core.
    """
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.html" for number in range(PAGES)]
        for path, text in zip(paths, cycle(texts), strict=False):
            path.write_text(page(text, texts), encoding="utf-8")
        documents = [file_document(path, path.name) for path in paths]
        _articles(read_html(documents[0]))
        start = time.process_time()
        read = sum(_articles(read_html(document)) for document in documents)
        return read / (time.process_time() - start)


def page(text: str, others: Iterable[str], size: int = PAGE) -> str:
    """Make a page as news sites send it: an article among scripts, styles and teasers of others.

    Args:
        text: the article.
        others: whose beginnings are the teasers.
        size: of the page, in bytes.

    Returns:
        HTML.
    """
    title = escape(text[:60])
    style = _filled(".teaser-{0} > a:hover {{ color: #0{0}; margin: {0}px }}\n", _SHARES["style"] * size)
    script = _filled(
        'window.tracking.push({{"slot": {0}, "name": "banner-{0}"}});\n', _SHARES["script"] * size
    )
    teasers, length = [], 0
    for number, other in enumerate(cycle(others)):
        teaser = (
            f'<li class="teaser teaser-{number}"><a href="/politik/artikel-{number}.html">'
            f"<h3>{escape(other[:60])}</h3><p>{escape(other[60:160])} …</p></a></li>\n"
        )
        length += len(teaser.encode())
        if length > _SHARES["teasers"] * size:
            break
        teasers.append(teaser)
    paragraphs = "\n".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
    shell = (
        f'<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>{title}</title>\n'
        '<meta property="article:published_time" content="2019-02-27T13:47:17+01:00">\n'
        f"<style>{style}</style><script>{script}</script></head><body>\n"
        '<header><nav><a href="/">Startseite</a> <a href="/politik">Politik</a></nav></header>\n'
        f"<main><article><h1>{title}</h1>\n{paragraphs}\n</article></main>\n"
        f"<aside><ul>{''.join(teasers)}</ul></aside><footer>Impressum</footer><script>{{rest}}</script></body></html>"
    )
    missing = size - len(shell.encode()) + len("{rest}")
    return shell.replace("{rest}", "/" * missing)


def _filled(line: str, size: float) -> str:
    """Repeat a line, numbered, up to a size."""
    return "".join(line.format(number) for number in range(int(size) // len(line)))


def _articles(items: Iterable[Item]) -> int:
    return sum(isinstance(item, Article) for item in items)
