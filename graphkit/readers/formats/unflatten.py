"""A table whose columns were flattened from records, as records again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
import polars.selectors as cs

from graphkit.readers.cells import values
from graphkit.readers.formats.fit import exactly, fitted
from graphkit.readers.formats.shapes import OTHERS, TEXT, TEXTS, Kind, addresses, dotted


def unflattened(frame: pl.DataFrame, shape: pl.Schema) -> pl.LazyFrame:
    """The frame of texts with exactly the fields of `shape`; what it lacks is unknown.

    A list is found in columns numbered from 0, in a cell that holds JSON, or in one that holds words.

    >>> flat = pl.DataFrame({"id": ["1"], "user/name": ["ben"], "tags/0": ["a"], "tags/1": ["b"]})
    >>> shape = pl.Schema({"user": pl.Struct({"name": pl.String()}), "tags": pl.List(pl.String())})
    >>> unflattened(flat, shape).collect().row(0)
    ({'name': 'ben'}, ['a', 'b'])

    An object where a text is wanted is its JSON, as it is in a file of JSON.

    >>> objects = pl.DataFrame({"user/name": ["ben", None]})
    >>> unflattened(objects, pl.Schema({"user": pl.String()})).collect()["user"].to_list()
    ['{"name":"ben"}', None]

    So it is where some records have a text there, and others an object.

    >>> either = pl.DataFrame({"subject": ["ana", None], "subject.uri": [None, "at://ben"]})
    >>> unflattened(either, pl.Schema({"subject": pl.String()})).collect()["subject"].to_list()
    ['ana', '{"uri":"at://ben"}']
    """
    columns: dict[str, str] = {}
    for name in frame.columns:
        columns.setdefault(dotted(name), name)
    lists = {name for name, kind in frame.schema.items() if isinstance(kind, pl.List)}
    joined = frame.lazy().with_columns(pl.col(lists).list.join(" ")) if lists else frame.lazy()
    # Some tools put every cell into quotes, and an empty one is "" then.
    plain = joined.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))
    return plain.select(
        (_others(frame, shape, columns) if name == OTHERS else _field(name, kind, columns)).alias(name)
        for name, kind in shape.items()
    )


def _others(frame: pl.DataFrame, shape: pl.Schema, columns: Mapping[str, str]) -> pl.Expr:
    others = [name for path, name in columns.items() if path.split(".")[0] not in shape]
    # Most columns have none, which is soon told.
    strokes = frame.select((cs.by_name(others) & cs.string()).str.contains("/", literal=True).any())
    may_be = [name for name, has in strokes.to_dicts()[0].items() if has] if strokes.width else []
    return addresses(may_be) if may_be else pl.lit(None, TEXT)


def _field(path: str, kind: Kind, columns: Mapping[str, str]) -> pl.Expr:
    if isinstance(kind, pl.Struct):
        inner = pl.struct(_field(f"{path}.{part.name}", part.dtype, columns).alias(part.name) for part in kind.fields)
        return pl.coalesce(_parsed(path, kind, columns), inner) if path in columns else inner
    if isinstance(kind, pl.List):
        return _list(path, kind, columns)
    inside = _as_json(path, columns)
    return pl.coalesce(pl.col(columns[path]), inside) if path in columns else inside


def _as_json(path: str, columns: Mapping[str, str]) -> pl.Expr:
    deeper = {given: name for given, name in columns.items() if given.startswith(f"{path}.")}
    if not deeper:
        return pl.lit(None, pl.String)
    return pl.when(_is_there(path, deeper)).then(_object(path, deeper).struct.json_encode())


def _object(path: str, columns: Mapping[str, str]) -> pl.Expr:
    if path in columns:
        return pl.col(columns[path])
    parts = dict.fromkeys(
        name.removeprefix(f"{path}.").split(".")[0] for name in columns if name.startswith(f"{path}.")
    )
    return pl.struct(_object(f"{path}.{part}", columns).alias(part) for part in parts)


def _list(path: str, kind: pl.List, columns: Mapping[str, str]) -> pl.Expr:
    if numbers := _numbers(path, columns):
        paths = [f"{path}.{number}" for number in numbers]
        items = [pl.when(_is_there(item, columns)).then(_field(item, kind.inner, columns)) for item in paths]
        return pl.concat_list(items).list.drop_nulls()
    if path not in columns:
        return pl.lit(None, kind)
    parsed = _parsed(path, kind, columns)
    return pl.coalesce(parsed, values.names(pl.col(columns[path]), pl.String())) if kind == TEXTS else parsed


def _numbers(path: str, columns: Mapping[str, str]) -> list[int]:
    begins = path + "."
    found = {name.removeprefix(begins).split(".")[0] for name in columns if name.startswith(begins)}
    return sorted(int(number) for number in found if number.isdecimal() and number == str(int(number)))


def _is_there(path: str, columns: Mapping[str, str]) -> pl.Expr:
    """Told from the columns: asked of what is made of them, they would be put together once for each that is asked."""
    return pl.any_horizontal(cs.by_name(_inside(path, columns)).is_not_null())


def _inside(path: str, columns: Mapping[str, str]) -> list[str]:
    return [name for given, name in columns.items() if given == path or given.startswith(f"{path}.")]


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
