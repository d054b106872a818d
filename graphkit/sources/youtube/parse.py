"""From what YouTube answers to the rows of our tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing
from graphkit.sources.youtube.answers import Channel, Comment, Thread, Video

# As in what other tools export: the handle an answer starts with.
_MENTION: Final = re.compile(r"[\s\u200b]*@([\w.\-]*[\w\-])")


@dataclass(frozen=True)
class Answers:
    """The answers to one comment, as a subject: its video, the comment, and who wrote it (None: nobody knows).

    >>> Answers("dQw4w9WgXcQ", "UgxA", "UCa").subject
    'dQw4w9WgXcQ UgxA UCa'
    >>> Answers.of("dQw4w9WgXcQ") is None
    True
    """

    video: str
    comment: str
    author: str | None

    @property
    def subject(self) -> str:
        """As the text by which a listing names them."""
        return f"{self.video} {self.comment} {self.author or ''}"

    @classmethod
    def of(cls, subject: str) -> Answers | None:
        """The answers that `subject` asks for; None where it is a video, which asks for its comments."""
        video, *rest = subject.split(" ")
        return cls(video, rest[0], rest[1] or None) if rest else None


def profile(channel: Channel) -> Account:
    """What a channel says about itself."""
    said, counted = channel.snippet, channel.statistics
    return Account(
        account_id=channel.id,
        handle=_handle(said.custom_url),
        name=said.title,
        bio=said.description,
        url=f"https://www.youtube.com/channel/{channel.id}",
        followers=None if counted.hidden_subscriber_count else _number(counted.subscriber_count),
        posts=_number(counted.video_count),
        created_at=_utc(said.published_at),
        language=said.default_language,
        location=said.country,
        complete=True,
    )


def owner(video: Video) -> Account:
    """Whose video it is, met in passing."""
    return Account(account_id=video.snippet.channel_id, name=video.snippet.channel_title)


def post(video: Video) -> Post:
    """A video as a post: its text is the title and the description."""
    said, counted = video.snippet, video.statistics
    return Post(
        post_id=video.id,
        author_id=said.channel_id,
        created_at=_utc(said.published_at),
        text="\n".join(filter(None, (said.title, said.description))) or None,
        hashtags=said.tags,
        likes=_number(counted.like_count),
        comments=_number(counted.comment_count),
        views=_number(counted.view_count),
        sponsored=video.paid_product_placement_details.has_paid_product_placement,
        url=f"https://www.youtube.com/watch?v={video.id}",
    )


def comments_of(video: Video) -> Listing:
    """Its comments. Where they are not counted they are turned off, as a rule: nothing is expected of asking."""
    expected = _number(video.statistics.comment_count) or 0
    return Listing("comments", video.id, video.snippet.channel_id, expected, _utc(video.snippet.published_at))


def commenters(comments: Sequence[Comment]) -> tuple[Account, ...]:
    """Who wrote `comments`, as far as YouTube says who they are."""
    return tuple(
        Account(
            account_id=author,
            handle=_handle(comment.snippet.author_display_name),
            name=_name(comment.snippet.author_display_name),
        )
        for comment in comments
        if (author := _author(comment))
    )


def comments_in(thread: Thread) -> tuple[Comment, ...]:
    """All that came of a thread: its comment and the answers to it."""
    return (thread.snippet.top_level_comment, *thread.replies.comments)


def acts_in(thread: Thread, listing: Listing) -> Iterator[Interaction]:
    """The comment on a video, towards whose it is, and the answers to it, each towards whom it answers.

    Some of many answers may name somebody who wrote another one; these wait until all are read, so that each comes
    out the same wherever it is met.
    """
    comment = thread.snippet.top_level_comment
    author = _author(comment)
    if author:
        yield _act(comment, "comment", author, listing.account_id, listing.subject, None)
    known = handles(comments_in(thread))
    answered = Answers(listing.subject, comment.id, author)
    whole = rest_of(thread, listing) is None
    for answer in thread.replies.comments:
        named = _named(answer)
        if whole or named is None or named in known:
            yield from acts_of_answers([answer], answered, known)


def acts_of_answers(comments: Sequence[Comment], answered: Answers, known: Mapping[str, str]) -> Iterator[Interaction]:
    """Answers to the comment `answered`: YouTube files all under it, and only a name in front tells whom one is for.

    `known` are the channels of the handles in the thread; who is not among them leaves it to the comment's author.
    """
    for comment in comments:
        author = _author(comment)
        if author:
            target = known.get(_named(comment) or "", answered.author)
            yield _act(comment, "reply", author, target, answered.video, answered.comment)


def handles(comments: Sequence[Comment]) -> dict[str, str]:
    """The channels of those who wrote `comments`, by their handles in lower case."""
    return {account.handle.lower(): account.account_id for account in commenters(comments) if account.handle}


def rest_of(thread: Thread, listing: Listing) -> Listing | None:
    """All answers to a comment, where not all came with it."""
    comment, total = thread.snippet.top_level_comment, thread.snippet.total_reply_count
    if total <= len(thread.replies.comments):
        return None
    subject = Answers(listing.subject, comment.id, _author(comment)).subject
    return Listing("comments", subject, listing.account_id, total, listing.published)


def _act(
    comment: Comment, kind: str, actor: str, target: str | None, post_id: str, parent_id: str | None
) -> Interaction:
    said = comment.snippet
    return Interaction(
        interaction_id=comment.id,
        kind=kind,
        actor_id=actor,
        target_id=target,
        post_id=post_id,
        parent_id=parent_id,
        created_at=_utc(said.published_at),
        text=said.text_display,
        likes=said.like_count,
    )


def _author(comment: Comment) -> str | None:
    return comment.snippet.author_channel_id.value or None


def _named(comment: Comment) -> str | None:
    found = _MENTION.match(comment.snippet.text_display or "")
    return found[1].lower() if found else None


def _handle(name: str | None) -> str | None:
    """YouTube shows the handle with an @ since 2023, and before it the name on display."""
    return name[1:] or None if name and name.startswith("@") else None


def _name(name: str | None) -> str | None:
    return None if not name or name.startswith("@") else name


def _number(count: str | None) -> int | None:
    return None if count is None else int(count)


def _utc(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.astimezone(UTC)
