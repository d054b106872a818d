"""Rows with the platform's ids, put into tables that know accounts and posts by keys."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from graphkit.sources.records import Account, Interaction, Post
from graphkit.workspace.upserts import (
    ACCOUNT_KEYS,
    ALONE,
    FILL_ACCOUNT,
    FILL_POST,
    LISTED,
    MEET_ACCOUNTS,
    MEET_POSTS,
    POST_KEYS,
    UPSERT_ACCOUNT,
    UPSERT_INTERACTION,
    UPSERT_POST,
)

# Acts whose aim is whoever published the post.
ON_THE_POST: Final = frozenset({"comment", "quote", "repost", "like"})
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
# What a whole number of SQLite can hold; nothing that is counted here comes near it.
_LARGEST: Final = 2**63 - 1


@dataclass(frozen=True)
class Context:
    """What all rows of a page or file share: their platform (empty: unknown), when they came and from where.

    Rows that are no `news` change nothing that is known: they only fill in what is not.
    """

    platform: str
    origin: int
    fetched_at: int | None
    news: bool = True


@dataclass(frozen=True)
class Keys:
    """The keys of the accounts and posts that were named."""

    accounts: Mapping[str, int]
    posts: Mapping[str, int]


def put(
    connection: sqlite3.Connection,
    context: Context,
    accounts: Sequence[Account],
    posts: Sequence[Post],
    interactions: Sequence[Interaction],
    others: Iterable[str] = (),
) -> Keys:
    """Put the rows where they belong, and give the keys of everyone they name and of `others`."""
    put_account, put_post = (UPSERT_ACCOUNT, UPSERT_POST) if context.news else (FILL_ACCOUNT, FILL_POST)
    connection.executemany(put_account, [_account_row(account, context) for account in accounts])
    account_keys = _met(connection, context, _named(accounts, posts, interactions, others), MEET_ACCOUNTS, ACCOUNT_KEYS)
    connection.executemany(put_post, [_post_row(post, context, account_keys) for post in posts])
    on = {act.post_id for act in interactions if act.post_id is not None}
    post_keys = _met(connection, context, on | {post.post_id for post in posts}, MEET_POSTS, POST_KEYS)
    keys = Keys(account_keys, post_keys)
    _tell_authors(connection, interactions, keys)
    connection.executemany(UPSERT_INTERACTION, [_interaction_row(act, context, keys) for act in interactions])
    return keys


def micros(moment: datetime | None) -> int | None:
    """A time as it is kept: microseconds since 1970.

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    if moment is None:
        return None
    since = moment - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def _named(
    accounts: Sequence[Account], posts: Sequence[Post], interactions: Sequence[Interaction], others: Iterable[str]
) -> set[str]:
    named = {account.account_id for account in accounts} | set(others)
    named.update(post.author_id for post in posts if post.author_id is not None)
    named.update(act.actor_id for act in interactions if act.actor_id is not None)
    named.update(act.target_id for act in interactions if act.target_id is not None)
    return named


def _met(connection: sqlite3.Connection, context: Context, ids: set[str], meet: str, keys: str) -> dict[str, int]:
    # Sorted: keys are given in this order, and the same page has to give the same file.
    alone = sorted(each for each in ids if "\0" in each)
    listed = msgspec.json.encode(sorted(ids.difference(alone))).decode()
    found: dict[str, int] = {}
    for source, said in ((LISTED, listed), *((ALONE, each) for each in alone)):
        connection.execute(meet.format(ids=source), (context.platform, context.origin, said))
        found.update(connection.execute(keys.format(ids=source), (said, context.platform)))
    return found


def _tell_authors(connection: sqlite3.Connection, interactions: Sequence[Interaction], keys: Keys) -> None:
    """Whose a post is, where only what was done to it is known."""
    told = {(act.post_id, act.target_id) for act in interactions if act.kind in ON_THE_POST and act.post_id}
    rows = [(keys.accounts[author], keys.posts[post]) for post, author in told if post and author]
    connection.executemany("UPDATE post SET author = ? WHERE key = ? AND author IS NULL", sorted(rows))


def _account_row(account: Account, context: Context) -> tuple[Any, ...]:
    return (
        context.platform,
        account.account_id,
        account.handle,
        account.name,
        account.bio,
        account.url,
        _whole(account.followers),
        _whole(account.following),
        _whole(account.posts),
        account.verified,
        micros(account.created_at),
        account.language,
        account.location,
        # That another has not read it says nothing here.
        account.read or None,
        # Of a mention in passing nothing needs to be read again when it is old.
        context.fetched_at if account.complete else None,
        context.origin,
        account.subject,
        account.complete,
    )


def _post_row(post: Post, context: Context, keys: Mapping[str, int]) -> tuple[Any, ...]:
    return (
        context.platform,
        post.post_id,
        None if post.author_id is None else keys[post.author_id],
        micros(post.created_at),
        post.text,
        _list(post.hashtags),
        _list(post.mentions),
        _whole(post.likes),
        _whole(post.comments),
        _whole(post.reposts),
        _whole(post.views),
        _whole(post.reach),
        post.sponsored,
        post.url,
        _list(post.image_urls),
        context.fetched_at,
        context.origin,
    )


def _interaction_row(act: Interaction, context: Context, keys: Keys) -> tuple[Any, ...]:
    return (
        context.platform,
        act.interaction_id,
        act.kind,
        None if act.actor_id is None else keys.accounts[act.actor_id],
        None if act.target_id is None else keys.accounts[act.target_id],
        None if act.post_id is None else keys.posts[act.post_id],
        act.parent_id,
        micros(act.created_at),
        act.text,
        _whole(act.likes),
        context.fetched_at,
        context.origin,
    )


def _whole(number: int | None) -> int | None:
    return number if number is None or abs(number) <= _LARGEST else None


def _list(names: Sequence[str] | None) -> str | None:
    return None if names is None else msgspec.json.encode(names).decode()
