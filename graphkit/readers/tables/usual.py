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
    usual = _to_the_second(pl.col(column.name), first)
    if usual is None:
        usual = _number(pl.col(column.name), first)
    if usual is None:
        return None
    found = column.to_frame().select(usual).to_series()
    # Of those written otherwise, or of a day that does not exist, no time is told.
    return found if found.null_count() == column.null_count() else None


def _to_the_second(written: pl.Expr, first: str) -> pl.Expr | None:
    pattern = _ISO_UTC.fullmatch(first)
    if pattern is None:
        return None
    between, ending = pattern.groups()
    # Those of one file end alike.
    alike = written.str.ends_with(ending) & (written.str.len_bytes() == _DIGITS + len(ending))
    digits = pl.when(alike).then(written.str.head(_DIGITS))
    times = digits.str.to_datetime(f"%Y-%m-%d{between}%H:%M:%S", time_unit="us", strict=False, cache=False)
    return times.dt.replace_time_zone("UTC")


def _number(written: pl.Expr, first: str) -> pl.Expr | None:
    for digits, units in SINCE_1970.items():
        if re.search(digits, first):
            return since_1970(pl.when(written.str.contains(digits)).then(written), units)
    return None
