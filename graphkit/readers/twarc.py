"""twarc: tweets and users of Twitter's API as it gave them, a page of results a line; flat, one a line; or as CSV.

A page keeps those who wrote, and the tweets that are answered, beside the results (`includes`); flat, these are inside,
and some programs wrap each flat tweet as the API would (`{"data": {…}}`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import at, each, record, records, texts
from graphkit.readers.reader import Given, Part, Reader

_USER: Final = record(
    *("id", "username", "name", "description", "url", "location", "verified", "created_at"),
    public_metrics=record("followers_count", "following_count", "tweet_count"),
)
_SAID: Final = {
    **texts("id", "author_id", "text", "created_at", "conversation_id", "in_reply_to_user_id"),
    "note_tweet": record("text"),
    "public_metrics": record("like_count", "reply_count", "retweet_count", "impression_count"),
    "entities": record(mentions=pl.List(_USER), hashtags=records("tag")),
}
_TWEET: Final = {**_SAID, "referenced_tweets": records("type", "id")}
_TWEETS: Final = pl.List(pl.Struct(_TWEET))
_FLAT: Final = {
    **_SAID,
    **dict.fromkeys(("author", "in_reply_to_user"), _USER),
    "referenced_tweets": pl.List(pl.Struct({"type": pl.String(), **_TWEET, "author": _USER})),
}
REFERENCED: Final = ("replied_to", "retweeted", "quoted")
_CSV: Final = {
    **_SAID,
    "author": _USER,
    **texts("in_reply_to_username", "retweeted_user_id", "retweeted_username", "quoted_user_id", "quoted_username"),
    "referenced_tweets": record(**dict.fromkeys(REFERENCED, record("id"))),
}


def _pages(given: Given) -> Iterator[Part]:
    results = each(given.frame.select("data"), "data").unnest("data")
    includes = given.frame.select("includes").unnest("includes")
    beside = each(includes.select("tweets"), "tweets").unnest("tweets")
    users = each(includes.select("users"), "users").unnest("users")
    yield from parts_of_tweets(_joined(results, beside, users))
    yield from parts_of_users(users)


def _flat(given: Given) -> Iterator[Part]:
    inside = each(given.frame.select("referenced_tweets"), "referenced_tweets").unnest("referenced_tweets")
    results = given.frame.with_columns(
        referenced_tweets=pl.col("referenced_tweets").list.eval(
            pl.struct(pl.element().struct.field("type"), pl.element().struct.field("id"))
        )
    )
    beside = inside.filter(pl.col("author_id").is_not_null()).select(*_TWEET)
    everybody = (given.frame.select("author"), given.frame.select(author="in_reply_to_user"), inside.select("author"))
    users = pl.concat(everybody).unnest("author")
    yield from parts_of_tweets(_joined(results.select(*_TWEET), beside, users))
    yield from parts_of_users(users)


def _wrapped(given: Given) -> Iterator[Part]:
    yield from _flat(replace(given, frame=each(given.frame.select("data"), "data").unnest("data")))


def _table(given: Given) -> Iterator[Part]:
    tweets = given.frame.with_columns(
        *(at(f"referenced_tweets.{kind}.id").alias(kind) for kind in REFERENCED),
        text=_whole_text(),
        replied_to_user=pl.col("in_reply_to_user_id"),
        replied_to_handle=pl.col("in_reply_to_username"),
        retweeted_user=pl.col("retweeted_user_id"),
        retweeted_handle=pl.col("retweeted_username"),
        quoted_user=pl.col("quoted_user_id"),
        quoted_handle=pl.col("quoted_username"),
    )
    yield from parts_of_tweets(tweets)
    yield from parts_of_users(given.frame.select("author").unnest("author"))


def _user_pages(given: Given) -> Iterator[Part]:
    yield from parts_of_users(each(given.frame.select("data"), "data").unnest("data"))


def _users(given: Given) -> Iterator[Part]:
    yield from parts_of_users(given.frame)


def _joined(results: pl.LazyFrame, others: pl.LazyFrame, users: pl.LazyFrame) -> pl.LazyFrame:
    """The results, then the tweets they refer to, each of these once, with whom of `users` every tweet refers to."""
    each_once = others.unique("id", keep="first", maintain_order=True)
    beside = each_once.join(results, on="id", how="anti", maintain_order="left")
    tweets = pl.concat([results, beside]).with_columns(text=_whole_text())
    authors = tweets.select("id", "author_id").drop_nulls().unique("id", keep="first", maintain_order=True)
    for kind in REFERENCED:
        reference = pl.col("referenced_tweets").list.eval(
            pl.element().struct.field("id").filter(pl.element().struct.field("type") == kind)
        )
        tweets = tweets.with_columns(reference.list.first().alias(kind)).join(
            authors.rename({"id": kind, "author_id": f"{kind}_user"}), on=kind, how="left", maintain_order="left"
        )
    handles = users.select(replied_to_user="id", replied_to_handle="username").drop_nulls()
    return tweets.with_columns(
        replied_to_user=pl.coalesce("in_reply_to_user_id", "replied_to_user"),
        # Whose tweet it was may not be on the page; the copied text says it.
        retweeted_handle=pl.col("text").str.extract(r"^RT @(\w+):"),
        quoted_handle=pl.lit(None, pl.String),
    ).join(handles.unique("replied_to_user", keep="first"), on="replied_to_user", how="left", maintain_order="left")


def _whole_text() -> pl.Expr:
    """Of a tweet of more than 280 letters, `text` is the beginning."""
    return pl.coalesce(at("note_tweet.text"), "text")


def parts_of_tweets(tweets: pl.LazyFrame) -> Iterator[Part]:
    """Posts, answers, mentions, retweets, quotes: of tweets that say which and whose each of `REFERENCED` is."""
    answers = pl.col("replied_to").is_not_null()
    yield Part("posts", _posts(tweets.filter(~answers & pl.col("retweeted").is_null())))
    yield Part("interactions", _answers(tweets.filter(answers)))
    yield Part("interactions", _mentions(tweets.filter(answers)))
    yield Part("interactions", _passed_on(tweets, "retweeted", "repost"))
    yield Part("interactions", _passed_on(tweets, "quoted", "quote"))
    named = each(tweets.select(mentions=at("entities.mentions")), "mentions")
    yield from parts_of_users(named.unnest("mentions"))


def _posts(tweets: pl.LazyFrame) -> pl.LazyFrame:
    return tweets.select(
        "author_id",
        "created_at",
        "text",
        post_id="id",
        hashtags=at("entities.hashtags").list.eval(pl.element().struct.field("tag")),
        mentions=at("entities.mentions").list.eval(pl.element().struct.field("username")),
        likes=at("public_metrics.like_count"),
        comments=at("public_metrics.reply_count"),
        reposts=at("public_metrics.retweet_count"),
        views=at("public_metrics.impression_count"),
    )


def _answers(tweets: pl.LazyFrame) -> pl.LazyFrame:
    conversation = pl.coalesce("conversation_id", "replied_to")
    parent = pl.when(pl.col("replied_to") != conversation).then("replied_to")
    return tweets.select(
        "created_at",
        "text",
        interaction_id="id",
        kind=pl.when(parent.is_null()).then(pl.lit("comment")).otherwise(pl.lit("reply")),
        actor_id="author_id",
        target_id="replied_to_user",
        target_handle="replied_to_handle",
        post_id=conversation,
        parent_id=parent,
        likes=at("public_metrics.like_count"),
    )


def _mentions(answers: pl.LazyFrame) -> pl.LazyFrame:
    """Whom an answer names beside the one it answers; those whom a post names are made of the post itself."""
    named = each(answers.with_columns(mentions=at("entities.mentions")), "mentions")
    # In 2021 the API gave those who are named no ids.
    answered = (at("mentions.id") == pl.col("replied_to_user")) | (
        at("mentions.username").str.to_lowercase() == pl.col("replied_to_handle").str.to_lowercase()
    )
    others = named.filter(~answered.fill_null(False))
    return others.select(
        "created_at",
        interaction_id=pl.format("{}:mention:{}", "id", at("mentions.username")),
        kind=pl.lit("mention"),
        actor_id="author_id",
        target_id=at("mentions.id"),
        target_handle=at("mentions.username"),
        post_id=pl.coalesce("conversation_id", "replied_to"),
    )


def _passed_on(tweets: pl.LazyFrame, reference: str, kind: str) -> pl.LazyFrame:
    """Retweets, whose text is somebody else's, or quotes; a tweet may answer one and quote another."""
    return tweets.filter(pl.col(reference).is_not_null()).select(
        "created_at",
        interaction_id=pl.format("{}:{}", "id", pl.lit(kind)),
        kind=pl.lit(kind),
        actor_id="author_id",
        target_id=f"{reference}_user",
        target_handle=f"{reference}_handle",
        post_id=reference,
        text=pl.col("text") if kind == "quote" else pl.lit(None, pl.String),
    )


def parts_of_users(users: pl.LazyFrame) -> Iterator[Part]:
    """Accounts of users as the API has them from version 2 on."""
    yield Part(
        "accounts",
        users.select(
            account_id="id",
            handle="username",
            name="name",
            bio="description",
            url="url",
            followers=at("public_metrics.followers_count"),
            following=at("public_metrics.following_count"),
            posts=at("public_metrics.tweet_count"),
            verified="verified",
            created_at="created_at",
            location="location",
        ),
    )


READERS: Final = (
    Reader(
        name="twarc pages of tweets",
        platform="twitter",
        needs=frozenset({"data.id", "data.author_id", "data.text"}),
        lacks=frozenset({"source_platform"}),
        shape=pl.Schema({"data": _TWEETS, "includes": pl.Struct({"tweets": _TWEETS, "users": pl.List(_USER)})}),
        read=_pages,
    ),
    Reader(
        name="twarc flat tweets",
        platform="twitter",
        needs=frozenset({"id", "author_id", "text", "public_metrics"}),
        lacks=frozenset({"referenced_tweets.replied_to"}),
        shape=pl.Schema(_FLAT),
        read=_flat,
    ),
    Reader(
        name="twarc flat tweets, wrapped",
        platform="twitter",
        needs=frozenset({"data.id", "data.author_id", "data.text", "data.author.username"}),
        lacks=frozenset({"source_platform"}),
        shape=pl.Schema({"data": pl.List(pl.Struct(_FLAT))}),
        read=_wrapped,
    ),
    Reader(
        name="twarc CSV",
        platform="twitter",
        needs=frozenset({"id", "author_id", "text", "referenced_tweets.replied_to.id"}),
        shape=pl.Schema(_CSV),
        read=_table,
    ),
    Reader(
        name="twarc pages of users",
        platform="twitter",
        needs=frozenset({"data.id", "data.username", "data.public_metrics"}),
        lacks=frozenset({"data.text", "source_platform"}),
        shape=pl.Schema({"data": pl.List(_USER)}),
        read=_user_pages,
    ),
    Reader(
        name="twarc users",
        platform="twitter",
        needs=frozenset({"id", "username", "public_metrics.followers_count"}),
        lacks=frozenset({"author_id"}),
        shape=pl.Schema({field.name: field.dtype for field in _USER.fields}),
        read=_users,
    ),
)
