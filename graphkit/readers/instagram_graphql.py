"""Posts as Instagram's website has them, saved as they came: raw, or inside the files of other tools.

The older form says shortcode and edge_media_to_…, the newer one code, user and like_count; some tools mix both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import hashtags_in, leading_mention, mentions_in
from graphkit.readers.formats.shapes import TEXTS, at, called, each, record, records, texts, together
from graphkit.readers.reader import Given, Part, Reader

PERSON: Final = record("id", "pk", "username", "full_name", "is_verified")
COUNT: Final = record("count")


def _edges(**node: pl.DataType) -> pl.Struct:
    return record("count", edges=records(node=record(**node)))


_ANSWER: Final = {**texts("id", "created_at", "text"), "owner": PERSON, "edge_liked_by": COUNT}
_COMMENT: Final = {**_ANSWER, "edge_threaded_comments": _edges(**_ANSWER)}
_NEWER: Final = {
    **texts("code", "pk", "taken_at", "like_count", "comment_count", "view_count", "play_count", "is_paid_partnership"),
    **texts("like_and_view_counts_disabled"),
    "user": PERSON,
    "usertags": pl.Struct({"in": TEXTS}),
    "coauthor_producers": TEXTS,
    "image_versions2": record(candidates=records("url")),
}
POST: Final = {
    **_NEWER,
    **texts("shortcode", "id", "taken_at_timestamp", "caption", "display_url", "video_view_count", "video_play_count"),
    "owner": record(*[field.name for field in PERSON.fields], edge_followed_by=COUNT),
    "edge_media_to_caption": _edges(text=pl.String()),
    "edge_media_preview_like": COUNT,
    "edge_liked_by": COUNT,
    "edge_media_preview_comment": COUNT,
    "edge_media_to_comment": _edges(**_COMMENT),
    "edge_media_to_parent_comment": _edges(**_COMMENT),
    "edge_media_to_tagged_user": record(edges=TEXTS),
    "edge_media_to_sponsor_user": record(edges=TEXTS),
}


def parts_of_posts(posts: pl.LazyFrame, **beside: pl.Expr) -> Iterator[Part]:
    """The posts of a frame with the fields `POST`, their authors and comments; `beside` are more of their columns."""
    own_id = at("id").str.extract(r"^(\d+)")
    known = posts.with_columns(
        post_id=pl.coalesce("shortcode", "code"),
        # A newer id is that of the post and that of its author: 345_123.
        author_id=pl.coalesce(
            at("user.pk"), at("owner.pk"), at("owner.id"), at("user.id"), at("id").str.extract(r"^\d+_(\d+)$")
        ),
        author_handle=pl.coalesce(at("user.username"), at("owner.username")),
        text=_caption(),
    )
    yield Part("posts", known.select("post_id", "author_id", "author_handle", "text", **_about(), **beside))
    yield Part("aliases", known.select("post_id", alias=pl.coalesce("pk", own_id)))
    yield Part(
        "accounts",
        known.select(
            account_id="author_id",
            handle="author_handle",
            name=pl.coalesce(at("user.full_name"), at("owner.full_name")),
            followers=at("owner.edge_followed_by.count"),
            verified=pl.coalesce(at("user.is_verified"), at("owner.is_verified")),
        ),
    )
    yield from _comments(known)


def _caption() -> pl.Expr:
    older = at("edge_media_to_caption.edges").list.first().struct.field("node").struct.field("text")
    caption = pl.col("caption")
    newer = pl.when(caption.str.starts_with("{")).then(caption.str.json_path_match("$.text")).otherwise(caption)
    return pl.coalesce(older, newer)


def _about() -> dict[str, pl.Expr]:
    newer = pl.col("code").is_not_null()
    liked = pl.coalesce(at("edge_media_preview_like.count"), at("edge_liked_by.count"))
    likes = pl.when(newer).then("like_count").otherwise(liked)
    counted = ("edge_media_to_parent_comment", "edge_media_to_comment", "edge_media_preview_comment")
    comments = pl.coalesce(at(f"{field}.count") for field in counted)
    return {
        "created_at": pl.coalesce("taken_at_timestamp", "taken_at"),
        "hashtags": hashtags_in(pl.col("text")),
        "mentions": mentions_in(pl.col("text")),
        "tagged": together(
            called(at("edge_media_to_tagged_user.edges"), "node.user.username"),
            called(at("usertags.in"), "user.username"),
            called(pl.col("coauthor_producers")),
        ),
        # Where likes are hidden, Instagram makes a small number up.
        "likes": pl.when(pl.col("like_and_view_counts_disabled").ne_missing("true")).then(likes),
        "comments": pl.when(newer).then("comment_count").otherwise(comments),
        "views": pl.coalesce("video_play_count", "play_count", "video_view_count", "view_count"),
        "sponsored": pl.when(at("edge_media_to_sponsor_user.edges").list.len() > 0)
        .then(pl.lit("true"))
        .otherwise("is_paid_partnership"),
        "url": pl.format("https://www.instagram.com/p/{}/", "post_id"),
        "image_urls": pl.concat_list(
            pl.coalesce("display_url", at("image_versions2.candidates").list.first().struct.field("url"))
        ),
    }


def _comments(posts: pl.LazyFrame) -> Iterator[Part]:
    # The comments of edge_media_preview_comment may be answers, and do not say to which comment.
    for field in ("edge_media_to_parent_comment", "edge_media_to_comment"):
        comments = each(posts.select("post_id", comment=at(f"{field}.edges")), "comment")
        threads = at("comment.node.edge_threaded_comments.edges")
        answers = each(comments.select("post_id", parent_id=at("comment.node.id"), answer=threads), "answer")
        yield Part("interactions", comments.select("post_id", **said("comment.node.")))
        yield Part("interactions", answers.select("post_id", "parent_id", **answered("answer.node.")))
        yield Part("accounts", commenters(comments, "comment.node."))
        yield Part("accounts", commenters(answers, "answer.node."))


def said(within: str, likes: str = "edge_liked_by.count") -> dict[str, pl.Expr]:
    """A comment in the field `within`; `likes` is where their number stands."""
    return {
        "interaction_id": at(f"{within}id"),
        "actor_id": pl.coalesce(at(f"{within}owner.id"), at(f"{within}owner.pk")),
        "actor_handle": at(f"{within}owner.username"),
        "created_at": at(f"{within}created_at"),
        "text": at(f"{within}text"),
        "likes": at(f"{within}{likes}"),
    }


def answered(within: str, likes: str = "edge_liked_by.count") -> dict[str, pl.Expr]:
    """An answer in the field `within`."""
    return {**said(within, likes), "answered_handle": leading_mention(at(f"{within}text"))}


def commenters(comments: pl.LazyFrame, within: str) -> pl.LazyFrame:
    """Who wrote the comments in the field `within`."""
    return comments.select(
        account_id=pl.coalesce(at(f"{within}owner.id"), at(f"{within}owner.pk")),
        handle=at(f"{within}owner.username"),
        name=at(f"{within}owner.full_name"),
        verified=at(f"{within}owner.is_verified"),
    )


def _wrapped_in(outer: str, inner: str) -> Reader:
    def read(given: Given) -> Iterator[Part]:
        posts = given.frame.select(post=at(f"{outer}.{inner}")).unnest("post")
        # The page of a post that is gone has nothing in it.
        yield from parts_of_posts(posts.filter(pl.col("shortcode").is_not_null()))

    return Reader(
        name="Instagram GraphQL post",
        platform="instagram",
        needs=frozenset({f"{outer}.{inner}.shortcode", f"{outer}.{inner}.owner"}),
        shape=pl.Schema({outer: pl.Struct({inner: pl.Struct(POST)})}),
        read=read,
    )


def _bare(given: Given) -> Iterator[Part]:
    yield from parts_of_posts(given.frame)


READERS: Final = (
    _wrapped_in("data", "shortcode_media"),
    _wrapped_in("data", "xdt_shortcode_media"),
    _wrapped_in("graphql", "shortcode_media"),
    Reader(
        name="Instagram records of posts",
        platform="instagram",
        needs=frozenset({"code", "taken_at", "user.username"}),
        # Threads has the same kind of record.
        lacks=frozenset({"text_post_app_info"}),
        shape=pl.Schema(POST),
        read=_bare,
    ),
    Reader(
        name="Instagram records of posts (older form)",
        platform="instagram",
        needs=frozenset({"shortcode", "taken_at_timestamp", "owner.id"}),
        shape=pl.Schema(POST),
        read=_bare,
    ),
)
