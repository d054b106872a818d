"""A table as an Excel workbook of one sheet."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, Final

import polars as pl

from graphkit.files.tables import flat, harmless

# More does not fit into a cell.
LONGEST: Final = 32_767
# What XML cannot hold.
CONTROL: Final = r"[\x00-\x08\x0B\x0C\x0E-\x1F\x{FFFE}\x{FFFF}]"
# In characters: as wide as what a column holds, so that nobody has to drag, and no wider than can be read at once.
NARROWEST: Final = 8
WIDEST: Final = 60
# Zip files know no earlier time; with a fixed one the same table gives the same bytes.
LONG_AGO: Final = datetime(1980, 1, 1)


def workbook(table: pl.DataFrame, title: str = "Candidates") -> bytes:
    """The table with its header row; texts are texts, whatever they begin with."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = LONG_AGO
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    plain = _plain(table)
    for place, width in enumerate(_widths(plain), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(plain.width)}{plain.height + 1}"
    sheet.append(plain.columns)

    def cell(value: object) -> Any:
        made = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            made.data_type = "s"
        return made

    for row in plain.iter_rows():
        sheet.append([cell(value) for value in row])
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_times(buffer.getvalue())


def _plain(table: pl.DataFrame) -> pl.DataFrame:
    text = pl.col(pl.String)
    cleaned = harmless(flat(table).with_columns(text.str.replace_all(CONTROL, "")))
    return cleaned.with_columns(text.str.head(LONGEST))


def _widths(table: pl.DataFrame) -> list[int]:
    longest = table.select(pl.all().cast(pl.String).str.len_chars().max().fill_null(0))
    held = zip(table.columns, longest.row(0), strict=True)
    return [min(max(NARROWEST, len(header) + 2, most + 1), WIDEST) for header, most in held]


def _without_times(written: bytes) -> bytes:
    """The same archive, its members in their order, as if all had been written long ago."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, LONG_AGO.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
