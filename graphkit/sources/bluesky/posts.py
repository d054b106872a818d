"""What one post says: itself or whom it answers, whom it quotes, whom it names.

Ids and kinds are those of `graphkit.readers.bluesky_jetstream`, so that a crawl and a recording of all that happens
join. A record is what anybody's program wrote: what is not as it should be says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import TypeVar

import msgspec
from msgspec import Raw

from graphkit.sources.bluesky.answers import Did, PostView, Shape, Uri
from graphkit.sources.bluesky.starts import POST
from graphkit.sources.records import Interaction, Post

T = TypeVar("T")


class Reference(Shape):
    uri: Uri


class Place(Shape):
    """Where an answer stands."""

    root: Reference
    parent: Reference


class Record(Shape):
    """What an account wrote."""

    text: str
    created_at: str | None = None
    reply: Place | None = None
    facets: Raw = Raw()
    embed: Raw = Raw()


class Facet(Shape):
    """A stretch of the text that stands for something."""

    features: list[Raw]


class Feature(Shape):
    did: Did | None = None
    tag: str | None = None


class Quoted(Shape):
    """Beside pictures, what is quoted stands a level deeper."""

    uri: str | None = None
    record: Reference | None = None


class Embed(Shape):
    record: Quoted | None = None


class Picture(Shape):
    fullsize: str | None = None


class Pictures(Shape):
    images: list[Picture] | None = None
    media: Pictures | None = None


@dataclass(frozen=True)
class Said:
    """A post or an answer, as it was seen and as it was written."""

    view: PostView
    record: Record

    @property
    def uri(self) -> str:
        return self.view.uri

    @property
    def root(self) -> str:
        """The post that it stands under; itself, if it answers nobody."""
        return self.record.reply.root.uri if self.record.reply else self.uri

    @property
    def parent(self) -> str | None:
        return self.record.reply.parent.uri if self.record.reply else None

    @cached_property
    def created_at(self) -> datetime | None:
        return moment(self.record.created_at) or moment(self.view.indexed_at)

    @cached_property
    def features(self) -> list[Feature]:
        facets = as_far_as(self.record.facets, list[Facet]) or []
        raw = (as_far_as(feature, Feature) for facet in facets for feature in facet.features)
        return [feature for feature in raw if feature is not None]


def said(view: PostView) -> Said | None:
    """What was written in `view`, unless it makes no sense."""
    record = as_far_as(view.record, Record)
    return None if record is None else Said(view, record)


def post(said: Said) -> Post:
    """The post itself."""
    view = said.view
    return Post(
        post_id=said.uri,
        author_id=view.author.did,
        created_at=said.created_at,
        text=said.record.text,
        hashtags=tuple(dict.fromkeys(feature.tag for feature in said.features if feature.tag)),
        likes=view.like_count,
        comments=view.reply_count,
        reposts=view.repost_count,
        url=f"https://bsky.app/profile/{view.author.did}/post/{said.uri.rpartition('/')[2]}",
        image_urls=_pictures(view),
    )


def acts(said: Said) -> Iterator[Interaction]:
    """What its author does to others by it: answers, quotes, names them."""
    if said.parent is not None:
        yield _answer(said, said.parent)
    quoted = _quoted(said.record)
    if quoted is not None:
        yield _act(said, "quote", f"{said.uri}:quote", author_of(quoted), quoted)
    # Whom a post answers is no mention beside the answer.
    answered = author_of(said.parent) if said.parent else None
    for did in dict.fromkeys(feature.did for feature in said.features):
        if did is not None and did != answered:
            yield _act(said, "mention", f"{said.uri}:mention:{did}", did, said.root)


def author_of(uri: str) -> str:
    """
    >>> author_of("at://did:plc:ana/app.bsky.feed.post/3k")
    'did:plc:ana'
    """
    return uri.removeprefix("at://").partition("/")[0]


def moment(written: str | None) -> datetime | None:
    """A time as a program wrote it, in UTC; None where it is none.

    >>> moment("2026-03-01T12:00:00.5+02:00").isoformat(), moment("yesterday")
    ('2026-03-01T10:00:00.500000+00:00', None)
    """
    try:
        read = datetime.fromisoformat(written or "")
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def as_far_as(raw: Raw, shape: type[T]) -> T | None:
    """`raw` as `shape`; None where it is not of that shape, or nothing at all."""
    try:
        return msgspec.json.decode(raw, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _answer(said: Said, parent: str) -> Interaction:
    direct = parent == said.root
    return Interaction(
        interaction_id=said.uri,
        kind="comment" if direct else "reply",
        actor_id=said.view.author.did,
        target_id=author_of(parent),
        post_id=said.root,
        parent_id=None if direct else parent,
        created_at=said.created_at,
        text=said.record.text,
        likes=said.view.like_count,
    )


def _act(said: Said, kind: str, interaction_id: str, target: str, post_id: str) -> Interaction:
    return Interaction(
        interaction_id=interaction_id,
        kind=kind,
        actor_id=said.view.author.did,
        target_id=target,
        post_id=post_id,
        created_at=said.created_at,
        text=said.record.text,
    )


def _quoted(record: Record) -> str | None:
    """The post that is quoted; feeds and lists are shown in the same way."""
    embed = as_far_as(record.embed, Embed)
    if embed is None or embed.record is None:
        return None
    deeper = embed.record.record
    uri = deeper.uri if deeper else embed.record.uri
    return uri if uri and uri.startswith("at://did:") and f"/{POST}/" in uri else None


def _pictures(view: PostView) -> tuple[str, ...]:
    shown = as_far_as(view.embed, Pictures)
    if shown is None:
        return ()
    images = shown.images or (shown.media.images if shown.media else None) or []
    return tuple(image.fullsize for image in images if image.fullsize)
