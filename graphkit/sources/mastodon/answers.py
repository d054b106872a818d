"""What Mastodon answers, as far as we use it.

Times and counts are passed on as other instances told them, and may be anything: what they mean is for `parse`.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

# The instance's own: part of the next path that is asked for.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]+$")]
# name, or name@domain of an account of another instance.
Acct = Annotated[str, Meta(pattern=r"^[^@\s]+(@[^@\s]+)?$")]
Uri = Annotated[str, Meta(pattern=r"^\S+$")]


class Account(Struct, frozen=True):
    id: Id
    acct: Acct
    display_name: str | None = None
    note: str | None = None
    url: str | None = None
    created_at: str | None = None
    followers_count: int | None = None
    following_count: int | None = None
    statuses_count: int | None = None
    suspended: bool | None = None


class Mention(Struct, frozen=True):
    id: Id
    acct: Acct


class Tag(Struct, frozen=True):
    name: str


class Attachment(Struct, frozen=True):
    type: str | None = None
    url: str | None = None


class Quote(Struct, frozen=True):
    """A quote; only where it was accepted, and the quoted post is still there, is that post in it."""

    state: str | None = None
    quoted_status: Status | None = None


class Status(Struct, frozen=True):
    """A post, an answer, or, with nothing of its own but `reblog` in it, a boost."""

    id: Id
    uri: Uri
    account: Account
    visibility: str
    url: str | None = None
    created_at: str | None = None
    in_reply_to_id: Id | None = None
    in_reply_to_account_id: Id | None = None
    reblog: Status | None = None
    quote: Quote | None = None
    content: str | None = None
    spoiler_text: str | None = None
    replies_count: int | None = None
    reblogs_count: int | None = None
    favourites_count: int | None = None
    # Since 4.5.
    quotes_count: int | None = None
    mentions: tuple[Mention, ...] = ()
    tags: tuple[Tag, ...] = ()
    media_attachments: tuple[Attachment, ...] = ()


class Context(Struct, frozen=True):
    """What a status answers, from the first on, and what answers it, directly or not."""

    ancestors: tuple[Status, ...]
    descendants: tuple[Status, ...]


class Feeds(Struct, frozen=True):
    """Who may read a kind of timeline: public, authenticated or disabled."""

    local: str | None = None
    remote: str | None = None


class TimelinesAccess(Struct, frozen=True):
    hashtag_feeds: Feeds = Feeds()


class Configuration(Struct, frozen=True):
    timelines_access: TimelinesAccess = TimelinesAccess()


class Instance(Struct, frozen=True):
    """`domain` is the one in the names of its accounts, and need not be that of its address."""

    domain: Annotated[str, Meta(min_length=1)]
    api_versions: dict[str, int] = {}
    configuration: Configuration = Configuration()


class OldInstance(Struct, frozen=True):
    """What was told before 4.0, and by others still: the domain under another name, an address with some."""

    uri: Annotated[str, Meta(min_length=1)]


class Problem(Struct, frozen=True):
    """Why a question was refused, in the language of the instance."""

    error: str
