"""What Reddit answers, as records.

Ids are those of its dumps (`graphkit.readers.reddit_pushshift`): without the prefix that tells their kind, and an
account is known by its name, here in small letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from graphkit.errors import Skippable
from graphkit.sources.http.answer import Malformed
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.reddit.answers import (
    Batch,
    Comment,
    OfComment,
    OfCommunity,
    OfStub,
    OfSubmission,
    Profile,
    Stub,
    Submission,
    Thing,
    Things,
    Thread,
)
from graphkit.sources.reddit.threads import BETWEEN, Place, subject
from graphkit.sources.source import Listing, Page

GONE: Final = frozenset({"[deleted]", "[removed]"})
_SITE: Final = "https://www.reddit.com"
_COMMENT: Final = "t1_"
_SUBMISSION: Final = "t3_"


def profile(told: Profile) -> Page:
    """What an account says of itself; nothing where it is suspended."""
    if told.is_suspended or _account_id(told.name) is None:
        return Page()
    own = told.subreddit
    account = Account(
        account_id=told.name.lower(),
        handle=told.name,
        name=(own and own.title) or None,
        bio=(own and own.public_description) or None,
        url=f"{_SITE}/user/{told.name}",
        followers=own.subscribers if own else None,
        created_at=_time(told.created_utc),
        complete=True,
    )
    return Page(accounts=(account,))


def feed(batch: Batch) -> Page:
    """What an account has published, and what it has said to others. Whose comment it answered, Reddit does not say."""
    comments, submissions = _comments(batch), _submissions(batch)
    # Last comes what tells most.
    posts = {post.post_id: post for post in (*map(_answered, comments), *map(_post, submissions))}
    authors = {comment.link_id: _account_id(comment.link_author) for comment in comments}
    return Page(
        accounts=_accounts(_names(comments, submissions)),
        posts=tuple(posts.values()),
        interactions=_acts(comments, authors),
        listings=tuple(_listing(post) for post in posts.values()),
        cursor=batch.after or None,
        gone=_gone(comments, submissions),
    )


def newest(batch: Batch, asked: str) -> Page:
    """The submissions of a community, or those found for a word (`asked`)."""
    submissions = _submissions(batch)
    if any(isinstance(thing, OfCommunity) for thing in batch.children):
        # Asked for one that is not there, it looks for others of a similar name.
        raise Skippable(f"{asked} is not there, or not any more.", target=asked, advice="Look how its name is written.")
    posts = tuple(map(_post, submissions))
    return Page(
        accounts=_accounts(_names((), submissions)),
        posts=posts,
        listings=tuple(map(_listing, posts)),
        cursor=batch.after or None,
        gone=_gone((), submissions),
    )


def thread(told: Thread, asked: Listing, place: Place) -> Page:
    """A submission, and the comments under it or under one of them."""
    submissions, comments = _submissions(told.submissions.data), _comments(told.comments.data)
    posts = tuple(map(_post, submissions))
    author = next((post.author_id for post in posts), None) or asked.account_id
    authors = {f"{_SUBMISSION}{place.submission}": author} | _authors(comments)
    return Page(
        accounts=_accounts(_names(comments, submissions)),
        posts=posts,
        interactions=_acts(comments, authors),
        listings=_further(_stubs(told.comments.data), place, replace(asked, account_id=author), authors),
        gone=_gone(comments, submissions),
    )


def left_out(batch: Batch, asked: Listing, place: Place) -> Page:
    """Comments that a stub stood for. Of many it gives some, and a stub in the same place: there it goes on.

    What it neither gives nor leaves out again was deleted since.
    """
    comments, stubs = _comments(batch), _stubs(batch)
    submission = f"{_SUBMISSION}{place.submission}"
    below = f"{_COMMENT}{place.comment}" if place.comment else submission
    authors = {below: place.author, submission: asked.account_id} | _authors(comments)
    rest = [child for stub in stubs if stub.parent_id == below for child in stub.children]
    others = [stub for stub in stubs if stub.parent_id != below or not stub.children]
    told = {comment.id for comment in comments}.union(*(stub.children for stub in stubs))
    return Page(
        accounts=_accounts(_names(comments, ())),
        interactions=_acts(comments, authors),
        listings=_further(others, place, asked, authors),
        cursor=BETWEEN.join(map(_id, rest)) or None,
        gone=(*_gone(comments, ()), *(child for child in place.left_out if child not in told)),
    )


def submission(batch: Batch, asked: str) -> tuple[str | None, Page]:
    """Whose a submission is, and the page that tells of it."""
    found = newest(batch, asked)
    if not found.posts:
        raise Skippable(f"{asked} is not there, or not any more.", target=asked)
    return found.posts[0].author_id, found


def _further(
    stubs: Iterable[Stub], place: Place, asked: Listing, authors: Mapping[str, str | None]
) -> tuple[Listing, ...]:
    """Where the comments that stubs stand for can be read."""
    counts = {subject(_place(stub, place.submission, authors)): stub.count or None for stub in stubs}
    return tuple(replace(asked, subject=part, expected=count) for part, count in counts.items())


def _place(stub: Stub, submission: str, authors: Mapping[str, str | None]) -> Place:
    comment = _id(stub.parent_id.removeprefix(_COMMENT)) if stub.parent_id.startswith(_COMMENT) else None
    if not stub.children:
        return Place(submission, comment)
    author = authors.get(stub.parent_id) if comment else None
    return Place(submission, comment, tuple(map(_id, stub.children)), author)


def _listing(post: Post) -> Listing:
    return Listing("comments", post.post_id, post.author_id, expected=post.comments, published=post.created_at)


def _acts(comments: Iterable[Comment], authors: Mapping[str, str | None]) -> tuple[Interaction, ...]:
    acts = (_act(comment, authors.get(comment.parent_id)) for comment in comments)
    return tuple(act for act in acts if act is not None)


def _act(comment: Comment, target: str | None) -> Interaction | None:
    actor = _account_id(comment.author)
    if actor is None:
        return None
    reply = comment.parent_id.startswith(_COMMENT)
    return Interaction(
        interaction_id=_id(comment.id),
        kind="reply" if reply else "comment",
        actor_id=actor,
        target_id=target,
        post_id=_id(comment.link_id.removeprefix(_SUBMISSION)),
        parent_id=_id(comment.parent_id.removeprefix(_COMMENT)) if reply else None,
        created_at=_time(comment.created_utc),
        text=_written(comment.body),
        likes=_likes(comment.score, comment.score_hidden),
    )


def _post(told: Submission) -> Post:
    lines = [line for line in (_written(told.title), _written(told.selftext)) if line]
    return Post(
        post_id=_id(told.id),
        author_id=_account_id(told.author),
        created_at=_time(told.created_utc),
        text="\n".join(lines) or None,
        likes=_likes(told.score, told.hide_score),
        comments=told.num_comments,
        url=f"{_SITE}{told.permalink}" if told.permalink else None,
    )


def _answered(comment: Comment) -> Post:
    """What a comment in a feed tells of the submission it is under."""
    return Post(
        post_id=_id(comment.link_id.removeprefix(_SUBMISSION)),
        author_id=_account_id(comment.link_author),
        comments=comment.num_comments,
        url=comment.link_permalink,
    )


def _gone(comments: Iterable[Comment], submissions: Iterable[Submission]) -> tuple[str, ...]:
    """What nobody has written any more, or where nothing is written any more."""
    lost = [comment.id for comment in comments if _account_id(comment.author) is None or comment.body in GONE]
    return (*lost, *(told.id for told in submissions if _account_id(told.author) is None or told.selftext in GONE))


def _comments(batch: Batch) -> list[Comment]:
    return [thing.data for thing in _things(batch) if isinstance(thing, OfComment)]


def _submissions(batch: Batch) -> list[Submission]:
    return [thing.data for thing in batch.children if isinstance(thing, OfSubmission)]


def _stubs(batch: Batch) -> list[Stub]:
    return [thing.data for thing in _things(batch) if isinstance(thing, OfStub)]


def _things(batch: Batch) -> Iterator[Thing]:
    """Everything, the answers to each comment after it."""
    waiting = batch.children[::-1]
    while waiting:
        thing = waiting.pop()
        yield thing
        if isinstance(thing, OfComment) and isinstance(thing.data.replies, Things):
            waiting.extend(thing.data.replies.data.children[::-1])


def _authors(comments: Iterable[Comment]) -> dict[str, str | None]:
    return {f"{_COMMENT}{comment.id}": _account_id(comment.author) for comment in comments}


def _names(comments: Iterable[Comment], submissions: Iterable[Submission]) -> Iterator[str | None]:
    for comment in comments:
        yield comment.link_author
        yield comment.author
    for told in submissions:
        yield told.author


def _accounts(names: Iterable[str | None]) -> tuple[Account, ...]:
    met = {account_id: name for name in names if (account_id := _account_id(name)) is not None}
    return tuple(Account(account_id=account_id, handle=name) for account_id, name in met.items())


def _account_id(name: str | None) -> str | None:
    """Who has deleted the account is nobody."""
    return None if not name or name in GONE else name.lower()


def _id(told: str) -> str:
    """An id is a number to the base of 36: anything else would be taken for something else in an address."""
    if not (told.isascii() and told.isalnum()):
        raise Malformed(f"“{told[:20]}” is no id")
    return told


def _written(text: str | None) -> str | None:
    return None if not text or text in GONE else text


def _likes(score: int | None, hidden: bool | None) -> int | None:
    """Upvotes less downvotes; nobody knows how many liked what is below nothing, or what is not shown yet."""
    return None if hidden or score is None or score < 0 else score


def _time(seconds: float | None) -> datetime | None:
    if seconds is None:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise Malformed(f"{seconds:g} is no time") from None
