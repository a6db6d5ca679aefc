"""The worst errors with quotations, with their text: one page of HTML that stands alone."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from analysis.annotations import Span
from analysis.evaluation.mistakes import KINDS, Mistake, count_mistakes, mistakes
from analysis.evaluation.page import Words, counts_table, whole_page
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
mark.other {{background: #8888884D;}}
mark.frame {{border-bottom: 2px dotted;}}
mark.quote {{background: {ORANGE}59;}}
mark.speaker {{background: {BLUE}4D; border-bottom: 3px solid {BLUE};}}
mark.cue {{background: {GREEN}4D; font-weight: bold;}}
mark.addressee {{background: {PURPLE}4D; border-bottom: 3px double {PURPLE};}}
"""
_WORDS = Words(Path(__file__).with_suffix(".toml"))


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
    title = _WORDS.say("title", lang, engine=engine)
    quotations = {"coded": sum(len(a.coded) for a in articles), "found": sum(len(a.found) for a in articles)}
    sections = (_section(kind, [m for m in found if m.kind == kind], most, lang) for kind in KINDS)
    about = f"<p>{_WORDS.say('about', lang, articles=len(articles), **quotations)}</p>"
    return whole_page(title, lang, _STYLE, [about, _counts(found, lang), _key(lang), *sections])


def _counts(found: Sequence[Mistake], lang: Lang) -> str:
    """Lay out how many errors of each kind there are, by type."""
    counts = count_mistakes(found)
    types = [escape(say("quote_type", t, lang)) for t in TYPES]
    rows = {
        f'<a href="#{kind}">{_WORDS.say(kind, lang)}</a>': [counts[kind, t] for t in TYPES] for kind in KINDS
    }
    return counts_table([_WORDS.say("kind", lang), *types, _WORDS.say("all", lang)], rows)


def _key(lang: Lang) -> str:
    looks = "".join(f'<mark class="{p}">{_WORDS.say(f"part_{p}", lang)}</mark>' for p in (*PARTS, OTHER))
    return f'<div class="key">{looks}</div>'


def _section(kind: str, found: Sequence[Mistake], most: int, lang: Lang) -> str:
    shown = found[:most]
    number = _WORDS.say("shown", lang, shown=len(shown), n=len(found))
    if len(shown) == len(found):
        number = _WORDS.say("shown_all", lang, n=len(found)) if found else _WORDS.say("none", lang)
    head = f'<h2 id="{kind}">{_WORDS.say(kind, lang)}</h2>'
    order = f'<p class="order">{_WORDS.say(f"{kind}_order", lang)} {number}</p>'
    return "\n".join(
        [head, order, *(_mistake(mistake, place, lang) for place, mistake in enumerate(shown, 1))]
    )


def _mistake(mistake: Mistake, place: int, lang: Lang) -> str:
    """Put the coded and the found quotation side by side, each in the same text."""
    article, (coded, found, overlap) = mistake.article, mistake.partners
    facts = [_WORDS.say("overlap", lang, value=f"{overlap:.2f}")] if overlap else []
    if found and found.confidence is not None:
        facts.append(_WORDS.say("confidence", lang, value=f"{found.confidence:.2f}"))
    about = " · ".join([f"<b>{escape(article.article_id)}</b>", *facts])
    kinds = [
        escape(say("quote_type", q.type, lang)) if q else _WORDS.say("nothing", lang) for q in (coded, found)
    ]
    heads = (
        f"{_WORDS.say(side, lang)}: {kind}" for side, kind in zip(("coded", "found"), kinds, strict=True)
    )
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
            hover = f"{_WORDS.plain('part_other', lang)}: {say('quote_type', other.type, lang)}"
            yield from (Mark(*span, OTHER, hover) for span in spans_of(article, other.parts["quote"]))
    for part in PARTS if chosen else ():
        hover = _WORDS.plain(f"part_{part}", lang)
        yield from (Mark(*span, part, hover) for span in spans_of(article, chosen.parts[part]))
