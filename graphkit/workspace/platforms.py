"""Several platforms in one workspace: an id that is 123 may be someone else on each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import polars as pl

from graphkit.log.once import once
from graphkit.log.platforms import with_platform

# The ids in each table; the first is that of the row itself.
_IDS: Final[Mapping[str, tuple[str, ...]]] = {
    "accounts": ("account_id",),
    "posts": ("post_id", "author_id"),
    "interactions": ("interaction_id", "actor_id", "target_id", "post_id", "parent_id"),
    "edges": ("source", "target"),
}


def told_apart(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables of a log, in which every id is that of one account or post.

    Where there are several platforms each id gets its platform in front, and where a row names none that is unknown.
    Where there is one, what names none is of it too, as when all files are read at once.
    """
    named = {name: frame.with_columns(platform=_named()) for name, frame in tables.items() if name in _IDS}
    platforms = pl.concat([frame["platform"] for frame in named.values()])
    known = platforms.drop_nulls().unique()
    if len(known) > 1:
        named = {name: frame.with_columns(map(with_platform, _IDS[name])) for name, frame in named.items()}
    elif len(known) == 1 and platforms.null_count():
        named = {name: _brought_together(frame, name, str(known[0])) for name, frame in named.items()}
    return {**tables, **named}


def _named() -> pl.Expr:
    return pl.when(pl.col("platform") != "").then("platform")


def _brought_together(frame: pl.DataFrame, name: str, platform: str) -> pl.DataFrame:
    """All rows as those of the only platform, each account, post and act once."""
    of_it = frame.with_columns(platform=pl.lit(platform))
    if name == "accounts":
        # What one has not read another may have.
        of_it = of_it.with_columns(pl.col("read").max().over("account_id"))
    return of_it if name == "edges" else once(of_it, _IDS[name][0])
