"""Keep the learned judge in a folder: numbers and settings; nothing in it is executed."""

import json
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from thinc.api import Model

from analysis.sentiment.clues import clue_names
from analysis.sentiment.network import build

MODEL = Path(__file__).parent / "model"
"""The weights that the package ships."""
NUMBERS, SETTINGS = "weights.npz", "settings.json"
_STAMP = (1980, 1, 1, 0, 0, 0)


class Learned(NamedTuple):
    """What was learnt.

    Attributes:
        networks: that judge together.
        mean: of each clue.
        deviation: of each clue.
        confidence: per head, slope and intercept from the odds of the likeliest polarity to the odds that
            it is right.
        about: version, licence, data, the version of the pipeline whose analysis is read.
    """

    networks: tuple[Model, ...]
    mean: np.ndarray
    deviation: np.ndarray
    confidence: dict[str, tuple[float, float]]
    about: dict[str, Any]


def save(learned: Learned, folder: Path) -> None:
    """Write what was learnt, the networks in half precision; the same numbers give the same bytes.

    Args:
        learned: what to write.
        folder: made if missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays = {"mean": learned.mean.astype("float32"), "deviation": learned.deviation.astype("float32")}
    for number, network in enumerate(learned.networks):
        for place, (node, name) in enumerate(_parameters(network)):
            arrays[f"{number}/{place:02}"] = node.get_param(name).astype("float16")
    with zipfile.ZipFile(folder / NUMBERS, "w", zipfile.ZIP_DEFLATED) as packed:
        for key in sorted(arrays):
            with packed.open(zipfile.ZipInfo(f"{key}.npy", _STAMP), "w") as file:
                np.lib.format.write_array(file, arrays[key], allow_pickle=False)
    settings = {
        "about": learned.about,
        "networks": len(learned.networks),
        "width": learned.networks[0].layers[1].get_dim("nI") // 2 - len(learned.mean) // 2,
        "words": _width_of_words(learned.networks[0]),
        "confidence": learned.confidence,
        "clues": list(clue_names()),
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
    if tuple(settings["clues"]) != clue_names():
        raise ValueError(
            f"{folder}: was learnt for other clues; make it anew with python -m training.polarity"
        )
    networks = []
    with np.load(folder / NUMBERS, allow_pickle=False) as arrays:
        for number in range(settings["networks"]):
            network = build(settings["words"], len(settings["clues"]), settings["width"])
            for place, (node, name) in enumerate(_parameters(network)):
                node.set_param(name, arrays[f"{number}/{place:02}"].astype("float32"))
            networks.append(network)
        mean, deviation = arrays["mean"], arrays["deviation"]
    confidence = {head: tuple(values) for head, values in settings["confidence"].items()}
    return Learned(tuple(networks), mean, deviation, confidence, settings["about"])


def _parameters(network: Model) -> list[tuple[Model, str]]:
    """List the parameters of a network in a fixed order."""
    return [
        (node, name) for node in network.walk() for name in sorted(node.param_names) if node.has_param(name)
    ]


def _width_of_words(network: Model) -> int:
    """Say how many numbers a network reads per word."""
    return next(node for node in network.layers[0].walk() if node.name == "linear").get_dim("nI")
