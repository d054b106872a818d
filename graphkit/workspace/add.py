"""A log that was read from files, kept with what is there already."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, Final, TypeVar

import polars as pl

from graphkit.log.log import Log
from graphkit.log.platforms import plain
from graphkit.log.provenance import Input
from graphkit.sources.records import Account, Interaction, Post
from graphkit.workspace.nameless import is_nameless, without_kept
from graphkit.workspace.put import Context, micros, put

Record = TypeVar("Record", Account, Post, Interaction)

AT_ONCE: Final = 5_000
# What names no file of its own.
UNNAMED: Final = "a log made by hand"
_LISTS: Final = ("hashtags", "mentions", "image_urls")
_IDS: Final = (
    "account_id", "post_id", "author_id", "interaction_id", "actor_id", "target_id", "parent_id", "source", "target",
)  # fmt: skip


def add(connection: sqlite3.Connection, log: Log, now: datetime) -> int:
    """Keep the rows of `log`; the number of new interactions.

    Files that are here already add nothing. Where others are read with them, an account or post of both may be better
    known than by either: what is known stays, what is not is filled in.
    """
    before = _interactions(connection)
    new = _new_inputs(connection, log.inputs)
    known = {read.file for read in log.inputs} - {read.file for read in new}
    fresh = {file.file: f"{file.sha256[:12]}" for file in new}
    only = _only_platform(log)
    passed_over = set() if new else known
    accounts, posts = (_plain(_from_new_files(table, passed_over)) for table in (log.accounts, log.posts))
    _put_table(connection, accounts.drop_nulls("account_id"), Account, only, known)
    _put_table(connection, posts.drop_nulls("post_id"), Post, only, known)
    acts = without_kept(connection, _plain(_from_new_files(_known_by_content(log.interactions), known)))
    _put_table(connection, _numbered(acts, fresh), Interaction, only)
    edges = _known_by_content(_with_platform(log.edges, log.accounts))
    _put_edges(connection, _plain(_from_new_files(edges, known)), only)
    connection.executemany(
        "INSERT INTO input (file, held, rows, bytes, sha256, format, joined, unowned, doubles, added_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (i.file, i.table, i.rows, i.bytes, i.sha256, i.format, i.joined, i.unowned, i.doubles, micros(now))
            for i in new
        ],
    )
    return _interactions(connection) - before


def origin_key(connection: sqlite3.Connection, name: str) -> int:
    """The key of a file or crawl that rows came from."""
    connection.execute("INSERT INTO origin (name) VALUES (?) ON CONFLICT DO NOTHING", (name,))
    return int(connection.execute("SELECT key FROM origin WHERE name = ?", (name,)).fetchone()[0])


def _new_inputs(connection: sqlite3.Connection, inputs: Iterable[Input]) -> list[Input]:
    known = {digest for (digest,) in connection.execute("SELECT sha256 FROM input")}
    once = {read.sha256: read for read in inputs if read.sha256 not in known}
    return list(once.values())


def _numbered(interactions: pl.DataFrame, digests: dict[str, str]) -> pl.DataFrame:
    """Acts without an id are known by file and row: by the file's content, since another may have its name."""
    digest = pl.col("origin").replace_strict(digests, default=None, return_dtype=pl.String)
    row = pl.int_range(pl.len(), dtype=pl.Int64).cast(pl.String)
    number = pl.coalesce(pl.col("interaction_id").str.split(":").list.last(), row)
    named = pl.format("{}:{}", pl.coalesce(digest, "origin"), number)
    return interactions.with_columns(interaction_id=pl.when(is_nameless()).then(named).otherwise("interaction_id"))


def _known_by_content(table: pl.DataFrame) -> pl.DataFrame:
    """Rows of no file are of a log made by hand, and of another than any that holds other rows."""
    nameless = table.filter(pl.col("origin").is_null())
    if not nameless.height:
        return table
    digest = hashlib.sha256(nameless.write_ndjson().encode()).hexdigest()[:12]
    return table.with_columns(pl.col("origin").fill_null(f"{UNNAMED} {digest}"))


def _with_platform(edges: pl.DataFrame, accounts: pl.DataFrame) -> pl.DataFrame:
    platforms = accounts.select("platform", source="account_id").drop_nulls("source")
    return edges.join(platforms, on="source", how="left", maintain_order="left")


def _plain(table: pl.DataFrame) -> pl.DataFrame:
    """With ids as the platform gave them.

    In a log of several platforms every id has its platform in front; here it has a column of its own.
    """
    return table.with_columns(plain(column) for column in _IDS if column in table.columns)


def _from_new_files(table: pl.DataFrame, known: set[str]) -> pl.DataFrame:
    return table.filter(~pl.col("origin").is_in(list(known)) | pl.col("origin").is_null())


def _only_platform(log: Log) -> str:
    """Where a log is of one platform, what names none is of it too."""
    named = pl.concat([log.accounts["platform"], log.posts["platform"], log.interactions["platform"]]).drop_nulls()
    return str(named[0]) if named.n_unique() == 1 else ""


def _put_table(
    connection: sqlite3.Connection,
    table: pl.DataFrame,
    shape: type[Record],
    only: str,
    known: Collection[str] = (),
) -> None:
    for (platform, origin), rows in table.group_by(["platform", "origin"], maintain_order=True):
        key = origin_key(connection, str(origin or UNNAMED))
        context = Context(str(platform or only), key, None, news=origin not in known)
        for part in rows.iter_slices(AT_ONCE):
            records = list(_records(part, shape))
            put(
                connection,
                context,
                [each for each in records if isinstance(each, Account)],
                [each for each in records if isinstance(each, Post)],
                [each for each in records if isinstance(each, Interaction)],
            )


def _records(rows: pl.DataFrame, shape: type[Record]) -> Iterator[Record]:
    columns = [name for name in shape.__struct_fields__ if name in rows.columns]
    for values in rows.select(columns).iter_rows():
        said: dict[str, Any] = dict(zip(columns, values, strict=True))
        for name in _LISTS:
            if said.get(name) is not None:
                said[name] = tuple(said[name])
        yield shape(**said)


def _put_edges(connection: sqlite3.Connection, edges: pl.DataFrame, only: str) -> None:
    for (platform, origin), rows in edges.group_by(["platform", "origin"], maintain_order=True):
        key = origin_key(connection, str(origin))
        ends = put(connection, Context(str(platform or only), key, None), (), (), (), _ends(rows)).accounts
        ties = [
            (ends[source], ends[target], weight, kind, key)
            for source, target, weight, kind in rows.select("source", "target", "weight", "kind").iter_rows()
        ]
        _leave_out_told_again(connection, key, {(source, target, kind) for source, target, _, kind, _ in ties})
        connection.executemany("INSERT INTO edge (source, target, weight, kind, origin) VALUES (?, ?, ?, ?, ?)", ties)


def _leave_out_told_again(connection: sqlite3.Connection, origin: int, told: set[tuple[int, int, str | None]]) -> None:
    """A list that was exported anew has other weights; one of another folder that is called the same has other ties."""
    kept = connection.execute("SELECT key, source, target, kind FROM edge WHERE origin = ?", (origin,))
    again = [(key,) for key, source, target, kind in kept if (source, target, kind) in told]
    connection.executemany("DELETE FROM edge WHERE key = ?", again)


def _ends(edges: pl.DataFrame) -> Sequence[str]:
    return pl.concat([edges["source"], edges["target"]]).unique().to_list()


def _interactions(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM interaction").fetchone()[0])
