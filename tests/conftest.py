"""What many tests share: the shipped pipeline, the seed article, the data that is not in the repository."""

from pathlib import Path

import pytest

from analysis.language.pipeline import load_pipeline

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "000_4a6336dda92f45a4.txt"


@pytest.fixture(scope="session")
def nlp():
    return load_pipeline()


@pytest.fixture(scope="session")
def seed_text():
    return SEED.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def shared():
    folder = ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("needs the development data in ../shared, which is not part of the repository")
    return folder
