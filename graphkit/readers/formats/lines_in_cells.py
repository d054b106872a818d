"""Lines that a spreadsheet of another language took for one cell each, and saved in quotes where they had some."""

from __future__ import annotations

import csv
from dataclasses import replace

import polars as pl

from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.opened_table import opened_table
from graphkit.readers.formats.titles import first_rows


def separator_inside(contents: Contents, separators: str) -> str | None:
    """The separator within the cells, where each of the first lines is one, the names of the columns too."""
    first = [row for _, row in first_rows(contents.path, separators[0]) if row]
    names, *lines = [row[0] for row in first] or [""]
    likely = max(separators, key=names.count)
    # A row may take several lines. Below a title alone in its line are other cells.
    are_rows = sum(line.count(likely) for line in lines) >= names.count(likely) > 0
    return likely if are_rows and all(len(row) == 1 for row in first) else None


def holds_lines(frame: pl.DataFrame, separator: str) -> bool:
    """Whether any row has all its cells in its first."""
    first, *others = frame
    alone = pl.select(pl.all_horizontal(column.is_null() for column in others)).to_series()
    cells = first.filter(alone).drop_nulls()
    try:
        return any(len(row) == frame.width for row in csv.reader(cells, delimiter=separator))
    except csv.Error:
        return False


def out_of_cells(contents: Contents, separator: str) -> Contents:
    """The table with these lines as they were."""
    table = contents.spool / "out_of_cells.csv"
    with opened_table(contents.path) as opened, table.open("w", encoding="utf-8", newline="") as written:
        rows = csv.writer(written, delimiter=separator)
        for row in csv.reader(opened, delimiter=separator):
            if len(row) == 1:
                written.write(row[0] + "\n")
            else:
                rows.writerow(row)
    return replace(contents, path=table)
