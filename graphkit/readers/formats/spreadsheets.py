"""Spreadsheets (.xlsx): each sheet is a table of texts."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

import polars as pl

from graphkit.errors import DataError
from graphkit.readers.files.archives import HARMLESS_EXPANSION, LARGEST_EXPANSION
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.width import check_width

# Whole numbers above this are no longer exact in a cell.
LARGEST_EXACT: Final = 2**53
# A workbook may have a row of titles above the names of its columns.
HEADERS: Final = 2


def read_xlsx(contents: Contents) -> list[Rows]:
    """The sheets that hold anything. Raises DataError where it is no workbook, or expands without end."""
    import openpyxl

    try:
        _check_expansion(contents)
        book = openpyxl.load_workbook(contents.path, read_only=True, data_only=True)
        sheets = [_table(sheet.iter_rows(values_only=True), contents) for sheet in book.worksheets]
        book.close()
    except DataError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers met
        raise DataError(
            f"{contents.name} is not a proper workbook: {error}.",
            advice="Save or download it again; if it is an old .xls, save it as .xlsx.",
            file=contents.name,
        ) from error
    return [Rows(sheet) for sheet in sheets if sheet.width]


def _check_expansion(contents: Contents) -> None:
    with zipfile.ZipFile(contents.path) as archive:
        # The library stops at the size that is declared.
        total = sum(part.file_size for part in archive.infolist())
    limit = max(HARMLESS_EXPANSION, LARGEST_EXPANSION * contents.bytes)
    if total > limit:
        raise DataError(
            f"{contents.name} expands to more than {limit / contents.bytes:,.0f} times its size; it was not read.",
            advice="If you trust the file, save its sheets as CSV and read these.",
            file=contents.name,
        )


def _table(rows: Iterator[tuple[Any, ...]], contents: Contents) -> pl.DataFrame:
    first = [tuple(map(_text, row)) for row in islice(rows, HEADERS)]
    if not first:
        return pl.DataFrame()
    header = max(first, key=lambda row: sum(cell is not None for cell in row))
    check_width(len(header), contents.name)
    below = first[first.index(header) + 1 :]
    names = [cell or f"column {place}" for place, cell in enumerate(header, 1)]
    places = {name: place for place, name in reversed(list(enumerate(names))) if header[place] is not None}
    cells = [*below, *(tuple(map(_text, row[: len(header)])) for row in rows)]
    columns = {
        name: [row[place] if place < len(row) else None for row in cells]
        for name, place in sorted(places.items(), key=lambda item: item[1])
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def _text(cell: Any) -> str | None:
    """A cell as text; a number that has lost its last digits so that it shows (1.8e+16)."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell)) if abs(cell) < LARGEST_EXACT else f"{cell:.16e}"
    if isinstance(cell, datetime.datetime):
        return cell.isoformat()
    return str(cell)
