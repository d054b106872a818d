"""What a source hands out: the rows of our tables, as typed records.

The fields are the columns of `graphkit.log.schemas`, less `platform`, `fetched_at` and `origin`, which are the same
for a whole page. Whether an account was `read` the workspace knows: no source says it. Ids are strings, times are aware
and in UTC, unknown is None.
"""

from __future__ import annotations

from datetime import datetime

import msgspec


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Someone on a platform.

    `subject` is what the source asks for them by, where that is not the id. `complete` tells a profile from a
    mention in passing: only after it do we know what the account has said about itself.
    """

    account_id: str
    handle: str | None = None
    name: str | None = None
    bio: str | None = None
    url: str | None = None
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    verified: bool | None = None
    created_at: datetime | None = None
    language: str | None = None
    location: str | None = None
    read: bool | None = None
    subject: str | None = None
    complete: bool = False


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """Something an account published."""

    post_id: str
    author_id: str | None
    created_at: datetime | None = None
    text: str | None = None
    hashtags: tuple[str, ...] | None = None
    mentions: tuple[str, ...] | None = None
    likes: int | None = None
    comments: int | None = None
    reposts: int | None = None
    views: int | None = None
    reach: int | None = None
    sponsored: bool | None = None
    url: str | None = None
    image_urls: tuple[str, ...] | None = None


class Interaction(msgspec.Struct, frozen=True, kw_only=True):
    """One act of `actor_id` towards `target_id`.

    `interaction_id` is the platform's own, or, where an act has none (a like, a follow), made by `act_id` from who
    did what to what: the same act met twice has to have the same id.
    """

    interaction_id: str
    kind: str
    actor_id: str | None
    target_id: str | None
    post_id: str | None = None
    parent_id: str | None = None
    created_at: datetime | None = None
    text: str | None = None
    likes: int | None = None


def act_id(kind: str, actor: str, aim: str) -> str:
    """The id of an act that can be done once only.

    >>> act_id("like", "did:plc:ben", "at://did:plc:ana/app.bsky.feed.post/1")
    'like did:plc:ben at://did:plc:ana/app.bsky.feed.post/1'
    """
    return f"{kind} {actor} {aim}"
