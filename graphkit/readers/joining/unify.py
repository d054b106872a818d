"""One account, one id: handles and ids of the same account met in different files are brought together."""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

from graphkit.log.platforms import plain
from graphkit.log.provenance import Note, counted
from graphkit.readers.joining.platforms import Tables


@dataclass(frozen=True)
class Unified:
    """The tables with ids in every account column, `owner` by its id, and what could not be brought together."""

    tables: Tables
    owner: str | None
    notes: tuple[Note, ...]


def unify_accounts(tables: Tables, owner: str | None = None) -> Unified:
    """Every account column holds ids, and every account that was met by its handle is in the accounts table.

    Where some row gives both id and handle, the handle stands for that id everywhere. Where no row does,
    the handle is the id (in one spelling, since handles do not tell capitals apart).
    """
    pairs = _pairs(tables)
    ids = _ids_of_handles(pairs)
    accounts = _resolved(tables["accounts"], "account_id", "handle", ids)
    known = accounts.drop_nulls("account_id")
    interactions = tables["interactions"]
    for role in ("actor", "target", "owner"):
        interactions = _resolved(interactions, f"{role}_id", f"{role}_handle", ids).drop(f"{role}_handle")
    met = _met_by_handle(pairs, ids)
    posts = _resolved(tables["posts"], "author_id", "author_handle", ids)
    unified = tables | {
        "posts": _with_likely_author(posts, ids).drop("author_handle", "likely_author_handle"),
        "interactions": _with_met(interactions, "answered_handle", "answered_id", ids).drop("answered_handle"),
        "accounts": _one_row_each(pl.concat([known, met], how="diagonal")),
        "edges": _edges_by_id(tables["edges"], pairs, ids),
    }
    nameless = counted("accounts", [(accounts.height - known.height, "rows without an id or a handle, left out")])
    return Unified(unified, _owner_by_id(owner, pairs, ids), nameless)


def _pairs(tables: Tables) -> pl.DataFrame:
    """id, handle, platform wherever a row gives an account, by either or by both."""
    roles = [
        ("accounts", "account_id", "handle"),
        ("posts", "author_id", "author_handle"),
        ("interactions", "actor_id", "actor_handle"),
        ("interactions", "target_id", "target_handle"),
        ("interactions", "owner_id", "owner_handle"),
    ]
    parts = [tables[table].select("platform", id=id_, handle=handle) for table, id_, handle in roles]
    named = pl.col("id").is_not_null() | pl.col("handle").is_not_null()
    return pl.concat(map(_each_once, parts)).unique().filter(named)


def _each_once(pairs: pl.DataFrame) -> pl.DataFrame:
    """Rows of a file differ in one column where it knows no ids or no handles: that one alone takes half the time.

    Grouped, since `unique` of a single column works on one processor.
    """
    empty = [name for name in pairs.columns if not pairs[name].count()]
    told = [name for name in pairs.columns if name not in empty]
    once = pairs.lazy().group_by(told).agg().collect() if told else pairs.clear()
    return once.with_columns(pl.lit(None, pl.String).alias(name) for name in empty).select(pairs.columns)


def _ids_of_handles(pairs: pl.DataFrame) -> pl.DataFrame:
    """handle (as written), id: what each handle that occurs stands for.

    First the id that some row gives it; then an account that has it for its id, in these capitals or others, since
    a column of handles may hold ids; else it is an id itself.
    """
    handles = pairs.select("handle").drop_nulls().unique().with_columns(key=_key("handle"))
    told = _first(pairs.drop_nulls(["id", "handle"]).select(key=_key("handle"), told="id"), "key")
    own = pairs.select("id").drop_nulls().unique()
    alike = _first(own.select(key=_key("id"), alike="id"), "key")
    alone = _first(handles.select("key", alone="handle"), "key")
    return (
        handles.join(told, on="key", how="left")
        .join(own.select(handle="id", own="id"), on="handle", how="left")
        .join(alike, on="key", how="left")
        .join(alone, on="key", how="left")
        .select("handle", id=pl.coalesce("told", "own", "alike", "alone"))
    )


def _key(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase()


def _first(frame: pl.DataFrame, key: str) -> pl.DataFrame:
    return frame.sort(frame.columns).unique(key, keep="first", maintain_order=True)


def _resolved(frame: pl.DataFrame, id_: str, handle: str, ids: pl.DataFrame) -> pl.DataFrame:
    if not frame[handle].count() or not frame[id_].null_count():
        return frame
    if ids["handle"].equals(ids["id"]):
        return frame.with_columns(pl.coalesce(id_, handle).alias(id_))
    known = ids.select(pl.col("handle").alias(handle), known="id")
    joined = frame.join(known, on=handle, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce(id_, "known").alias(id_)).drop("known")


def _with_likely_author(posts: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """Who only the name of a folder names may be met nowhere else."""
    named = _with_met(posts, "likely_author_handle", "likely_author_id", ids)
    return named.with_columns(likely_author_id=pl.coalesce("likely_author_id", "likely_author_handle"))


def _with_met(frame: pl.DataFrame, handle: str, id_: str, ids: pl.DataFrame) -> pl.DataFrame:
    """With `id_` of those in the column `handle` who are met elsewhere too: a name in a text may be anything."""
    if not frame[handle].count():
        return frame.with_columns(pl.lit(None, pl.String).alias(id_))
    known = _first(ids.select(key=_key("handle"), known="id"), "key").rename({"known": id_})
    return frame.with_columns(key=_key(handle)).join(known, on="key", how="left", maintain_order="left").drop("key")


def _edges_by_id(edges: pl.DataFrame, pairs: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """An edge list names accounts by id or by handle, as its maker liked."""
    if not edges.height:
        return edges
    ends = pl.concat([edges["source"], edges["target"].alias("source")]).drop_nulls().unique()
    meant = _meant(ends.alias("name"), pairs, ids)
    for end in ("source", "target"):
        joined = edges.join(meant.select(pl.col("name").alias(end), "id"), on=end, how="left", maintain_order="left")
        edges = joined.with_columns(pl.coalesce("id", end).alias(end)).drop("id")
    return edges


def _owner_by_id(owner: str | None, pairs: pl.DataFrame, ids: pl.DataFrame) -> str | None:
    bare = owner.strip().removeprefix("@") if owner else None
    if not bare:
        return None
    meant = _meant(pl.Series("name", [bare]), pairs, ids)
    return str(meant["id"][0]) if meant.height else bare


def _meant(names: pl.Series, pairs: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """name, id: the account that each of `names` means, where it is one: by its id, as it is, or by its handle.

    In a log of several platforms the names have no platform in front.
    """
    accounts = pairs.join(ids.rename({"id": "known"}), on="handle", how="left").with_columns(
        id=pl.coalesce("id", "known")
    )
    by_id = accounts.select(key=plain("id"), id="id").unique()
    exact = accounts.select(key="id", id="id").unique()
    by_handle = accounts.drop_nulls("handle").select(key=plain("handle").str.to_lowercase(), id="id").unique()
    asked = names.unique().to_frame().with_columns(bare=pl.col("name").str.strip_prefix("@").str.to_lowercase())
    return (
        asked.join(exact.select(name="key", exact="id"), on="name", how="left")
        .join(_unmistakable(by_id).select(name="key", by_id="id"), on="name", how="left")
        .join(_unmistakable(by_handle).select(bare="key", by_handle="id"), on="bare", how="left")
        .join(_unmistakable(by_id.with_columns(_key("key"))).select(bare="key", alike="id"), on="bare", how="left")
        .select("name", id=pl.coalesce("exact", "by_id", "by_handle", "alike"))
        .drop_nulls()
    )


def _unmistakable(meanings: pl.DataFrame) -> pl.DataFrame:
    return meanings.filter(~pl.col("key").is_duplicated())


def _met_by_handle(pairs: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    return (
        pairs.drop_nulls("handle")
        .join(ids.rename({"id": "known"}), on="handle", how="left")
        .select("platform", "handle", account_id=pl.coalesce("id", "known"))
        .sort("account_id", "handle", "platform", nulls_last=True)
        .unique("account_id", keep="first", maintain_order=True)
    )


def _one_row_each(accounts: pl.DataFrame) -> pl.DataFrame:
    """Several rows about one account: the first known value of each column, in the order read.

    What one crawl has not read another may have.
    """
    merged = accounts.group_by("account_id", maintain_order=True).agg(
        pl.all().exclude("read").drop_nulls().first(), pl.col("read").max()
    )
    return merged.select(accounts.columns).with_columns(plain("handle"))
