"""What stands around the names of the columns: titles, a line that tells the separator (sep=;), one drawn below."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.readers.cells.vocabulary import known_names
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.column_names import in_words
from graphkit.readers.formats.opened_table import opened_table

# Nobody writes more above a table.
LOOKED_AT: Final = 10
# What stands below one cell and is narrower may be texts that hold a separator, or that R has numbered; unless its own
# first row is one of names that we know.
NARROWEST: Final = 3
_TELLS_SEPARATOR: Final = re.compile(r'^"?sep=[,;\t|]"?\s*$')

_DRAWN: Final = re.compile(r"[-=+:|\s]+")


def header_place(rows: Sequence[Sequence[str | None]]) -> int:
    """Which of the first rows names the columns: the first that fills more than half as many cells as the fullest.

    >>> header_place([("Comments of May", None, None), (None, None, None), ("id", "text", None), ("1", "hi", "5")])
    2
    """
    filled = [sum(bool(cell and cell.strip()) for cell in row) for row in rows]
    return next((place for place, cells in enumerate(filled) if 2 * cells > max(filled)), 0)


def below_separator(contents: Contents) -> Contents:
    """The table below a line that only tells its separator."""
    with contents.path.open(encoding="utf-8", newline="") as opened:
        return _below(1, contents) if _TELLS_SEPARATOR.search(opened.readline(LOOKED_AT)) else contents


def below_titles(contents: Contents, separator: str) -> Contents:
    """The table below its titles: in rows as wide as the table, as spreadsheets save these, or alone in their lines."""
    first = list(first_rows(contents.path, separator))
    rows = [row for _, row in first]
    place = header_place(rows) if rows else 0
    are_wide = len({len(row) for row in rows[: place + 1]}) == 1
    if not place or not (are_wide or _stand_alone(rows, place)):
        return contents
    return _below(first[place - 1][0], contents)


def separator_below(path: Path, separators: str) -> str:
    """The separator that makes most cells of any of the first rows: a title alone in its line has none."""
    return max(separators, key=lambda separator: max((len(row) for _, row in first_rows(path, separator)), default=0))


def _stand_alone(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Whether only single cells stand above the header, and below it rows as wide as it is."""
    widths = {len(row) for row in rows[place:] if row}
    is_wide = len(rows[place]) >= NARROWEST or known_names().issuperset(map(in_words, rows[place]))
    is_table = len(widths) == 1 and len(rows) > place + 1 and is_wide
    return is_table and all(len(row) < 2 for row in rows[:place])


def first_rows(path: Path, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The first rows, each with the number of the line where it ends."""
    with opened_table(path) as opened, suppress(csv.Error):
        reader = csv.reader(opened, delimiter=separator)
        yield from ((reader.line_num, row) for row in islice(reader, LOOKED_AT))


def without_line_below(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows without a first one that only draws a line below the names, as psql, sqlcmd and Markdown do.

    >>> without_line_below(pl.DataFrame({"id ": ["----+----", " 1 "], "text": [None, "hi"]})).rows()
    [(' 1 ', 'hi')]
    """
    cells = [cell for cell in (frame.row(0) if frame.height else ()) if cell]
    draws = all(isinstance(cell, str) and _DRAWN.fullmatch(cell) for cell in cells)
    return frame.tail(-1) if draws and any("---" in cell for cell in cells) else frame


def _below(lines: int, contents: Contents) -> Contents:
    table = contents.spool / "table.csv"
    with contents.path.open("rb") as opened, table.open("wb") as written:
        for _ in range(lines):
            opened.readline()
        shutil.copyfileobj(opened, written)
    return replace(contents, path=table)
