"""NodeXL: workbooks of edges and vertices, mostly from Twitter. An edge from somebody to themselves is a plain tweet.

An edge says what it is in `Relationship`; those of other networks, which say nothing we know, are ties as they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import texts
from graphkit.readers.reader import Given, Part, Reader

_KINDS: Final = {
    "repliesto": "comment",
    "mentions": "mention",
    "mentionsinretweet": "mention",
    "mentionsinquote": "mention",
    "mentionsinreplyto": "mention",
    "retweet": "repost",
    "quote": "quote",
    "followed": "follow",
    "follows": "follow",
}
_TWEET: Final = "tweet"


def _edges(given: Given) -> Iterator[Part]:
    plain = pl.col("Relationship").str.to_lowercase().str.replace_all("[^a-z]", "")
    edges = given.frame.with_columns(
        relation=plain, kind=plain.replace_strict(_KINDS, default=None, return_dtype=pl.String)
    )
    told = pl.col("kind").is_not_null()
    yield Part("posts", _tweets(edges))
    yield Part("interactions", _acts(edges.filter(told)))
    yield Part("edges", _ties(edges.filter(~told & pl.col("relation").ne_missing(_TWEET))))


def _tweets(edges: pl.LazyFrame) -> pl.LazyFrame:
    """What stands for itself, or names and quotes others; not what answers a tweet, or is somebody else's."""
    own = pl.col("kind").is_in(["mention", "quote"]) & pl.col("Imported ID").is_not_null()
    others = pl.any_horizontal(pl.col("In-Reply-To Tweet ID", "Retweet ID").is_not_null())
    tweets = edges.filter(((pl.col("relation") == _TWEET) | own) & ~others)
    # A tweet that names three is three edges.
    return tweets.unique(["Imported ID", "Vertex 1", "Tweet"], keep="first", maintain_order=True).select(
        post_id="Imported ID",
        author_handle="Vertex 1",
        created_at=_time(),
        text="Tweet",
        hashtags="Hashtags in Tweet",
        likes="Favorite Count",
        reposts="Retweet Count",
        url="Twitter Page for Tweet",
    )


def _acts(edges: pl.LazyFrame) -> pl.LazyFrame:
    kind, tweet = pl.col("kind"), pl.col("Imported ID")
    several = kind.is_in(["mention", "quote"])
    return edges.select(
        "kind",
        interaction_id=pl.when(several).then(pl.format("{}:{}:{}", tweet, kind, "Vertex 2")).otherwise(tweet),
        actor_handle="Vertex 1",
        target_handle="Vertex 2",
        post_id=pl.when(kind == "comment")
        .then("In-Reply-To Tweet ID")
        .when(kind == "repost")
        .then("Retweet ID")
        .when(kind == "quote")
        .then("Quoted Status ID")
        .otherwise(tweet),
        created_at=_time(),
        text="Tweet",
        likes="Favorite Count",
    )


def _ties(edges: pl.LazyFrame) -> pl.LazyFrame:
    return edges.select(source="Vertex 1", target="Vertex 2", weight=pl.col("Edge Weight").fill_null("1"))


def _time() -> pl.Expr:
    return pl.coalesce("Relationship Date (UTC)", "Tweet Date (UTC)")


def _vertices(given: Given) -> Iterator[Part]:
    yield Part(
        "accounts",
        given.frame.select(
            handle="Vertex",
            name="Name",
            bio="Description",
            url="Web",
            followers="Followers",
            following="Followed",
            posts="Tweets",
            verified="Verified",
            created_at="Joined Twitter Date (UTC)",
            location="Location",
        ),
    )


READERS: Final = (
    Reader(
        name="NodeXL edges",
        platform="twitter",
        needs=frozenset({"Vertex 1", "Vertex 2"}),
        shape=pl.Schema(
            {
                **texts("Vertex 1", "Vertex 2", "Edge Weight", "Relationship", "Relationship Date (UTC)"),
                **texts("Tweet", "Tweet Date (UTC)", "Hashtags in Tweet", "Twitter Page for Tweet", "Imported ID"),
                **texts("In-Reply-To Tweet ID", "Quoted Status ID", "Retweet ID", "Favorite Count", "Retweet Count"),
            }
        ),
        read=_edges,
    ),
    Reader(
        name="NodeXL vertices",
        platform="twitter",
        needs=frozenset({"Vertex", "Followers"}),
        lacks=frozenset({"Vertex 1"}),
        shape=pl.Schema(
            {
                **texts("Vertex", "Name", "Description", "Web", "Followers", "Followed", "Tweets", "Verified"),
                **texts("Joined Twitter Date (UTC)", "Location"),
            }
        ),
        read=_vertices,
    ),
)
