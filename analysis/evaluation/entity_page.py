"""Coded articles with the errors in them, mention by mention: one page of HTML that stands alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from pathlib import Path

from analysis.evaluation.entity_gold import KINDS, Annotated, Reference
from analysis.evaluation.entity_mistakes import ENTITY_MISTAKES, Judged, judged
from analysis.evaluation.page import Words, counts_table, whole_page
from analysis.evidence.marks import Mark, mark_up
from analysis.figures.labels import Lang, say
from analysis.figures.style import BLUE, GREEN, PURPLE, VERMILLION, YELLOW

MOST = 60
"""Articles that are shown unless asked otherwise."""

RIGHT = "right"
"""Look of mentions without error."""

_STYLE = f"""
mark.right {{background: #88888833;}}
mark.missed {{background: {VERMILLION}80;}}
mark.invented {{background: {PURPLE}80;}}
mark.span {{background: {YELLOW}80;}}
mark.entity {{background: {BLUE}66;}}
mark.label {{background: {GREEN}59;}}
mark.role {{border-bottom: 2px dotted;}}
mark.pronoun {{border-bottom: 3px double;}}
small {{opacity: 0.75; vertical-align: super; font-size: 65%;}}
table.entities {{font-size: 85%; width: auto; table-layout: auto;}}
"""
_WORDS = Words(Path(__file__).with_suffix(".toml"))


def entity_page(articles: Iterable[Annotated], name: str, *, most: int = MOST, lang: Lang = "en") -> str:
    """Show coded articles with the errors in them.

    Args:
        articles: with what was coded and found.
        name: of the coded set, for the heading.
        most: how many articles are shown, those with most errors; the counts tell all.
        lang: of headings and key.

    Returns:
        A whole HTML document without scripts that loads nothing; everything from the articles is escaped.
    """
    found = judged(articles)
    mentions = {
        "coded": sum(len(one.compared.coded) for one in found),
        "found": sum(len(one.compared.found) for one in found),
    }
    about = _WORDS.say("about", lang, articles=len(found), shown=min(most, len(found)), **mentions)
    shown = (_article(one, place, lang) for place, one in enumerate(found[:most], 1))
    sections = [f"<p>{about}</p>", _counts(found, lang), _key(lang), *shown]
    return whole_page(_WORDS.say("title", lang, name=name), lang, _STYLE, sections)


def _counts(found: Iterable[Judged], lang: Lang) -> str:
    """Lay out how many errors of each kind there are, by kind of mention."""
    counts = Counter((mistake.kind, mistake.of) for one in found for mistake in one.mistakes)
    rows = {
        _WORDS.say(mistake, lang): [counts[mistake, kind] for kind in KINDS] for mistake in ENTITY_MISTAKES
    }
    kinds = [escape(say("kind", kind, lang)) for kind in KINDS]
    return counts_table([_WORDS.say("mistake", lang), *kinds, _WORDS.say("all", lang)], rows)


def _key(lang: Lang) -> str:
    looks = [f'<mark class="{m}">{_WORDS.say(m, lang)}</mark>' for m in (RIGHT, *ENTITY_MISTAKES)]
    looks += [f'<mark class="{kind}">{escape(say("kind", kind, lang))}</mark>' for kind in KINDS]
    return f'<div class="key">{"".join(looks)}</div>'


def _article(one: Judged, place: int, lang: Lang) -> str:
    """Put the coded and the found mentions side by side in the same text, and their entities below."""
    article, compared, mistakes = one
    coded_errs = {m.coded: m.kind for m in mistakes if m.coded}
    found_errs = {m.found: m.kind for m in mistakes if m.found}
    numbers = _numbers(one)
    cells = [
        mark_up(article.text, [_mark(m, errs.get(m, RIGHT), numbers[side, m.entity], lang) for m in mentions])
        for side, mentions, errs in (
            ("coded", compared.coded, coded_errs),
            ("found", compared.found, found_errs),
        )
    ]
    heads = "".join(f"<th>{_WORDS.say(side, lang)}</th>" for side in ("coded", "found"))
    facts = _WORDS.say("mistakes", lang, n=len(mistakes))
    return (
        f'<table class="mistake"><caption>{place}. <b>{escape(article.article_id)}</b> '
        f'<span class="facts">{facts}</span></caption><tr>{heads}</tr>'
        f'<tr lang="de">{"".join(f"<td>{cell}</td>" for cell in cells)}</tr></table>'
        f"{_entities(one, numbers, lang)}"
    )


def _numbers(one: Judged) -> dict[tuple[str, str], int]:
    """Number the entities of both sides in text order; those held against each other bear one number."""
    coded = list(dict.fromkeys(m.entity for m in sorted(one.compared.coded)))
    numbers = {("coded", entity): number for number, entity in enumerate(coded, 1)}
    numbers |= {("found", f): numbers["coded", c] for c, f in one.compared.pairs.items()}
    for mention in sorted(one.compared.found):
        if ("found", mention.entity) not in numbers:
            numbers["found", mention.entity] = max(numbers.values(), default=0) + 1
    return numbers


def _mark(mention: Reference, look: str, number: int, lang: Lang) -> Mark:
    kind = say("kind", mention.kind, lang)
    hover = f"{_WORDS.plain(look, lang)} – {kind}: {mention.name} ({mention.label})"
    return Mark(mention.start, mention.end, f"{look} {mention.kind}", hover, str(number))


def _entities(one: Judged, numbers: Mapping[tuple[str, str], int], lang: Lang) -> str:
    """List the entities of an article by number: what was coded beside what was found."""
    sides = {"coded": one.compared.coded, "found": one.compared.found}
    shown: dict[tuple[str, int], str] = {}
    for side, mentions in sides.items():
        for entity, number in ((e, n) for (s, e), n in numbers.items() if s == side):
            shown[side, number] = _entity([m for m in mentions if m.entity == entity])
    heads = ("number", "coded", "found")
    lines = ["".join(f"<th>{_WORDS.say(head, lang)}</th>" for head in heads)]
    for number in sorted({n for _, n in shown}):
        cells = (shown.get((side, number), "–") for side in sides)
        lines.append(f"<td>{number}</td>{''.join(f'<td>{cell}</td>' for cell in cells)}")
    return f'<table class="entities">{"".join(f"<tr>{line}</tr>" for line in lines)}</table>'


def _entity(mentions: Sequence[Reference]) -> str:
    name, label = mentions[0].name, mentions[0].label
    return f"{escape(name)} ({escape(label)}) × {len(mentions)}"
