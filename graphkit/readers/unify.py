"""One account, one id: handles and ids of the same account met in different files are brought together."""

from __future__ import annotations

import polars as pl

Tables = dict[str, pl.DataFrame]


def unify_accounts(tables: Tables) -> Tables:
    """Every account column holds ids, and every account that was met by its handle is in the accounts table.

    Where some row gives both id and handle, the handle stands for that id everywhere. Where no row does,
    the handle is the id (in one spelling, since handles do not tell capitals apart).
    """
    tables = tables | {"accounts": _with_ids(tables["accounts"])}
    ids = _known_ids(tables)
    posts = _resolved(tables["posts"], "author", ids)
    interactions = _resolved(_resolved(tables["interactions"], "actor", ids), "target", ids)
    edges = _edge_ends(tables["edges"], ids)
    return tables | {
        "posts": posts.drop("author_handle"),
        "interactions": interactions.drop("actor_handle", "target_handle"),
        "edges": edges,
        "accounts": _one_row_each(pl.concat([tables["accounts"], _met_by_handle(tables, ids)], how="diagonal")),
    }


def separate_platforms(tables: Tables) -> Tables:
    """Where a log spans platforms, ids carry the platform's name: 123 may be someone else on each."""
    platforms = pl.concat([tables[name]["platform"] for name in ("accounts", "posts", "interactions")]).drop_nulls()
    if platforms.n_unique() < 2:
        return tables
    ids = {
        "accounts": ("account_id",),
        "posts": ("post_id", "author_id"),
        "interactions": ("interaction_id", "actor_id", "target_id", "post_id", "parent_id"),
    }
    prefix = pl.when(pl.col("platform").is_not_null()).then(pl.col("platform") + ":").otherwise(pl.lit(""))
    return tables | {name: tables[name].with_columns(prefix + pl.col(columns)) for name, columns in ids.items()}


def _with_ids(accounts: pl.DataFrame) -> pl.DataFrame:
    named = accounts.filter(pl.col("account_id").is_not_null() | pl.col("handle").is_not_null())
    by_handle = (
        named.filter(pl.col("account_id").is_not_null() & pl.col("handle").is_not_null())
        .select(_key("handle").alias("key"), pl.col("account_id").alias("known"))
        .unique("key", keep="first", maintain_order=True)
    )
    joined = named.with_columns(_key("handle").alias("key")).join(
        by_handle, on="key", how="left", maintain_order="left"
    )
    return joined.with_columns(pl.coalesce("account_id", "known", "handle").alias("account_id")).drop("key", "known")


def _key(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase()


def _pairs(tables: Tables) -> pl.DataFrame:
    """(id, handle) wherever a row gives an account, by either or by both."""
    roles = [
        ("accounts", "account_id", "handle"),
        ("posts", "author_id", "author_handle"),
        ("interactions", "actor_id", "actor_handle"),
        ("interactions", "target_id", "target_handle"),
    ]
    parts = [tables[table].lazy().select(id=pl.col(id_), handle=pl.col(handle)) for table, id_, handle in roles]
    return pl.concat(parts).unique().collect()


def _known_ids(tables: Tables) -> pl.DataFrame:
    """key (a handle or id in lower case), id: what each handle that occurs stands for."""
    pairs = _pairs(tables).with_columns(_key("handle").alias("key"))
    own = pairs.filter(pl.col("id").is_not_null()).select(key=_key("id"), id="id", order=0)
    both = pairs.filter(pl.col("id").is_not_null() & pl.col("key").is_not_null()).select("key", "id", order=1)
    alone = pairs.filter(pl.col("id").is_null() & pl.col("key").is_not_null()).select("key", id="handle", order=2)
    every = pl.concat([frame.with_columns(pl.col("order").cast(pl.Int8)) for frame in (own, both, alone)])
    return every.sort("order", "id").unique("key", keep="first", maintain_order=True).select("key", "id")


def _resolved(frame: pl.DataFrame, role: str, ids: pl.DataFrame) -> pl.DataFrame:
    id_, handle = f"{role}_id", f"{role}_handle"
    if not frame[handle].count():
        return frame
    known = ids.rename({"id": "known"})
    joined = frame.with_columns(_key(handle).alias("key")).join(known, on="key", how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce(id_, "known").alias(id_)).drop("key", "known")


def _edge_ends(edges: pl.DataFrame, ids: pl.DataFrame) -> pl.DataFrame:
    """An edge list names accounts by id or by handle, as its maker liked; ids tell capitals apart."""
    exact = set(ids["id"])
    for end in ("source", "target"):
        handles = edges.filter(~pl.col(end).is_in(exact)).select(
            end, key=pl.col(end).str.strip_prefix("@").str.to_lowercase()
        )
        meant = handles.unique().join(ids, on="key").select(end, "id")
        joined = edges.join(meant, on=end, how="left", maintain_order="left")
        edges = joined.with_columns(pl.coalesce("id", end).alias(end)).drop("id")
    return edges


def _met_by_handle(tables: Tables, ids: pl.DataFrame) -> pl.DataFrame:
    met = _pairs(tables).filter(pl.col("handle").is_not_null()).with_columns(_key("handle").alias("key"))
    return (
        met.join(ids.rename({"id": "known"}), on="key", how="left")
        .select(account_id=pl.coalesce("id", "known"), handle="handle")
        .sort("account_id", "handle")
        .unique("account_id", keep="first", maintain_order=True)
    )


def _one_row_each(accounts: pl.DataFrame) -> pl.DataFrame:
    """Several rows about one account: the first known value of each column, in the order read."""
    return (
        accounts.group_by("account_id", maintain_order=True).agg(pl.all().drop_nulls().first()).select(accounts.columns)
    )
