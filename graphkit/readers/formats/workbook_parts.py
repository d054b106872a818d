"""What is in a workbook, counted before a library parses it: of its parts, some are kept in memory whole."""

from __future__ import annotations

import zipfile
from typing import Final
from xml.parsers import expat

from graphkit.errors import DataError
from graphkit.readers.files.archives import CHUNK, LARGEST_EXPANSION, most_bytes
from graphkit.readers.files.contents import Contents

# Of one part, a little may expand as it likes.
HARMLESS_PART: Final = 64 << 20
# No program writes more rows into a sheet, or more into a row.
MOST_ROWS: Final = 1 << 20
MOST_IN_A_ROW: Final = 200_000
# All else is kept in memory; two of these are one text.
MOST_ELEMENTS: Final = 8_000_000
# A parser remembers every element that is open.
DEEPEST: Final = 1_000
# What stands in a row is forgotten after it.
_OF_A_ROW: Final = frozenset({"c", "v", "f", "is", "t"})


def check_parts(contents: Contents) -> None:
    """Raise DataError where a workbook expands without end, or holds more than any workbook does."""
    with zipfile.ZipFile(contents.path) as archive:
        check_sizes(archive, contents)
        for part in archive.infolist():
            if part.filename.endswith((".xml", ".rels")):
                _Counted(contents).parse(archive, part)


def check_sizes(archive: zipfile.ZipFile, contents: Contents) -> None:
    """Raise DataError where the parts of a workbook expand without end."""
    parts = archive.infolist()
    # The library stops at the size that is declared.
    total = sum(part.file_size for part in parts)
    bombs = [part for part in parts if part.file_size > max(HARMLESS_PART, LARGEST_EXPANSION * part.compress_size)]
    if bombs or total > most_bytes(contents.bytes):
        raise refused(contents, f"expands to more than {LARGEST_EXPANSION} times its size")


class _Counted:
    """The elements of one part, counted as they come."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._rows = self._in_row = self._kept = self._depth = 0

    def parse(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.ordered_attributes = True
        parser.StartElementHandler = self._element
        parser.EndElementHandler = self._end
        parser.EntityDeclHandler = self._entity
        with archive.open(part) as opened:
            while chunk := opened.read(CHUNK):
                parser.Parse(chunk)
        parser.Parse(b"", True)

    def _element(self, name: str, _: object) -> None:
        local = name.rpartition(" ")[2]
        if local == "row":
            self._rows += 1
            self._in_row = 0
        if self._rows and local in _OF_A_ROW:
            self._in_row += 1
        else:
            self._kept += 1
        self._depth += 1
        if self._depth > DEEPEST:
            raise refused(self._contents, "is nested more deeply than any workbook")
        if self._rows > MOST_ROWS or self._in_row > MOST_IN_A_ROW or self._kept > MOST_ELEMENTS:
            raise refused(self._contents, "holds more rows, cells or texts than any workbook has")

    def _end(self, _: str) -> None:
        self._depth -= 1

    def _entity(self, *_: object) -> None:
        raise refused(self._contents, "declares XML entities, as attacks do")


def refused(contents: Contents, reason: str) -> DataError:
    return DataError(
        f"{contents.name} {reason}; it was not read.",
        advice="If you trust the file, save its sheets as CSV and read these.",
        file=contents.name,
    )
