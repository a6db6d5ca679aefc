"""Do the same work in several processes, none of which outlives the command."""

import signal
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

from thinc.api import NumpyOps, set_current_ops

from analysis.processes import end_with_the_parent

_PROCESSES = 2
Task = TypeVar("Task")
Result = TypeVar("Result")


def use_fast_products() -> None:
    """Let numpy multiply matrices: it trains faster than the library that pipelines use by default."""
    set_current_ops(NumpyOps(use_blis=False))


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=end_with_the_parent, daemon=True).start()
    use_fast_products()


def in_processes(function: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    """Map a function over tasks.

    Args:
        function: of an importable module; a module that runs as `__main__` is not.
        tasks: its arguments.

    Returns:
        The results in the order of the tasks.
    """
    with ProcessPoolExecutor(_PROCESSES, mp_context=get_context("spawn"), initializer=_begin) as pool:
        return list(pool.map(function, tasks))
