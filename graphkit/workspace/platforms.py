"""Several platforms in one workspace: an id that is 123 may be someone else on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

_IDS: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts": ("account_id",),
    "posts": ("post_id", "author_id"),
    "interactions": ("interaction_id", "actor_id", "target_id", "post_id", "parent_id"),
    "edges": ("source", "target"),
}


def told_apart(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of a log, in which every id is that of one account or post.

    Where there are several platforms each id gets its platform in front; where a row names none, that is unknown.
    """
    named = {name: frame.with_columns(platform=_named()) for name, frame in tables.items() if name in _IDS}
    if pl.concat([frame["platform"] for frame in named.values()]).drop_nulls().n_unique() > 1:
        prefix = pl.col("platform") + ":"
        for name, columns in _IDS.items():
            named[name] = named[name].with_columns(
                pl.coalesce(prefix + pl.col(column), column).alias(column) for column in columns
            )
    return {**tables, **named}


def _named() -> pl.Expr:
    return pl.when(pl.col("platform") != "").then("platform")
