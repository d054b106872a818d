"""What YouTube answers, as far as we use it. Its counts are written as texts, and left out where they are hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Generic, TypeVar

import msgspec
from msgspec import Meta

Id = Annotated[str, Meta(min_length=1)]
# Google writes up to 20 digits; of more than 18 our tables could not hold all.
Count = Annotated[str, Meta(pattern=r"^[0-9]{1,18}$")]
Moment = Annotated[datetime, Meta(tz=True)]


class _Shape(msgspec.Struct, kw_only=True, rename="camel"):
    """Names are as in Google's discovery document."""


Item = TypeVar("Item")


class Items(_Shape, Generic[Item]):
    """One page of a list; where nothing was found, `items` may be missing altogether, but never what it is."""

    kind: Annotated[str, Meta(pattern="ListResponse$")]
    items: tuple[Item, ...] = ()
    next_page_token: str | None = None

    @property
    def cursor(self) -> str | None:
        """Where to go on; an empty one would begin again."""
        return self.next_page_token or None


class ChannelSnippet(_Shape):
    title: str | None = None
    description: str | None = None
    custom_url: str | None = None
    published_at: Moment | None = None
    default_language: str | None = None
    country: str | None = None


class ChannelStatistics(_Shape):
    subscriber_count: Count | None = None
    hidden_subscriber_count: bool = False
    video_count: Count | None = None


class Channel(_Shape):
    id: Id
    snippet: ChannelSnippet
    statistics: ChannelStatistics


class Upload(_Shape):
    video_id: Id


class PlaylistItem(_Shape):
    content_details: Upload


class Found(_Shape):
    video_id: Id


class SearchResult(_Shape):
    id: Found


class VideoSnippet(_Shape):
    channel_id: Id
    channel_title: str | None = None
    title: str | None = None
    description: str | None = None
    published_at: Moment | None = None
    tags: tuple[str, ...] | None = None


class VideoStatistics(_Shape):
    view_count: Count | None = None
    like_count: Count | None = None
    comment_count: Count | None = None


class Placement(_Shape):
    has_paid_product_placement: bool | None = None


class Video(_Shape):
    id: Id
    snippet: VideoSnippet
    statistics: VideoStatistics = msgspec.field(default_factory=VideoStatistics)
    paid_product_placement_details: Placement = msgspec.field(default_factory=Placement)


class AuthorChannel(_Shape):
    value: str | None = None


class CommentSnippet(_Shape):
    author_channel_id: AuthorChannel = msgspec.field(default_factory=AuthorChannel)
    author_display_name: str | None = None
    text_display: str | None = None
    like_count: int | None = None
    published_at: Moment | None = None


class Comment(_Shape):
    id: Id
    snippet: CommentSnippet


class ThreadSnippet(_Shape):
    top_level_comment: Comment
    total_reply_count: int = 0


class Replies(_Shape):
    comments: tuple[Comment, ...] = ()


class Thread(_Shape):
    snippet: ThreadSnippet
    replies: Replies = msgspec.field(default_factory=Replies)


class Reason(_Shape):
    """Why something was refused: `domain` is what does (youtube.…, or Google's doorkeepers)."""

    reason: str = ""
    domain: str = ""


class Limit(msgspec.Struct, kw_only=True):
    """Which quota is spent; Google's doorkeepers write names with underscores."""

    quota_unit: str = ""


class Detail(_Shape):
    reason: str = ""
    metadata: Limit = msgspec.field(default_factory=Limit)


class Error(_Shape):
    message: str = ""
    errors: tuple[Reason, ...] = ()
    details: tuple[Detail, ...] = ()


class Refused(_Shape):
    error: Error
