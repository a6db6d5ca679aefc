"""Tell from its form whether a verb stands in the subjunctive, where the tagger's mood is unsure."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

from spacy.tokens import Token

from analysis.language import syntax

FINITE_TAGS = {"VVFIN", "VAFIN", "VMFIN"}

PREFIX = re.compile(
    r"^(?:ab|an|auf|aus|bei|dar|durch|ein|fest|her|hin|mit|nach|über|um|unter|vor|weiter|wieder|zu|zurück)?"
    r"(?:be|ent|er|ge|ver|zer)?"
)
Mood = Literal["present", "past"]


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Read the forms once per process."""
    data = tomllib.loads((Path(__file__).parent / "mood.toml").read_text(encoding="utf-8"))
    return {name: frozenset(forms) for name, forms in data.items()}


def is_finite(token: Token) -> bool:
    """Whether a token is a finite verb.

    Args:
        token: any token.

    Returns:
        Whether its tag or, without STTS tags, its morphology says so.
    """
    if token.tag_[:1] == "V":
        return token.tag_ in FINITE_TAGS or (
            token.pos_ in {"VERB", "AUX"} and token.lower_ in _forms()["past"]
        )
    return token.pos_ in {"VERB", "AUX"} and syntax.is_finite(token)


def subjunctive(token: Token) -> Mood | None:
    """Tell the subjunctive of a finite verb.

    Args:
        token: a finite verb.

    Returns:
        "present" for an unambiguous Konjunktiv I ("sei", "entstehe"), "past" for Konjunktiv II
        ("wäre", "hätten"), None for all other forms.
    """
    form = token.lower_
    if form in _forms()["indicative"]:
        return None
    if form in _forms()["past"]:
        return "past"
    if form in _forms()["present"] or (_is_regular_present(form) and form[-2:] != "en"):
        return "present"
    return None


def _is_regular_present(form: str) -> bool:
    """Whether a form is the third person singular of a regular Konjunktiv I: a stem and "-e"."""
    if not form.endswith("e") or len(form) < 4:
        return False
    stem = form[:-1]
    return not stem.endswith("t") or PREFIX.sub("", stem) in _forms()["stems_in_t"]
