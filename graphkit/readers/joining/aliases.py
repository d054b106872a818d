"""One post under several names: a comment may know it by its number, or by the file it was saved beside."""

from __future__ import annotations

import polars as pl

from graphkit.readers.joining.platforms import Tables


def one_name_each(tables: Tables) -> Tables:
    """Posts and interactions with each post by its own id wherever it went by another name."""
    aliases = tables["aliases"].drop_nulls(["alias", "post_id"]).filter(pl.col("alias") != pl.col("post_id"))
    if not aliases.height:
        return tables
    meant = aliases.select("alias", "post_id").unique("alias", keep="first", maintain_order=True)
    # Two posts may lend a name to each other: whoever has it for its id keeps it.
    own = meant.join(meant.select(alias="post_id"), on="alias", how="anti")
    return tables | {name: _renamed(tables[name], own) for name in ("posts", "interactions")}


def _renamed(frame: pl.DataFrame, meant: pl.DataFrame) -> pl.DataFrame:
    named = meant.select(post_id="alias", meant="post_id")
    joined = frame.join(named, on="post_id", how="left", maintain_order="left")
    return joined.with_columns(post_id=pl.coalesce("meant", "post_id")).drop("meant")
