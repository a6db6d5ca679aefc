"""Keep what was learnt in a folder: numbers in one file, names and settings in another; none is executed."""

import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from thinc.api import Model

from analysis.quotes.learned.categories import table_of
from analysis.quotes.learned.judge import Judge, build_judge
from analysis.quotes.learned.network import build
from analysis.quotes.learned.tagger import Tagger

MODEL = Path(__file__).parent / "model"
"""The weights that the package ships."""
NUMBERS, SETTINGS = "weights.npz", "settings.json"
_STAMP = (1980, 1, 1, 0, 0, 0)


class Learned(NamedTuple):
    """What the learned engine consists of.

    Attributes:
        tagger: of quotations.
        judge: of candidates.
        roles: tagger of roles.
        about: version, licence, data, the version of the pipeline whose analysis it reads.
    """

    tagger: Tagger
    judge: Judge
    roles: Tagger
    about: dict[str, Any]


def save(learned: Learned, folder: Path) -> None:
    """Write what was learnt, numbers in half precision; the same numbers give the same bytes.

    Args:
        learned: what to write.
        folder: made if missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, np.ndarray] = {}
    settings: dict[str, Any] = {"about": learned.about}
    for name in ("tagger", "roles"):
        part: Tagger = getattr(learned, name)
        arrays |= _arrays(name, part.networks) | {
            f"{name}/mean": part.mean,
            f"{name}/deviation": part.deviation,
        }
        width = part.networks[0].get_param("table").shape[1]
        settings[name] = {
            "networks": len(part.networks),
            "width": width,
            "tags": list(part.tags),
            "table": part.table.values(),
        }
    judge = learned.judge
    arrays |= _arrays("judge", judge.networks) | {
        "judge/mean": judge.mean,
        "judge/deviation": judge.deviation,
    }
    settings["judge"] = {"networks": len(judge.networks), "least": judge.least, "scale": list(judge.scale)}
    with zipfile.ZipFile(folder / NUMBERS, "w", zipfile.ZIP_DEFLATED) as packed:
        for key in sorted(arrays):
            with packed.open(zipfile.ZipInfo(f"{key}.npy", _STAMP), "w") as file:
                np.lib.format.write_array(file, _half(key, arrays[key]), allow_pickle=False)
    text = json.dumps(settings, ensure_ascii=False, indent=0)
    (folder / SETTINGS).write_text(text + "\n", encoding="utf-8")


def _half(key: str, array: np.ndarray) -> np.ndarray:
    """Halve the precision of weights; scales keep theirs."""
    return array.astype("float32" if key.endswith(("/mean", "/deviation")) else "float16")


def load(folder: Path) -> Learned:
    """Read what was learnt.

    Args:
        folder: as `save` wrote it.

    Returns:
        What was learnt.

    Raises:
        FileNotFoundError: a file is missing.
    """
    settings = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    with np.load(folder / NUMBERS, allow_pickle=False) as packed:
        arrays = {key: packed[key].astype("float32") for key in packed.files}
    tagger, roles = (_tagger(name, settings[name], arrays) for name in ("tagger", "roles"))
    said = settings["judge"]
    networks = tuple(build_judge(len(arrays["judge/mean"])) for _ in range(said["networks"]))
    _fill("judge", networks, arrays)
    judge = Judge(
        arrays["judge/mean"], arrays["judge/deviation"], networks, said["least"], tuple(said["scale"])
    )
    return Learned(tagger, judge, roles, settings["about"])


def _tagger(name: str, said: dict[str, Any], arrays: dict[str, np.ndarray]) -> Tagger:
    table = table_of(said["table"])
    mean, deviation = arrays[f"{name}/mean"], arrays[f"{name}/deviation"]
    tags = tuple(said["tags"])
    networks = tuple(build(len(table), said["width"], len(mean), tags) for _ in range(said["networks"]))
    _fill(name, networks, arrays)
    return Tagger(table, mean, deviation, tags, networks)


def _parameters(name: str, networks: tuple[Model, ...]) -> Iterator[tuple[str, Model, str]]:
    """Give every parameter's key, the layer that has it, and its name there."""
    for number, network in enumerate(networks):
        for place, layer in enumerate(network.walk()):
            for parameter in layer.param_names:
                yield f"{name}/{number}/{place}/{parameter}", layer, parameter


def _arrays(name: str, networks: tuple[Model, ...]) -> dict[str, np.ndarray]:
    return {key: layer.get_param(parameter) for key, layer, parameter in _parameters(name, networks)}


def _fill(name: str, networks: tuple[Model, ...], arrays: dict[str, np.ndarray]) -> None:
    for key, layer, parameter in _parameters(name, networks):
        layer.set_param(parameter, arrays[key])
