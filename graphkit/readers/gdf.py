"""GDF of any tool: each edge with what the file says of its two ends (`node1.label`, `node2.label`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader


def _ties(given: Given) -> Iterator[Part]:
    ties = given.frame
    yield Part("edges", ties.select(source="node1", target="node2", weight=weight(), type=direction()))
    for end in ("node1", "node2"):
        yield Part("accounts", ties.select(account_id=end, name=f"{end}.label"))


def weight() -> pl.Expr:
    """An edge without a weight counts once."""
    return pl.col("weight").fill_null("1")


def direction() -> pl.Expr:
    """Tools that leave `directed` out mean the order they write."""
    return pl.when(pl.col("directed").str.to_lowercase() == "false").then(pl.lit("undirected"))


READERS: Final = (
    Reader(
        name="GDF",
        platform=None,
        needs=frozenset({"node1", "node2"}),
        lacks=frozenset({"node1.commentCount", "node1.channelId"}),
        shape=pl.Schema(texts("node1", "node2", "node1.label", "node2.label", "weight", "directed")),
        read=_ties,
    ),
)
