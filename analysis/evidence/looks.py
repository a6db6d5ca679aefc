"""How highlighted evidence looks in a notebook, in light and dark themes alike."""

from collections.abc import Iterable, Sequence
from html import escape

from analysis.figures.labels import Lang, say
from analysis.figures.style import LABEL_COLOURS, POLARITY_COLOURS, TYPE_COLOURS

_FRAME = """
.pressespiegel {font-size: 14px; line-height: 1.75; max-width: 60em; text-align: left;}
.pressespiegel mark {background: none; color: inherit; padding: 0.05em 0;}
.pressespiegel small {opacity: 0.75; font-size: 75%; border: 1px solid; border-radius: 3px;
 padding: 0 0.3em; margin-right: 0.3em; white-space: nowrap;}
.pressespiegel mark.cue {font-weight: bold;}
.pressespiegel mark.source {text-decoration: underline 2px; text-underline-offset: 0.2em;}
.pressespiegel .key {font-size: 85%; margin: 0 0 0.6em 0;}
.pressespiegel .key mark {margin-right: 1em; padding: 0.1em 0.3em; display: inline-block;}
.pressespiegel .head {font-weight: bold; font-size: 110%;}
.pressespiegel .about {opacity: 0.75; font-size: 85%;}
.pressespiegel table {border-collapse: collapse; width: 100%; table-layout: fixed !important;}
.pressespiegel table.wide td {padding-right: 1.2em;}
.pressespiegel table.wide th:first-child {width: auto;}
.pressespiegel table.short {width: auto; table-layout: auto !important;}
.pressespiegel th {font-size: 85%;}
.pressespiegel th:first-child {width: 45%;}
.pressespiegel table.evidence th:last-child {width: 22%;}
.pressespiegel mark.anyone {border-bottom: 3px dashed;}
.pressespiegel th, .pressespiegel td {text-align: left !important; vertical-align: top;
 padding: 0.4em 0.7em 0.4em 0; white-space: normal;}
.pressespiegel td.fact {font-size: 85%; overflow-wrap: break-word;}
.pressespiegel table.wide td.fact {white-space: nowrap;}
"""
_KIND_LINES = {"name": "solid", "role": "dashed", "pronoun": "dotted"}


def style_sheet() -> str:
    """Write the rules for everything that can be marked.

    Colours of quotations are see-through, so that the theme's own text colour stays readable.

    Returns:
        A `<style>` element.
    """
    rules = [_FRAME.strip()]
    rules += [f".pressespiegel mark.{name} {{background: {c}4D;}}" for name, c in TYPE_COLOURS.items()]
    rules += [
        f".pressespiegel mark.{label}.{kind} {{border-bottom: 3px {line} {colour};}}"
        for label, colour in LABEL_COLOURS.items()
        for kind, line in _KIND_LINES.items()
    ]
    rules += [
        f".pressespiegel mark.{polarity} {{outline: 2px solid {colour}; border-radius: 3px;}}"
        for polarity, colour in POLARITY_COLOURS.items()
    ]
    return "<style>\n" + "\n".join(rules) + "\n</style>"


def framed(content: str) -> str:
    """Wrap evidence so that the style sheet applies to it and to nothing else, and "$" stays a dollar.

    Args:
        content: HTML.

    Returns:
        HTML with its style.
    """
    return f'{style_sheet()}\n<div class="pressespiegel mathjax_ignore tex2jax_ignore">\n{content}\n</div>'


def html_table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, look: str = "") -> str:
    """Lay out passages and facts.

    Args:
        headings: of the columns; none for a table without a head.
        rows: HTML per cell.
        look: CSS class of the table.

    Returns:
        HTML.
    """
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    head = f"<thead><tr>{head}</tr></thead>" if headings else ""
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f'<table class="{look}">{head}<tbody>{body}</tbody></table>'


def _cells(row: Sequence[str]) -> str:
    first, *facts = row
    return f"<td>{first}</td>" + "".join(f'<td class="fact">{fact}</td>' for fact in facts)


def key_to(
    lang: Lang,
    *,
    types: Iterable[str] = (),
    sources: bool = False,
    labels: Iterable[str] = (),
    polarities: Iterable[str] = (),
) -> str:
    """Explain the marks that occur.

    Args:
        lang: of the explanation.
        types: of quotations.
        sources: whether speakers are marked.
        labels: of entities.
        polarities: of judgements.

    Returns:
        One line of HTML; roles and cues are explained with the entities and quotations.
    """
    types, labels, polarities = set(types), set(labels), set(polarities)
    entries = [(name, say("quote_type", name, lang)) for name in TYPE_COLOURS if name in types]
    entries += [("cue", say("word", "cue", lang))] if types else []
    entries += [("source", say("word", "speaker", lang))] if sources else []
    entries += [(f"{label} name", say("label", label, lang)) for label in LABEL_COLOURS if label in labels]
    entries += [("anyone", say("kind", "role", lang))] if labels else []
    entries += [(name, say("polarity", name, lang)) for name in POLARITY_COLOURS if name in polarities]
    shown = "".join(f'<mark class="{look}">{escape(text)}</mark>' for look, text in entries)
    return f'<div class="key">{shown}</div>'
