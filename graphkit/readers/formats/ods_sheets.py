"""OpenDocument spreadsheets (.ods), read as they stream by: none of a document is kept but the row it is at.

A cell or a row may be told once and count a million times, which is how empty ones are written up to the edge.
"""

from __future__ import annotations

import zipfile
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby, repeat
from typing import Final, NamedTuple
from xml.parsers import expat

from graphkit.readers.files.archives import PIECE
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.workbook_parts import DEEPEST, MOST_IN_A_ROW, check_sizes, refused
from graphkit.readers.formats.written_numbers import number_as_text

Cells = tuple[str | None, ...]

_OFFICE, _TABLE, _TEXT = (f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0 " for part in ("office", "table", "text"))
_SHEET: Final = f"{_TABLE}table"
_ROW: Final = f"{_TABLE}table-row"
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_PARAGRAPH: Final = f"{_TEXT}p"
_SPACES: Final = f"{_TEXT}s"
_BREAKS: Final = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
# Notes beside a cell, what stood in it before, drawings, and tables of other documents.
_BESIDE: Final = frozenset(
    {
        f"{_OFFICE}annotation",
        *(f"{_TABLE}{name}" for name in ("tracked-changes", "shapes", "dde-links")),
        "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 frame",
    }
)
# Where the value of a cell of each type stands; what is shown may be rounded, or in somebody's language.
_VALUES: Final = {
    **dict.fromkeys(("float", "percentage", "currency"), f"{_OFFICE}value"),
    "date": f"{_OFFICE}date-value",
    "boolean": f"{_OFFICE}boolean-value",
    "string": f"{_OFFICE}string-value",
}
# More blanks in a row say no more, and a few letters could ask for any number of them.
_MOST_BLANKS: Final = 100


class _Row(NamedTuple):
    sheet: int
    cells: Cells
    times: int


def ods_sheets(contents: Contents) -> Generator[Iterator[Cells], None, None]:
    """The rows of each sheet; to be read one sheet after the other. Raises DataError, and whatever its parsers meet."""
    with closing(_rows(contents)) as rows:
        for _, of_sheet in groupby(rows, key=lambda row: row.sheet):
            yield _repeated(of_sheet)


def _rows(contents: Contents) -> Generator[_Row, None, None]:
    with zipfile.ZipFile(contents.path) as archive:
        check_sizes(archive, contents)
        document = _Document(contents)
        with archive.open("content.xml") as opened:
            while piece := opened.read(PIECE):
                yield from document.rows_in(piece)
        yield from document.rows_in(b"", last=True)


def _repeated(rows: Iterable[_Row]) -> Iterator[Cells]:
    """Each row as often as it counts; empty ones only where others follow."""
    empty = 0
    for row in rows:
        if not row.cells:
            empty += row.times
            continue
        yield from repeat((), empty)
        yield from repeat(row.cells, row.times)
        empty = 0


class _Document:
    """The document up to where it was read, and the rows that ended since they were asked for."""

    def __init__(self, contents: Contents) -> None:
        self._contents = contents
        self._ended: list[_Row] = []
        self._depth = self._beside = self._sheet = 0
        self._row: Mapping[str, str] = {}
        self._cell: Mapping[str, str] | None = None
        self._cells: list[str | None] = []
        self._empty = 0
        self._shown: list[str] = []
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity

    def rows_in(self, piece: bytes, *, last: bool = False) -> list[_Row]:
        self._parser.Parse(piece, last)
        ended, self._ended = self._ended, []
        return ended

    def _start(self, name: str, said: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise refused(self._contents, "is nested more deeply than any workbook")
        if self._beside:
            return
        if name in _BESIDE or (name == _SHEET and self._cell is not None):
            self._beside = self._depth
        elif name == _SHEET:
            self._sheet += 1
        elif name == _ROW:
            self._row, self._cells, self._empty = said, [], 0
        elif name in _CELLS:
            self._cell, self._shown = said, []
        elif self._cell is not None:
            self._within_cell(name, said)

    def _within_cell(self, name: str, said: Mapping[str, str]) -> None:
        if name == _PARAGRAPH and self._shown:
            self._shown.append("\n")
        elif name == _SPACES:
            self._shown.append(" " * min(_number(said, f"{_TEXT}c"), _MOST_BLANKS))
        elif name in _BREAKS:
            self._shown.append(_BREAKS[name])

    def _text(self, text: str) -> None:
        if self._cell is not None and not self._beside:
            self._shown.append(text)

    def _end(self, name: str) -> None:
        if self._beside:
            self._beside = self._beside if self._depth > self._beside else 0
        elif name in _CELLS and self._cell is not None:
            self._end_cell(self._cell)
        elif name == _ROW:
            self._ended.append(
                _Row(self._sheet, tuple(self._cells), _number(self._row, f"{_TABLE}number-rows-repeated"))
            )
        self._depth -= 1

    def _end_cell(self, cell: Mapping[str, str]) -> None:
        times = _number(cell, f"{_TABLE}number-columns-repeated")
        value = _value(cell, "".join(self._shown))
        self._cell = None
        if value is None:
            self._empty += times
            return
        if len(self._cells) + self._empty + times > MOST_IN_A_ROW:
            raise refused(self._contents, "holds more cells in a row than any workbook has")
        self._cells += [*repeat(None, self._empty), *repeat(value, times)]
        self._empty = 0

    def _entity(self, *_: object) -> None:
        raise refused(self._contents, "declares XML entities, as attacks do")


def _number(said: Mapping[str, str], name: str) -> int:
    return max(1, int(said.get(name, "1")))


def _value(cell: Mapping[str, str], shown: str) -> str | None:
    kind = cell.get(f"{_OFFICE}value-type", "string")
    written = cell.get(_VALUES.get(kind, ""), shown)
    return (number_as_text(written) if _VALUES.get(kind) == f"{_OFFICE}value" else written) or None
