"""The shape of what Bluesky answers, as far as we use it.

What an AppView writes itself has to be so. What it passes on of a record was written by anybody's program: it is kept
`Raw`, and read by `graphkit.sources.bluesky.posts`, piece by piece, as far as it goes.
"""

from __future__ import annotations

from typing import Annotated, TypeAlias

import msgspec
from msgspec import Meta, Raw, Struct

Did: TypeAlias = Annotated[str, Meta(pattern=r"^did:[a-z]+:[^/\s]+$")]
Uri: TypeAlias = Annotated[str, Meta(pattern=r"^at://did:[a-z]+:[^/\s]+/[^/\s]+/[^/\s]+$")]


class Shape(Struct, rename="camel"):
    """Python's names for theirs."""


class Verification(Shape):
    verified_status: str | None = None


class Actor(Shape):
    """An account in passing or, from getProfiles alone, with its counts."""

    did: Did
    handle: str | None = None
    display_name: str | None = None
    description: str | None = None
    created_at: str | None = None
    verification: Verification | None = None
    followers_count: int | None = None
    follows_count: int | None = None
    posts_count: int | None = None


class PostView(Shape):
    """A post or an answer to one, with who wrote it and how often it was answered, quoted, reposted and liked."""

    uri: Uri
    author: Actor
    record: Raw
    indexed_at: str | None = None
    embed: Raw = Raw()
    reply_count: int | None = None
    quote_count: int | None = None
    repost_count: int | None = None
    like_count: int | None = None


class Known(Shape):
    """Something with a name for its kind, of which there are more than we know."""

    type: str = msgspec.field(default="", name="$type")


class Reason(Known):
    """Why a post is in a feed, if not because its author wrote it."""

    by: Actor | None = None
    indexed_at: str | None = None


class Context(Shape):
    """What an answer answers. A post that is gone or blocked is there in name only, and read as None."""

    root: Raw = Raw()
    parent: Raw = Raw()


class FeedItem(Shape):
    post: PostView
    reply: Context | None = None
    reason: Reason | None = None


class Node(Known):
    """A place in a thread: a post and its answers, or only the address of one that is gone or blocked."""

    uri: str = ""
    post: PostView | None = None
    replies: list[Node] | None = None


class Like(Shape):
    actor: Actor
    created_at: str | None = None


class Profiles(Shape):
    profiles: list[Actor]


class Feed(Shape):
    feed: list[FeedItem]
    cursor: str | None = None


class Thread(Shape):
    thread: Node


class Posts(Shape):
    """Of getQuotes and searchPosts alike."""

    posts: list[PostView]
    cursor: str | None = None


class Likes(Shape):
    uri: Uri
    likes: list[Like]
    cursor: str | None = None


class Reposts(Shape):
    uri: Uri
    reposted_by: list[Actor]
    cursor: str | None = None


class Follows(Shape):
    subject: Actor
    follows: list[Actor]
    cursor: str | None = None


class Session(Shape):
    access_jwt: str


class Problem(Shape):
    """Why a question was refused."""

    error: str | None = None
    message: str | None = None
