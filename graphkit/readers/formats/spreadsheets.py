"""Spreadsheets (.xlsx): each sheet is a table of texts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, Final

import polars as pl

from graphkit.errors import DataError
from graphkit.readers.files.archives import most_bytes
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.csv_files import distinct
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.titles import LOOKED_AT, header_place
from graphkit.readers.formats.width import check_width
from graphkit.readers.formats.workbook_parts import MOST_ROWS, check_parts

# Whole numbers above this are no longer exact in a cell.
LARGEST_EXACT: Final = 2**53
# What a cell takes in memory, were it empty.
BYTES_A_CELL: Final = 8


def read_xlsx(contents: Contents) -> list[Rows]:
    """The sheets that hold anything. Raises DataError where it is no workbook, or expands without end."""
    import openpyxl

    try:
        check_parts(contents)
        book = openpyxl.load_workbook(contents.path, read_only=True, data_only=True)
        sheets = [_table(_rows(sheet, contents), contents) for sheet in book.worksheets]
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


def _rows(sheet: Any, contents: Contents) -> Iterator[tuple[str | None, ...]]:
    """The cells as texts, refused where there is no end of them: many may show one long text, or be claimed only."""
    # What a sheet says of its own size need not be true.
    sheet.reset_dimensions()
    limit = most_bytes(contents.bytes)
    size = width = 0
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        texts = tuple(map(_text, row))
        width = max(width, len(texts))
        size += BYTES_A_CELL * width + sum(map(len, filter(None, texts)))
        if number > MOST_ROWS or size > limit:
            raise DataError(
                f"{contents.name} holds a sheet of more than {MOST_ROWS:,} rows or {limit >> 20:,} MB; "
                "reading stopped there.",
                advice="If you trust the file, save its sheets as CSV and read these.",
                file=contents.name,
                row=number,
            )
        yield texts


def _table(rows: Iterator[tuple[str | None, ...]], contents: Contents) -> pl.DataFrame:
    first = list(islice(rows, LOOKED_AT))
    if not first:
        return pl.DataFrame()
    place = header_place(first)
    header = first[place]
    named = distinct([cell or "" for cell in header])
    places = {name: place for place, name in enumerate(named) if header[place]}
    check_width(len(places), contents.name)
    columns: dict[str, list[str | None]] = {name: [] for name in places}
    for row in chain(first[place + 1 :], rows):
        for name, cells in columns.items():
            cells.append(row[places[name]] if places[name] < len(row) else None)
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
