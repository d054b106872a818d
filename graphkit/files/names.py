"""Lists of accounts that people keep: a line each, or a table."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphkit.errors import DataError
from graphkit.text import printable

# Why whoever is on a list is left out; in the order in which it is said of somebody on both.
DO_NOT_CONTACT: Final = "do not contact"
KNOWN: Final = "known already"

# The columns by which tables name accounts, ours first.
COLUMNS: Final = ("account", "account_id", "id", "handle", "username", "url", "media_url")
TABLES: Final = (".csv", ".tsv", ".tab")
SEPARATORS: Final = ",;\t|"
# What is no list of names, by how it begins: read line by line it would name nobody, and nobody would be left out.
_OTHERWISE: Final = {b"PK\x03\x04": "it is a spreadsheet or an archive", b"{": "it is JSON", b"[": "it is JSON"}


@dataclass(frozen=True)
class AccountList:
    """Whoever is named in a file (ids, handles, addresses), and the `reason` for which they are left out.

    `sha256` is that of the bytes of the file.
    """

    reason: str
    file: str
    sha256: str
    names: tuple[str, ...]


def read_list(path: Path, reason: str) -> AccountList:
    """The accounts named in a text file, a line each, or in a table (.csv, .tsv, .tab): ids, handles, addresses.

    A table is separated by whichever of , ; tab and | tells a title that is known, else most columns, in its first row.
    Of a table the first column counts that is called account, account_id, id, handle, username, url or media_url, else
    its first. Empty lines, and in a text file lines that begin with #, are passed over. Raises DataError where the file
    cannot be read.
    """
    try:
        content = path.read_bytes()
        _refuse_other_formats(content)
        text = content.decode("utf-8-sig")
        named = _column(text) if path.suffix.lower() in TABLES else _lines(text)
    except (OSError, ValueError, csv.Error) as error:
        raise DataError(
            f"The list {path} cannot be read: {_problem(error)}.",
            advice="Give a text file with an account on each line, or a CSV or TSV file, as spreadsheets save it.",
            file=str(path),
        ) from error
    names = tuple(name for name in (each.strip() for each in named) if name)
    return AccountList(reason, printable(path), hashlib.sha256(content).hexdigest(), names)


def _refuse_other_formats(content: bytes) -> None:
    begins = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    for beginning, what in _OTHERWISE.items():
        if begins.startswith(beginning):
            raise ValueError(what)


def _problem(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    return getattr(error, "strerror", None) or str(error)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.lstrip().startswith("#")]


def _column(text: str) -> list[str]:
    header, *rows = max((_rows(text, separator) for separator in SEPARATORS), key=_told_by_header)
    titles = _titles(header)
    place = next((titles.index(column) for column in COLUMNS if column in titles), None)
    # Without a title that is known the first line is an account like the others.
    listed = [header, *rows] if place is None else rows
    # An apostrophe is what keeps a spreadsheet from running a cell.
    return [row[place or 0].removeprefix("'") for row in listed if len(row) > (place or 0)]


def _rows(text: str, separator: str) -> list[list[str]]:
    return [row for row in csv.reader(text.splitlines(), delimiter=separator) if row] or [[]]


def _told_by_header(rows: list[list[str]]) -> tuple[bool, int]:
    return not set(COLUMNS).isdisjoint(_titles(rows[0])), len(rows[0])


def _titles(header: list[str]) -> list[str]:
    return [title.strip().lower() for title in header]
