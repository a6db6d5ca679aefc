"""Settings that a corpus brings along in TOML files: where they lie, and how they are read."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

_ERROR_LINE = re.compile(r"at line (\d+)")


class SettingsError(ValueError):
    """A file of settings that cannot be used; the message names file and place and says what to do."""


class Settings(NamedTuple):
    """A TOML file.

    Attributes:
        text: as it is written.
        values: what it says.
    """

    text: str
    values: dict[str, Any]


def settings_file(inputs: Sequence[Path], name: str) -> Path | None:
    """Find a file of settings that a corpus brings along.

    Args:
        inputs: the files and folders of the corpus.
        name: of the file.

    Returns:
        The first such file at the root of a folder or beside a file; None if there is none.
    """
    for path in inputs:
        found = (path if path.is_dir() else path.parent) / name
        if found.is_file():
            return found
    return None


def read_settings(path: Path, refuse: type[SettingsError] = SettingsError) -> Settings:
    """Read a file of settings.

    Args:
        path: the file, TOML in UTF-8.
        refuse: the kind of error to raise.

    Returns:
        Its content, not yet checked.

    Raises:
        SettingsError: of the given kind, if the file is missing, is not UTF-8 or not TOML.
    """
    try:
        text = path.read_text("utf-8-sig")
        return Settings(text, tomllib.loads(text))
    except OSError as error:
        raise refuse(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except UnicodeDecodeError as error:
        raise refuse(f"{path}: is not UTF-8; save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        found = _ERROR_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise refuse(f"{path}, line {line}: is not valid TOML ({error}); correct that place") from error
