"""R numbers the rows of a table in a column in front, for which write.table has no name."""

from __future__ import annotations

import shutil
from dataclasses import replace

from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.titles import first_rows


def with_row_names(contents: Contents, separator: str) -> Contents:
    """The table with a column for the numbers of its rows, where it has these and no name for them."""
    header, *rows = [row for _, row in first_rows(contents.path, separator)] or [[]]
    numbers = [row[0] if len(row) == len(header) + 1 else "" for row in rows]
    # A separator behind each row makes one cell more, too.
    if numbers != [str(number) for number in range(1, len(rows) + 1)] or not any(row[-1] for row in rows):
        return contents
    table = contents.spool / "with_row_names.csv"
    with contents.path.open("rb") as opened, table.open("wb") as written:
        written.write(f'""{separator}'.encode())
        shutil.copyfileobj(opened, written)
    return replace(contents, path=table)
