"""Instaloader: a file for each post, one beside it for its comments, one for each profile.

A file of comments tells neither the post nor its owner; the file of the post beside it does, which has the same name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.readers.formats.shapes import at, each, record, records, texts
from graphkit.readers.instagram_graphql import COUNT, PERSON, POST, answered, commenters, parts_of_posts, said
from graphkit.readers.reader import Given, Part, Reader

# What Instaloader asks a telephone's interface for, it keeps in a field of its own beside a post in the older form.
_TELEPHONE: Final = ("usertags", "coauthor_producers", "is_paid_partnership", "like_and_view_counts_disabled")
_NODE: Final = {
    **POST,
    **texts("date", "comments"),
    "iphone_struct": pl.Struct({name: POST[name] for name in _TELEPHONE}),
}
_PROFILE: Final = {
    **texts("id", "username", "full_name", "biography", "is_verified", "media_count"),
    **dict.fromkeys(("edge_followed_by", "edge_follow", "edge_owner_to_timeline_media"), COUNT),
    "iphone_struct": record("follower_count", "following_count", "media_count", "biography"),
}
_SAID: Final = ("id", "created_at", "text", "likes_count")
_COMMENT: Final = {**texts(*_SAID), "owner": PERSON, "answers": records(*_SAID, owner=PERSON)}
_A_HANDLE: Final = re.compile(r"(?=.*[a-z])[a-z0-9._]{1,30}")
# Folders that people keep exports in; none of them is named after a profile.
_OF_PEOPLE: Final = re.compile(
    r"archive|backup|comments|data|desktop|documents|downloads?|exports?|feed|files|highlights|input|"
    r"insta(gram|loader)?|json|media|output|posts|profiles|raw|reels|results|samples|saved|stories|tagged|te?mp"
)


def _posts(given: Given) -> Iterator[Part]:
    posts = given.frame.unnest("node")
    known = posts.with_columns(
        **{name: pl.coalesce(name, at(f"iphone_struct.{name}")) for name in _TELEPHONE},
        taken_at_timestamp=pl.coalesce("taken_at_timestamp", "date"),
        edge_media_preview_comment=pl.struct(count=pl.coalesce(at("edge_media_preview_comment.count"), "comments")),
    )
    yield from parts_of_posts(known)
    yield Part("aliases", posts.select(alias=pl.lit(_stem(given.file)), post_id="shortcode"))


def _comments(given: Given) -> Iterator[Part]:
    post = _stem(given.file)
    comments = given.frame.with_columns(post_id=pl.lit(post))
    answers = each(comments.select("post_id", "answers", parent_id="id"), "answers")
    yield Part("interactions", comments.select("post_id", **said("", "likes_count")))
    yield Part("interactions", answers.select("post_id", "parent_id", **answered("answers.", "likes_count")))
    yield Part("accounts", commenters(comments, ""))
    yield Part("accounts", commenters(answers, "answers."))
    if not _is_beside_its_post(given) and (owner := _likely_owner(given)):
        yield Part("posts", pl.LazyFrame({"post_id": [post], "likely_author_handle": [owner]}))


def _stem(file: Path) -> str:
    """The name that the files of one post share."""
    return re.sub(r"(_comments)?\.(?:jsonl?|ndjson|csv|tsv|xlsx|ods|parquet)(\.\w+)?$", "", str(file))


def _is_beside_its_post(given: Given) -> bool:
    """Whether the folder that is read holds the post too, which knows its owner."""
    return given.root != given.file and any(
        Path(f"{_stem(given.file)}{suffix}").is_file() for suffix in (".json", ".json.xz")
    )


def _likely_owner(given: Given) -> str | None:
    """The profile that the folder is named after; those of a feed, a hashtag or a place (:feed, #tag, %place) are not.

    It is a profile's where Instaloader left its marks in it, and likely so where it lies in the folder that was named.
    """
    folder = given.file.resolve().parent
    if not _A_HANDLE.fullmatch(folder.name) or _OF_PEOPLE.fullmatch(folder.name):
        return None
    # All of them: a search that is left off leaves the folder open.
    profiles = list(folder.glob(f"{folder.name}_[0-9]*.json*"))
    marked = (folder / "id").is_file() or len(profiles) > 0
    return folder.name if marked or given.root.resolve() in folder.parents else None


def _profiles(given: Given) -> Iterator[Part]:
    yield Part(
        "accounts",
        given.frame.unnest("node").select(
            account_id="id",
            handle="username",
            name="full_name",
            bio=pl.coalesce("biography", at("iphone_struct.biography")),
            followers=pl.coalesce(at("edge_followed_by.count"), at("iphone_struct.follower_count")),
            following=pl.coalesce(at("edge_follow.count"), at("iphone_struct.following_count")),
            posts=pl.coalesce("media_count", at("edge_owner_to_timeline_media.count"), at("iphone_struct.media_count")),
            verified="is_verified",
        ),
    )


def _others(_: Given) -> Iterator[Part]:
    """Stories, hashtags and unfinished downloads tell nothing of who engages with whom."""
    yield from ()


READERS: Final = (
    Reader(
        name="Instaloader post",
        platform="instagram",
        needs=frozenset({"instaloader.node_type", "node.shortcode"}),
        lacks=frozenset({"node.expiring_at_timestamp"}),
        shape=pl.Schema({"node": pl.Struct(_NODE)}),
        read=_posts,
    ),
    Reader(
        name="Instaloader comments",
        platform="instagram",
        needs=frozenset({"created_at", "text", "owner.username", "answers"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
    ),
    Reader(
        name="Instaloader comments (before 4.3)",
        platform="instagram",
        needs=frozenset({"id", "created_at", "text", "owner.username", "owner.profile_pic_url"}),
        lacks=frozenset({"answers", "shortcode", "edge_liked_by"}),
        shape=pl.Schema(_COMMENT),
        read=_comments,
    ),
    Reader(
        name="Instaloader profile",
        platform="instagram",
        needs=frozenset({"instaloader.node_type", "node.username"}),
        shape=pl.Schema({"node": pl.Struct(_PROFILE)}),
        read=_profiles,
    ),
    Reader(
        name="Instaloader story",
        platform="instagram",
        needs=frozenset({"instaloader.node_type", "node.expiring_at_timestamp"}),
        shape=pl.Schema({"node": record("id")}),
        read=_others,
    ),
    Reader(
        name="Instaloader hashtag or unfinished download",
        platform="instagram",
        needs=frozenset({"instaloader.node_type"}),
        lacks=frozenset({"node.shortcode", "node.username", "node.expiring_at_timestamp"}),
        shape=pl.Schema({"node": record("id")}),
        read=_others,
    ),
)
