"""The tables of all files as one log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import polars as pl

from graphkit.log.log import Log
from graphkit.log.provenance import Input
from graphkit.log.schemas import EDGES
from graphkit.readers.joining.aliases import one_name_each
from graphkit.readers.joining.duplicates import interactions_once, posts_once, without_repeats
from graphkit.readers.joining.join import join_targets, with_posts_met
from graphkit.readers.joining.mentions import acts_of_posts
from graphkit.readers.joining.platforms import Tables, separate_platforms
from graphkit.readers.joining.unify import unify_accounts
from graphkit.readers.tables.table import READ, Table, columns_of

NAMING: Final = ("mention", "tag")


def assemble(read: Sequence[Table], inputs: Sequence[Input], owner: str | None) -> Log:
    """One log of all `read` tables: accounts unified, comments joined to posts, doubles dropped; `inputs` counted."""
    stacked = _stacked(read)
    named = acts_of_posts(stacked["posts"], stacked["interactions"])
    stacked["interactions"] = pl.concat([stacked["interactions"], named])
    separated, platformless = separate_platforms(stacked)
    unified = unify_accounts(one_name_each(separated), owner)
    tables = unified.tables
    posts, doubled_posts = posts_once(tables["posts"])
    once, doubled = interactions_once(tables["interactions"])
    once, repeated = without_repeats(once)
    met = with_posts_met(posts, once, unified.owner)
    interactions, unjoined = join_targets(once, met, unified.owner)
    return Log(
        accounts=tables["accounts"],
        posts=met,
        interactions=interactions,
        edges=_both_ways(tables["edges"]),
        inputs=_counted(inputs, [stacked["posts"], stacked["interactions"]], [posts, once], interactions),
        notes=(*platformless, *unified.notes, *doubled_posts, *doubled, *repeated, *unjoined),
    )


def _stacked(tables: Sequence[Table]) -> Tables:
    """All files' rows of each table under each other."""
    return {
        name: pl.concat([columns_of(name).to_frame(), *(table.frame for table in tables if table.name == name)])
        for name in READ
    }


def _both_ways(edges: pl.DataFrame) -> pl.DataFrame:
    """An undirected tie is one in each direction (Gephi writes which it is in a column `type`)."""
    undirected = edges.filter(pl.col("type").str.to_lowercase() == "undirected")
    others = undirected.filter(pl.col("source").ne_missing(pl.col("target")))
    swapped = others.rename({"source": "target", "target": "source"}).select(edges.columns)
    return pl.concat([edges, swapped]).select(EDGES.names())


def _counted(
    inputs: Sequence[Input], read: Sequence[pl.DataFrame], kept: Sequence[pl.DataFrame], acts: pl.DataFrame
) -> tuple[Input, ...]:
    """What became of the rows of each file."""
    dropped = [
        _by_origin(before).join(_by_origin(after), on="origin", how="left", suffix="_kept")
        for before, after in zip(read, kept, strict=True)
        if before.height != after.height
    ]
    doubles = _summed(dropped, pl.col("rows") - pl.col("rows_kept").fill_null(0))
    # Whom a post names is no row of its file, and needs no joining.
    aimed = acts.filter(~pl.col("kind").is_in(NAMING))
    joined = _summed([_by_origin(aimed.filter(pl.col("target_id").is_not_null()))], pl.col("rows"))
    unowned = _summed([_by_origin(aimed.filter(pl.col("target_id").is_null()))], pl.col("rows"))
    return tuple(
        replace(
            file, joined=joined.get(file.file, 0), unowned=unowned.get(file.file, 0), doubles=doubles.get(file.file, 0)
        )
        for file in inputs
    )


def _by_origin(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.group_by("origin").agg(rows=pl.len().cast(pl.Int64))


def _summed(counts: Sequence[pl.DataFrame], rows: pl.Expr) -> dict[str, int]:
    summed: dict[str, int] = {}
    for count in counts:
        for origin, number in count.select("origin", rows).iter_rows():
            summed[origin] = summed.get(origin, 0) + number
    return summed
