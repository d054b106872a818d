"""Dates with strokes, as 9/14/2026: a column tells by one day beyond the twelfth whether day or month is first."""

from __future__ import annotations

from typing import Final

import polars as pl

MONTHS: Final = 12
_WITH_STROKES: Final = r"^(\d\d?)[/-](\d\d?)[/-](\d{4})(?:,?[ tT]+(\d.*))?$"
_DAY_FIRST: Final = "$3-$2-${1}T$4"
_MONTH_FIRST: Final = "$3-$1-${2}T$4"


def with_year_first(column: pl.Series) -> pl.Series:
    """The column with its dates as ISO 8601 has them, and a T behind; as it is where they may be read both ways.

    >>> with_year_first(pl.Series(["9/1/2026 3:05 PM", "9/14/2026"])).to_list()
    ['2026-9-1T3:05 PM', '2026-9-14T']
    >>> with_year_first(pl.Series(["9/1/2026", "10/2/2026"])).to_list()
    ['9/1/2026', '10/2/2026']
    """
    parts = (pl.col(column.name).str.extract(_WITH_STROKES, part).cast(pl.Int64) for part in (1, 2))
    beyond = column.to_frame().select((part > MONTHS).any().alias(side) for part, side in zip(parts, "ab", strict=True))
    is_day_first, is_month_first = beyond.row(0)
    if is_day_first == is_month_first:
        return column
    return column.str.replace(_WITH_STROKES, _DAY_FIRST if is_day_first else _MONTH_FIRST)
