"""Of whom a crawl has read anything: what is said under their posts, or what they say elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from graphkit.workspace.tables import Read, query

# The origin of what a run of a platform has read.
ORIGIN_OF_RUN: Final = "{} crawl {}"
_ACCOUNT: Final = pl.Schema({"platform": pl.String(), "account_id": pl.String()})
_RUN: Final = pl.Schema({"platform": pl.String(), "run": pl.Int64()})
# Which posts there are, and whom somebody follows, tells nothing of who talks to whom.
_READ_OF: Final = (
    "call AS t JOIN listing AS l ON l.key = t.listing JOIN account AS a ON a.key = l.account "
    "WHERE t.outcome = 'read' AND l.kind IN ('feed', 'comments', 'quotes', 'reposts', 'likes')"
)


def with_read(tables: Mapping[str, pl.DataFrame], read: Read) -> dict[str, pl.DataFrame]:
    """The tables of a log, whose accounts tell which were `read`.

    On a platform that was crawled all others were not, but for those on whom files tell acts or ties: nobody knows how
    much of it. Where nobody crawled what the accounts say of themselves stays.
    """
    found = query(read, _ACCOUNT, {"platform": "a.platform", "account_id": "a.account_id"}, _READ_OF).unique()
    met_only = pl.col("platform").is_in(found["platform"].unique().implode()) & pl.col("by_files").is_null()
    accounts = (
        tables["accounts"]
        .join(found.with_columns(found=True), on=_ACCOUNT.names(), how="left", maintain_order="left")
        .join(_by_files(tables, read), on=_ACCOUNT.names(), how="left", maintain_order="left")
        .with_columns(read=pl.coalesce("found", "read", pl.when(met_only).then(pl.lit(value=False))))
        .drop("found", "by_files")
    )
    return {**tables, "accounts": accounts}


def _by_files(tables: Mapping[str, pl.DataFrame], read: Read) -> pl.DataFrame:
    """platform, account_id and by_files (true) of those on whom something is told that no crawl was the first to."""
    runs = query(read, _RUN, {"platform": "t.platform", "run": "t.key"}, "run AS t")
    by_crawls = runs.select(pl.format(ORIGIN_OF_RUN, "platform", "run")).to_series().implode()
    acts = tables["interactions"].filter(~pl.col("origin").is_in(by_crawls))
    told = pl.concat(
        [
            acts.select("platform", account_id="target_id"),
            tables["edges"].select("platform", account_id="target"),
        ]
    )
    return told.drop_nulls().unique().with_columns(by_files=True)
