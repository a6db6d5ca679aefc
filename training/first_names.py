"""Learn the gender of first names: from the full-form lexicon, and from the titles before names in raw text.

    python -m training.first_names --data ../shared/data

writes `analysis/mentions/first_names.toml`.
"""

import argparse
import json
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import fill

from analysis.mentions.lexicon import FIRST_NAMES, role_words
from analysis.mentions.nouns import office_in
from training import lexicon, sources

LEAST = 2
SHARE = 0.8
"""A name that the lexicon lacks counts if it was met so often, and so great a part with one gender."""
_NAME = r"[^\W\d_a-zäöüß][\w’'-]+"
_POLITE = re.compile(rf"\b(Herrn?|Frau|Kolleg(?:e|en|in))\s(?:(?:Dr|Prof)\.\s)*({_NAME})\s{_NAME}")
_TITLED = re.compile(rf"\b({_NAME})\s({_NAME})\s(?:(?:von|de|van|der|den|al|el)\s)*{_NAME}")
_BORN = re.compile(
    rf"^({_NAME})(?:\s[\w.’'\"„“-]+){{1,5}}?\s?(?:\(.{{0,200}}?\))?\s?(?:ist|war)\s(ein|eine)\s"
)
_GENDERS = {"MAS": "Masc", "FEM": "Fem"}
_HEAD = """\
# First names and their gender, made by `python -m training.first_names` from the first names of
# german-pos-dict (CC BY-SA 4.0) and from titles before names ("Ministerin Ulla Schmidt") in German Wikipedia
# articles (CC BY-SA) and speeches of the Bundestag. Licence of this list: CC BY-SA 4.0.
"""


def names_of_lexicon(forms: lexicon.Forms) -> dict[str, str]:
    """Give the first names of the full-form lexicon that have one gender.

    Args:
        forms: of the lexicon.

    Returns:
        First name → "Masc" or "Fem".
    """
    genders = defaultdict(set)
    for readings in forms.values():
        for lemma, tag in readings:
            parts = tag.split(":")
            if parts[0] == "EIG" and parts[-1] == "VOR" and parts[3] in _GENDERS:
                genders[lemma].add(_GENDERS[parts[3]])
    return {name: min(found) for name, found in genders.items() if len(found) == 1}


def met_in(text: str) -> Iterator[tuple[str, str]]:
    """Find first names whose gender a title tells.

    Args:
        text: any German text.

    Yields:
        First names with "Masc" or "Fem": behind "Herr" and "Frau", behind an office ("Kanzlerin Angela
        Merkel"), and at the beginning of an encyclopaedia's article ("Anna Seghers war eine …").
    """
    for match in _POLITE.finditer(text):
        yield match[2], "Fem" if match[1] in {"Frau", "Kollegin"} else "Masc"
    for match in _TITLED.finditer(text):
        office = office_in(match[1])
        if office and office.gender and not match[1].endswith(("en", "s")):
            yield match[2], office.gender
    if match := _BORN.match(text):
        yield match[1], "Fem" if match[2] == "eine" else "Masc"


def learn_first_names(forms: lexicon.Forms, texts: Iterable[str]) -> dict[str, str]:
    """Learn the gender of first names.

    Args:
        forms: of the lexicon.
        texts: raw German texts.

    Returns:
        First name → "Masc" or "Fem", in alphabetical order. What the lexicon knows as another word
        ("Die", "Minister") is none.
    """
    known = names_of_lexicon(forms)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for name, gender in met_in(text):
            counts[name][gender] += 1
    for name, found in counts.items():
        gender, n = found.most_common(1)[0]
        sure = n >= LEAST and n / found.total() >= SHARE
        if sure and name not in known and not _is_word(name, forms):
            known[name] = gender
    return dict(sorted(known.items()))


def _is_word(name: str, forms: lexicon.Forms) -> bool:
    """Whether a capitalised word is something else than a name."""
    if office_in(name) or name.lower() in role_words("titles") or name.lower() in forms or len(name) < 3:
        return True
    names = {"VOR", "NAC", "GEB", "COU", "STD"}
    readings = forms.get(name, ())
    both = any(tag.split(":")[-1] == "VOR" for _, tag in readings)
    return not both and any(tag.split(":")[-1] not in names for _, tag in readings)


def written(names: dict[str, str]) -> str:
    """Write first names as TOML.

    Args:
        names: first name → "Masc" or "Fem".

    Returns:
        The file's content.
    """
    lists = []
    for key in ("Fem", "Masc"):
        quoted = ", ".join(json.dumps(n, ensure_ascii=False) for n, g in names.items() if g == key)
        lines = fill(quoted, 108, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
        lists.append(f"{key} = [\n{lines},\n]\n")
    return "\n".join([_HEAD, *lists])


def _texts(data: Path) -> Iterator[str]:
    for source in (sources.ENCYCLOPAEDIA, sources.SPEECHES):
        with lzma.open(data / source.file, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def main(arguments: list[str] | None = None) -> int:
    """Learn the first names and write them into the package.

    Args:
        arguments: of the command line; None takes the process's own.

    Returns:
        The exit code: 0, or 2 if the data are missing.
    """
    parser = argparse.ArgumentParser(prog="python -m training.first_names", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets (../shared/data)")
    options = parser.parse_args(arguments)
    for source in (sources.LEXICON, sources.ENCYCLOPAEDIA, sources.SPEECHES):
        if not (options.data / source.file).is_file():
            print(f"training: {options.data / source.file} is missing; mend --data", file=sys.stderr)
            return 2
    names = learn_first_names(lexicon.read_forms(options.data / sources.LEXICON.file), _texts(options.data))
    FIRST_NAMES.write_text(written(names), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
