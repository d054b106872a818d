"""The id by which other tools know an account again."""

from __future__ import annotations

import polars as pl


def stable_id() -> pl.Expr:
    """The platform, a colon and the account id: no tool takes that for a number, or loses its last digits.

    >>> accounts = pl.DataFrame({"platform": ["youtube", None], "account": ["7412908000000000962", "ana"]})
    >>> accounts.select(stable_id()).to_series().to_list()
    ['youtube:7412908000000000962', 'account:ana']
    """
    platform = pl.coalesce(pl.col("platform").str.to_lowercase(), pl.lit("account"))
    # In a log of several platforms every id has its platform in front already.
    bare = pl.col("account").str.strip_prefix(pl.concat_str(platform, pl.lit(":")))
    return pl.concat_str(platform, pl.lit(":"), bare)
