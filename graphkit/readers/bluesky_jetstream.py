"""Bluesky's Jetstream: one event a line, of accounts known by their DID.

A like, a repost and a follow are events of their own, aimed at an address (at://DID/collection/key) or at a DID. What
is written lies in a `commit`; in events of the second version beside the DID, and these in a `payload` each.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import at, each, record, records, texts
from graphkit.readers.reader import Given, Part, Reader

_URI: Final = record("uri")
_RECORD: Final = record(
    # An address with a hash of what stands there, and of who is followed the bare DID.
    *("text", "createdAt", "subject", "displayName", "description"),
    reply=record(parent=_URI, root=_URI),
    embed=record(record=record("uri", record=_URI)),
    facets=records(features=records("did")),
)
_IDENTITY: Final = record("handle")
_EVENT: Final = {
    **texts("did", "time_us"),
    # Until October 2024 an operation was called type, and was one letter.
    "commit": record("operation", "type", "collection", "rkey", record=_RECORD),
    "identity": _IDENTITY,
}
_EVENT_2: Final = {
    **texts("did", "time", "operation", "collection", "rkey"),
    "record": _RECORD,
    "identity": _IDENTITY,
}
_ACTS: Final = {"app.bsky.feed.like": "like", "app.bsky.feed.repost": "repost", "app.bsky.graph.follow": "follow"}


def _events_1(given: Given) -> Iterator[Part]:
    within = {name: at(f"commit.{name}") for name in ("collection", "rkey", "record")}
    operation = pl.coalesce(at("commit.operation"), at("commit.type").replace("d", "delete"))
    yield from _parts(given.frame.select("did", "identity", time="time_us", operation=operation, **within))


def _payloads(given: Given) -> Iterator[Part]:
    yield from _parts(given.frame.unnest("payload"))


def _events_2(given: Given) -> Iterator[Part]:
    yield from _parts(given.frame)


def _parts(events: pl.LazyFrame) -> Iterator[Part]:
    records = _kept(events)
    posts = records.filter(pl.col("collection") == "app.bsky.feed.post").with_columns(
        text=at("record.text"),
        root=at("record.reply.root.uri"),
        parent=at("record.reply.parent.uri"),
        quoted=pl.coalesce(at("record.embed.record.record.uri"), at("record.embed.record.uri")),
    )
    yield Part("posts", posts.filter(pl.col("root").is_null()).select(post_id="uri", author_id="did", **_said()))
    yield Part("interactions", _answers(posts))
    yield Part("interactions", _quotes(posts))
    yield Part("interactions", _mentions(posts))
    yield Part("interactions", _acts(records))
    yield Part("accounts", _profiles(records))
    yield Part("accounts", _handles(events))


def _kept(events: pl.LazyFrame) -> pl.LazyFrame:
    """What was written and not deleted again within the file."""
    addressed = events.with_columns(uri=pl.format("at://{}/{}/{}", "did", "collection", "rkey"))
    deleted = addressed.filter(pl.col("operation") == "delete").select("uri")
    return addressed.filter(pl.col("operation") != "delete").join(deleted, on="uri", how="anti", maintain_order="left")


def _said() -> dict[str, pl.Expr]:
    return {"created_at": pl.coalesce(at("record.createdAt"), "time"), "text": pl.col("text")}


def _did(uri: str | pl.Expr) -> pl.Expr:
    return (pl.col(uri) if isinstance(uri, str) else uri).str.extract(r"^(?:at://)?(did:[^/]+)")


def _answers(posts: pl.LazyFrame) -> pl.LazyFrame:
    parent = pl.when(pl.col("parent") != pl.col("root")).then("parent")
    return posts.filter(pl.col("root").is_not_null()).select(
        interaction_id="uri",
        kind=pl.when(parent.is_null()).then(pl.lit("comment")).otherwise(pl.lit("reply")),
        actor_id="did",
        target_id=_did("parent"),
        owner_id=_did("root"),
        post_id="root",
        parent_id=parent,
        **_said(),
    )


def _quotes(posts: pl.LazyFrame) -> pl.LazyFrame:
    """Feeds and lists are shown in a post like quoted posts."""
    return posts.filter(pl.col("quoted").str.contains("/app.bsky.feed.post/", literal=True)).select(
        interaction_id=pl.col("uri") + ":quote",
        kind=pl.lit("quote"),
        actor_id="did",
        target_id=_did("quoted"),
        post_id="quoted",
        **_said(),
    )


def _mentions(posts: pl.LazyFrame) -> pl.LazyFrame:
    named = each(posts.with_columns(facets=at("record.facets")), "facets").with_columns(features=at("facets.features"))
    dids = each(named, "features").with_columns(named=at("features.did"))
    # Whom a post answers is no mention beside the answer.
    told = dids.filter(pl.col("named").is_not_null() & pl.col("named").ne_missing(_did("parent")))
    return told.unique(["uri", "named"], maintain_order=True).select(
        interaction_id=pl.format("{}:mention:{}", "uri", "named"),
        kind=pl.lit("mention"),
        actor_id="did",
        target_id="named",
        post_id=pl.coalesce("root", "uri"),
        **_said(),
    )


def _acts(records: pl.LazyFrame) -> pl.LazyFrame:
    subject = at("record.subject")
    aim = pl.coalesce(subject.str.extract(r'"uri"\s*:\s*"([^"]+)"'), subject)
    acts = records.filter(pl.col("collection").is_in(list(_ACTS))).with_columns(aim=aim)
    kind = pl.col("collection").replace_strict(_ACTS, default=None, return_dtype=pl.String)
    return acts.select(
        # Not its own address: where a crawl meets the same act it is not told that one.
        interaction_id=pl.format("{} {} {}", kind, "did", "aim"),
        kind=kind,
        actor_id="did",
        target_id=_did("aim"),
        # Feeds and lists are liked as well.
        post_id=pl.when(pl.col("aim").str.contains("/app.bsky.feed.post/", literal=True)).then("aim"),
        created_at=pl.coalesce(at("record.createdAt"), "time"),
    )


def _profiles(records: pl.LazyFrame) -> pl.LazyFrame:
    profiles = records.filter(pl.col("collection") == "app.bsky.actor.profile")
    return profiles.unique("did", keep="last", maintain_order=True).select(
        account_id="did",
        name=at("record.displayName"),
        bio=at("record.description"),
        created_at=at("record.createdAt"),
    )


def _handles(events: pl.LazyFrame) -> pl.LazyFrame:
    named = events.select("did", handle=at("identity.handle")).drop_nulls()
    return named.unique("did", keep="last", maintain_order=True).select(account_id="did", handle="handle")


_NAME: Final = "Bluesky Jetstream"
READERS: Final = (
    Reader(
        name=_NAME,
        platform="bluesky",
        needs=frozenset({"did", "time_us", "kind"}),
        shape=pl.Schema(_EVENT),
        read=_events_1,
    ),
    Reader(
        name=_NAME,
        platform="bluesky",
        needs=frozenset({"did", "time_us", "commit.type"}),
        shape=pl.Schema(_EVENT),
        read=_events_1,
    ),
    Reader(
        name=_NAME,
        platform="bluesky",
        needs=frozenset({"payload.did", "payload.seq", "payload.time", "payload.$type"}),
        shape=pl.Schema({"payload": pl.Struct(_EVENT_2)}),
        read=_payloads,
    ),
    Reader(
        name=_NAME,
        platform="bluesky",
        needs=frozenset({"did", "seq", "time", "$type"}),
        shape=pl.Schema(_EVENT_2),
        read=_events_2,
    ),
)
