"""Try a list of terms out: what it finds in a corpus, what it may miss, what it may find wrongly."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from spacy.language import Language

from analysis.corpus.hygiene import cleaned
from analysis.evidence.looks import framed, html_table
from analysis.evidence.near_words import Likeness, near_words, vocabulary_of
from analysis.evidence.term_places import Spot, Spots, TermPlaces, find_term_places
from analysis.figures.labels import Lang, in_digits, say
from analysis.sentiment.term_index import TermIndex
from analysis.sentiment.term_words import inflected_forms
from analysis.sentiment.topic_lists import topic_of_terms
from analysis.sentiment.topics import Topic, separable
from analysis.tables import Tables

_ROOM = 50
"""So many characters of an example at most on each side."""

_NEAR = 0.4
"""A word that is less like the terms is not worth a look."""

_FAR = 0.75
"""A compound that is less like every term is worth a look."""


class Line(NamedTuple):
    """A word form in a table of a trial.

    Attributes:
        form: the word or words.
        count: how often it stands in the corpus.
        articles: in how many articles.
        likeness: to the terms, at most 1; None where it does not matter.
        before: what precedes it in one place.
        match: as it is written there.
        after: what follows it there.
    """

    form: str
    count: int
    articles: int
    likeness: float | None
    before: str
    match: str
    after: str


class Section(NamedTuple):
    """One table of a trial.

    Attributes:
        heading: above it.
        lines: one per word form.
        left_out: how many more there are.
    """

    heading: str
    lines: tuple[Line, ...]
    left_out: int


class TopicTrial(NamedTuple):
    """What a list of terms does in a corpus; a notebook shows it as a page.

    Attributes:
        title: the topic, its hits and articles.
        hits: words that are found, the most frequent first.
        near: words that are not, the nearest in meaning first.
        far: compounds that are found, those least like the terms first.
        names: matches that are names of organisations, and so not counted.
        excluded: matches that an exclusion suppresses.
        idle: terms that match nothing.
        lang: of the words.
    """

    title: str
    hits: Section
    near: Section
    far: Section
    names: Section
    excluded: Section
    idle: tuple[str, ...]
    lang: Lang

    @property
    def sections(self) -> tuple[Section, ...]:
        """All tables in their order."""
        return self.hits, self.near, self.far, self.names, self.excluded

    def __repr__(self) -> str:
        """Write the trial as text."""
        parts = [self.title]
        for section in self.sections:
            parts += ["", section.heading]
            for line in section.lines:
                facts = " · ".join(_facts(line, self.lang))
                parts.append(f"  {facts} · {line.before}[{line.match}]{line.after}")
            parts += [f"  {note}" for note in _notes(section, self.lang)]
        return "\n".join([*parts, "", f"{say('trial', 'idle', self.lang)}: {self._idle()}"])

    def _repr_html_(self) -> str:
        parts = [f'<div class="head">{escape(self.title)}</div>']
        for section in self.sections:
            parts.append(f"<p><b>{escape(section.heading)}</b></p>")
            rows = [[*map(escape, _facts(line, self.lang)), _example(line)] for line in section.lines]
            parts += [html_table(_headings(section, self.lang), rows, look="short")] if rows else []
            parts += [f"<p>{escape(note)}</p>" for note in _notes(section, self.lang)]
        parts.append(f"<p><b>{escape(say('trial', 'idle', self.lang))}:</b> {escape(self._idle())}</p>")
        return framed("\n".join(parts))

    def _idle(self) -> str:
        return ", ".join(self.idle) or say("trial", "none", self.lang)


def try_terms(
    tables: Tables, topic: Topic, nlp: Language, *, most: int = 15, lang: Lang = "en"
) -> TopicTrial:
    """Try a topic's terms out on a corpus.

    Args:
        tables: of the corpus.
        topic: with its terms.
        nlp: the package's own pipeline, which has word vectors and a lexicon.
        most: how many lines per table.
        lang: of the words.

    Returns:
        What the terms find, may miss and may find wrongly.
    """
    texts = dict(zip(tables.articles["article_id"], tables.articles["text"], strict=True))
    places = find_term_places(tables, topic, nlp)
    vocabulary = vocabulary_of(tables)
    likeness = Likeness(nlp, topic, list(vocabulary))
    near = near_words(vocabulary, topic, likeness, nlp, least=_NEAR)
    far = _far(places.hits, topic, likeness)
    found = [spot for spots in places.hits.values() for spot in spots]
    label = getattr(topic, f"label_{lang}")
    counts = {"hits": len(found), "articles": len({spot.article_id for spot in found}), "all": len(texts)}
    shown = {name: in_digits(number, lang) for name, number in counts.items()}
    return TopicTrial(
        say("trial", "title", lang, topic=label, **shown),
        _section("hits", _ranked(places.hits), texts, most, lang),
        _section("near", near[:most], texts, most, lang),
        _section("far", far, texts, most, lang),
        _section("names", _ranked(places.names), texts, most, lang),
        _section("excluded", _ranked(places.excluded), texts, most, lang),
        _idle(places, topic),
        lang,
    )


def _far(hits: Spots, topic: Topic, likeness: Likeness) -> list[tuple[str, float, list[Spot]]]:
    """List compounds among the hits that are unlike every term, the least like first."""
    own = {form for term in topic.terms + topic.opposed for form in inflected_forms(term)}
    compounds = [form for form in sorted(hits) if " " not in form and form.lower() not in own]
    found = zip(compounds, likeness.nearest(compounds), strict=True)
    unlike = [(form, float(near), hits[form]) for form, near in found if near < _FAR]
    return sorted(unlike, key=lambda group: (round(group[1], 4), group[0]))


def _idle(places: TermPlaces, topic: Topic) -> tuple[str, ...]:
    """List terms that match nothing in the corpus."""
    alone = {term: topic_of_terms([term]) for term in topic.terms + topic.opposed}
    return tuple(term for term, one in alone.items() if not any(_matches(one, form) for form in places.hits))


def _matches(topic: Topic, form: str) -> bool:
    """Whether a topic's only term matches a form, a separated verb included."""
    words = set(form.lower().split())
    apart = any(verb.particle in words and words & verb.adjacent for verb in separable(topic))
    return apart or next(TermIndex((topic,)).places(form), None) is not None


def _ranked(spots: Spots) -> list[tuple[str, None, list[Spot]]]:
    """Put word forms in order, the most frequent first."""
    return [(form, None, spots[form]) for form in sorted(spots, key=lambda form: (-len(spots[form]), form))]


def _section(
    what: str,
    groups: Sequence[tuple[str, float | None, list[Spot]]],
    texts: dict[str, str],
    most: int,
    lang: Lang,
) -> Section:
    lines = tuple(
        Line(form, len(spots), len({s.article_id for s in spots}), near, *_in_context(texts, spots[0]))
        for form, near, spots in groups[:most]
    )
    return Section(say("trial", what, lang), lines, max(0, len(groups) - most))


def _in_context(texts: dict[str, str], spot: Spot) -> tuple[str, str, str]:
    """Cut the words around a place, on one line."""
    copy = cleaned(texts[spot.article_id])
    text, (start, end) = copy.text, copy.in_copy(spot.start, spot.end)
    before = text[max(0, start - _ROOM) : start].rpartition("\n")[2]
    after = text[end : end + _ROOM].partition("\n")[0]
    if len(before) == _ROOM:
        before = "… " + before[before.find(" ") + 1 :]
    if len(after) == _ROOM:
        after = after[: after.rfind(" ") + 1] + "…"
    return before.lstrip(), " ".join(text[start:end].split()), after.rstrip()


def _facts(line: Line, lang: Lang) -> list[str]:
    facts = [line.form, in_digits(line.count, lang), in_digits(line.articles, lang)]
    return facts if line.likeness is None else [*facts, in_digits(round(line.likeness, 2), lang, 2)]


def _headings(section: Section, lang: Lang) -> list[str]:
    likeness = ["likeness"] if section.lines[0].likeness is not None else []
    return [say("trial", name, lang) for name in ("form", "count", "articles", *likeness, "context")]


def _notes(section: Section, lang: Lang) -> Iterable[str]:
    if not section.lines:
        yield say("trial", "none", lang)
    elif section.left_out:
        yield say("word", "more", lang, n=in_digits(section.left_out, lang))


def _example(line: Line) -> str:
    return f'{escape(line.before)}<mark class="cue">{escape(line.match)}</mark>{escape(line.after)}'
