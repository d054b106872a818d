"""A table whose columns were flattened from records, as records again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from graphkit.readers.formats.fit import exactly, fitted
from graphkit.readers.formats.shapes import TEXTS, Kind, dotted
from graphkit.readers.tables import cells


def unflattened(frame: pl.DataFrame, shape: pl.Schema) -> pl.LazyFrame:
    """The frame of texts with exactly the fields of `shape`; what it lacks is unknown.

    A list is found in columns numbered from 0, in a cell that holds JSON, or in one that holds words.

    >>> flat = pl.DataFrame({"id": ["1"], "user/name": ["ben"], "tags/0": ["a"], "tags/1": ["b"]})
    >>> shape = pl.Schema({"user": pl.Struct({"name": pl.String()}), "tags": pl.List(pl.String())})
    >>> unflattened(flat, shape).collect().row(0)
    ({'name': 'ben'}, ['a', 'b'])
    """
    columns: dict[str, str] = {}
    for name in frame.columns:
        columns.setdefault(dotted(name), name)
    lists = {name for name, kind in frame.schema.items() if isinstance(kind, pl.List)}
    plain = frame.lazy().with_columns(pl.col(lists).list.join(" ")) if lists else frame.lazy()
    return plain.select(_field(name, kind, columns).alias(name) for name, kind in shape.items())


def _field(path: str, kind: Kind, columns: Mapping[str, str]) -> pl.Expr:
    if isinstance(kind, pl.Struct):
        inner = pl.struct(_field(f"{path}.{part.name}", part.dtype, columns).alias(part.name) for part in kind.fields)
        return pl.coalesce(_parsed(path, kind, columns), inner) if path in columns else inner
    if isinstance(kind, pl.List):
        return _list(path, kind, columns)
    return pl.col(columns[path]) if path in columns else pl.lit(None, pl.String)


def _list(path: str, kind: pl.List, columns: Mapping[str, str]) -> pl.Expr:
    if numbers := _numbers(path, columns):
        items = [_field(f"{path}.{number}", kind.inner, columns) for number in numbers]
        return pl.concat_list(pl.when(_is_there(item, kind.inner)).then(item) for item in items).list.drop_nulls()
    if path not in columns:
        return pl.lit(None, kind)
    parsed = _parsed(path, kind, columns)
    return pl.coalesce(parsed, cells.names(pl.col(columns[path]), pl.String())) if kind == TEXTS else parsed


def _numbers(path: str, columns: Mapping[str, str]) -> list[int]:
    begins = path + "."
    found = {name.removeprefix(begins).split(".")[0] for name in columns if name.startswith(begins)}
    return sorted(int(number) for number in found if number.isdecimal())


def _is_there(item: pl.Expr, kind: Kind) -> pl.Expr:
    if not isinstance(kind, pl.Struct):
        return item.is_not_null()
    leaves = [part.name for part in kind.fields if not part.dtype.is_nested()]
    return pl.any_horizontal(item.struct.field(name).is_not_null() for name in leaves)


def _parsed(path: str, kind: pl.Struct | pl.List, columns: Mapping[str, str]) -> pl.Expr:
    """What a cell holds as JSON, where it does; polars would refuse the whole column for one that is broken."""
    cell = pl.col(columns[path]).str.strip_chars()
    opening = "[" if isinstance(kind, pl.List) else "{"
    written = pl.when(cell.str.starts_with(opening)).then(cell)
    return written.map_elements(lambda text: _decoded(text, kind), return_dtype=kind)


def _decoded(text: str, kind: Kind) -> Any:
    try:
        return fitted(exactly(text), kind)
    except (ValueError, RecursionError):
        return None
