"""The cells of one column as what the column is for: ids, handles, times, counts, lists, texts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import polars as pl

from graphkit.log.schemas import NAMES, TIME
from graphkit.readers.cells import values
from graphkit.readers.tables.filled_up import first_filled_up
from graphkit.readers.tables.usual import is_constant, is_plain, usual_times

_IDS: Final = frozenset(
    {
        "account_id",
        "post_id",
        "author_id",
        "interaction_id",
        "actor_id",
        "target_id",
        "owner_id",
        "parent_id",
        "source",
        "target",
        "alias",
    }
)
_BY_NAME: Final = {"platform": values.platform, "kind": values.kind}
_BY_TYPE: Final = {pl.Float64(): values.number, pl.Boolean(): values.flag}


class RuinedIdError(Exception):
    """An id was rounded, or taken for a formula, before it came here; `row` counts from 0."""

    def __init__(self, column: str, row: int, cell: str) -> None:
        super().__init__(column, row, cell)
        self.column, self.row, self.cell = column, row, cell


def read_column(given: pl.Series, kind: pl.DataType) -> pl.Series:
    """The column as `kind`, by its name in our tables; what is not understood is null. Raises RuinedIdError."""
    if is_constant(given):
        return _read(given.head(1), kind).new_from_index(0, given.len())
    return _read(given, kind)


def _read(given: pl.Series, kind: pl.DataType) -> pl.Series:
    if kind == NAMES:
        return _each(given, partial(values.names, dtype=given.dtype))
    if isinstance(given.dtype, pl.List):
        given = given.list.join(" ")
    elif _names_somebody(given.name):
        if (row := first_filled_up(given)) is not None:
            raise RuinedIdError(given.name, row, given[row])
        bare = given if given.name in _IDS else _without_at(given)
        return bare if is_plain(bare) else _ids(given)
    if kind == TIME:
        times = usual_times(given)
        return values.time(given) if times is None else times
    if kind == pl.Int64():
        return values.count(given)
    return _each(given, _reader(given.name, kind))


def _names_somebody(column: str) -> bool:
    return column in _IDS or column == "handle" or column.endswith("_handle")


def _without_at(handles: pl.Series) -> pl.Series:
    """Where the first has one, so have nearly always all."""
    first = handles.first(ignore_nulls=True)
    return handles.str.strip_prefix("@") if isinstance(first, str) and first.startswith("@") else handles


def _ids(given: pl.Series) -> pl.Series:
    ruined = _each(given, values.is_ruined).fill_null(False).arg_true()
    if ruined.len():
        row = int(ruined[0])
        raise RuinedIdError(given.name, row, given[row])
    return _each(given, values.identifier if given.name in _IDS else values.handle)


def _reader(name: str, kind: pl.DataType) -> Callable[[pl.Expr], pl.Expr]:
    if _names_somebody(name):
        return values.identifier if name in _IDS else values.handle
    return _BY_NAME.get(name) or _BY_TYPE.get(kind, values.text)


def _each(column: pl.Series, read: Callable[[pl.Expr], pl.Expr]) -> pl.Series:
    return column.to_frame().select(read(pl.col(column.name)).alias(column.name)).to_series()
