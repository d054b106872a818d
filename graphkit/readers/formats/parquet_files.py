"""Parquet, with every value as text, and whole numbers as they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import polars as pl

from graphkit.errors import DataError
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.width import check_width

# Whole numbers above these are no longer exact in a float, and in one of single precision.
LARGEST_EXACT: Final = 2**53
LARGEST_EXACT_SINGLE: Final = 2**24


def read_parquet(contents: Contents) -> list[Rows]:
    """The rows of a Parquet file. Raises DataError where it is broken."""
    try:
        check_width(sum(map(_width, pl.read_parquet_schema(contents.path).values())), contents.name)
        frame = pl.read_parquet(contents.path, glob=False)
        columns = [text for name in frame.columns for text in _as_text(frame[name])]
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        raise DataError(
            f"{contents.name} is not a proper Parquet file: {next(iter(str(error).splitlines()), 'it is broken')}.",
            advice="Download or write it again: it may be cut off.",
            file=contents.name,
        ) from error
    named: dict[str, pl.Series] = {}
    for column in columns:
        named.setdefault(column.name, column)
    return [Rows(pl.DataFrame(list(named.values())))]


def _width(kind: Any) -> int:
    """How many columns one becomes."""
    return sum(_width(field.dtype) for field in kind.fields) if isinstance(kind, pl.Struct) else 1


def _as_text(column: pl.Series) -> Iterator[pl.Series]:
    kind = column.dtype
    if isinstance(kind, pl.Struct):
        for field in kind.fields:
            yield from _as_text(column.struct.field(field.name).alias(f"{column.name}.{field.name}"))
    elif isinstance(kind, pl.List | pl.Array) and not _is_map(kind.inner):
        yield _list_of_texts(column, kind.inner)
    elif kind.is_nested():
        yield _objects_as_text(column)
    elif isinstance(kind, pl.Datetime | pl.Duration):
        yield column.dt.to_string("iso:strict")
    elif kind.is_float():
        yield _float_as_text(column)
    elif isinstance(kind, pl.Binary):
        yield column.map_elements(lambda value: value.decode(errors="replace"), return_dtype=pl.String)
    else:
        yield column.cast(pl.String)


def _is_map(kind: Any) -> bool:
    """Whether a list of such is a MAP, as the polars of some versions reads one."""
    return isinstance(kind, pl.Struct) and [field.name for field in kind.fields] == ["key", "value"]


def _objects_as_text(maps: pl.Series) -> pl.Series:
    return pl.Series(maps.name, map(_object_as_text, maps.to_list()), pl.String)


def _object_as_text(row: Any) -> str | None:
    pairs = row.items() if isinstance(row, dict) else [(pair["key"], pair["value"]) for pair in row or ()]
    named = {_shown(name): value for name, value in pairs}
    return json.dumps(named, default=_shown, ensure_ascii=False) if named else None


def _list_of_texts(column: pl.Series, inner: Any) -> pl.Series:
    if inner.is_nested() or isinstance(inner, pl.Binary):
        return _as_json(column)
    listed = column.cast(pl.List(pl.String))
    # Where texts are wanted, lists are joined by blanks, and parted there where lists are.
    return _as_json(listed) if listed.explode().str.contains(r"\s").any() else listed


def _as_json(lists: pl.Series) -> pl.Series:
    texts = [None if row is None else json.dumps(row, default=_shown, ensure_ascii=False) for row in lists.to_list()]
    return pl.Series(lists.name, texts, pl.String)


def _shown(value: Any) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def _float_as_text(column: pl.Series) -> pl.Series:
    """Whole numbers without a point; where digits were lost, so that it shows (1.8e+16). NaN is no value."""
    largest = LARGEST_EXACT if column.dtype == pl.Float64 else LARGEST_EXACT_SINGLE
    known = column.is_finite().fill_null(False)
    rounded = known & (column.abs() >= largest)
    whole = known & ~rounded & (column == column.floor())
    exact = column.set(~whole, None).cast(pl.Int64).cast(pl.String)
    shown = column.set(~rounded, None).map_elements(lambda value: f"{value:.16e}", return_dtype=pl.String)
    return exact.fill_null(shown).fill_null(column.set(~known, None).cast(pl.String))
