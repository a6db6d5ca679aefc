"""Writes the rows of a workbook to standard output: run by `spreadsheet` in a process of its own.

A few bytes can make a workbook claim billions of cells, for which its reader asks for memory at once and is
ended by the system when there is none. So it is read here, within limits, where that costs no other document.
This file imports nothing of the package, so that it starts fast.
"""

import datetime
import json
import sys
from contextlib import suppress
from io import BytesIO
from typing import Any

import python_calamine

_SECONDS = 600


def main() -> None:
    """Read a workbook from standard input.

    The only argument is how many bytes of memory may be used. Each line that is written is a list in JSON:
    "sheet"; then "row", the number of the row in the sheet from 1, and its cells, a date among them as
    {"date": "2019-02-27T14:05:00"}; "done" behind the rows of a sheet; last of all "end", or "error" and
    "locked" or "damaged".
    """
    _limit(int(sys.argv[1]))
    data = BytesIO(sys.stdin.buffer.read())
    try:
        with python_calamine.CalamineWorkbook.from_filelike(data) as workbook:
            for sheet in workbook.sheets_metadata:
                if (
                    sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
                    and sheet.visible == python_calamine.SheetVisibleEnum.Visible
                ):
                    _write_sheet(workbook, sheet.name)
        _write("end")
    except python_calamine.PasswordError:
        _write("error", "locked")
    except BrokenPipeError:
        return  # enough was read
    except MemoryError:
        return  # no "end" says so
    except BaseException:  # errors of whatever kind a damaged workbook is met with, panics included
        _write("error", "damaged")


def _write_sheet(workbook: python_calamine.CalamineWorkbook, name: str) -> None:
    sheet = workbook.get_sheet_by_name(name)
    _write("sheet")
    for number, row in enumerate(sheet.iter_rows(), 1):
        if any(cell != "" for cell in row):
            _write("row", number, [_cell(cell) for cell in row])
    _write("done")
    sys.stdout.flush()  # what the next sheet does to this process costs nothing of this one


def _cell(value: Any) -> Any:
    """Give a cell as JSON can write it."""
    if isinstance(value, datetime.datetime):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"date": f"{value.isoformat()}T00:00:00"}
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return value


def _write(*values: Any) -> None:
    sys.stdout.write(f"{json.dumps(values)}\n")


def _limit(size: int) -> None:
    """Limit memory and time, where the system can."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (size, size))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
