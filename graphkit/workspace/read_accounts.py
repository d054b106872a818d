"""Of whom a crawl has read anything: what is said under their posts, or what they say elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from graphkit.workspace.tables import Read, query

_ACCOUNT: Final = pl.Schema({"platform": pl.String(), "account_id": pl.String()})
# Which posts there are, and whom somebody follows, tells nothing of who talks to whom.
_READ_OF: Final = (
    "call AS t JOIN listing AS l ON l.key = t.listing JOIN account AS a ON a.key = l.account "
    "WHERE t.outcome = 'read' AND l.kind IN ('feed', 'comments', 'quotes', 'reposts', 'likes')"
)


def with_read(tables: Mapping[str, pl.DataFrame], read: Read) -> dict[str, pl.DataFrame]:
    """The tables of a log, whose accounts tell which were `read`.

    On a platform that was crawled all others were not, but for those on whom files tell acts: nobody knows how much of
    it. Where nobody crawled what the accounts say of themselves stays.
    """
    found = query(read, _ACCOUNT, {"platform": "a.platform", "account_id": "a.account_id"}, _READ_OF).unique()
    crawled = query(read, pl.Schema({"platform": pl.String()}), {"platform": "t.platform"}, "run AS t")["platform"]
    # What comes from a file has no time at which it was fetched.
    by_files = tables["interactions"].filter(pl.col("fetched_at").is_null())
    told = by_files.select("platform", account_id="target_id").unique()
    in_passing = pl.col("platform").is_in(crawled.implode()) & pl.col("by_files").is_null()
    accounts = (
        tables["accounts"]
        .join(found.with_columns(found=True), on=["platform", "account_id"], how="left", maintain_order="left")
        .join(told.with_columns(by_files=True), on=["platform", "account_id"], how="left", maintain_order="left")
        .with_columns(read=pl.coalesce("found", "read", pl.when(in_passing).then(pl.lit(value=False))))
        .drop("found", "by_files")
    )
    return {**tables, "accounts": accounts}
