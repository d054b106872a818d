"""How long something lasted, in days."""

from __future__ import annotations

from typing import Final

import polars as pl

_MICROSECONDS: Final = 86_400_000_000


def in_days(duration: pl.Expr) -> pl.Expr:
    """A duration as a number of days, the part of a day that is not full included.

    >>> from datetime import timedelta
    >>> pl.select(in_days(pl.lit(timedelta(hours=36)))).item()
    1.5
    """
    return duration.dt.total_microseconds() / _MICROSECONDS
