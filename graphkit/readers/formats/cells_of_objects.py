"""Cells in which objects or lists are written: as JSON, or as Python or DuckDB shows them ({'id': 7, 'new': False})."""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections.abc import Iterator
from typing import Any, Final

import msgspec
import polars as pl

from graphkit.log.provenance import counted
from graphkit.readers.formats.duckdb_cells import json_of_duckdb
from graphkit.readers.formats.fit import exactly
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.shapes import Keys, dotted, keys_of_records, without_numbers

# What stands in a column is told from so many of its cells.
LOOKED_AT: Final = 200
# To parse what Python shows takes up to 250 bytes a letter.
LONGEST_SHOWN: Final = 2 << 20
_OPENING: Final = ("{", "[")
_SURELY_AN_OBJECT: Final = re.compile(r"""^\s*\[?\s*\{\s*["'][^"']*["']\s*:""")
_NO_NUMBER: Final = ("nan", "inf")
_WORDS: Final = {"True": "true", "False": "false", "None": "null", "nan": "null"}
_WORD: Final = re.compile("|".join(_WORDS))


def with_json_cells(rows: Rows, file: str) -> Rows:
    """The rows with JSON in every cell that holds an object or a list; how many open one that nobody can read."""
    columns = {name: _as_json(rows.frame[name]) for name in rows.frame.columns if _holds_objects(rows.frame[name])}
    lost = [
        (int((~is_read).sum()), f"cells in “{name}” hold objects that are cut off or not JSON: taken as unknown")
        for name, (_, is_read) in columns.items()
    ]
    read = [pl.when(is_read).then(cells).alias(name) for name, (cells, is_read) in columns.items()]
    return Rows(rows.frame.with_columns(read), (*rows.notes, *counted(file, lost)))


def keys_in_cells(frame: pl.DataFrame) -> Keys:
    """The dotted paths of the fields inside such cells, as if the table were records.

    >>> keys_in_cells(pl.DataFrame({"id": ["1"], "owner": ['{"username": "ben"}']}))
    ('owner.username',)
    """
    return tuple(dict.fromkeys(f"{path}.{inner}" for path, cell in _sample(frame) for inner in keys_of_records([cell])))


def parsed_cells(frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Each row with the objects and lists themselves."""
    written = [name for name in frame.columns if _holds_objects(frame[name])]
    for row in frame.iter_rows(named=True):
        yield row | {name: _value(row[name]) for name in written if row[name]}


def holds_objects(frame: pl.DataFrame) -> bool:
    """Whether any column has objects or lists in its cells."""
    return any(map(_holds_objects, frame))


def _holds_objects(column: pl.Series) -> bool:
    """Whether most cells open an object or a list, and one at least is no other text."""
    first = column.first(ignore_nulls=True)
    # Of nearly every column the first cell tells that it does not.
    if not isinstance(first, str) or (first and not first.lstrip().startswith(_OPENING)):
        return False
    filled = column.filter(column != "").head(LOOKED_AT)
    opened = [cell for cell in filled if cell.lstrip().startswith(_OPENING)]
    return 2 * len(opened) > filled.len() and any(map(_tells, opened))


def _tells(cell: str) -> bool:
    return bool(_SURELY_AN_OBJECT.search(cell)) or _json_of(cell) is not None


def _as_json(column: pl.Series) -> tuple[pl.Series, pl.Series]:
    """The cells as JSON, and which of them can be read or hold nothing."""
    cells = pl.Series(column.name, [_json_of(cell) if cell else cell for cell in column], pl.String)
    # A column may be called "^x$", which polars takes for a pattern.
    opened = column.alias("cells").str.contains(_SURELY_AN_OBJECT.pattern).fill_null(False)
    return cells.fill_null(column), cells.is_not_null() | ~opened


def _json_of(cell: str) -> str | None:
    """The cell as JSON, if it is an object or a list."""
    if not cell.lstrip().startswith(_OPENING):
        return None
    return next(filter(_is_json, (cell, _in_other_quotes(cell))), None) or _of_python(cell) or _of_duckdb(cell)


def _is_json(cell: str) -> bool:
    try:
        msgspec.json.decode(cell, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError):
        return False
    return True


def _in_other_quotes(cell: str) -> str:
    """What Python shows, where no text in it has quotes or strokes of its own: ten times as fast as parsing it."""
    if '"' in cell or "\\" in cell:
        return ""
    pieces = cell.split("'")
    # Every other piece stands between quotes.
    pieces[::2] = [_WORD.sub(lambda found: _WORDS[found[0]], piece) for piece in pieces[::2]]
    return '"'.join(pieces)


def _of_python(cell: str) -> str | None:
    """Whatever Python shows, and JSON with NaN."""
    try:
        return json.dumps(exactly(cell))
    except (ValueError, RecursionError):
        pass
    if len(cell) > LONGEST_SHOWN:
        return None
    try:
        with warnings.catch_warnings():
            # About strokes in texts, which no reader of the log can do anything about.
            warnings.simplefilter("ignore")
            shown = _WithoutNan().visit(ast.parse(cell.strip(), mode="eval"))
        return json.dumps(ast.literal_eval(shown))
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return None


def _of_duckdb(cell: str) -> str | None:
    """Objects only: a list without quotes may be any text in brackets."""
    read = json_of_duckdb(cell) if _SURELY_AN_OBJECT.search(cell) else ""
    return read if _is_json(read) else None


class _WithoutNan(ast.NodeTransformer):
    def visit_Name(self, node: ast.Name) -> ast.expr:
        return ast.Constant(None) if node.id in _NO_NUMBER else node


def _sample(frame: pl.DataFrame) -> Iterator[tuple[str, Any]]:
    for column in filter(_holds_objects, frame):
        path = without_numbers(dotted(column.name))
        cells = column.filter(column != "").head(LOOKED_AT)
        yield from ((path, _value(cell)) for cell in cells)


def _value(cell: str) -> Any:
    try:
        return exactly(cell) if cell.lstrip().startswith(_OPENING) else cell
    except (ValueError, RecursionError):
        return cell
