"""Ties that sum up the comments of a post, between names on display: whose these are, the comments tell."""

from __future__ import annotations

import polars as pl

from graphkit.readers.joining.platforms import Tables


def by_those_displayed(tables: Tables) -> Tables:
    """The tables with the ids of whoever commented, where a tie that sums up comments has the name on display.

    A name that two of those who commented share is nobody's, and stays. Whoever was met by such a name is left out,
    since the comments tell of them.
    """
    edges, accounts = tables["edges"], tables["accounts"]
    summed = edges.select("origin", "post_id").drop_nulls().unique()
    if summed.is_empty():
        return tables
    names = _names(tables, summed)
    for end in ("source", "target"):
        known = names.select("post_id", "id", pl.col("name").alias(end))
        edges = edges.join(known, on=["post_id", end], how="left", maintain_order="left")
        edges = edges.with_columns(pl.coalesce("id", end).alias(end)).drop("id")
    met = summed.join(names, on="post_id").select("origin", handle="name")
    others = accounts.join(met, on=["origin", "handle"], how="anti", maintain_order="left")
    return tables | {"edges": edges, "accounts": others}


def _names(tables: Tables, summed: pl.DataFrame) -> pl.DataFrame:
    """post_id, name, id: who alone was displayed so under a post."""
    # A comma would end the cell; the tool has a space for it.
    shown = pl.col("name").str.replace_all(",", " ", literal=True).str.strip_chars()
    displayed = tables["accounts"].lazy().select(id="account_id", name=shown).drop_nulls().unique()
    commented = tables["interactions"].lazy().select("post_id", id="actor_id").drop_nulls().unique()
    under = commented.join(summed.lazy(), on="post_id", how="semi").join(displayed, on="id")
    return under.filter(pl.len().over("post_id", "name") == 1).select("post_id", "name", "id").collect()
