"""Ask the full-form lexicon which moods a finite verb form can have."""

import lzma
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

_MOOD = {"PRÄ": ("Ind", "Pres"), "PRT": ("Ind", "Past"), "KJ1": ("Sub", "Pres"), "KJ2": ("Sub", "Past")}
_NUMBER = {"SIN": "Sing", "PLU": "Plur"}

Readings = Mapping[tuple[str, str, str], set[tuple[str, str]]]
"""(form in lower case, person, number) → its (mood, tense) readings."""


def verb_readings(path: Path) -> Readings:
    """Read the finite verb forms of the full-form lexicon.

    Args:
        path: `german_pos_dict.tsv.xz`: form, lemma and tag, one reading a line.

    Returns:
        The moods and tenses that each form can express in a person and number.
    """
    readings = defaultdict(set)
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            form, _, rest = line.rstrip("\n").partition("\t")
            tag = rest.partition("\t")[2].split(" -- ")[0].split(":")
            if len(tag) > 3 and tag[0] == "VER" and tag[3] in _MOOD and tag[2] in _NUMBER:
                readings[form.lower(), tag[1], _NUMBER[tag[2]]].add(_MOOD[tag[3]])
    return readings
