"""environment.yml, pyproject.toml and the lock file name the same versions."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
CONDA_NAMES = {"matplotlib-base": "matplotlib"}
REQUIREMENT = re.compile(r"([A-Za-z][\w.-]*)((?:[=<>!~]=?[\w.,<>=*]+)?)$")


def requirements(lines):
    found = (REQUIREMENT.match(line) for line in lines)
    return {m[1]: m[2] for m in found if m}


def wanted():
    return requirements(PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"])


def conda():
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").splitlines()
    entries = requirements(line.strip().removeprefix("- ") for line in lines if line.strip().startswith("- "))
    return {CONDA_NAMES.get(name, name): version for name, version in entries.items()}


@pytest.mark.parametrize(("name", "version"), sorted(wanted().items()))
def test_conda_environment_names_the_projects_version(name, version):
    assert conda().get(name) == version


def test_conda_environment_installs_the_project_itself():
    assert "      - --editable .\n" in (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert conda()["python"] == PROJECT["project"]["requires-python"]


@pytest.mark.parametrize(("name", "version"), sorted(wanted().items()))
def test_lock_file_holds_every_requirement_with_hashes(name, version):
    entry = re.search(rf"^{re.escape(name)}==(\S+).*\n    --hash=sha256:[0-9a-f]{{64}}", LOCK, re.MULTILINE)
    assert entry, f"{name} is missing from requirements.lock; run: make lock"
    if version.startswith("=="):
        assert entry[1] == version.removeprefix("==")


def test_lock_file_names_no_index():
    assert not re.search(r"https?://|--index|--find-links|file:", LOCK)


def test_the_placeholder_model_of_a_stranger_is_never_required():
    assert "de-core-news" not in " ".join([LOCK, *wanted()])
