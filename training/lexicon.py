"""Read the full-form lexicon: for the pipeline to carry, and to ask which moods a verb form can have."""

import lzma
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import spacy
from spacy.lookups import Lookups

from analysis.language.lexicon import Reading

_MOOD = {"PRÄ": ("Ind", "Pres"), "PRT": ("Ind", "Past"), "KJ1": ("Sub", "Pres"), "KJ2": ("Sub", "Past")}
_NUMBER = {"SIN": "Sing", "PLU": "Plur"}

Readings = Mapping[tuple[str, str, str], set[tuple[str, str]]]
"""(form in lower case, person, number) → its (mood, tense) readings."""

Forms = Mapping[str, set[Reading]]
"""form → its readings."""


def read_forms(path: Path) -> Forms:
    """Read the full-form lexicon.

    Args:
        path: `german_pos_dict.tsv.xz`: form, lemma and tag, one reading a line; remarks follow " -- ".

    Returns:
        Every form with its readings. Lemmas of several words ("Rad fahren") are left out.
    """
    forms = defaultdict(set)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.rstrip("\n").split(" -- ")[0].split("\t")
            if len(columns) == 3 and not line.startswith("#") and " " not in columns[1]:
                forms[columns[0]].add(Reading(columns[1], columns[2]))
    return dict(forms)


@spacy.registry.misc("pressespiegel.Lexicon.v1")
def carried(path: str) -> Lookups:
    """Give a new pipeline the lexicon of another.

    Args:
        path: folder of a pipeline that has the lexicon.

    Returns:
        The tables of its vocabulary.
    """
    return Lookups().from_disk(Path(path) / "vocab")


def verb_readings(forms: Forms) -> Readings:
    """Give the finite verb forms of the lexicon.

    Args:
        forms: of the lexicon.

    Returns:
        The moods and tenses that each form can express in a person and number.
    """
    moods = defaultdict(set)
    for form, readings in forms.items():
        for _, tag in readings:
            parts = [p for p in tag.split(":") if p != "AUX" and p != "MOD"]
            if len(parts) > 3 and parts[0] == "VER" and parts[3] in _MOOD and parts[2] in _NUMBER:
                moods[form.lower(), parts[1], _NUMBER[parts[2]]].add(_MOOD[parts[3]])
    return moods
