"""Words that judge: our own lists by effect on what they govern, then the list in textblob-de's package.

Of our own the short list of `lexicon.toml` comes before the long ones in `words/`. textblob-de's holds 7,965
entries, 3,825 of them nouns, which textblob-de itself never finds since it looks words up in lower case. Here
nouns, inflected forms and compounds are found.

References:
    Klenner et al. (2009), Robust compositional polarity classification. RANLP.
    Clematide & Klenner (2010), Evaluation and extension of a polarity lexicon for German. WASSA.
"""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Literal, NamedTuple
from xml.etree import ElementTree

from spacy.tokens import Token

from analysis.language.syntax import particle
from analysis.sentiment.arguments import VERBAL, word_class
from analysis.sentiment.coded_words import Coded, coded_adjectives, coded_nouns, coded_verbs
from analysis.sentiment.inflection import noun_forms, stems, verb_forms, verb_lists

_OWN = Path(__file__).with_name("lexicon.toml")
_SHORTEST_COMPOUND_PART = 5
_SHORTEST_CODED_PART = 6
"""A coded noun of fewer letters does not judge as the last part of a compound."""
_PLAIN_TONE = 0.6
"""A coded noun of less tone does not judge in compounds; this much strength has one without a tone."""

Effect = Literal["support", "praise", "positive", "hinder", "complain", "negative", "demand"]
"""What a word does to what it governs.

support furthers it; hinder ends, refuses or harms it, which is good of something bad; praise and complain
judge it whatever it is; positive and negative are a quality; demand calls for it.
"""


class Word(NamedTuple):
    """A judging word.

    Attributes:
        effect: what it does to what it governs.
        strength: in (0, 1].
        on_subject: of a verb, the light on its subject, in [−1, 1].
        graded: its tone as it was coded, in [−1, 1]; None if it was not.
    """

    effect: Effect
    strength: float
    on_subject: float = 0.0
    graded: float | None = None

    @property
    def valence(self) -> float:
        """The word's own tone without anything that it governs, in [−1, 1]."""
        sign = {"demand": 0, "support": 1, "praise": 1, "positive": 1}.get(self.effect, -1)
        return sign * self.strength

    @property
    def tone(self) -> float:
        """The word's own tone as it was coded, else its valence, in [−1, 1]."""
        return self.valence if self.graded is None else self.graded


class Lexicon(NamedTuple):
    """All judging words by their forms in lower case.

    Attributes:
        verbs: forms with the particle joined.
        nouns: inflected forms.
        adjectives: base forms.
        compounds: forms of nouns that also judge as the last part of a compound.
        bodies: forms of nouns for offices and bodies.
        others: base forms from textblob-de's list, nouns, adjectives and verbs.
    """

    verbs: dict[str, Word]
    nouns: dict[str, Word]
    adjectives: dict[str, Word]
    compounds: dict[str, Word]
    bodies: frozenset[str]
    others: dict[tuple[str, str], Word]


@cache
def lexicon() -> Lexicon:
    """Read all lists once."""
    own = tomllib.loads(_OWN.read_text("utf-8"))
    verbs = {f: _own_verb(k) for k, words in own["verbs"].items() for w in words for f in verb_forms(w)}
    alone = own["nouns"].pop("alone")
    nouns = {f: Word(k, 1.0) for k, words in own["nouns"].items() for w in words for f in noun_forms(w)}
    compounds = {f: word for f, word in nouns.items() if len(f) >= _SHORTEST_COMPOUND_PART}
    for form in (form for noun in alone for form in noun_forms(noun)):
        compounds.pop(form, None)
    adjectives = {w: Word(k, 1.0) for k, words in own["adjectives"].items() for w in words}
    ignored = frozenset(own["ignored"]["words"])
    _add_coded(verbs, nouns, compounds, adjectives, ignored)
    bodies = frozenset(form for noun in own["bodies"]["words"] for form in noun_forms(noun))
    return Lexicon(verbs, nouns, adjectives, compounds, bodies, _textblob_words(ignored))


def _own_verb(effect: Effect) -> Word:
    """Make a verb of the short list: whoever furthers or harms stands in half the light of what it does."""
    light = {"support": 0.5, "hinder": -0.5}.get(effect, 0.0)
    return Word(effect, 1.0, light)


def _add_coded(
    verbs: dict[str, Word],
    nouns: dict[str, Word],
    compounds: dict[str, Word],
    adjectives: dict[str, Word],
    ignored: frozenset[str],
) -> None:
    """Add the words of the long lists that the short one does not have; a participle judges as its verb."""
    for coded in coded_verbs():
        for form in verb_forms(coded.word):
            _add(verbs, form, coded)
    for coded in (c for c in coded_nouns() if c.word.lower() not in ignored):
        for form in noun_forms(coded.word):
            _add(nouns, form, coded)
            if len(form) >= _SHORTEST_CODED_PART and abs(coded.tone) >= _PLAIN_TONE:
                compounds.setdefault(form, _word(coded))
    for coded in coded_adjectives():
        word = coded.word.lower()
        if word not in ignored and word not in verbs:
            _add(adjectives, word, coded)


def _add(words: dict[str, Word], form: str, coded: Coded) -> None:
    """Add a form; one of the short list only learns how it was coded."""
    known = words.get(form)
    if known is None:
        words[form] = _word(coded)
    elif known.graded is None:
        words[form] = known._replace(on_subject=coded.subject or known.on_subject, graded=_tone(coded))


def _word(coded: Coded) -> Word:
    """Make a word of a code."""
    tone = coded.tone or coded.subject
    effect = coded.effect if coded.effect != "none" else "positive" if tone > 0 else "negative"
    return Word(effect, abs(tone) or _PLAIN_TONE, coded.subject, _tone(coded))


def _tone(coded: Coded) -> float:
    """Give the stronger light of a verb, the only one of other words."""
    return max(coded.tone, coded.subject, key=abs)


@cache
def scope_words(kind: str) -> frozenset[str]:
    """Read one list of words that change the weight of others.

    Args:
        kind: negators, diminishers, intensifiers, hedges, concessions, against, in_favour or beginnings.

    Returns:
        The words in lower case.
    """
    return frozenset(tomllib.loads(_OWN.read_text("utf-8"))["scope"][kind])


def _textblob_words(ignored: frozenset[str]) -> dict[tuple[str, str], Word]:
    """Read textblob-de's list: (class, base form in lower case) to word."""
    source = files("textblob_de").joinpath("data", "de-sentiment.xml").read_text("utf-8")
    words = {}
    for entry in ElementTree.fromstring(source):
        polarity = float(entry.get("polarity"))
        if polarity and entry.get("form").lower() not in ignored:
            kind = {"NN": "noun", "VB": "verb"}.get(entry.get("pos"), "adjective")
            effect = "positive" if polarity > 0 else "negative"
            words[kind, entry.get("form").lower().replace("_", "-")] = Word(effect, abs(polarity) * 0.6)
    return words


def judging_word(token: Token) -> Word | None:
    """Look a token up.

    Args:
        token: in a parsed text; a verb's separated particle is taken into account.

    Returns:
        What it does; None if it is in no list.
    """
    kind = word_class(token)
    if kind in VERBAL:
        prefix = separated_particle(token)
        return _verb(prefix, token.lower_, token.lemma_.lower())
    if kind == "NOUN":
        return judging_noun(token.lower_)
    if kind in {"ADJ", "ADV"}:
        prefix = separated_particle(token)
        return _verb(prefix, token.lower_, token.lower_) if prefix else _adjective(token.lower_)
    return None


def separated_particle(token: Token) -> str:
    """Give the separated particle of a verb, also where the parser missed it at the end of the clause.

    Args:
        token: a verb, or a word that the tagger may have taken for something else ("weiten … aus").

    Returns:
        The particle in lower case; "" for none.
    """
    prefix = particle(token)
    if prefix is not None and prefix.lower_ in verb_lists().separable:
        return prefix.lower_
    for word, following in pairwise(token.doc[token.i + 1 : token.i + 25]):
        if word.is_punct or word.is_space:
            return ""
        if (following.is_punct or following.is_space) and word.lower_ in verb_lists().separable:
            return word.lower_ if word.lower_ + token.lower_ in lexicon().verbs else ""
    last = token.doc[-1].lower_
    at_end = len(token.doc) - token.i < 25 and last in verb_lists().separable
    return last if at_end and last + token.lower_ in lexicon().verbs else ""


@lru_cache(maxsize=20_000)
def names_body(form: str) -> bool:
    """Whether a noun names an office or body, also as the last part of a compound ("Golfkooperationsrat").

    Args:
        form: as in the text, in lower case.

    Returns:
        True for one of the list.
    """
    bodies = lexicon().bodies
    return any(form[start:] in bodies for start in (0, *range(3, len(form) - 2)))


@lru_cache(maxsize=20_000)
def _verb(prefix: str, form: str, lemma: str) -> Word | None:
    """Look a verb up by its form, then by its lemma."""
    lists = lexicon()
    infinitive = lemma if lemma.startswith(prefix) else prefix + lemma
    return (
        lists.verbs.get(prefix + form)
        or lists.verbs.get(infinitive)
        or lists.others.get(("verb", infinitive))
    )


@lru_cache(maxsize=50_000)
def judging_noun(form: str) -> Word | None:
    """Look a noun up, or the last part of a compound ("Datenschutz-Bedenken", "Datenpanne").

    Args:
        form: as in the text, in lower case.

    Returns:
        What it does; None if it is in no list.
    """
    lists = lexicon()
    word = lists.nouns.get(form)
    for stem in () if word else stems(form, nominal=True):
        word = word or lists.others.get(("noun", stem))
    for start in () if word else range(3, len(form) - _SHORTEST_COMPOUND_PART + 1):
        word = word or lists.compounds.get(form[start:])
    return word


@lru_cache(maxsize=20_000)
def _adjective(form: str) -> Word | None:
    """Look an adjective or participle up."""
    lists = lexicon()
    for stem in stems(form, nominal=False):
        found = lists.adjectives.get(stem) or lists.others.get(("adjective", stem)) or lists.verbs.get(stem)
        if found:
            return found
    return None
