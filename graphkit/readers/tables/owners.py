"""Whose post was commented on, where nothing but a column's name says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import polars as pl

from graphkit.log.provenance import counted
from graphkit.readers.tables.columns import Mapped
from graphkit.readers.tables.table import Table

_OWNERS: Final = ("owner_id", "owner_handle")
# Whose a column is shows early, and to look at all of a million comments takes as long as to read their times.
_LOOKED_AT: Final = 10_000


def without_disputed_owners(table: Table, mapped: Mapped, renames: Mapping[str, str]) -> Table:
    """The table without a column of owners that gives most posts several: some tools call whoever wrote a comment so.

    A post may have two authors, and most have not. What `renames` names is taken as it says.
    """
    kept = table
    for column in _OWNERS:
        given = mapped.columns.get(column)
        if table.name == "interactions" and given and given not in renames.values() and _disputed(table.frame, column):
            number = table.frame[column].count()
            what = f"owners in “{given}” not taken: it gives one post several, so they may be who wrote the comments"
            frame = kept.frame.with_columns(pl.lit(None, pl.String).alias(column))
            kept = replace(kept, frame=frame, notes=(*kept.notes, *counted(_file(table), [(number, what)])))
    return kept


def _disputed(comments: pl.DataFrame, owner: str) -> bool:
    """Whether most of the posts with several comments have several owners."""
    if not comments["post_id"].count():
        return False
    named = comments.lazy().select("post_id", owner).drop_nulls().head(_LOOKED_AT).group_by("post_id")
    posts = named.agg(comments=pl.len(), owners=pl.col(owner).n_unique()).filter(pl.col("comments") > 1)
    share = posts.select((pl.col("owners") > 1).mean()).collect().item()
    return share is not None and float(share) > 0.5


def _file(table: Table) -> str:
    return str(table.frame["origin"][0])
