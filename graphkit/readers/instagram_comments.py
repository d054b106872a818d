"""Comments as Instagram's own interfaces have them, in pages or one by one; instagrapi's lists are much the same.

A comment knows its post only by number; of a page of them, the caption tells whose the post is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import polars as pl

from graphkit.readers.addresses import leading_mention
from graphkit.readers.formats.shapes import at, each, record, records, texts
from graphkit.readers.instagram_graphql import PERSON
from graphkit.readers.reader import Given, Part, Reader

_SAID: Final = (
    *("pk", "user_id", "media_id", "text", "created_at_utc", "created_at", "parent_comment_id"),
    *("comment_like_count", "like_count", "replied_to_comment_id"),
)
_ANSWERS: Final = records(*_SAID, user=PERSON)
_COMMENT: Final = {**texts(*_SAID), "user": PERSON, "child_comments": _ANSWERS, "preview_child_comments": _ANSWERS}
_TELLING: Final = ("pk", "text", "user.pk", "user.username")


def _parts(comments: pl.LazyFrame, **owner: pl.Expr) -> Iterator[Part]:
    known = comments.with_columns(above=pl.lit(None, pl.String), post=pl.col("media_id"), **owner)
    answers = each(known.select("post", *owner, above="pk", answer=_answers()), "answer")
    for rows, within in ((known, ""), (answers, "answer.")):
        yield Part("interactions", rows.select(*owner, **_said(within)))
        yield Part("accounts", rows.select(**_who(within)))


def _answers() -> pl.Expr:
    """All answers where they were asked for, else the few that come with each comment."""
    return pl.when(pl.col("child_comments").list.len() > 0).then("child_comments").otherwise("preview_child_comments")


def _said(within: str) -> dict[str, pl.Expr]:
    return {
        "interaction_id": at(f"{within}pk"),
        "post_id": pl.coalesce(at(f"{within}media_id"), "post"),
        "parent_id": pl.coalesce(at(f"{within}parent_comment_id"), at(f"{within}replied_to_comment_id"), "above"),
        "actor_id": _number(within),
        "actor_handle": at(f"{within}user.username"),
        "answered_handle": leading_mention(at(f"{within}text")),
        "created_at": pl.coalesce(at(f"{within}created_at_utc"), at(f"{within}created_at")),
        "text": at(f"{within}text"),
        "likes": pl.coalesce(at(f"{within}comment_like_count"), at(f"{within}like_count")),
    }


def _who(within: str) -> dict[str, pl.Expr]:
    return {
        "account_id": _number(within),
        "handle": at(f"{within}user.username"),
        "name": at(f"{within}user.full_name"),
        "verified": at(f"{within}user.is_verified"),
    }


def _number(within: str) -> pl.Expr:
    return pl.coalesce(at(f"{within}user.pk"), at(f"{within}user_id"))


def _one_by_one(given: Given) -> Iterator[Part]:
    yield from _parts(given.frame)


def _pages(given: Given) -> Iterator[Part]:
    pages = given.frame.select(
        "comments",
        by=pl.coalesce(at("caption.user.pk"), at("caption.user_id")),
        by_handle=at("caption.user.username"),
    )
    comments = each(pages, "comments").unnest("comments")
    yield from _parts(comments, owner_id=pl.col("by"), owner_handle=pl.col("by_handle"))


READERS: Final = (
    Reader(
        name="Instagram records of comments",
        platform="instagram",
        needs=frozenset(_TELLING),
        lacks=frozenset({"code"}),
        shape=pl.Schema(_COMMENT),
        read=_one_by_one,
    ),
    Reader(
        name="Instagram pages of comments",
        platform="instagram",
        needs=frozenset(f"comments.{key}" for key in _TELLING),
        shape=pl.Schema({"comments": pl.List(pl.Struct(_COMMENT)), "caption": record("user_id", user=PERSON)}),
        read=_pages,
    ),
)
