"""The worst errors with judgements, with their text: one page of HTML that stands alone."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Literal, get_args

from analysis.annotations import Voice
from analysis.evaluation.judged_targets import JudgedTarget
from analysis.evaluation.page import Words, counts_table, whole_page
from analysis.evaluation.polarities import POLARITIES
from analysis.evidence.marks import Mark, mark_up
from analysis.figures.labels import Lang, in_digits, say
from analysis.figures.style import POLARITY_COLOURS

MOST = 60
"""Errors of a kind and set that are shown unless asked otherwise."""

Kind = Literal["polarity", "voice"]
VALUES: dict[Kind, tuple[str, ...]] = {"polarity": POLARITIES, "voice": get_args(Voice)}
SIDES: dict[Kind, Callable[[JudgedTarget], tuple[str | None, str]]] = {
    "polarity": lambda t: (t.polarity, t.found.polarity),
    "voice": lambda t: (t.voice, t.found.voice),
}
"""What may be wrong → how it was coded, if it was, and how it was found."""

_STYLE = """
mark.context {opacity: 0.6;}
mark.target {font-weight: bold; padding: 0.05em 0.2em;}
""" + "".join(
    f"mark.{p} {{background: {colour}66; border-bottom: 3px solid {colour};}}\n"
    for p, colour in POLARITY_COLOURS.items()
)
_WORDS = Words(Path(__file__).with_suffix(".toml"))


def errors(targets: Sequence[JudgedTarget], kind: Kind) -> list[JudgedTarget]:
    """Find the targets of which the polarity or the voice is wrong.

    Args:
        targets: coded and judged.
        kind: "polarity" or "voice"; where it was not coded, it is not wrong.

    Returns:
        The wrong ones: in polarity those first that were judged with most confidence, of equally sure ones
        those that were coded first; in voice as they were coded.
    """
    sides = SIDES[kind]
    wrong = [t for t in targets if sides(t)[0] not in (None, sides(t)[1])]
    return sorted(wrong, key=lambda t: -t.found.confidence) if kind == "polarity" else wrong


def confusions(targets: Sequence[JudgedTarget], kind: Kind) -> dict[str, list[int]]:
    """Count how what was coded is found.

    Args:
        targets: coded and judged.
        kind: "polarity" or "voice".

    Returns:
        As coded → how many were found to be each of `VALUES`, in their order.
    """
    counts = Counter(map(SIDES[kind], targets))
    return {coded: [counts[coded, found] for found in VALUES[kind]] for coded in VALUES[kind]}


def polarity_page(sets: Mapping[str, Sequence[JudgedTarget]], *, most: int = MOST, lang: Lang = "en") -> str:
    """Show the worst errors in coded sets.

    Args:
        sets: name → targets, coded and judged.
        most: how many errors of a kind are shown per set; the tables tell all.
        lang: of headings and key.

    Returns:
        A whole HTML document without scripts that loads nothing; everything from the texts is escaped.
    """
    kinds = [
        (name, targets, kind)
        for name, targets in sets.items()
        for kind in VALUES
        if any(SIDES[kind](t)[0] for t in targets)
    ]
    tables = [_confusions(*one, number, lang) for number, one in enumerate(kinds)]
    lists = [_section(*one, number, most, lang) for number, one in enumerate(kinds)]
    about = f"<p>{_WORDS.say('about', lang)}</p>"
    return whole_page(_WORDS.say("title", lang), lang, _STYLE, [about, *tables, _key(lang), *lists])


def _confusions(name: str, targets: Sequence[JudgedTarget], kind: Kind, number: int, lang: Lang) -> str:
    """Lay out the confusions: a row as coded, a column as found."""
    values = {value: escape(say(kind, value, lang)) for value in VALUES[kind]}
    rows = {values[coded]: found for coded, found in confusions(targets, kind).items()}
    table = counts_table([_WORDS.say("coded_found", lang), *values.values(), _WORDS.say("all", lang)], rows)
    head = _WORDS.say(kind, lang, name=name)
    return f'<h2><a href="#errors-{number}">{head}</a></h2>\n{table}'


def _key(lang: Lang) -> str:
    looks = "".join(f'<mark class="target {p}">{escape(say("polarity", p, lang))}</mark>' for p in POLARITIES)
    return f'<div class="key">{_WORDS.say("key", lang)} {looks}</div>'


def _section(
    name: str, targets: Sequence[JudgedTarget], kind: Kind, number: int, most: int, lang: Lang
) -> str:
    wrong = errors(targets, kind)
    shown = _WORDS.say("shown", lang, shown=min(most, len(wrong)), n=len(wrong), targets=len(targets))
    head = f'<h2 id="errors-{number}">{_WORDS.say(kind, lang, name=name)}</h2>'
    order = f'<p class="order">{_WORDS.say(f"{kind}_order", lang)} {shown}</p>'
    return "\n".join([head, order, *(_error(t, place, lang) for place, t in enumerate(wrong[:most], 1))])


def _error(target: JudgedTarget, place: int, lang: Lang) -> str:
    """Show one target in its text, below it what was coded and found."""
    caption = " · ".join([f"<b>{escape(target.target_id)}</b>", *map(escape, filter(None, [target.topic]))])
    text = mark_up(target.text, list(_marks(target, lang)))
    rows = "".join(f"<tr><td>{fact}</td></tr>" for fact in _facts(target, lang))
    return (
        f'<table class="mistake"><caption>{place}. <span class="facts">{caption}</span></caption>'
        f'<tr lang="de"><td>{text}</td></tr>{rows}</table>'
    )


def _marks(target: JudgedTarget, lang: Lang) -> Iterator[Mark]:
    """Mark the target in the colour of its coded polarity, and dim what is not its sentence."""
    start, end = target.sentence
    hover = _WORDS.plain("context", lang)
    yield Mark(0, start, "context", hover)
    yield Mark(end, len(target.text), "context", hover)
    coded = say("polarity", target.polarity, lang)
    yield Mark(*target.target, f"target {target.polarity}", f"{_WORDS.plain('coded', lang)}: {coded}")


def _facts(target: JudgedTarget, lang: Lang) -> Iterator[str]:
    """Say how the target was coded, and how it is judged."""
    found = target.found
    sides = {"coded": (target.polarity, target.voice), "found": (found.polarity, found.voice)}
    for side, (polarity, voice) in sides.items():
        said = [say("polarity", polarity, lang), *([say("voice", voice, lang)] if voice else [])]
        numbers = {"score": found.score, "confidence": found.confidence, "textblob": target.textblob}
        if side == "found":
            said += [_WORDS.plain(k, lang, value=in_digits(round(v, 2), lang)) for k, v in numbers.items()]
        yield f"{_WORDS.say(side, lang)}: {escape(' · '.join(said))}"
