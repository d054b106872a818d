"""Names in a log of several platforms: 123, or @ben, may be someone else on each, so its platform stands in front."""

from __future__ import annotations

import polars as pl


def with_platform(column: str) -> pl.Expr:
    """A name with the platform of its row in front; as it is where the row names none.

    >>> frame = pl.DataFrame({"platform": ["x", None], "account_id": ["1", "1"]})
    >>> frame.select(with_platform("account_id"))["account_id"].to_list()
    ['x:1', '1']
    """
    return pl.coalesce(_in_front() + pl.col(column), column).alias(column)


def plain(column: str) -> pl.Expr:
    """A name without its platform.

    >>> frame = pl.DataFrame({"platform": ["x", "y"], "account_id": ["x:1", "1"]})
    >>> frame.select(plain("account_id"))["account_id"].to_list()
    ['1', '1']
    """
    named = pl.col(column)
    bare = pl.when(named.str.starts_with(_in_front())).then(named.str.slice(_in_front().str.len_chars()))
    return pl.coalesce(bare, named)


def _in_front() -> pl.Expr:
    return pl.col("platform") + ":"
