"""Spreadsheets (.xlsx, .ods): each sheet is a table of texts."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from itertools import chain, islice
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.readers.files.archives import most_bytes
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.csv_files import distinct
from graphkit.readers.formats.ods_sheets import ods_sheets
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.titles import LOOKED_AT, header_place
from graphkit.readers.formats.width import check_width
from graphkit.readers.formats.workbook_parts import MOST_ROWS
from graphkit.readers.formats.xlsx_sheets import xlsx_sheets

Cells = tuple[str | None, ...]

# What a cell takes in memory, were it empty.
BYTES_A_CELL: Final = 8
_SHEETS: Final[Mapping[str, Callable[[Contents], Generator[Iterator[Cells], None, None]]]] = {
    ".xlsx": xlsx_sheets,
    ".ods": ods_sheets,
}


def read_spreadsheet(contents: Contents) -> list[Rows]:
    """The sheets that hold anything. Raises DataError where it is no workbook, or expands without end."""
    try:
        with closing(_SHEETS[contents.format](contents)) as given:
            sheets = [_table(_bounded(rows, contents), contents) for rows in given]
    except DataError:
        raise
    except Exception as error:  # the parsers of workbooks raise whatever they met
        raise DataError(
            f"{contents.name} is not a proper workbook: {error}.",
            advice="Save it again as .xlsx, without a password, or download it again.",
            file=contents.name,
        ) from error
    return [Rows(sheet) for sheet in sheets if sheet.width]


def _bounded(rows: Iterator[Cells], contents: Contents) -> Iterator[Cells]:
    """The rows, refused where there is no end of them: many may show one long text, or be claimed only."""
    limit = most_bytes(contents.bytes)
    size = width = 0
    for number, row in enumerate(rows, 1):
        width = max(width, len(row))
        size += BYTES_A_CELL * width + sum(map(len, filter(None, row)))
        if number > MOST_ROWS or size > limit:
            raise DataError(
                f"{contents.name} holds a sheet of more than {MOST_ROWS:,} rows or {limit >> 20:,} MB; "
                "reading stopped there.",
                advice="If you trust the file, save its sheets as CSV and read these.",
                file=contents.name,
                row=number,
            )
        yield row


def _table(rows: Iterator[Cells], contents: Contents) -> pl.DataFrame:
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
