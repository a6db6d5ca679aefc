"""Bring the features and lemmas of every treebank to the inventory of UD German-GSD.

The treebanks disagree: PUD leaves `VerbForm` out, HDT gives case to one noun in four and calls
reported "sei" indicative, the GSD subset that was mapped from UniMorph knows no `PronType`. What
follows from the word itself is filled in; what does not is left out of training (`MISSING`).
"""

import re

from training.lexicon import Readings

SHARED = {
    "Case",
    "Definite",
    "Degree",
    "Foreign",
    "Gender",
    "Gender[psor]",
    "Mood",
    "Number",
    "Number[psor]",
    "NumType",
    "Person",
    "Polarity",
    "Poss",
    "PronType",
    "Reflex",
    "Tense",
    "VerbForm",
    "Voice",
}
"""Features that are kept; all others are dropped."""

MISSING = "_"
"""Part of speech of a token whose part of speech and features are not to be learnt."""

Features = dict[str, str]

_UNSURE_IN_HDT = {"NOUN", "PROPN", "ADJ", "DET"}
_LEMMAS = {
    "er|es|sie": "sich",
    "dies": "dieser",
    "jed": "jeder",
    "jen": "jener",
    "welch": "welcher",
    "solch": "solcher",
    "manch": "mancher",
    "ander": "anderer",
    "d": "der",
    "ihr|ihr": "ihr",
    "sie|sie": "sie",
}
_DETERMINERS = {
    "der": {"Definite": "Def", "PronType": "Art"},
    "ein": {"Definite": "Ind", "NumType": "Card", "PronType": "Art"},
    "kein": {"PronType": "Neg"},
    **{lemma: {"PronType": "Dem"} for lemma in ("dieser", "jener", "solcher")},
    **{lemma: {"PronType": "Tot"} for lemma in ("alle", "jeder")},
    "beide": {"NumType": "Card", "PronType": "Tot"},
    "welcher": {"PronType": "Int,Rel"},
    **{lemma: {"Person": "3", "Poss": "Yes", "PronType": "Prs"} for lemma in ("sein", "ihr")},
    **{lemma: {"Person": "1", "Poss": "Yes", "PronType": "Prs"} for lemma in ("mein", "unser")},
}
_PRONOUNS = {
    "der": {"PronType": "Dem,Rel"},
    "man": {"PronType": "Ind"},
    **{lemma: {"PronType": "Int,Rel"} for lemma in ("was", "wer", "welcher")},
    **{lemma: {"PronType": "Neg"} for lemma in ("nichts", "niemand", "kein", "keiner")},
    **{lemma: {"PronType": "Dem"} for lemma in ("dieser", "jener", "solcher")},
    **{lemma: {"PronType": "Tot"} for lemma in ("alle", "jeder", "beide")},
}
_POSSESSORS = {
    "sein": {"Gender[psor]": "Masc,Neut", "Number[psor]": "Sing"},
    "mein": {"Number[psor]": "Sing"},
    "unser": {"Number[psor]": "Plur"},
}
_PLAIN = str.maketrans("äöü", "aou")
_IRREGULAR = {"gut": ("bess", "be"), "hoch": ("hoh",), "nah": ("nach",), "viel": ("m",)}
_QUANTIFIER = re.compile(
    r"(all|ander|beid|einig|etlich|manch|mehrer|meist|sämtlich|selb|solch|viel|wenig)(?:e[mnrs]?)"
)
_PASSIVE = "aux:pass"


def parse(feats: str) -> Features:
    """Read the FEATS column, keeping the shared features."""
    pairs = (f.split("=", 1) for f in feats.split("|")) if feats != "_" else ()
    return {k: v for k, v in pairs if k in SHARED}


def write(features: Features) -> str:
    """Write the FEATS column."""
    return "|".join(f"{k}={v}" for k, v in sorted(features.items(), key=lambda f: f[0].lower())) or "_"


def _degree(form: str, lemma: str) -> str:
    """Degree of comparison by the ending; the stem vowel may change ("groß": "größere")."""
    lemma = lemma.lower().translate(_PLAIN)
    rest = form.lower().translate(_PLAIN)
    for stem in (lemma, *_IRREGULAR.get(lemma, ())):
        if rest.startswith(stem):
            rest = rest.removeprefix(stem)
            break
    if re.fullmatch(r"er(e[mnrs]?)?", rest) and len(rest) != 2:
        return "Cmp"
    return "Sup" if re.fullmatch(r"e?s?t(e[mnrs]?)", rest) and rest[:1] in "es" else "Pos"


def _mood(form: str, features: Features, readings: Readings) -> Features:
    """The mood and tense of a finite verb, where its form allows only one mood."""
    possible = readings.get((form.lower(), features.get("Person", ""), features.get("Number", "")), set())
    if "Mood" not in features or {mood for mood, _ in possible} != {"Sub"}:
        return features
    return features | {"Mood": "Sub", "Tense": "Pres" if ("Sub", "Pres") in possible else "Past"}


def _finite(form: str, features: Features, readings: Readings, *, third: bool) -> Features | None:
    """Complete a finite verb whose person, number, tense or mood is missing; None if it is open."""
    if features.keys() >= {"Mood", "Number", "Person", "Tense"} or features.get("Mood") == "Imp":
        return features
    if "Person" not in features and not third:
        return None
    person = features.get("Person", "3")
    numbers = [features["Number"]] if "Number" in features else ["Sing", "Plur"]
    possible = {
        (number, mood, tense)
        for number in numbers
        for mood, tense in readings.get((form.lower(), person, number), ())
        if features.get("Mood", mood) == mood and features.get("Tense", tense) == tense
    }
    indicative = {cell for cell in possible if cell[1] == "Ind"}
    cells = indicative or possible
    if len(cells) != 1:
        return None
    number, mood, tense = cells.pop()
    return features | {"Mood": mood, "Number": number, "Person": person, "Tense": tense}


def _verb(form: str, dep: str, features: Features, readings: Readings, *, third: bool) -> Features | None:
    features = _mood(form, features, readings)
    if "VerbForm" not in features:
        kind = "Fin" if "Mood" in features else "Part" if "Tense" in features else "Inf"
        features = features | {"VerbForm": kind}
    if features["VerbForm"] == "Fin":
        features = _finite(form, features, readings, third=third)
    else:
        features = {k: v for k, v in features.items() if k in {"VerbForm", "Voice"}}
    return features | {"Voice": "Pass"} if features and dep == _PASSIVE else features


def harmonise(
    source: str, form: str, lemma: str, pos: str, feats: str, dep: str, readings: Readings, *, third: bool
) -> tuple[str, str, str]:
    """Bring one token to GSD's lemmas and features.

    Args:
        source: the treebank's name.
        form: the token.
        lemma: its lemma, "_" if missing.
        pos: universal part of speech.
        feats: the FEATS column.
        dep: dependency relation, "_" if missing.
        readings: finite verb forms of the lexicon.
        third: a finite verb without a person is in the third one.

    Returns:
        Lemma, part of speech (`MISSING` if neither it nor the features can be trusted) and FEATS.
    """
    features = parse(feats)
    lemma = _LEMMAS.get(lemma.lower(), lemma)
    if "HDT" in source and pos in _UNSURE_IN_HDT:
        return "_" if pos == "NOUN" else lemma, MISSING, "_"
    pos, features = determiner(form, pos, features)
    if pos in {"VERB", "AUX"}:
        features = _verb(form, dep, features, readings, third=third)
        if features is None:
            return lemma, MISSING, "_"
    elif pos == "PROPN" and not features:
        return lemma, MISSING, "_"
    elif pos == "ADJ":
        features.setdefault("Degree", _degree(form, lemma))
        features.pop("Definite", None)
    elif pos == "NUM":
        features = {"NumType": "Card"}
    elif pos in {"ADP", "ADV"}:
        features = {k: v for k, v in features.items() if k == "PronType"}
    elif pos in {"DET", "PRON"}:
        if "PronType" not in features:
            features = _pronominal(lemma, pos, features)
        if features.get("Poss") == "Yes":
            features = features | _POSSESSORS.get(lemma.lower(), {})
    return "_" if "|" in lemma and lemma != "|" else lemma, pos, write(features)


def determiner(form: str, pos: str, features: Features) -> tuple[str, Features]:
    """Make a quantifier ("viele", "andere") a determiner, which GSD always does.

    Args:
        form: the token.
        pos: universal part of speech.
        features: of the token.

    Returns:
        Part of speech and features, changed if the token is an inflected quantifier.
    """
    found = _QUANTIFIER.fullmatch(form.lower())
    if not found or pos not in {"ADJ", "PRON"}:
        return pos, features
    kept = {k: v for k, v in features.items() if k != "Degree"}
    return "DET", kept | {"PronType": "Tot" if found[1] in {"all", "beid"} else "Ind"}


def _pronominal(lemma: str, pos: str, features: Features) -> Features:
    """The type of a determiner or pronoun whose treebank does not tell it."""
    kept = {k: v for k, v in features.items() if k not in {"Definite", "Polarity"}}
    known = (_DETERMINERS if pos == "DET" else _PRONOUNS).get(lemma.lower())
    if known is None:
        known = {"PronType": "Prs" if "Person" in kept else "Ind"}
    if pos == "DET" and known.get("PronType") == "Art" and kept.get("Number") == "Plur":
        kept.pop("Gender", None)
    return kept | known
