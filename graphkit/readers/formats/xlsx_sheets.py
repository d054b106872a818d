"""Excel workbooks (.xlsx), through openpyxl, which reads row by row."""

from __future__ import annotations

import datetime
from collections.abc import Generator, Iterator
from typing import Any

from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.workbook_parts import check_parts
from graphkit.readers.formats.written_numbers import float_as_text


def xlsx_sheets(contents: Contents) -> Generator[Iterator[tuple[str | None, ...]], None, None]:
    """The rows of each sheet. Raises DataError, and whatever openpyxl's parsers meet."""
    import openpyxl

    check_parts(contents)
    # Opened here: the library goes by what a file is called.
    with contents.path.open("rb") as opened:
        book = openpyxl.load_workbook(opened, read_only=True, data_only=True)
        yield from map(_rows, book.worksheets)
        book.close()


def _rows(sheet: Any) -> Iterator[tuple[str | None, ...]]:
    # What a sheet says of its own size need not be true.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield tuple(map(_text, row))


def _text(cell: Any) -> str | None:
    if cell is None or cell == "":
        return None
    if isinstance(cell, float):
        return float_as_text(cell)
    return cell.isoformat() if isinstance(cell, datetime.datetime) else str(cell)
