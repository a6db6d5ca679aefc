"""Write beside the weights of the judge of polarity what they are, from what, and their licence."""

from collections.abc import Sequence
from pathlib import Path

from training.sources import Source

_CARD = """# The judge of polarity, version {version}

Judges how a sentence of German news presents a target in it: positive, neutral or negative, with a
score in [−1, 1] and a calibrated confidence. It learnt from the analysis of the pipeline `pressespiegel`
{pipeline}; with another pipeline it works too, but was not measured.

**Licence of the weights: {licence}; commercial use is allowed.**

## Learnt from

| data | licence | for |
|---|---|---|
{rows}
| the project's own sentences (`training/coded/`) | CC BY 4.0 | polarity toward topics |

A language model coded the project's sentences, the speeches, Wikipedia and SmartData under the project's
codebook; a crowd coded GerNTSA, and the language model a second time. No set that forbids commercial use is
among them.

## What lies here

`weights.npz`: two multinomial logistic regressions, one learnt from codes under the codebook, for topics, one
from the crowd's, for any other target; `settings.json`: names of the clues, scales of confidence, versions.
`make train` makes them anew; `python -m training.evaluate --shared ../shared --only sentiment` measures them.
"""

_LICENCE = """The weights in this folder are licensed under {licence}
(https://creativecommons.org/licenses/by-sa/4.0/). They were learnt from:

{sources}
- invented sentences of the project, CC BY 4.0

The program code around them is licensed under MIT.
"""


def write_card(folder: Path, about: dict[str, object], learnt: Sequence[Source]) -> None:
    """Write the card and the licence.

    Args:
        folder: of the weights.
        about: version, licence and the pipeline's version.
        learnt: the data.
    """
    rows = "\n".join(f"| {s.name} | {s.licence} | polarity |" for s in learnt)
    (folder / "README.md").write_text(_CARD.format(rows=rows, **about), encoding="utf-8")
    sources = "\n".join(f"- {s.name}, {s.licence}" for s in learnt)
    text = _LICENCE.format(licence=about["licence"], sources=sources)
    (folder / "LICENSE").write_text(text, encoding="utf-8")
