"""Keep the learned judge in a folder: numbers and settings; nothing in it is executed."""

import json
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from analysis.sentiment.clues import clue_names
from analysis.sentiment.meanings import PLACES, WIDTH

MODEL = Path(__file__).parent / "model"
"""The weights that the package ships."""
POLARITIES = ("negative", "neutral", "positive")
HEADS = ("codebook", "crowd")
"""What coders with a codebook say of a topic, and what a crowd says of any target."""
NUMBERS, SETTINGS = "weights.npz", "settings.json"
_ARRAYS = ("mean", "deviation", "weights", "intercepts")
_STAMP = (1980, 1, 1, 0, 0, 0)


class Learned(NamedTuple):
    """What was learnt: per head a multinomial logistic regression.

    Attributes:
        mean: heads × numbers, of each number that describes a target.
        deviation: likewise.
        weights: heads × numbers × polarities.
        intercepts: heads × polarities.
        confidence: per head, slope and intercept from the odds of the likeliest polarity to the odds that
            it is right.
        about: version, licence, data, the version of the pipeline whose analysis is read.
    """

    mean: np.ndarray
    deviation: np.ndarray
    weights: np.ndarray
    intercepts: np.ndarray
    confidence: dict[str, tuple[float, float]]
    about: dict[str, Any]


def number_names() -> tuple[str, ...]:
    """Name the numbers that describe a target: the clues, then the meanings."""
    return (*clue_names(), *(f"{place}_{number}" for place in PLACES for number in range(WIDTH)))


def save(learned: Learned, folder: Path) -> None:
    """Write what was learnt in single precision; the same numbers give the same bytes.

    Args:
        learned: what to write.
        folder: made if missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(folder / NUMBERS, "w", zipfile.ZIP_DEFLATED) as packed:
        for key in _ARRAYS:
            with packed.open(zipfile.ZipInfo(f"{key}.npy", _STAMP), "w") as file:
                values = getattr(learned, key).astype("float32")
                np.lib.format.write_array(file, values, allow_pickle=False)
    settings = {
        "about": learned.about,
        "confidence": learned.confidence,
        "polarities": POLARITIES,
        "clues": clue_names(),
    }
    text = json.dumps(settings, ensure_ascii=False, indent=1)
    (folder / SETTINGS).write_text(text + "\n", encoding="utf-8")


def load(folder: Path) -> Learned:
    """Read what was learnt.

    Args:
        folder: as `save` wrote it.

    Returns:
        What was learnt.

    Raises:
        FileNotFoundError: a file is missing.
        ValueError: the weights were learnt for other clues than this version computes.
    """
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    with np.load(folder / NUMBERS, allow_pickle=False) as packed:
        arrays = {key: packed[key].astype("float64") for key in _ARRAYS}
    if tuple(settings["clues"]) != clue_names() or arrays["mean"].shape != (len(HEADS), len(number_names())):
        raise ValueError(
            f"{folder}: was learnt for other clues; make it anew with python -m training.polarity"
        )
    confidence = {head: tuple(values) for head, values in settings["confidence"].items()}
    return Learned(**arrays, confidence=confidence, about=settings["about"])
