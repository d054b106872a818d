"""The same account, post or comment met more than once."""

from __future__ import annotations

import polars as pl


def once(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    """One row for each `key`, where the first was, with the first known value of each column; null is no key.

    >>> frame = pl.DataFrame({"id": ["a", "b", "a"], "likes": [None, 2, 3]})
    >>> once(frame, "id").rows()
    [('a', 3), ('b', 2)]
    """
    rows = frame.with_row_index("row")
    doubled = rows.filter(pl.col(key).is_duplicated() & pl.col(key).is_not_null())
    if not doubled.height:
        return frame
    merged = doubled.group_by(key, maintain_order=True).agg(pl.exclude(key).drop_nulls().first())
    single = rows.join(doubled.select("row"), on="row", how="anti")
    return pl.concat([single, merged.select(rows.columns)]).sort("row").drop("row")
