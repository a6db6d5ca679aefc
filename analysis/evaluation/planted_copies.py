"""How many copies of articles are found again: copies are planted, made as papers edit an agency's report.

`python -m analysis.evaluation.planted_copies FILE.jsonl` measures the articles of a file.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from analysis.corpus.articles import Article
from analysis.corpus.duplicates import duplicate_groups
from analysis.corpus.layout import running_text
from analysis.corpus.read import collect

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„\"»])")
_KEPT = (0.45, 0.85)
"""A shortened copy keeps between so much and so much of the sentences."""
_REPLACED = 0.06
"""Of the words of a touched-up copy so many are other ones."""
_LEADS = (
    "Es ist eine Nachricht, die am Mittag viele Leser beschäftigt hat.",
    "Noch am Vorabend hatte kaum jemand damit gerechnet.",
    "Was bisher bekannt ist und welche Fragen offen bleiben, fassen wir hier zusammen.",
    "Lange war darüber gestritten worden, nun liegt ein Ergebnis auf dem Tisch.",
    "In der Redaktion gingen dazu zahlreiche Zuschriften ein.",
    "Beobachter hatten mit einer anderen Entwicklung gerechnet.",
    "Die Meldung verbreitete sich am Nachmittag rasch.",
    "Für die Beteiligten steht dabei einiges auf dem Spiel.",
    "Ein Blick auf die Einzelheiten lohnt sich in diesem Fall besonders.",
    "So deutlich war das zuvor nicht zu hören gewesen.",
)
_HEADLINES = ("Das müssen Sie wissen", "Was jetzt geschieht", "Alle Einzelheiten", "Der Stand der Dinge")
_WORDS = ("derzeit", "offenbar", "zudem", "bislang", "inzwischen", "ferner", "jedoch", "nunmehr")

Edit = Callable[[str, random.Random], str]


class Recovery(NamedTuple):
    """How many pairs of copies were found.

    Attributes:
        planted: pairs of articles that go back to one.
        found: pairs that were put into one group.
        right: pairs that are both.
        wrong: ids of pairs that were put together wrongly.
        missed: ids of pairs that were not found.
    """

    planted: int
    found: int
    right: int
    wrong: tuple[tuple[str, str], ...]
    missed: tuple[tuple[str, str], ...]

    @property
    def recall(self) -> float:
        """Share of the planted pairs that were found."""
        return self.right / self.planted if self.planted else 1.0

    @property
    def precision(self) -> float:
        """Share of the found pairs that were planted."""
        return self.right / self.found if self.found else 1.0


def shortened(text: str, chance: random.Random) -> str:
    """Leave out sentences, most of them at the end.

    Args:
        text: of an article.
        chance: decides which.

    Returns:
        What is left, at least one sentence, in the same paragraphs.
    """
    sentences = [(n, s) for n, p in enumerate(_paragraphs(text)) for s in _SENTENCE_END.split(p)]
    kept = max(1, round(len(sentences) * chance.uniform(*_KEPT)))
    rank = sorted(range(len(sentences)), key=lambda place: place / len(sentences) + chance.random())
    chosen = [sentences[place] for place in sorted(rank[:kept])]
    numbers = dict.fromkeys(number for number, _ in chosen)
    return "\n\n".join(" ".join(s for n, s in chosen if n == number) for number in numbers)


def new_headline(text: str, chance: random.Random) -> str:
    """Put a headline above the text.

    Args:
        text: of an article.
        chance: decides which.

    Returns:
        The text under another headline.
    """
    return f"{chance.choice(_HEADLINES)}\n\n{text}"


def new_lead(text: str, chance: random.Random) -> str:
    """Put another lead in the place of the first sentence.

    Args:
        text: of an article.
        chance: decides which.

    Returns:
        The text with a lead of two or three sentences.
    """
    first, *others = _paragraphs(text)
    rest = " ".join(_SENTENCE_END.split(first)[1:])
    if not rest and not others:
        return text
    lead = " ".join(chance.sample(_LEADS, chance.choice((2, 3))))
    return "\n\n".join(part for part in (lead, rest, *others) if part)


def other_order(text: str, chance: random.Random) -> str:
    """Change the order of the paragraphs, or of the sentences if there is one paragraph.

    Args:
        text: of an article.
        chance: decides how.

    Returns:
        The text in another order.
    """
    paragraphs = _paragraphs(text)
    pieces, between = (paragraphs, "\n\n") if len(paragraphs) > 1 else (_SENTENCE_END.split(text), " ")
    return between.join(chance.sample(pieces, len(pieces)))


def touched_up(text: str, chance: random.Random) -> str:
    """Put other words in the place of some.

    Args:
        text: of an article.
        chance: decides which.

    Returns:
        The text with about one in sixteen words replaced.
    """
    words = re.split(r"(\s+)", text)
    return "".join(
        chance.choice(_WORDS) if word.isalpha() and chance.random() < _REPLACED else word for word in words
    )


EDITS: tuple[Edit, ...] = (shortened, new_headline, new_lead, other_order, touched_up)


def plant(
    articles: Sequence[Article], *, seed: int, share: float = 0.4
) -> tuple[list[Article], dict[str, str]]:
    """Add edited copies of some articles to a corpus.

    Args:
        articles: that differ from each other.
        seed: of all choices.
        share: of the articles that are copied, one to three times each, with one to three edits.

    Returns:
        The articles and their copies in mixed order, and id → id of the original.
    """
    chance = random.Random(seed)
    origins = {article.article_id: article.article_id for article in articles}
    mixed = list(articles)
    for article in chance.sample(list(articles), round(share * len(articles))):
        for number in range(chance.randint(1, 3)):
            text = article.text
            for edit in chance.sample(EDITS, chance.randint(1, 3)):
                text = edit(text, chance)
            name = f"{article.article_id}-{number}"
            origins[name] = article.article_id
            day = _later(article.date, chance.randint(0, 3))
            parts = running_text(text).parts
            mixed.append(article._replace(article_id=name, text=text, parts=parts, date=day))
    chance.shuffle(mixed)
    return mixed, origins


def recover(articles: Sequence[Article], origins: dict[str, str]) -> Recovery:
    """Measure how many planted copies are found.

    Args:
        articles: as `plant` gives them.
        origins: id → id of the original.

    Returns:
        Counts of pairs.
    """
    planted = set(_pairs(origins))
    found = set(_pairs(duplicate_groups(articles)))
    right = planted & found
    return Recovery(
        len(planted), len(found), len(right), tuple(sorted(found - right)), tuple(sorted(planted - right))
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the articles of a file and print the result.

    Args:
        arguments: of the command line.

    Returns:
        0.
    """
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("files", nargs="+", type=Path, help="articles, .jsonl")
    parser.add_argument("--seeds", type=int, default=5, help="so many times, with other edits")
    options = parser.parse_args(arguments)
    articles = collect(options.files).articles
    for seed in range(options.seeds):
        result = recover(*plant(articles, seed=seed))
        print(
            f"seed {seed}: {result.planted} pairs planted, {result.found} found; "
            f"recall {result.recall:.4f}, precision {result.precision:.4f}"
        )
    return 0


def _pairs(groups: dict[str, str]) -> Iterator[tuple[str, str]]:
    members: dict[str, list[str]] = {}
    for member, group in groups.items():
        members.setdefault(group, []).append(member)
    for group in members.values():
        yield from combinations(sorted(group), 2)


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in re.split(r"\n\s*\n", text.strip()) if paragraph]


def _later(day: str | None, days: int) -> str | None:
    if day is None or len(day) != 10:
        return day
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


if __name__ == "__main__":
    raise SystemExit(main())
