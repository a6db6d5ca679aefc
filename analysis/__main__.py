"""The command line: `python -m analysis annotate | sentiment | info`."""

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from analysis import __version__
from analysis.annotate import CannotRun
from analysis.columns import TableError
from analysis.commands import annotate, info, sentiment
from analysis.commands.messages import tell
from analysis.corpus.settings import SettingsError
from analysis.language.pipeline import PipelineMissing

COMMANDS = {"annotate": annotate, "sentiment": sentiment, "info": info}
_USER_ERRORS = (CannotRun, PipelineMissing, SettingsError, TableError)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: of the command line; None for those of this process.

    Returns:
        The exit code: 0 all done, 1 something was rejected, 2 nothing could be done, 130 interrupted.
    """
    chosen = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        return COMMANDS[chosen.command].run(chosen)
    except _USER_ERRORS as error:
        tell(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        where = f" ({error.filename})" if error.filename else ""
        tell(f"{error.strerror or error}{where}; check the disk and the permissions")
    except KeyboardInterrupt:
        tell("interrupted; what was analysed is kept, so the same command goes on from there")
        return 130
    return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Who is mentioned, who is quoted, and how topics are judged in German news.",
        epilog="'python -m analysis COMMAND --help' says all about a command.",
    )
    parser.add_argument("--version", action="version", version=f"pressespiegel {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(
            name,
            help=module.HELP,
            description=f"{module.HELP[0].upper()}{module.HELP[1:]}.",
            epilog=module.DETAILS,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.add_arguments(command)
    return parser


def _interrupt(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
