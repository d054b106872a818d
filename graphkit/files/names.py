"""Lists of accounts that people keep: a line each, or a table."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from graphkit.errors import DataError

# The columns by which tables name accounts, ours first.
COLUMNS: Final = ("account", "account_id", "id", "handle", "username", "url", "media_url")


def read_names(path: Path) -> list[str]:
    """The accounts named in a text file, a line each, or in a CSV file (.csv): ids, handles, addresses.

    Of a table the first column counts that is called account, account_id, id, handle, username, url or media_url, else
    its first. Empty lines, and in a text file lines that begin with #, are passed over. Raises DataError where the file
    cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(
            f"The list {path} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}.",
            advice="Give a text file with an account on each line, or a CSV file.",
            file=str(path),
        ) from error
    named = _column(text) if path.suffix.lower() == ".csv" else _lines(text)
    return [name for name in (each.strip() for each in named) if name]


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.lstrip().startswith("#")]


def _column(text: str) -> list[str]:
    header, *rows = list(csv.reader(text.splitlines())) or [[]]
    titles = [title.strip().lower() for title in header]
    place = next((titles.index(column) for column in COLUMNS if column in titles), None)
    # Without a title that is known the first line is an account like the others.
    listed = [header, *rows] if place is None else rows
    # An apostrophe is what keeps a spreadsheet from running a cell.
    return [row[place or 0].removeprefix("'") for row in listed if len(row) > (place or 0)]
