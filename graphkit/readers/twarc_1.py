"""Tweets of Twitter's API 1.1, as twarc 1 and its contemporaries kept them: one a line, with users and tweets inside.

Numbers stand there twice, and only those called …_str are sure to be whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import at, record, records, texts
from graphkit.readers.reader import Given, Part, Reader
from graphkit.readers.twarc import parts_of_tweets, parts_of_users

_USER: Final = record(
    *("id_str", "screen_name", "name", "description", "url", "location", "verified", "created_at"),
    *("followers_count", "friends_count", "statuses_count"),
)
_TWEET: Final = {
    **texts("id_str", "full_text", "text", "created_at", "favorite_count", "retweet_count", "reply_count"),
    **texts("in_reply_to_status_id_str", "in_reply_to_user_id_str", "in_reply_to_screen_name"),
    "user": _USER,
    "extended_tweet": record("full_text"),
    "entities": record(user_mentions=pl.List(_USER), hashtags=records("text")),
}
_INSIDE: Final = {"retweeted_status": "retweeted", "quoted_status": "quoted"}


def _tweets(given: Given) -> Iterator[Part]:
    inside = [given.frame.select(name).unnest(name) for name in _INSIDE]
    told = pl.concat([_referring(given.frame), *inside], how="diagonal").filter(pl.col("id_str").is_not_null())
    # A tweet is retweeted by many, and kept with each of them.
    tweets = told.unique("id_str", keep="first", maintain_order=True)
    yield from parts_of_tweets(_as_later(tweets))
    yield from parts_of_users(tweets.select(user=_user(lambda field: at(f"user.{field}"))).unnest("user"))


def _referring(tweets: pl.LazyFrame) -> pl.LazyFrame:
    return tweets.with_columns(
        at(f"{inside}.{field}").alias(f"{reference}{what}")
        for inside, reference in _INSIDE.items()
        for what, field in {"": "id_str", "_user": "user.id_str", "_handle": "user.screen_name"}.items()
    )


def _as_later(tweets: pl.LazyFrame) -> pl.LazyFrame:
    """The tweets as version 2 of the API has them; it alone says which conversation a tweet is of."""
    counts = {"like_count": "favorite_count", "reply_count": "reply_count", "retweet_count": "retweet_count"}
    mentions = at("entities.user_mentions").list.eval(_user(lambda field: pl.element().struct.field(field)))
    hashtags = at("entities.hashtags").list.eval(pl.struct(tag=pl.element().struct.field("text")))
    return tweets.select(
        "created_at",
        *(f"{reference}{what}" for reference in _INSIDE.values() for what in ("", "_user", "_handle")),
        id="id_str",
        author_id=at("user.id_str"),
        text=pl.coalesce(at("extended_tweet.full_text"), "full_text", "text"),
        conversation_id=pl.lit(None, pl.String),
        replied_to="in_reply_to_status_id_str",
        replied_to_user="in_reply_to_user_id_str",
        replied_to_handle="in_reply_to_screen_name",
        public_metrics=pl.struct(
            pl.lit(None, pl.String).alias("impression_count"),
            *(pl.col(theirs).alias(name) for name, theirs in counts.items()),
        ),
        entities=pl.struct(mentions=mentions, hashtags=hashtags),
    )


def _user(field: Callable[[str], pl.Expr]) -> pl.Expr:
    counts = {"followers_count": "followers_count", "following_count": "friends_count", "tweet_count": "statuses_count"}
    return pl.struct(
        *(field(name).alias(name) for name in ("name", "description", "url", "location", "verified", "created_at")),
        id=field("id_str"),
        username=field("screen_name"),
        public_metrics=pl.struct(field(theirs).alias(name) for name, theirs in counts.items()),
    )


READERS: Final = (
    Reader(
        name="twarc 1 tweets",
        platform="twitter",
        needs=frozenset({"id_str", "user.id_str", "user.screen_name", "created_at"}),
        shape=pl.Schema({**_TWEET, **dict.fromkeys(_INSIDE, pl.Struct(_TWEET))}),
        read=_tweets,
    ),
)
