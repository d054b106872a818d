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
from graphkit.readers.joining.displayed import by_those_displayed
from graphkit.readers.joining.duplicates import interactions_once, posts_once, without_repeats
from graphkit.readers.joining.join import is_reply_to_nobody, join_targets, with_posts_met
from graphkit.readers.joining.mentions import acts_of_posts
from graphkit.readers.joining.platforms import Tables, separate_platforms
from graphkit.readers.joining.sums import without_acts_told
from graphkit.readers.joining.unify import unify_accounts
from graphkit.readers.tables.table import READ, Table, columns_of

NAMING: Final = ("mention", "tag")


def assemble(read: Sequence[Table], inputs: Sequence[Input], owner: str | None) -> Log:
    """One log of all `read` tables: accounts unified, comments joined to posts, doubles dropped; `inputs` counted."""
    stacked = by_those_displayed(_stacked(read))
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
    edges, summed = without_acts_told(tables["edges"], interactions)
    return Log(
        accounts=tables["accounts"],
        posts=met,
        interactions=interactions,
        edges=_both_ways(edges),
        inputs=_counted(inputs, [stacked["posts"], stacked["interactions"]], [posts, once], interactions),
        notes=(*platformless, *unified.notes, *doubled_posts, *doubled, *repeated, *unjoined, *summed),
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
    each = pl.lit(1, pl.Int64)
    dropped = [
        _by_origin(before, rows=each).join(_by_origin(after, kept=each), on="origin", how="left")
        for before, after in zip(read, kept, strict=True)
        if before.height != after.height
    ]
    doubles = _summed(dropped, pl.col("rows") - pl.col("kept").fill_null(0))
    # Whom a post names is no row of its file, and needs no joining.
    aimed, known = ~pl.col("kind").is_in(NAMING), pl.col("target_id").is_not_null()
    ends = _by_origin(acts, joined=aimed & known, unowned=aimed & ~known & ~is_reply_to_nobody())
    joined, unowned = _summed([ends], pl.col("joined")), _summed([ends], pl.col("unowned"))
    return tuple(
        replace(
            file, joined=joined.get(file.file, 0), unowned=unowned.get(file.file, 0), doubles=doubles.get(file.file, 0)
        )
        for file in inputs
    )


def _by_origin(frame: pl.DataFrame, **counts: pl.Expr) -> pl.DataFrame:
    """What is counted of each file. Its rows lie together, and numbers of runs are grouped faster than long names."""
    marked = frame.select("origin", run=pl.col("origin").rle_id(), **counts)
    runs = marked.group_by("run").agg(pl.col("origin").first(), pl.col(counts.keys()).sum())
    return runs.group_by("origin").agg(pl.col(counts.keys()).sum().cast(pl.Int64))


def _summed(counts: Sequence[pl.DataFrame], rows: pl.Expr) -> dict[str, int]:
    summed: dict[str, int] = {}
    for count in counts:
        for origin, number in count.select("origin", rows).iter_rows():
            summed[origin] = summed.get(origin, 0) + number
    return summed
