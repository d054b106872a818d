"""From checked contents to rows: every cell a string (or a list of strings), every id as it was written."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

import polars as pl

from graphkit.errors import DataError
from graphkit.readers.contents import Contents
from graphkit.readers.graph_files import read_gexf, read_graphml

SEPARATORS: Final = ",;\t|"
# Whole numbers above this are no longer exact as a float.
LARGEST_EXACT: Final = 2**53
ROWS_AT_A_TIME: Final = 50_000


def read_rows(contents: Contents) -> list[pl.DataFrame]:
    """The tables in a file of any readable format: one, or two in a graph file. Raises DataError."""
    if contents.format in _GRAPH_FILES:
        return _GRAPH_FILES[contents.format](contents.path, contents.name)
    return [_TABLES[contents.format](contents)]


def _read_csv(contents: Contents) -> pl.DataFrame:
    with contents.path.open(encoding="utf-8-sig", newline="") as opened:
        header = opened.readline()
    separator = "\t" if contents.format == ".tsv" else max(SEPARATORS, key=header.count)
    try:
        return pl.read_csv(contents.path, separator=separator, infer_schema=False)
    except pl.exceptions.PolarsError as error:
        raise _broken_csv(contents, separator) from error


def _broken_csv(contents: Contents, separator: str) -> DataError:
    """Where a table breaks: polars says that it does, not in which row."""
    with contents.path.open(encoding="utf-8-sig", newline="") as opened:
        reader = csv.reader(opened, delimiter=separator)
        try:
            width = len(next(reader, []))
            row, cells = next(((n, len(row)) for n, row in enumerate(reader, 1) if len(row) > width), (None, 0))
            problem = f"row {row:,} has {cells} cells, the header {width}" if row else "its quotes do not close"
        except csv.Error as error:
            row, problem = reader.line_num, str(error)
    return DataError(
        f"{contents.name} is not a proper table: {problem}.",
        advice="Mend that row, or export the file again; a cell that holds a separator or a line break must be in quotes.",
        file=contents.name,
        row=row,
    )


def _read_jsonl(contents: Contents) -> pl.DataFrame:
    with contents.path.open(encoding="utf-8-sig") as opened:
        numbered = enumerate(opened, 1)
        return _frame((_parsed(line, contents, row) for row, line in numbered if not line.isspace()), contents)


def _read_json(contents: Contents) -> pl.DataFrame:
    """A list of objects, or one object whose only list is the rows (`{"data": [...]}`)."""
    whole = _parsed(contents.path.read_text(encoding="utf-8-sig"), contents, None)
    if isinstance(whole, dict):
        lists = [value for value in whole.values() if isinstance(value, list)]
        whole = lists[0] if len(lists) == 1 else [whole]
    return _frame(iter(whole if isinstance(whole, list) else [whole]), contents)


def _parsed(text: str, contents: Contents, row: int | None) -> Any:
    """JSON with numbers kept as they are written: a float would ruin an id beyond 2^53."""
    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        where = f"line {row:,}" if row else "the file"
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it is nested too deeply"
        raise DataError(
            f"{contents.name} is not proper JSON: {where}: {reason}.",
            advice="Export or download it again: it may be cut off.",
            file=contents.name,
            row=row,
        ) from error


def _frame(rows: Iterator[Any], contents: Contents) -> pl.DataFrame:
    parts: list[pl.DataFrame] = []
    taken = 0
    while batch := list(islice(rows, ROWS_AT_A_TIME)):
        for row, record in enumerate(batch, taken + 1):
            if not isinstance(record, dict):
                raise DataError(
                    f"{contents.name} is not a list of records: record {row:,} is {json.dumps(record)[:40]}.",
                    advice="Each record must be an object with named fields.",
                    file=contents.name,
                    row=row,
                )
        columns = dict.fromkeys(key for record in batch for key in record)
        parts.append(pl.DataFrame({name: _column([record.get(name) for record in batch]) for name in columns}))
        taken += len(batch)
    return pl.concat(parts, how="diagonal_relaxed") if parts else pl.DataFrame()


def _column(values: list[Any]) -> pl.Series:
    """Strings; or lists of strings where every value that is there is a list of plain values."""
    present = [value for value in values if value is not None]
    if present and all(isinstance(value, list) and not any(map(_is_nested, value)) for value in present):
        plain = [None if value is None else [_cell(item) for item in value] for value in values]
        return pl.Series(plain, dtype=pl.List(pl.String))
    return pl.Series([_cell(value) for value in values], dtype=pl.String)


def _is_nested(value: object) -> bool:
    return isinstance(value, dict | list)


def _cell(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def _read_parquet(contents: Contents) -> pl.DataFrame:
    try:
        frame = pl.read_parquet(contents.path)
    except (pl.exceptions.PolarsError, OSError) as error:
        raise DataError(
            f"{contents.name} is not a proper Parquet file: {str(error).splitlines()[0]}.",
            advice="Download or write it again: it may be cut off.",
            file=contents.name,
        ) from error
    return frame.select(_as_text(frame[name]) for name in frame.columns)


def _as_text(column: pl.Series) -> pl.Series:
    if isinstance(column.dtype, pl.List):
        return column.cast(pl.List(pl.String), strict=False)
    if column.dtype.is_nested():
        return column.map_elements(lambda value: json.dumps(value, default=str), return_dtype=pl.String)
    if isinstance(column.dtype, pl.Datetime):
        return column.dt.to_string("iso:strict")
    if column.dtype.is_float():
        whole = column.is_finite() & (column == column.floor()) & (column.abs() < LARGEST_EXACT)
        exact = column.set(~whole.fill_null(False), None).cast(pl.Int64).cast(pl.String)
        return exact.fill_null(column.cast(pl.String))
    return column.cast(pl.String, strict=False)


_TABLES: Final[dict[str, Callable[[Contents], pl.DataFrame]]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".json": _read_json,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".parquet": _read_parquet,
}
_GRAPH_FILES: Final[dict[str, Callable[[Path, str], list[pl.DataFrame]]]] = {
    ".gexf": read_gexf,
    ".graphml": read_graphml,
}
