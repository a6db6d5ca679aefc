"""The figures in `figures/` are those that the notebooks make of `seeds/` today."""

import subprocess
from pathlib import Path

import matplotlib.image
import nbformat
import numpy as np
import pytest

ROOT = Path(__file__).parents[2]
FIGURES = ROOT / "figures"
RENEW = "figures/ is not current; renew it with: make figures"


@pytest.fixture(scope="module")
def today(tmp_path_factory):
    """The code of the notebooks, run without a kernel, writing into another folder."""
    folder = tmp_path_factory.mktemp("figures")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FIGURES", str(folder))
        patch.delenv("CORPUS", raising=False)
        for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
            cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
            exec(compile("\n".join(cell.source for cell in cells), path.name, "exec"), {})
    return folder


def names(folder, kind):
    return sorted(path.name for path in folder.glob(f"*.{kind}"))


@pytest.mark.parametrize("kind", ["csv", "png", "svg"])
def test_the_same_charts_are_there(today, kind):
    assert names(today, kind), "the notebooks wrote no chart"
    assert names(FIGURES, kind) == names(today, kind), RENEW


def test_the_plotted_numbers_are_the_same(today):
    for name in names(today, "csv"):
        assert (FIGURES / name).read_text() == (today / name).read_text(), f"{name}: {RENEW}"


def test_the_pictures_are_the_same(today):
    for name in names(today, "png"):
        old, new = (matplotlib.image.imread(folder / name) for folder in (FIGURES, today))
        assert old.shape == new.shape, f"{name}: {RENEW}"
        differing = np.abs(old - new).max(axis=2) > 0.05
        assert differing.mean() < 0.0005, f"{name}: {RENEW}"


def test_the_drawings_are_the_same(today):
    for name in names(today, "svg"):
        assert (FIGURES / name).read_bytes() == (today / name).read_bytes(), f"{name}: {RENEW}"


def test_the_charts_of_other_corpora_are_not_tracked():
    folders = subprocess.run(
        ["git", "check-ignore", "figures/articles/x.svg"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if folders.returncode == 128:
        pytest.skip("this is no git repository")
    assert folders.returncode == 0
