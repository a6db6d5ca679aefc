"""Whom a personal or possessive pronoun of the third person stands for.

Candidates are ranked by salience, as Lappin and Leass do: what a phrase does in its clause and how many
sentences ago it stood; gender, number and the binding of pronouns rule candidates out. A pronoun whose
best candidate is nobody who is named, or no better than the next, stays unresolved.

References:
    Lappin and Leass (1994), An algorithm for pronominal anaphora resolution. Computational Linguistics 20.
    Klenner and Tuggener (2011), An incremental entity-mention model for coreference resolution with
    restrictive antecedent accessibility. RANLP.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from analysis.language.syntax import clause_of, finite_verb, function_of, subjects
from analysis.mentions.genders import Genders
from analysis.mentions.quoted import quoted_stretches
from analysis.mentions.referents import Place, Referent, referents_of

_REACH = 3
"""Sentences back in which a candidate is looked for."""
_MOST = 60
"""Candidates of a sentence that are weighed, the last ones."""
_DECAY = 0.5
_WEIGHT = {"subject": 1.0, "object": 0.6, "oblique": 0.45, "attribute": 0.35, "other": 0.4}
_BINDING = 1.2
"""Added to the subject that governs a possessive."""
_CLAUSE = 0.5
"""Added to any other phrase of the possessive's own clause."""
_UPPER = 0.8
"""Added to the subject of the clause above that of a personal pronoun."""
_TOPIC = 0.4
"""Added to the subject of the sentence before one that begins with the pronoun."""
_ANIMACY = {
    True: {"person": 1.0, "organisation": 1.0, "thing": 0.7},
    False: {"person": 1.0, "organisation": 0.75, "thing": 0.4},
}
"""By whether the pronoun is a possessive."""
_UNSURE = {"Masc": 0.9, "Fem": 0.6}
"""For a person of whom no gender is known."""
_LEAST = 0.3
_MARGIN = 1.15
"""The best candidate must have so many times the salience of the next."""
_POSSESSIVE = {"sein": {"Masc", "Neut"}, "ihr": {"Fem", "Plur"}}
_PERSONAL = {
    "er": {"Masc"}, "ihn": {"Masc"}, "ihm": {"Masc", "Neut"}, "sie": {"Fem", "Plur"}, "ihr": {"Fem"},
}  # fmt: skip


class Pronoun(NamedTuple):
    """A pronoun that stands for an entity.

    Attributes:
        start: first character.
        end: after the last character.
        entity: whom it stands for.
    """

    start: int
    end: int
    entity: int


def resolve_pronouns(doc: Doc, places: list[Place], genders: list[Genders]) -> list[Pronoun]:
    """Resolve the personal and possessive pronouns of an article.

    Args:
        doc: the article.
        places: its names and role phrases; those that a pronoun must not stand for (of a caption, say)
            left out.
        genders: of each entity.

    Returns:
        The pronouns that stand for a person or an organisation, in text order. Reflexive pronouns,
        those of the first person, and polite ones are left out, and so are "es" and the plural of people.
    """
    labels = {place.entity: place.label for place in places}
    sentences = [(s.start, s.end) for s in doc.sents]
    known = _Known(doc, sentences, places, genders)
    found = []
    for number, (first, end) in enumerate(sentences):
        for token in doc[first:end]:
            options, possessive = _options(token)
            if not options:
                continue
            best = _best(token, options, possessive, known, number)
            if best is not None:
                known.add(token, best, number)
                if labels.get(best.entity) in {"PER", "ORG"}:
                    found.append(Pronoun(token.idx, token.idx + len(token), best.entity))
    return found


class _Known:
    """The referents of the sentences read so far; those of a sentence are found when first asked for."""

    def __init__(
        self, doc: Doc, sentences: list[tuple[int, int]], places: list[Place], genders: list[Genders]
    ) -> None:
        self.doc, self.sentences, self.genders = doc, sentences, genders
        self._text = doc.text
        self._quoted = quoted_stretches(self._text)
        self._places: dict[int, list[Place]] = defaultdict(list)
        number_of = {i: n for n, (first, end) in enumerate(sentences) for i in range(first, end)}
        for place in places:
            self._places[number_of[place.first]].append(place)
        self._of: dict[int, list[Referent]] = {}

    def of(self, sentence: int) -> list[Referent]:
        if sentence not in self._of:
            places = self._places[sentence]
            self._of[sentence] = referents_of(
                self.doc, *self.sentences[sentence], sentence, places, self.genders
            )
        return self._of[sentence]

    def speakers(self, pronoun: Token, sentence: int) -> set[int | str]:
        """Those who may be speaking where a pronoun stands in quotation marks: it does not mean them.

        They are subjects outside of the marks, in the pronoun's sentence or in one before a colon.
        """
        stretch = next((s for s in self._quoted if s[0] < pronoun.idx < s[1]), None)
        if stretch is None:
            return set()
        found: set[int | str] = set()
        for number in range(max(0, sentence - 1), sentence + 1):
            end = self.sentences[number][1]
            between = self._text[self.doc[end - 1].idx : stretch[0]]
            if number < sentence and ":" not in between:
                continue
            for referent in self.of(number):
                outside = not stretch[0] < self.doc[referent.head].idx < stretch[1]
                if outside and referent.function == "subject" and referent.animacy != "thing":
                    found.add(referent.key)
        return found

    def add(self, pronoun: Token, best: Referent, sentence: int) -> None:
        """Let a pronoun that was resolved be a candidate for those behind it."""
        again = best._replace(
            head=pronoun.i,
            sentence=sentence,
            function=function_of(pronoun),
            clause=clause_of(pronoun).i,
        )
        self.of(sentence).append(again)


def _options(token: Token) -> tuple[set[str], bool]:
    """Genders that a pronoun can stand for, and whether it is a possessive; none if it is another word."""
    word = token.lower_
    if word[:3] not in {"er", "ihn", "ihm", "sie", "ihr", "sei"} or _is_polite(token):
        return set(), False
    if "Yes" in token.morph.get("Poss") or token.tag_ in {"PPOSAT", "PPOSS"}:
        return _POSSESSIVE["sein" if word.startswith("sein") else "ihr"], True
    if word not in _PERSONAL or token.pos_ != "PRON" or "Yes" in token.morph.get("Reflex"):
        return set(), False
    if word == "sie" and function_of(token) == "subject":
        verb = finite_verb(clause_of(token))
        number = verb.morph.get("Number") if verb is not None else []
        return ({"Plur"} if "Plur" in number else {"Fem"}), False
    return _PERSONAL[word], False


def _is_polite(token: Token) -> bool:
    """Whether a capital inside a sentence addresses the reader ("Ihre", "Sie")."""
    if not token.text[:1].isupper() or token.is_sent_start:
        return False
    before = token.nbor(-1)
    return not (before.is_punct or before.is_space or before.is_quote)


def _best(token: Token, options: set[str], possessive: bool, known: _Known, sentence: int) -> Referent | None:
    """The candidate that a pronoun stands for; None if there is none, or several are as good."""
    salience: dict[int | str, float] = defaultdict(float)
    latest: dict[int | str, Referent] = {}
    speaking = known.speakers(token, sentence)
    bonus, clause = _bonuses(token, possessive, known, sentence), clause_of(token).i
    for number in range(max(0, sentence - _REACH), sentence + 1):
        of_sentence: dict[int | str, float] = {}
        before = [r for r in known.of(number) if r.head < token.i and options & r.genders]
        for referent in before[-_MOST:]:
            if referent.key in speaking or not _can_be(token, clause, possessive, referent):
                continue
            beside = possessive and number == sentence and referent.clause == clause
            weight = _WEIGHT[referent.function] + bonus.get(referent.head, _CLAUSE * beside)
            weight *= _DECAY ** (sentence - number) * _ANIMACY[possessive][referent.animacy]
            if len(referent.genders) > 1 and referent.animacy == "person":
                weight *= _UNSURE["Fem" if "Fem" in options else "Masc"]
            of_sentence[referent.key] = max(of_sentence.get(referent.key, 0.0), weight)
            latest[referent.key] = referent
        for key, weight in of_sentence.items():
            salience[key] += weight
    ranked = sorted(salience, key=lambda key: (-salience[key], -latest[key].head))
    if not ranked or salience[ranked[0]] < _LEAST:
        return None
    if len(ranked) > 1 and salience[ranked[0]] < _MARGIN * salience[ranked[1]]:
        return None
    return latest[ranked[0]]


def _can_be(token: Token, clause: int, possessive: bool, referent: Referent) -> bool:
    """Whether the binding of pronouns allows a candidate: none is what the pronoun's own verb is said of."""
    if possessive:
        return referent.head != token.head.i
    return referent.clause != clause or referent.function not in {"subject", "object", "oblique"}


def _bonuses(token: Token, possessive: bool, known: _Known, sentence: int) -> dict[int, float]:
    """What is added to the weight of certain heads for their place in the sentence."""
    found: dict[int, float] = {}
    governing = list(_subjects_above(token))
    if possessive and governing:
        found[governing[0].i] = _BINDING
    elif not possessive:
        own = {t.i for t in subjects(clause_of(token))}
        upper = next((t for t in governing if t.i not in own and t.i != token.i), None)
        if upper is not None:
            found[upper.i] = _UPPER
    first = known.sentences[sentence][0]
    if sentence and token.i - first <= 1:
        for referent in known.of(sentence - 1):
            if referent.function == "subject":
                found[referent.head] = _TOPIC
    return found


def _subjects_above(token: Token) -> Iterator[Token]:
    """Yield the subjects of a token's clause and of those above it, the nearest first.

    The subject "der" of a relative clause is the noun that the clause belongs to.
    """
    node = clause_of(token)
    for _ in range(6):
        for subject in subjects(node):
            relative = subject.tag_ in {"PRELS", "PRELAT"} or "Rel" in subject.morph.get("PronType")
            top = node
            while relative and top.head.i != top.i and top.pos_ in {"VERB", "AUX"}:
                top = top.head
            yield top if relative else subject
        above = node
        while (
            above.head.i != above.i and above.head.pos_ in {"VERB", "AUX"} and clause_of(above.head) == node
        ):
            above = above.head
        if above.head.i == above.i:
            return
        node = clause_of(above.head)
