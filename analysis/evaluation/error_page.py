"""The worst errors with quotations, with their text: one page of HTML that stands alone."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from analysis.annotations import Span
from analysis.evaluation.mistakes import KINDS, Mistake, count_mistakes, mistakes
from analysis.evaluation.pairing import PARTS, TYPES, Article, Quotation, spans_of
from analysis.evidence.marks import Mark, mark_up
from analysis.evidence.passages import passage_around
from analysis.figures.labels import Lang, say
from analysis.figures.style import BLUE, GREEN, ORANGE, PURPLE

MOST = 40
"""Errors of a kind that are shown unless asked otherwise."""

OTHER = "other"
"""Look of quotations that are not the one in question."""

_STYLE = f"""
:root {{color-scheme: light dark;}}
body {{font: 15px/1.6 sans-serif; max-width: 80em; margin: 1.5em auto; padding: 0 1em;}}
h1 {{font-size: 150%;}} h2 {{font-size: 120%; margin: 2em 0 0.3em 0;}}
table {{border-collapse: collapse; width: 100%; table-layout: fixed; margin: 0.4em 0 1.6em 0;}}
th, td {{text-align: left; vertical-align: top; padding: 0.35em 0.8em 0.35em 0; overflow-wrap: break-word;}}
table.counts {{width: auto; table-layout: auto;}}
table.counts td, table.counts th:not(:first-child) {{text-align: right; padding-left: 0.8em;}}
table.mistake th {{font-weight: normal; font-size: 85%; opacity: 0.75; padding-bottom: 0;}}
table.mistake caption {{text-align: left; border-top: 1px solid; padding-top: 0.35em;}}
caption .facts, p.order {{opacity: 0.75; font-size: 85%;}}
mark {{background: none; color: inherit; padding: 0.05em 0;}}
mark.other {{background: #8888884D;}}
mark.frame {{border-bottom: 2px dotted;}}
mark.quote {{background: {ORANGE}59;}}
mark.speaker {{background: {BLUE}4D; border-bottom: 3px solid {BLUE};}}
mark.cue {{background: {GREEN}4D; font-weight: bold;}}
mark.addressee {{background: {PURPLE}4D; border-bottom: 3px double {PURPLE};}}
.key {{position: sticky; top: 0; background: Canvas; padding: 0.5em 0;}}
.key mark {{padding: 0.1em 0.4em; margin-right: 1em; display: inline-block;}}
"""


@cache
def _words() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _say(key: str, lang: Lang, **values: Any) -> str:
    return escape(_words()[key][lang].format(**values))


def error_page(articles: Iterable[Article], engine: str, *, most: int = MOST, lang: Lang = "en") -> str:
    """Show the worst errors of an engine.

    Args:
        articles: with what was coded and found.
        engine: its name, for the heading.
        most: how many errors of each kind are shown; the counts tell all.
        lang: of headings and key.

    Returns:
        A whole HTML document without scripts that loads nothing; everything from the articles is escaped.
    """
    articles = tuple(articles)
    found = mistakes(articles)
    title = _say("title", lang, engine=engine)
    quotations = {"coded": sum(len(a.coded) for a in articles), "found": sum(len(a.found) for a in articles)}
    sections = (_section(kind, [m for m in found if m.kind == kind], most, lang) for kind in KINDS)
    return "\n".join(
        [
            f'<!doctype html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">',
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
            "style-src 'unsafe-inline'\">",
            f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>",
            f"<p>{_say('about', lang, articles=len(articles), **quotations)}</p>",
            _counts(found, lang),
            _key(lang),
            *sections,
            "</body>\n</html>\n",
        ]
    )


def _counts(found: Sequence[Mistake], lang: Lang) -> str:
    """Lay out how many errors of each kind there are, by type."""
    counts = count_mistakes(found)
    headings = [_say("kind", lang), *(escape(say("quote_type", t, lang)) for t in TYPES), _say("all", lang)]
    lines = ["".join(f"<th>{heading}</th>" for heading in headings)]
    for kind in KINDS:
        numbers = [counts[kind, t] for t in TYPES]
        cells = "".join(f"<td>{number}</td>" for number in [*numbers, sum(numbers)])
        lines.append(f'<th><a href="#{kind}">{_say(kind, lang)}</a></th>{cells}')
    return f'<table class="counts">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'


def _key(lang: Lang) -> str:
    looks = "".join(f'<mark class="{p}">{_say(f"part_{p}", lang)}</mark>' for p in (*PARTS, OTHER))
    return f'<div class="key">{looks}</div>'


def _section(kind: str, found: Sequence[Mistake], most: int, lang: Lang) -> str:
    shown = found[:most]
    number = _say("shown", lang, shown=len(shown), n=len(found))
    if len(shown) == len(found):
        number = _say("shown_all", lang, n=len(found)) if found else _say("none", lang)
    head = f'<h2 id="{kind}">{_say(kind, lang)}</h2>'
    order = f'<p class="order">{_say(f"{kind}_order", lang)} {number}</p>'
    return "\n".join(
        [head, order, *(_mistake(mistake, place, lang) for place, mistake in enumerate(shown, 1))]
    )


def _mistake(mistake: Mistake, place: int, lang: Lang) -> str:
    """Put the coded and the found quotation side by side, each in the same text."""
    article, (coded, found, overlap) = mistake.article, mistake.partners
    facts = [_say("overlap", lang, value=f"{overlap:.2f}")] if overlap else []
    if found and found.confidence is not None:
        facts.append(_say("confidence", lang, value=f"{found.confidence:.2f}"))
    about = " · ".join([f"<b>{escape(article.article_id)}</b>", *facts])
    kinds = [escape(say("quote_type", q.type, lang)) if q else _say("nothing", lang) for q in (coded, found)]
    heads = (f"{_say(side, lang)}: {kind}" for side, kind in zip(("coded", "found"), kinds, strict=True))
    stretches = list(_stretches(article, [q for q in (coded, found) if q]))
    sides = ((coded, article.coded), (found, article.found))
    cells = (_passages(article, stretches, list(_marks(article, one, every, lang))) for one, every in sides)
    return (
        f'<table class="mistake"><caption>{place}. <span class="facts">{about}</span></caption>'
        f"<tr>{''.join(f'<th>{head}</th>' for head in heads)}</tr>"
        f'<tr lang="de">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr></table>'
    )


def _stretches(article: Article, quotations: Iterable[Quotation]) -> Iterator[Span]:
    """Give the sentences of all parts, in text order, those that touch as one."""
    spans = {span for q in quotations for part in PARTS for span in spans_of(article, q.parts[part])}
    passages = sorted(passage_around(article.text, *span)[:2] for span in spans)
    start, end = passages[0]
    for begin, finish in passages[1:]:
        if article.text[end:begin].strip():
            yield start, end
            start = begin
        end = max(end, finish)
    yield start, end


def _passages(article: Article, stretches: Iterable[Span], marks: Sequence[Mark]) -> str:
    return " […] ".join(mark_up(article.text, marks, start, end) for start, end in stretches)


def _marks(
    article: Article, chosen: Quotation | None, every: Iterable[Quotation], lang: Lang
) -> Iterator[Mark]:
    """Mark the parts of a quotation, and the extent of all others in the article."""
    for other in every:
        if other is not chosen:
            hover = f"{_words()['part_other'][lang]}: {say('quote_type', other.type, lang)}"
            yield from (Mark(*span, OTHER, hover) for span in spans_of(article, other.parts["quote"]))
    for part in PARTS if chosen else ():
        hover = _words()[f"part_{part}"][lang]
        yield from (Mark(*span, part, hover) for span in spans_of(article, chosen.parts[part]))
