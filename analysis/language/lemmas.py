"""Lemmas that a full-form lexicon vouches for, and the dictionary form of separated verbs.

`token.lemma_` follows UD German-GSD: the infinitive of the verb as it stands. `token._.normal_form` joins
what the clause has parted ("kündigte … an": "ankündigen").
"""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from analysis.language.lexicon import Lexicon, Reading, lexicon_of
from analysis.language.syntax import PARTICLE, is_finite, particle

NORMAL_FORM = "normal_form"
"""Name of the extension attribute of tokens."""

_PARTICLES = {"ADP", "ADV", "CCONJ", "SCONJ", "PART"}
_CLASSES = {"NOUN": {"SUB"}, "VERB": {"VER"}, "AUX": {"VER"}, "ADJ": {"ADJ", "PA1", "PA2"}}
_NAMES_OF_FEATURES = {
    "Case": {"Nom": "NOM", "Gen": "GEN", "Dat": "DAT", "Acc": "AKK"},
    "Number": {"Sing": "SIN", "Plur": "PLU"},
    "Gender": {"Masc": "MAS", "Fem": "FEM", "Neut": "NEU"},
    "Person": {"1": "1", "2": "2", "3": "3"},
    "VerbForm": {"Inf": "INF", "Part": "PA2"},
}
_TENSES = {("Ind", "Pres"): "PRÄ", ("Ind", "Past"): "PRT", ("Sub", "Pres"): "KJ1", ("Sub", "Past"): "KJ2"}
_LONGEST_CLAUSE = 25
_REMEMBERED = 50_000
"""Forms whose readings are kept in mind."""


@Language.component("lexical_lemmas")
def lexical_lemmas(doc: Doc) -> Doc:
    """Correct lemmas that no reading of the form has.

    Args:
        doc: a document with parts of speech, features and lemmas.

    Returns:
        The same document; lemmas of words that the lexicon does not know, and those it confirms, stay.
    """
    lexicon = lexicon_of(doc.vocab)
    if lexicon is not None:
        for token in doc:
            if token.pos_ in _CLASSES:
                token.lemma_ = _corrected(token, lexicon)
            elif token.pos_ in _PARTICLES and token.is_title and token.lemma_.lower() in lexicon:
                token.lemma_ = token.lemma_.lower()
    return doc


def _corrected(token: Token, lexicon: Lexicon) -> str:
    lemma = token.lemma_
    readings = _readings(lexicon, token.text, token.pos_)
    if not readings or any(r.lemma == lemma for r in readings) or lemma == "anderer":
        return lemma
    if token.pos_ == "ADJ" and any(r.lemma == lemma for r in lexicon.readings(token.lower_)):
        return lemma  # a participle, listed under its verb
    wanted = _cells(token)
    best = max(len(wanted & set(r.tag.split(":"))) for r in readings)
    fitting = {r.lemma for r in readings if len(wanted & set(r.tag.split(":"))) == best}
    return fitting.pop() if len(fitting) == 1 else lemma


@lru_cache(maxsize=_REMEMBERED)
def _readings(lexicon: Lexicon, form: str, pos: str) -> tuple[Reading, ...]:
    """The readings that fit the part of speech, without nouns that inflect like adjectives."""
    spellings = (form,) if pos == "NOUN" else (form, form.lower())
    for spelling in spellings:
        found = lexicon.find(spelling).readings
        fitting = [r for r in found if r.tag.split(":")[0] in _CLASSES[pos] and not r.tag.endswith(":ADJ")]
        if fitting:
            return tuple(fitting)
    return ()


def _cells(token: Token) -> set[str]:
    """The features of a token in the lexicon's notation."""
    features = token.morph.to_dict()
    cells = {names.get(features.get(name, "")) for name, names in _NAMES_OF_FEATURES.items()}
    return (cells | {_TENSES.get((features.get("Mood"), features.get("Tense")))}) - {None}


def _particle(verb: Token) -> Token | None:
    """The separated particle of a finite verb.

    A word at the end of the clause is one if the lexicon lists the joined verb, whatever the parser says.
    """
    if not is_finite(verb):
        return None  # participles and infinitives keep their particle
    found, lexicon = particle(verb), lexicon_of(verb.doc.vocab)
    if found is not None or lexicon is None:
        return found
    last = _end_of_clause(verb)
    if last is None or last.pos_ not in {"ADP", "ADV", "PART"} or _belongs_to_another(last):
        return None
    joined = last.lower_ + verb.lemma_.lower()
    return last if any(r.tag.startswith("VER:INF") for r in lexicon.readings(joined)) else None


def _belongs_to_another(word: Token) -> bool:
    """Whether the parser gave a particle to another finite verb."""
    return word.dep_ in PARTICLE and is_finite(word.head)


def _end_of_clause(verb: Token) -> Token | None:
    """The last word before punctuation or a line break; None if another finite verb comes first."""
    last = None
    for word in verb.doc[verb.i + 1 :]:
        if word.is_punct or (word.is_space and "\n" in word.text):
            return last
        if is_finite(word) or word.i - verb.i > _LONGEST_CLAUSE:
            return None
        if not word.is_space:
            last = word
    return last


def normal_form(token: Token) -> str:
    """Give the form under which a dictionary lists the word of a token.

    Args:
        token: in a parsed document.

    Returns:
        Of a verb, its infinitive joined with its separated particle; of any other word, its lemma.
    """
    if token.pos_ not in {"VERB", "AUX"}:
        return token.lemma_
    apart = _particle(token)
    return (apart.lower_ if apart is not None else "") + token.lemma_


if not Token.has_extension(NORMAL_FORM):
    Token.set_extension(NORMAL_FORM, getter=normal_form)
