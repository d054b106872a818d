"""Acts that have no id of their own: they are known by file and row, or by what they say."""

from __future__ import annotations

import sqlite3
from typing import Final

import polars as pl

# What tells an act from all others: who did what, when, in which words and where.
_TELLING: Final = pl.Schema(
    {"actor_id": pl.String(), "kind": pl.String(), "said_at": pl.Int64(), "text": pl.String(), "on": pl.String()}
)
_KEPT: Final = (
    "SELECT a.account_id, i.kind, i.created_at, i.text, coalesce(p.post_id, t.account_id) "
    "FROM interaction AS i JOIN account AS a ON a.key = i.actor "
    "LEFT JOIN post AS p ON p.key = i.post LEFT JOIN account AS t ON t.key = i.target "
    "WHERE i.created_at IS NOT NULL AND i.text IS NOT NULL"
)


def is_nameless() -> pl.Expr:
    """Whether an act has no id, or one that was made of its file and row."""
    by_row = pl.col("interaction_id").str.starts_with(pl.col("origin") + ":")
    return pl.col("interaction_id").is_null() | by_row.fill_null(value=True)


def without_kept(connection: sqlite3.Connection, acts: pl.DataFrame) -> pl.DataFrame:
    """But for nameless acts that are kept already: a table that has grown since it was added holds what it held."""
    told = acts.with_columns(
        said_at=pl.col("created_at").dt.epoch("us"),
        on=pl.coalesce("post_id", "target_id"),
        nameless=is_nameless() & pl.all_horizontal(pl.col("actor_id", "created_at", "text").is_not_null()),
    )
    if not told["nameless"].any():
        return acts
    kept = pl.DataFrame(connection.execute(_KEPT).fetchall(), _TELLING, orient="row")
    met = kept.unique().with_columns(kept=pl.lit(value=True))
    beside = told.join(met, on=_TELLING.names(), how="left", nulls_equal=True, maintain_order="left")
    return beside.filter(~pl.col("nameless") | pl.col("kept").is_null()).select(acts.columns)
