"""Who an author is compared with."""

from __future__ import annotations

from typing import Final

import polars as pl

# Those on the same platform and in the same tier.
PEERS: Final = ("platform", "tier")
# Among fewer than this nobody stands at a percentile.
LEAST_PEERS: Final = 5


def has_peers(column: str) -> pl.Expr:
    """Whether there are enough authors on the same platform and in the same tier of whom `column` is known."""
    return pl.col(column).count().over(PEERS) >= LEAST_PEERS


def standing(column: str) -> pl.Expr:
    """Where an author stands among its peers, from 0 to 1: the share who have less, those with as much counted half.

    Among all authors, where its peers are too few.

    >>> tiers = ["micro"] * 5 + ["mega"]
    >>> authors = pl.DataFrame({"platform": ["tiktok"] * 6, "tier": tiers, "rate": [1.0, 2.0, 3.0, 4.0, 5.0, 3.5]})
    >>> [round(share, 2) for share in authors.select(standing("rate"))["rate"]]
    [0.1, 0.3, 0.5, 0.7, 0.9, 0.58]
    """
    return _among_peers(column, pl.col(column).rank("average") - 0.5)


def share_with_less(column: str) -> pl.Expr:
    """The same of those alone who have less of it."""
    return _among_peers(column, pl.col(column).rank("min") - 1)


def share_with_more(column: str) -> pl.Expr:
    """The same of those who have more of it."""
    return _among_peers(column, pl.col(column).count() - pl.col(column).rank("max"))


def _among_peers(column: str, others: pl.Expr) -> pl.Expr:
    known = pl.col(column).count()
    return pl.when(has_peers(column)).then(others.over(PEERS) / known.over(PEERS)).otherwise(others / known)
