"""Noun phrases that stand for an organisation by its kind: "der deutsche Autobauer", "das Ministerium"."""

import re
from collections import defaultdict

from spacy.tokens import Doc

from analysis.language.syntax import is_predicate
from analysis.mentions.evidence import kind_in_name
from analysis.mentions.keys import fold, known_entity
from analysis.mentions.lexicon import role_words
from analysis.mentions.nouns import RoleNoun, fits_kind, kinds_of, office_in, organisation_in, organisation_of
from analysis.mentions.offices import Explained, Named
from analysis.mentions.phrases import Phrase, nations, organisation_phrases, points_elsewhere
from analysis.mentions.roles import Resolved, Role, before_name, characters, nearest, sentence_numbers

_REACH = 6
"""Sentences back to which a kind of organisation is looked for."""
_REACH_ALONE = 15
"""The same, if no other organisation of the article is of that kind."""
_QUOTED = re.compile(r"„[^“”\"]{1,800}[“”\"]|“[^”]{1,800}”|\"[^\"]{1,800}\"|»[^«]{1,800}«|«[^»]{1,800}»")


def organisation_kinds(
    doc: Doc, names: list[Named], aliases: dict[int, tuple[str, ...]], offices: list[Explained]
) -> dict[int, frozenset[str]]:
    """Find what kind of organisation each is.

    Args:
        doc: the article.
        names: its names.
        aliases: the forms of each organisation's name.
        offices: the offices that the article explains; a firm is who has a "Vorstandschef".

    Returns:
        For each organisation nouns that hold for it, from its name, the noun before it, what is known
        beforehand, its legal form and its people.
    """
    kinds: dict[int, set[str]] = defaultdict(set)
    for entity, forms in aliases.items():
        for form in forms:
            kinds[entity] |= _kinds_in_name(form)
    for n in names:
        noun = organisation_of(doc[n.first - 1]) if n.first and n.entity in aliases else None
        if noun is not None:
            kinds[n.entity] |= kinds_of(noun)
    for office in offices:
        if office.noun.word in role_words("business_offices"):
            for owner in office.owners & set(aliases):
                kinds[owner] |= role_words("firms")
    return {entity: frozenset(found) for entity, found in kinds.items()}


def _kinds_in_name(form: str) -> set[str]:
    """Kinds that a name itself tells: "Fischereiministerium", "Hvalur hf", "VW"."""
    known = known_entity(form)
    kinds = set(known.kinds) if known else set()
    words = form.split()
    if len(words) > 1 and fold(words[-1]) in role_words("legal_forms"):
        kinds |= role_words("firms")
    own = organisation_in(kind_in_name(form).title())
    return kinds | (kinds_of(own) if own is not None else set())


def organisation_roles(
    doc: Doc, names: list[Named], aliases: dict[int, tuple[str, ...]], kinds: dict[int, frozenset[str]]
) -> Resolved:
    """Resolve the definite phrases that stand for an organisation by its kind.

    Args:
        doc: the article.
        names: its names.
        aliases: the forms of each organisation's name.
        kinds: nouns that hold for each, as `organisation_kinds` finds them.

    Returns:
        The phrases for which one organisation named shortly before fits in kind and nation. Phrases in
        direct speech, which often speak in general, are left out.
    """
    quoted = [match.span() for match in _QUOTED.finditer(doc.text)]
    sentences = sentence_numbers(doc)
    roles: list[Role] = []
    unnamed: list[Phrase] = []
    for phrase in organisation_phrases(doc):
        start, end = doc[phrase.first].idx, doc[phrase.head].idx + len(doc[phrase.head])
        if points_elsewhere(phrase) or before_name(doc, phrase, names) or _has_attribute(doc, phrase):
            continue
        if any(first < start < last for first, last in quoted) or _names_organisation(phrase, names):
            continue
        entity = _resolve(phrase, names, aliases, kinds, sentences, roles, doc)
        if entity is not None:
            roles.append(Role(start, end, entity))
        elif not is_predicate(doc[phrase.head]):
            unnamed.append(phrase._replace(end=phrase.head + 1))
    return Resolved(roles, unnamed)


def _has_attribute(doc: Doc, phrase: Phrase) -> bool:
    """Whether a genitive or a relative clause tells which organisation is meant."""
    genitive = any(t.lower_ in {"des", "der", "von", "vom"} for t in doc[phrase.head + 1 : phrase.end][:1])
    return genitive or characters(doc, phrase)[1] < doc[phrase.head].idx


def _names_organisation(phrase: Phrase, names: list[Named]) -> bool:
    """Whether the phrase holds the name of an organisation ("der VW-Konzern")."""
    return any(n.label == "ORG" and phrase.first <= n.first <= phrase.head for n in names)


def _resolve(
    phrase: Phrase,
    names: list[Named],
    aliases: dict[int, tuple[str, ...]],
    kinds: dict[int, frozenset[str]],
    sentences: list[int],
    roles: list[Role],
    doc: Doc,
) -> int | None:
    here, firms = sentences[phrase.first], role_words("firms")
    last: dict[int, int] = {}
    for n in names:
        if n.first < phrase.first and n.entity in aliases and office_in(doc[n.end - 1].text) is None:
            last[n.entity] = sentences[n.first]
    for role in roles:
        last[role.entity] = max(last.get(role.entity, 0), _sentence_at(doc, sentences, role.start))
    fitting = {e: s for e, s in last.items() if _fits(phrase, aliases[e], kinds.get(e, frozenset()))}
    if not fitting and not phrase.adjectives and len(last) == 1:
        only = min(last)
        special = any(phrase.noun.word.endswith(kind) for kind in kinds.get(only, frozenset()) & firms)
        fitting = last if special else {}
    reach = _REACH if len(fitting) > 1 else _REACH_ALONE
    fitting = {e: s for e, s in fitting.items() if here - s <= reach}
    return nearest(fitting, here, 1)


def _sentence_at(doc: Doc, sentences: list[int], start: int) -> int:
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    return sentences[span.start] if span is not None else 0


def _fits(phrase: Phrase, forms: tuple[str, ...], kinds: frozenset[str]) -> bool:
    """Whether an organisation is of the phrase's kind, and of its nation if it tells one."""
    told = nations(phrase.adjectives)
    known = next((entity for form in forms if (entity := known_entity(form))), None)
    if told and not (known and known.nation in told):
        return False
    return fits_kind(phrase.noun, kinds) or _front_in_name(phrase.noun, forms)


def _front_in_name(noun: RoleNoun, forms: tuple[str, ...]) -> bool:
    """Whether the name itself holds the front of the compound ("Entsorgungsfirma": "Entsorgungs-GmbH")."""
    front = fold(noun.front.removesuffix("-")).removesuffix("s")
    return noun.noun in role_words("firms") and len(front) >= 5 and any(front in fold(form) for form in forms)
