"""Inflected forms of German words: what a word in a list looks like in a text.

The lists hold base forms; a text holds "wies … zurück", "ausgeweitet", "auszuweiten". The forms are made here
by rule, so that a lemmatiser's slip ("gelobn" for "gelobten") does not hide a word of the lists.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

_LISTS = Path(__file__).with_name("verb_forms.toml")


_INSEPARABLE = ("miss", "hinter", "wider", "unter", "über", "ver", "zer", "ent", "emp", "be", "er", "ge")

_ADJECTIVE_ENDINGS = ("e", "em", "en", "er", "es")
_COMPARATIVE_ENDINGS = ("ere", "erem", "eren", "erer", "eres")
_FOREIGN_ENDINGS = {"um": ("en", "a"), "us": ("en", "i"), "is": ("en",), "a": ("en",), "o": ("en",)}
_UMLAUT = str.maketrans("aou", "äöü")


class VerbLists(NamedTuple):
    """What is known of German verbs.

    Attributes:
        separable: particles that stand apart from a finite verb, longer ones first.
        not_separable: verbs that only look as if they began with one.
        strong: for each strong verb without prefix its past stem, its past participle and, where its stem
            differs, the third person singular.
    """

    separable: tuple[str, ...]
    not_separable: frozenset[str]
    strong: dict[str, tuple[str, ...]]


@cache
def verb_lists() -> VerbLists:
    """Read the lists of particles and of strong verbs."""
    lists = tomllib.loads(_LISTS.read_text("utf-8"))
    strong = {verb: tuple(parts.split()) for verb, parts in lists["strong"].items()}
    return VerbLists(tuple(lists["separable"]), frozenset(lists["not_separable"]), strong)


def split_separable(infinitive: str) -> tuple[str, str]:
    """Split a separable verb into particle and base.

    Args:
        infinitive: a verb in lower case.

    Returns:
        ("zurück", "weisen"); an empty particle for a verb that has none.
    """
    lists = verb_lists()
    if infinitive in lists.not_separable or infinitive.startswith("hinter"):
        return "", infinitive
    for prefix in lists.separable:
        base = infinitive.removeprefix(prefix)
        long = len(base) >= 5 and any(vowel in base[:-2] for vowel in "aeiouäöü")
        if base != infinitive and (long or base == "tun"):
            return prefix, base
    return "", infinitive


def finite_forms(base: str) -> frozenset[str]:
    """Make the finite forms of a verb without separable particle.

    Args:
        base: its infinitive in lower case.

    Returns:
        Present and past forms in lower case, of both moods ("kämen").
    """
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    prefix, parts = _principal_parts(base)
    present = {base} | {stem + e for e in ("e", "st", "est", "t", "et")}
    if stem.endswith("el"):
        present.add(stem[:-2] + "le")
    if not parts:
        weak = (
            stem + "et" if stem[-1] in "dt" or stem.endswith(("chn", "ffn", "gn", "dm", "tm")) else stem + "t"
        )
        return frozenset(present | {weak + e for e in ("e", "en", "est", "et")})
    past = prefix + parts[0]
    third = {prefix + parts[2]} if len(parts) > 2 else set()
    wish = {_umlauted(past.removesuffix("e")) + e for e in ("e", "en", "est", "et")}
    return frozenset(present | third | {past + e for e in ("", "e", "en", "n", "st", "t")} | wish)


def participles(base: str) -> frozenset[str]:
    """Make the participles of a verb without separable particle, uninflected.

    Args:
        base: its infinitive in lower case.

    Returns:
        The past participle and the present participle.
    """
    prefix, parts = _principal_parts(base)
    if parts:
        past = parts[1] if not prefix else prefix + parts[1].removeprefix("ge")
        return frozenset({past, base + "d"})
    stem = base.removesuffix("en") if base.endswith("en") else base.removesuffix("n")
    ending = "et" if stem[-1] in "dt" or stem.endswith(("chn", "ffn", "gn", "dm", "tm")) else "t"
    bare = base.startswith((*_INSEPARABLE, "um")) or base.endswith("ieren")
    return frozenset({("" if bare else "ge") + stem + ending, base + "d"})


def _principal_parts(base: str) -> tuple[str, tuple[str, ...]]:
    """Find a strong verb's inseparable prefix and its base's parts; ("", ()) for a weak verb."""
    table = verb_lists().strong
    if base in table:
        return "", table[base]
    for prefix in _INSEPARABLE:
        rest = base.removeprefix(prefix)
        if rest != base and rest in table:
            return prefix, table[rest]
    return "", ()


@cache
def verb_forms(infinitive: str) -> frozenset[str]:
    """Make all forms of a verb that are one word, a separable particle joined.

    Args:
        infinitive: a verb in lower case.

    Returns:
        Finite forms as in a subordinate clause ("zurückwies"), participles without endings, the infinitive
        with and without "zu" ("zurückzuweisen").
    """
    particle, base = split_separable(infinitive)
    forms = {particle + form for form in finite_forms(base)}
    forms |= {particle + form for form in participles(base)}
    if particle:
        forms.add(f"{particle}zu{base}")
    return frozenset(forms)


def attributive_verb_forms(infinitive: str) -> frozenset[str]:
    """Make the forms of a verb that are declined.

    Args:
        infinitive: a verb in lower case.

    Returns:
        Participles ("ausgespähte", "kooperierenden", "auszuspähende") and the genitive of the infinitive as a
        noun, in lower case.
    """
    particle, base = split_separable(infinitive)
    bare = {particle + form for form in participles(base)}
    bare |= {f"{particle}zu{base}d"} if particle else set()
    return frozenset({form + e for form in bare for e in _ADJECTIVE_ENDINGS} | {infinitive + "s"})


def adjective_forms(adjective: str) -> frozenset[str]:
    """Make the forms of an adjective, comparatives without umlaut included.

    Args:
        adjective: in lower case, without ending or with -e.

    Returns:
        Possible forms in lower case.
    """
    stem = adjective.removesuffix("e")
    short = stem[:-2] + stem[-1] if stem.endswith(("el", "er")) and len(stem) > 3 else stem
    forms = {word + e for word in (stem, short) for e in (*_ADJECTIVE_ENDINGS, *_COMPARATIVE_ENDINGS)}
    superlative = stem + "est" if stem[-1:] in "dtsßz" else stem + "st"
    return frozenset(forms | {stem} | {superlative + e for e in _ADJECTIVE_ENDINGS})


def feminine_forms(noun: str) -> frozenset[str]:
    """Make the feminine of a noun for a person ("Kundin", "Ärztinnen").

    Args:
        noun: in the nominative singular, in any case of letters.

    Returns:
        Possible forms in lower case, though the noun may mean no person.
    """
    word = noun.lower().removesuffix("e")
    return frozenset(stem + e for stem in (word, _umlauted(word)) for e in ("in", "innen"))


def foreign_plurals(noun: str) -> frozenset[str]:
    """Make the plurals of a noun that replace its ending ("Museen", "Themen", "Modi").

    Args:
        noun: in the nominative singular, in any case of letters.

    Returns:
        Possible forms in lower case; none for a noun with another ending.
    """
    word = noun.lower()
    for ending, plurals in _FOREIGN_ENDINGS.items():
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return frozenset(word.removesuffix(ending) + plural for plural in plurals)
    return frozenset()


def _umlauted(word: str) -> str:
    """Change the last vowel of a word to its umlaut, if it is its last syllable's."""
    for i in range(len(word) - 1, -1, -1):
        if word[i] in "aou":
            i -= word[i - 1 : i + 1] == "au"
            return word[:i] + word[i].translate(_UMLAUT) + word[i + 1 :]
        if word[i] in "eiäöü":
            return word
    return word


def noun_forms(noun: str) -> frozenset[str]:
    """Make the inflected forms of a noun, plurals with umlaut included.

    Args:
        noun: in the nominative singular, in any case of letters.

    Returns:
        Possible forms in lower case; more than the noun has, since its class is not known.
    """
    word = noun.lower()
    forms = {word + e for e in ("", "s", "es", "e", "en", "n", "er", "ern")}
    if word.endswith(("in", "nis")):
        forms |= {word + word[-1] + e for e in ("e", "en", "es")}
    last = len(word) - (2 if word.endswith(("el", "er", "en")) else 0)
    changed = _umlauted(word[:last]) + word[last:]
    if changed != word:
        forms |= {changed + e for e in ("", "e", "en", "n", "er", "ern")}
    if word.endswith("e"):
        forms |= {word + "r"}
    return frozenset(forms)


def stems(form: str, *, nominal: bool) -> tuple[str, ...]:
    """Take possible endings off a noun or adjective.

    Args:
        form: as in a text.
        nominal: whether it is a noun, which may also end in -n or -s.

    Returns:
        Candidates for the base form in lower case, the form itself first.
    """
    word = form.lower()
    found = [word]
    for ending in (
        "esten",
        "erer",
        "eren",
        "ere",
        "este",
        "ster",
        "sten",
        "ste",
        "ern",
        "en",
        "em",
        "er",
        "es",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            found.append(word.removesuffix(ending))
    for ending in ("e", "n", "s") if nominal else ("e",):
        if word.endswith(ending) and len(word) >= 5:
            found.append(word[:-1])
    return tuple(dict.fromkeys(found))
