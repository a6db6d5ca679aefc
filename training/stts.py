"""Bring tags to the Stuttgart-Tübingen tagset as UD German-GSD uses it, and derive them where there are none.

References:
    Schiller, Teufel, Stöckert & Thielen (1999), Guidelines für das Tagging deutscher Textcorpora mit STTS.
"""

import re

from training.columns import words

_RENAMED = {"PROAV": "PAV", "PIDAT": "PIAT"}
_DIRECT = {"NOUN": "NN", "NUM": "CARD", "INTJ": "ITJ"}
_MODAL = {"können", "müssen", "sollen", "wollen", "dürfen", "mögen"}
_AUXILIARY = {"sein", "haben", "werden"}
_PRONOMINAL_ADVERB = re.compile(
    r"(?:da|dar|hier|des|dem|wo)(?:an|auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|neben|über|um|unter"
    r"|von|vor|zu|zwischen|wegen|halb|gemäß|zufolge)"
)
_NOMINAL = {"DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"}
_PARTICLES = words("particles")
_QUESTION = words("questions")
_PERSONAL = {"ich", "du", "er", "sie", "es", "wir", "ihr"}
_PARTICLE_ANSWERS = {"ja", "nein", "danke", "bitte"}


def renamed(tag: str, pos: str) -> str:
    """Give the tag that GSD would have.

    Args:
        tag: of a treebank; "_" if it has none.
        pos: universal part of speech, which a converter may have put in the tag's place.

    Returns:
        The tag; "" if there is none.
    """
    if tag == "_" or (tag == pos and tag != "ADV"):
        return ""
    return _RENAMED.get(tag, tag)


def _verb(lemma: str, features: dict[str, str], form: str) -> str:
    kind = "VM" if lemma in _MODAL else "VA" if lemma in _AUXILIARY else "VV"
    match features.get("VerbForm"), features.get("Mood"):
        case _, "Imp":
            return kind + "IMP"
        case "Fin", _:
            return kind + "FIN"
        case "Inf", _:
            inner = (
                kind == "VV"
                and re.search(r"\wzu\w{3,}en$", form)
                and not lemma.startswith("zu")
                and form != lemma
            )
            return "VVIZU" if inner else kind + "INF"
        case "Part", _:
            return kind + "PP"
    return ""


def _pronominal(pos: str, lemma: str, features: dict[str, str], *, attributive: bool) -> str:
    kind = features.get("PronType", "")
    if features.get("Poss") == "Yes":
        return "PPOSAT" if attributive else "PPOSS"
    if features.get("Reflex") == "Yes" or lemma == "sich":
        return "PRF"
    if kind == "Art":
        return "ART"
    if lemma in _PERSONAL and pos == "PRON":
        return "PPER"
    if kind == "Dem":
        return "PDAT" if attributive else "PDS"
    if kind in {"Neg", "Tot", "Ind"} and lemma not in {"der", "d"}:
        return "PIAT" if attributive else "PIS"
    return ""


def derived(
    form: str, lemma: str, pos: str, features: dict[str, str], dep: str, following: str, *, after_comma: bool
) -> str:
    """Derive the tag from the universal annotation, where that decides it.

    Args:
        form: the token.
        lemma: its lemma.
        pos: universal part of speech.
        features: of the token.
        dep: its relation, "_" if the treebank has none.
        following: part of speech of the next token, "" at the end.
        after_comma: the token, or a preposition before it, follows a comma.

    Returns:
        The tag; "" where the universal annotation leaves it open.
    """
    lower = form.lower()
    if dep == "compound:prt":
        return "PTKVZ"
    if pos == "PROPN":
        return "NE" if dep != "_" else ""
    if pos == "PRON" and lemma.lower() in {"der", "d"}:
        return "PRELS" if after_comma else "PDS"
    if pos in _DIRECT:
        return _DIRECT[pos]
    if pos in {"VERB", "AUX"}:
        return _verb(lemma, features, lower)
    if pos == "ADJ":
        return "ADJA" if "Case" in features else "ADJD" if lower == lemma.lower() else ""
    if pos in {"DET", "PRON"}:
        return _pronominal(pos, lemma.lower(), features, attributive=following in _NOMINAL)
    if pos == "ADV":
        return (
            "PAV" if _PRONOMINAL_ADVERB.fullmatch(lower) else "" if lower in _QUESTION | _PARTICLES else "ADV"
        )
    if pos == "PART":
        return {"nicht": "PTKNEG", "zu": "PTKZU"}.get(lower, "PTKANT" if lower in _PARTICLE_ANSWERS else "")
    if pos == "CCONJ":
        return "KON" if lower not in {"als", "wie"} else "KOKOM"
    if pos == "SCONJ":
        return "KOUS" if lower not in {"um", "ohne", "statt", "anstatt", *_QUESTION} else ""
    if pos == "ADP":
        nominal = following in _NOMINAL
        return "APPR" if nominal and lower not in {"als", "wie"} and dep in {"case", "_"} else ""
    if pos == "PUNCT":
        return "$," if form == "," else "$." if form in {".", "!", "?", ":", ";", "..."} else "$("
    return ""
