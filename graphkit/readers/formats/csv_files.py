"""CSV and TSV, whatever the separator."""

from __future__ import annotations

import csv
from collections import Counter
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Final, Literal

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import counted
from graphkit.readers.files.archives import PIECE
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.escaped_quotes import (
    has_escaped_quotes,
    may_have_escaped_quotes,
    with_doubled_quotes,
)
from graphkit.readers.formats.lines_in_cells import holds_lines, out_of_cells, separator_inside
from graphkit.readers.formats.opened_table import opened_table
from graphkit.readers.formats.row_names import with_row_names
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.titles import below_separator, below_titles, separator_below
from graphkit.readers.formats.width import check_width

SEPARATORS: Final = ",;\t|"
TABBED: Final = (".tsv", ".tab")
# A record has no more fields than this, a row each.
MOST_SAID: Final = 100


def read_csv(contents: Contents) -> list[Rows]:
    """The rows of a CSV or TSV file. Raises DataError where it is no table, with the row where that shows."""
    table = below_separator(contents)
    if has_escaped_quotes(table.path):
        with suppress(DataError):
            return _read(with_doubled_quotes(table))
    try:
        return _read(table)
    except DataError:
        if not may_have_escaped_quotes(table.path):
            raise
        return _read(with_doubled_quotes(table))


def _read(given: Contents) -> list[Rows]:
    told, names = _header(given)
    if len(names) == 1:
        if inside := separator_inside(given, SEPARATORS):
            return _read(out_of_cells(given, inside))
        told = separator_below(given.path, _separators(given))
    contents = with_row_names(below_titles(given, told), told)
    separator, header = _header(contents)
    check_width(len(header), contents.name)
    if header[0] == "id" and len(header) == 2 and (said := _of_one_record(contents, separator)):
        return [Rows(pl.DataFrame(said))]
    try:
        frame = pl.read_csv(contents.path, separator=separator, infer_schema=False, glob=False)
    except pl.exceptions.PolarsError:
        # polars wants every quote in its place. Tools write 5" as it is; the standard library reads that.
        frame = _read_otherwise(contents, separator, len(header))
    short = _short_rows(contents.path, separator, frame, len(header))
    if short and holds_lines(frame, separator):
        return _read(out_of_cells(contents, separator))
    return [Rows(frame, counted(contents.name, [(short, "rows shorter than the header: the rest is unknown")]))]


def _of_one_record(contents: Contents, separator: str) -> dict[str, list[str]] | None:
    """What YouTube Data Tools tell of one video: a name and a value in each row, so that the first is no header."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows = _first_rows(contents.path, separator, quoting)
        said = {row[0]: row[1:] for row in rows if len(row) == 2}
        if len(said) == len(rows) <= MOST_SAID and {"id", "title", "channelId"} <= said.keys():
            return said
    return None


def _first_rows(path: Path, separator: str, quoting: Literal[0, 3]) -> list[list[str]]:
    with opened_table(path) as opened:
        try:
            return list(islice(csv.reader(opened, delimiter=separator, quoting=quoting), MOST_SAID + 1))
        except csv.Error:
            return []


def _header(contents: Contents) -> tuple[str, list[str]]:
    """The separator that makes most columns of the first line, and these."""
    headers = {separator: _first_row(contents.path, separator) for separator in _separators(contents)}
    separator = max(headers, key=lambda separator: len(headers[separator]))
    if not any(cell.strip() for cell in headers[separator]):
        raise DataError(
            f"{contents.name} has no header: its first line is blank, or has none of the separators that are known.",
            advice="The first line must name the columns, with commas, semicolons, tabs or bars between them.",
            file=contents.name,
        )
    return separator, headers[separator]


def _separators(contents: Contents) -> str:
    """Tabs where the name says so; a table without any only has the name."""
    return "\t" if contents.format in TABBED and len(_first_row(contents.path, "\t")) > 1 else SEPARATORS


def _first_row(path: Path, separator: str) -> list[str]:
    with opened_table(path) as opened:
        try:
            return next(filter(None, csv.reader(opened, delimiter=separator, strict=True)), [])
        except csv.Error:
            return []


def _read_otherwise(contents: Contents, separator: str, width: int) -> pl.DataFrame:
    try:
        return _read_slowly(contents, separator)
    except DataError:
        if separator != "\t" or not _is_bare(contents.path, width):
            raise
        return pl.read_csv(contents.path, separator=separator, quote_char=None, infer_schema=False, glob=False)


def _is_bare(path: Path, width: int) -> bool:
    """Whether each line is a row as it stands: some tools put tabs between cells, and quotes around none."""
    with path.open(encoding="utf-8", newline="\n") as opened:
        return all(line.count("\t") == width - 1 for line in opened)


def _read_slowly(contents: Contents, separator: str) -> pl.DataFrame:
    with opened_table(contents.path) as opened:
        reader = csv.reader(opened, delimiter=separator, strict=True)
        rows: list[list[str | None]] = []
        try:
            header = next(filter(None, reader))
            for cells in reader:
                if len(cells) > len(header):
                    raise csv.Error(f"row {len(rows) + 1:,} has {len(cells)} cells, the header {len(header)}")
                rows.append([*cells, *[None] * (len(header) - len(cells))])
        except csv.Error as error:
            raise _broken(contents, str(error), len(rows) + 1, reader.line_num) from error
    columns = zip(*rows, strict=True) if rows else ([] for _ in header)
    return pl.DataFrame(
        [pl.Series(name, cells, pl.String) for name, cells in zip(distinct(header), columns, strict=True)]
    )


def distinct(header: list[str]) -> list[str]:
    """Column names as polars makes them distinct."""
    names: list[str] = []
    seen: Counter[str] = Counter()
    for name in header:
        again = seen[name]
        seen[name] += 1
        names.append(f"{name}_duplicated_{again - 1}" if again else name)
    return names


def _broken(contents: Contents, problem: str, row: int, line: int) -> DataError:
    if problem == "unexpected end of data":
        problem = "a quote that opens in this row is never closed"
    where = "" if problem.startswith("row") else f"row {row:,} (to line {line:,}): "
    return DataError(
        f"{contents.name} is not a proper table: {where}{problem}.",
        advice="Mend that row, or export the file again; a cell that holds a separator or a line break must be "
        "in quotes, and nothing may stand above the names of the columns.",
        file=contents.name,
        row=row,
    )


def _short_rows(path: Path, separator: str, frame: pl.DataFrame, width: int) -> int:
    """How many rows lack cells. Only a row whose last cell is empty can, and the separators tell whether any does."""
    if not frame.height or not frame.to_series(frame.width - 1).null_count():
        return 0
    if _count_separators(path, separator) == (frame.height + 1) * (width - 1):
        return 0
    with opened_table(path) as opened:
        return sum(0 < len(cells) < width for cells in csv.reader(opened, delimiter=separator))


def _count_separators(path: Path, separator: str) -> int:
    """The separators outside quotes: those with an even number of quotes before them."""
    # Few files ask for it, and loading it takes a tenth of what reading a million rows does.
    import numpy as np

    total, quotes_before = 0, 0
    with path.open("rb", buffering=0) as opened:
        while piece := opened.read(PIECE):
            letters = np.frombuffer(piece, np.uint8)
            separators, quotes = letters == ord(separator), np.flatnonzero(letters == ord('"'))
            if quotes.size:
                inside = (np.searchsorted(quotes, np.flatnonzero(separators)) + quotes_before) % 2
                total += inside.size - int(np.count_nonzero(inside))
            elif quotes_before % 2 == 0:
                total += int(np.count_nonzero(separators))
            quotes_before += quotes.size
    return total
