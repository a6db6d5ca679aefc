"""Say of each quotation who speaks, with which cue, in which frame and to whom.

Each quotation is read in a window of its own, in which the second tagger is told where it lies. What
goes on without a cue is read last, when it is known who spoke before.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from analysis.quotes.context import GOING_ON
from analysis.quotes.learned import chain
from analysis.quotes.learned.categories import Table
from analysis.quotes.learned.network import joined
from analysis.quotes.learned.reading import Reading
from analysis.quotes.learned.tagger import Tagged, Tagger, best_tags
from analysis.quotes.learned.tags import PARTS, Roles, Stretch, read_roles, runs

BEFORE, BEHIND, FAR_BEFORE = 12, 4, 80
"""Tokens of the window on either side of a quotation, and before one that goes on from another."""
_NEAR = (-20, -8, -3, -1, 0, 1, 2, 4, 9, 21)
_FARTHEST = 3
_MOST_AROUND, _MOST_AT_ONCE = 150, 8_000
"""Tokens that a window may have on either side however long the sentences, and that are tagged at once."""
_LONGEST = 20_000
"""Farther before a place, in tokens or characters, no quotation is sought that may reach it."""
_AGREED, _HEARD = 0.3, 0.15
"""Probability from which the first tagger agrees with the rules, and from which it suspects a listener."""
RELUCTANCE = 0.3
"""What is taken from the score of "none": what served best on the development articles."""


class View(NamedTuple):
    """A quotation with the words around it, as the second tagger sees them.

    Attributes:
        first: the window's first token.
        last: the token after its last.
        columns: what is said of the tokens for this quotation's sake.
    """

    first: int
    last: int
    columns: dict[str, list]


def view(reading: Reading, stretches: Sequence[Stretch], k: int, before: Roles) -> View:
    """Look at an article from the place of one quotation.

    Args:
        reading: the article.
        stretches: its quotations.
        k: which one.
        before: the roles of the quotation that this one may go on from; empty if there is none.

    Returns:
        Its view.
    """
    own = stretches[k].tokens
    sentence = reading.sentence
    reach = FAR_BEFORE if before.speaker or stretches[k].type in GOING_ON else BEFORE
    first = int(np.searchsorted(sentence, sentence[max(0, own[0] - reach)]))
    last = int(np.searchsorted(sentence, sentence[min(len(sentence) - 1, own[-1] + BEHIND)], "right"))
    first, last = max(first, own[0] - _MOST_AROUND), min(last, own[-1] + 1 + _MOST_AROUND)
    n = last - first
    others, earlier, proposed = [""] * n, [""] * n, [""] * n
    nearest = bisect_left(stretches, first - _LONGEST, key=lambda s: s.tokens[0])
    for j in range(nearest, bisect_left(stretches, last, key=lambda s: s.tokens[0])):
        other = stretches[j]
        if j != k and first <= other.tokens[-1]:
            _fill(others, first, other.tokens, "outer" if set(own) < set(other.tokens) else other.type)
    for part in ("frame", "speaker", "cue"):
        _fill(earlier, first, getattr(before, part), part)
    rule = _rule(reading, own)
    for part in ("frame", "speaker", "addressee", "cue"):
        _fill(proposed, first, getattr(rule, part), part)
    columns = {
        "quotation": _place(reading, own, first, last),
        "near": _near(own, first, last),
        "type": [stretches[k].type] * n,
        "others": others,
        "earlier": earlier,
        "proposed": proposed,
    }
    return View(first, last, columns)


def _fill(column: list[str], first: int, tokens: Sequence[int], value: str) -> None:
    for i in tokens:
        if first <= i < first + len(column):
            column[i - first] = value


def _rule(reading: Reading, own: tuple[int, ...], best: float = 0.5) -> Roles:
    """Give what the rules say of the quotation that agrees best with this one, and at least so much."""
    tokens, found = set(own), None
    start, end = int(reading.starts[own[0]]), int(reading.ends[own[-1]])
    first = bisect_left(reading.proposed, start - _LONGEST, key=lambda q: q.spans[0][0])
    for quote in reading.proposed[first : bisect_left(reading.proposed, end, key=lambda q: q.spans[0][0])]:
        if quote.spans[-1][1] <= start:
            continue
        other = set(reading.within(quote.spans))
        agreement = 2 * len(tokens & other) / (len(tokens) + len(other))
        if agreement >= best:
            best, found = agreement, quote
    if found is None:
        return Roles()
    return Roles(*(reading.within(getattr(found, f"{part}_spans")) for part in Roles._fields))


def _place(reading: Reading, own: tuple[int, ...], first: int, last: int) -> list[str]:
    """Where each token stands: inside the quotation, in a gap, before or behind, how many sentences off."""
    inside = set(own)
    start, end = reading.sentence[own[0]], reading.sentence[own[-1]]
    places = []
    for i in range(first, last):
        if i in inside:
            places.append("inside")
        elif own[0] < i < own[-1]:
            places.append("gap")
        elif i < own[0]:
            places.append(f"before {min(int(start - reading.sentence[i]), _FARTHEST)}")
        else:
            places.append(f"behind {min(int(reading.sentence[i] - end), _FARTHEST)}")
    return places


def _near(own: tuple[int, ...], first: int, last: int) -> list[str]:
    """How many tokens each token is off, in classes."""
    place = np.arange(first, last)
    off = np.where(place < own[0], place - own[0], np.where(place > own[-1], place - own[-1], 0))
    return [str(k) for k in np.searchsorted(_NEAR, off, "right").tolist()]


def vectors(reading: Reading, tagged: Tagged) -> np.ndarray:
    """Join the pipeline's vectors to what the first tagger says.

    Args:
        reading: the article.
        tagged: what the first tagger says of it.

    Returns:
        Tokens × numbers.
    """
    return np.hstack([reading.vectors, tagged.parts, 1 - tagged.outer[:, :1]]).astype("float32")


def assign(
    tagger: Tagger, reading: Reading, categories: np.ndarray, tagged: Tagged, stretches: Sequence[Stretch]
) -> list[Roles]:
    """Find the roles around each quotation.

    Args:
        tagger: of roles.
        reading: the article.
        categories: tokens × columns: numbers of its categories.
        tagged: what the first tagger says of it.
        stretches: its quotations in text order.

    Returns:
        The roles of each.
    """
    shared = categories, tagger.scaled(vectors(reading, tagged))
    found = [Roles()] * len(stretches)
    for k, stretch in enumerate(stretches):
        proposed = _rule(reading, stretch.tokens, 1.0)
        if _is_agreed(proposed, tagged):
            found[k] = proposed
    framed = [k for k, s in enumerate(stretches) if s.type not in GOING_ON and not found[k].frame]
    _read(tagger, reading, shared, stretches, dict.fromkeys(framed, Roles()), found)
    open_ends = [k for k in range(len(stretches)) if not found[k].frame and stretches[k].type != "Reported"]
    before = {k: anchor(stretches, found, k) for k in open_ends}
    _read(tagger, reading, shared, stretches, before, found)
    for k, earlier in before.items():
        if stretches[k].type in GOING_ON and not found[k].speaker:
            found[k] = found[k]._replace(speaker=earlier.speaker)
    return found


def _is_agreed(proposed: Roles, tagged: Tagged) -> bool:
    """Whether the first tagger sees the same cue and speaker as the rules: no second look is needed then."""
    if not (proposed.speaker and proposed.cue and proposed.frame):
        return False
    named = ((proposed.speaker, "speaker in frame"), (proposed.cue, "cue"))
    seen = (tagged.parts[list(tokens), PARTS.index(part)].mean() for tokens, part in named)
    heard = tagged.parts[list(proposed.frame), PARTS.index("addressee")].max()
    return heard < _HEARD and all(share >= _AGREED for share in seen)


def anchor(stretches: Sequence[Stretch], found: Sequence[Roles], k: int) -> Roles:
    """Find the quotation that another one may go on from.

    Args:
        stretches: an article's quotations in text order.
        found: their roles, as far as they are known.
        k: the one that goes on.

    Returns:
        The roles of the last one before it that names a speaker in its frame or is only reported.
    """
    for j in range(k - 1, -1, -1):
        if found[j].speaker and (found[j].frame or stretches[j].type == "Reported"):
            return found[j]
    return Roles()


def _read(
    tagger: Tagger,
    reading: Reading,
    shared: tuple[np.ndarray, np.ndarray],
    stretches: Sequence[Stretch],
    asked: dict[int, Roles],
    found: list[Roles],
) -> None:
    """Look at some quotations, and enter their roles."""
    views = {k: view(reading, stretches, k, before) for k, before in asked.items()}
    for some in _portions(views):
        _read_views(tagger, reading, shared, stretches, some, found)


def _portions(views: dict[int, View]) -> Iterator[dict[int, View]]:
    """Divide views so that no more tokens are tagged at once than fit into memory."""
    some: dict[int, View] = {}
    size = 0
    for k, v in views.items():
        if some and size + v.last - v.first > _MOST_AT_ONCE:
            yield some
            some, size = {}, 0
        some[k] = v
        size += v.last - v.first
    if some:
        yield some


def _read_views(
    tagger: Tagger,
    reading: Reading,
    shared: tuple[np.ndarray, np.ndarray],
    stretches: Sequence[Stretch],
    views: dict[int, View],
    found: list[Roles],
) -> None:
    """Tag windows at once, and enter the roles."""
    (scores,) = tagger.scores(
        joined(numbers(tagger.table, shared, reading.sentence, v) for v in views.values())
    )
    scores = scores - RELUCTANCE * (np.arange(len(PARTS)) == PARTS.index("none"))
    firsts = np.cumsum([0, *(v.last - v.first for v in views.values())])[:-1]
    starts = np.zeros(len(scores), dtype=bool)
    starts[firsts] = True
    probability = chain.marginals(scores, tagger.transitions[0], starts)
    (tags,) = best_tags([scores], probability, tagger.transitions[0], starts)
    windows = zip(views.items(), np.split(tags, firsts[1:]), np.split(scores, firsts[1:]), strict=True)
    for (k, v), own, row in windows:
        roles = read_roles(own)
        roles = roles._replace(speaker=_one_speaker(roles.speaker, row))
        moved = Roles(*(tuple(i + v.first for i in tokens) for tokens in roles))
        found[k] = _apart(moved, stretches[k])


def _apart(roles: Roles, stretch: Stretch) -> Roles:
    """Leave out of the roles what is quoted; only a reported quotation holds its own speaker."""
    own = set(stretch.tokens)
    kept = Roles(*(tuple(i for i in tokens if i not in own) for tokens in roles))
    return kept._replace(speaker=roles.speaker) if stretch.type == "Reported" else kept


def numbers(
    table: Table, shared: tuple[np.ndarray, np.ndarray], sentence: np.ndarray, seen: View
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Turn a view into numbers.

    Args:
        table: numbers of the categories.
        shared: numbers of the article's own columns, and its vectors.
        sentence: number of each token's sentence.
        seen: the view.

    Returns:
        Categories, vectors and sentence numbers of the window.
    """
    window = slice(seen.first, seen.last)
    own = table.numbers(seen.columns, seen.last - seen.first)
    return np.hstack([shared[0][window], own]), shared[1][window], sentence[window]


def _one_speaker(tokens: tuple[int, ...], scores: np.ndarray) -> tuple[int, ...]:
    """Keep the run of words that names the speaker most clearly: a quotation has one."""
    if not tokens:
        return ()
    speaks = scores[:, [PARTS.index("speaker in frame"), PARTS.index("speaker outside")]].max(axis=1)
    clear = speaks - scores[:, 0]
    first, last = max(runs(tokens), key=lambda run: clear[run[0] : run[1]].sum())
    return tuple(range(first, last))
