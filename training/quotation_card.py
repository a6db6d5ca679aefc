"""Write beside the weights of the quotes engine what they are, what they learnt from, and their licence."""

from collections.abc import Sequence
from pathlib import Path

from training.sources import Source

_CARD = """# The learned quotes engine, version {version}

Finds who says what in German news: five types of quotations with speaker, cue, frame and addressee, and a
calibrated confidence. It reads the analysis of the pipeline `pressespiegel` {pipeline} and no other.

**Licence of the weights: {licence}, for non-commercial use only.** Who cannot use them takes
`--quotes rules`, an engine without weights (MIT).

## Learnt from

| data | licence | for |
|---|---|---|
{rows}

## What lies here

- `weights.npz`: numbers in half precision; `settings.json`: categories, thresholds, versions.
- `speech_words.txt`: lemmas that mostly tell of speech.

One network tags the quotations, three weigh the candidates, one tags the words around each. `make train`
makes them anew; `python -m training.evaluate --shared ../shared --only quotes` measures them.
"""

_LICENCE = """The weights in this folder are licensed under {licence}
(https://creativecommons.org/licenses/by-nc-sa/4.0/). They may not be used for commercial purposes.
They were learnt from:

{sources}

The program code around them is licensed under MIT.
"""


def write_card(folder: Path, about: dict[str, object], learnt: Sequence[Source]) -> None:
    """Write the card and the licence.

    Args:
        folder: of the weights.
        about: version, licence and the pipeline's version.
        learnt: the data.
    """
    rows = "\n".join(f"| {s.name} | {s.licence} | {s.purpose} |" for s in learnt)
    (folder / "README.md").write_text(_CARD.format(rows=rows, **about), encoding="utf-8")
    sources = "\n".join(f"- {s.name}, {s.licence}" for s in learnt)
    text = _LICENCE.format(licence=about["licence"], sources=sources)
    (folder / "LICENSE").write_text(text, encoding="utf-8")
