"""Columns as nearly every export writes them: told in one look, and then not worked through cell by cell."""

from __future__ import annotations

import re
from typing import Final

import polars as pl

from graphkit.readers.cells.values import SINCE_1970, since_1970

# What an id or a handle may have that has to go: blanks around it, an @ or a .0, an exponent, NUL, or that it is no id.
_ODD: Final = r"^$|^[\s@]|\s$|\.0$|^\d[\d.,]*[eE]\+?\d|^[\[<#]|^(?i:nan|null|none|n/a)$|\x00"
_ISO_UTC: Final = re.compile(r"\d{4}-\d\d-\d\d([T ])\d\d:\d\d:\d\d((?:\.0+)?(?:Z|\+00:00)?)", re.ASCII)
_DIGITS: Final = len("2026-01-31T12:00:00")


def is_plain(column: pl.Series) -> bool:
    """Whether every id or handle in the column is already written as it is kept."""
    return not column.str.contains(_ODD).any()


def is_constant(column: pl.Series) -> bool:
    """Whether every cell is the same text, as where a column says which platform or post a file is of."""
    first = column.first()
    return isinstance(first, str) and column.last() == first and not column.null_count() and (column == first).all()


def usual_times(column: pl.Series) -> pl.Series | None:
    """UTC times, where all are written as 2026-01-31T12:00:00Z or all are numbers: ten times as fast as asking each."""
    first = column.first(ignore_nulls=True)
    if not isinstance(first, str):
        return None
    found = _to_the_second(column, first)
    if found is None:
        found = _numbers(column, first)
    # That the day exists is still to be seen.
    return found if found is not None and found.null_count() == column.null_count() else None


def _to_the_second(column: pl.Series, first: str) -> pl.Series | None:
    written = _ISO_UTC.fullmatch(first)
    # Those of one file end alike.
    if written is None or not column.str.ends_with(written[2]).all():
        return None
    digits = column.str.head(-len(written[2])) if written[2] else column
    if not (digits.str.len_bytes() == _DIGITS).all():
        return None
    found = digits.str.to_datetime(f"%Y-%m-%d{written[1]}%H:%M:%S", time_unit="us", strict=False, cache=False)
    return found.dt.replace_time_zone("UTC")


def _numbers(column: pl.Series, first: str) -> pl.Series | None:
    for digits, units in SINCE_1970.items():
        if re.search(digits, first):
            told = column.str.contains(digits).all()
            return column.to_frame().select(since_1970(pl.col(column.name), units)).to_series() if told else None
    return None
