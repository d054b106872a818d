"""What Reddit answers, as far as we use it.

Everything is a thing: a comment (t1), a submission (t3), a community (t5), or a stub (more) that stands for comments
left out. Things come in batches.
"""

from __future__ import annotations

from typing import TypeAlias

import msgspec


class Comment(msgspec.Struct):
    """In its author's feed it tells of the submission too (from `link_author` on), and has no `replies`."""

    id: str
    link_id: str
    parent_id: str
    author: str | None = None
    body: str | None = None
    created_utc: float | None = None
    score: int | None = None
    score_hidden: bool | None = None
    # An empty text where nobody answered.
    replies: Things | str | None = None
    link_author: str | None = None
    link_permalink: str | None = None
    num_comments: int | None = None


class Submission(msgspec.Struct):
    id: str
    author: str | None = None
    title: str | None = None
    selftext: str | None = None
    created_utc: float | None = None
    score: int | None = None
    hide_score: bool | None = None
    num_comments: int | None = None
    permalink: str | None = None


class Stub(msgspec.Struct):
    """Comments left out below `parent_id`; without `children`, the thread goes on there on a page of its own."""

    parent_id: str
    children: list[str]
    count: int | None = None


class Community(msgspec.Struct):
    """A subreddit; everybody has one of their own."""

    title: str | None = None
    public_description: str | None = None
    subscribers: int | None = None


class Profile(msgspec.Struct):
    name: str
    created_utc: float | None = None
    is_suspended: bool | None = None
    subreddit: Community | None = None


class OfComment(msgspec.Struct, tag_field="kind", tag="t1"):
    data: Comment


class OfSubmission(msgspec.Struct, tag_field="kind", tag="t3"):
    data: Submission


class OfStub(msgspec.Struct, tag_field="kind", tag="more"):
    data: Stub


class OfCommunity(msgspec.Struct, tag_field="kind", tag="t5"):
    data: Community


class OfProfile(msgspec.Struct, tag_field="kind", tag="t2"):
    data: Profile


Thing: TypeAlias = OfComment | OfSubmission | OfStub | OfCommunity


class Batch(msgspec.Struct):
    children: list[Thing]
    after: str | None = None


class Things(msgspec.Struct):
    data: Batch


class Thread(msgspec.Struct, array_like=True):
    """A submission, and the comments under it."""

    submissions: Things
    comments: Things


class MoreThings(msgspec.Struct):
    things: list[Thing]


class MoreAnswer(msgspec.Struct):
    """Without `data` where two ask at a time, which Reddit does not like."""

    data: MoreThings | None = None


class More(msgspec.Struct):
    """What was left out, the comments in a row however deep they are."""

    json: MoreAnswer


class Token(msgspec.Struct):
    """The key to everything else for `expires_in` seconds, or why there is none."""

    access_token: str | None = None
    expires_in: float = 3600.0
    error: str | int | None = None

    def __repr__(self) -> str:
        return "Token()"


class Reason(msgspec.Struct):
    """Why Reddit says no. What stands between us and Reddit says no in other shapes."""

    error: int | str | None = None
    reason: str | None = None
    message: str | None = None
