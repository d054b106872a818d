"""Rows that are put more than once: what is told later is right, and what was known stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.sources.records import Account, Interaction, Post
from graphkit.workspace.put import Keys, put
from tests.workspace.stand_ins import (
    AGAIN,
    ANEW,
    FIRST,
    HERE,
    HOSTILE,
    IN_DAYS,
    NOON,
    SOON,
    comment,
    contents,
    empty,
    rows,
)

NAMES = st.sampled_from(["ana", "ben", "cat", *HOSTILE])
TEXTS = st.none() | st.sampled_from(["x", "y", *HOSTILE])
COUNTS = st.none() | st.sampled_from([0, 7, 2**62, -(2**62), 2**63, 10**30])
LISTS = st.none() | st.lists(st.sampled_from(["bread", *HOSTILE]), max_size=3).map(tuple)
TIMES = st.none() | st.sampled_from([NOON, NOON.replace(year=1), NOON.replace(year=9999, microsecond=999_999)])
ACCOUNTS = st.builds(
    Account, account_id=NAMES, handle=TEXTS, bio=TEXTS, followers=COUNTS, posts=COUNTS, created_at=TIMES,
    verified=st.none() | st.booleans(), subject=TEXTS, complete=st.booleans(),
)  # fmt: skip
POSTS = st.builds(
    Post,
    post_id=NAMES,
    author_id=st.none() | NAMES,
    text=TEXTS,
    hashtags=LISTS,
    likes=COUNTS,
    reach=COUNTS,
    created_at=TIMES,
)
KINDS = st.sampled_from(["comment", "reply", "like"])
ENDS = st.none() | NAMES
ACTS = st.builds(
    Interaction, interaction_id=NAMES, kind=KINDS, actor_id=ENDS, target_id=ENDS, post_id=ENDS, text=TEXTS, likes=COUNTS
)
PAGES = st.tuples(st.lists(ACCOUNTS, max_size=4), st.lists(POSTS, max_size=4), st.lists(ACTS, max_size=4))
quick = settings(max_examples=60, deadline=None)


@quick
@given(PAGES)
def test_the_same_page_put_twice_changes_nothing(page: Any) -> None:
    # Each once: what a page says twice in different ways is as its last row has it, and then as its first again.
    accounts, posts, acts = (
        list({getattr(row, name): row for row in given}.values())
        for given, name in zip(page, ("account_id", "post_id", "interaction_id"), strict=True)
    )
    connection = empty()
    keys = put(connection, HERE, accounts, posts, acts)
    before = contents(connection)
    assert put(connection, AGAIN, accounts, posts, acts) == keys
    assert contents(connection) == before


@quick
@given(st.lists(PAGES, max_size=4))
def test_everybody_named_has_one_key(pages: Any) -> None:
    connection = empty()
    named: dict[str, int] = {}
    for accounts, posts, acts in pages:
        keys = put(connection, HERE, accounts, posts, acts)
        wanted = {row.account_id for row in accounts} | {row.author_id for row in posts} - {None}
        wanted |= {end for act in acts for end in (act.actor_id, act.target_id) if end is not None}
        assert set(keys.accounts) == wanted
        assert set(keys.posts) == {row.post_id for row in posts} | {act.post_id for act in acts} - {None}
        assert all(named.setdefault(name, key) == key for name, key in keys.accounts.items())
    assert dict(rows(connection, "account", "account_id, key")) == named
    assert sorted(named.values()) == list(range(1, len(named) + 1))


def kept(first: Account, second: Account) -> tuple[Any, ...]:
    connection = empty()
    put(connection, HERE, [first], [], [])
    put(connection, AGAIN, [second], [], [])
    columns = "handle, followers, verified, fetched_at, origin, complete"
    (row,) = rows(connection, "account", columns)
    return row


def test_what_is_told_later_is_right_and_what_it_does_not_say_stays() -> None:
    first = Account(account_id="ana", handle="ana", followers=5, verified=True)
    second = Account(account_id="ana", followers=6, verified=False)
    assert kept(first, second) == ("ana", 6, 0, None, 1, 0)
    assert kept(second, first) == ("ana", 5, 1, None, 1, 0)


def test_complete_only_grows_and_the_time_is_that_of_the_profile() -> None:
    passing, profile = Account(account_id="ana", bio="new"), Account(account_id="ana", complete=True)
    assert kept(profile, passing)[3:] == (FIRST, 1, 1)
    assert kept(passing, profile)[3:] == (SOON, 1, 1)


def test_of_an_act_kind_and_origin_are_those_of_the_first() -> None:
    connection = empty()
    put(connection, HERE, [], [], [comment(1, "ben", None, "p", text="a")])
    put(connection, AGAIN, [], [], [comment(1, None, "ana", "p", kind="reply", text="b", likes=3)])
    columns = "kind, actor, target, post, text, likes, fetched_at, origin"
    assert rows(connection, "interaction", columns) == [("comment", 1, 2, 1, "b", 3, SOON, 1)]


def test_the_kind_is_certain_with_the_post() -> None:
    connection = empty()
    for post, kind in ((None, "comment"), ("p", "reply"), ("p", "comment")):
        put(connection, HERE, [], [], [comment(1, "ben", "ana", post, kind=kind)])
    assert rows(connection, "interaction", "kind, post") == [("reply", 1)]


def test_what_is_read_again_days_later_is_known_to_be_fresh() -> None:
    connection = empty()
    for context in (HERE, ANEW, AGAIN):
        put(connection, context, [], [], [comment(1, "ben", "ana")])
    assert rows(connection, "interaction", "fetched_at, origin") == [(IN_DAYS, 1)]


def test_a_post_belongs_to_whom_it_was_first_said_to() -> None:
    connection = empty()
    put(connection, HERE, [], [Post(post_id="p", author_id="ana")], [])
    put(connection, HERE, [], [Post(post_id="p", author_id="eve", text="mine")], [comment(1, "ben", "eve", "p")])
    assert rows(connection, "post", "author, text") == [(1, "mine")]


@pytest.mark.parametrize(
    ("kind", "author"), [("comment", 1), ("like", 1), ("quote", 1), ("repost", 1), ("reply", None)]
)
def test_acts_on_a_post_tell_whose_it_is(kind: str, author: int | None) -> None:
    connection = empty()
    put(connection, HERE, [], [], [comment(1, "ben", "ana", "p", kind=kind)])
    assert rows(connection, "post", "post_id, author") == [("p", author)]


def test_the_same_id_on_another_platform_is_another() -> None:
    connection = empty()
    here = put(connection, HERE, [Account(account_id="1")], [Post(post_id="1", author_id="1")], [comment(1, "1", "1")])
    there = put(connection, type(HERE)("other", 1, None), [Account(account_id="1")], [], [comment(1, "1", "1")])
    assert (here, there) == (Keys({"1": 1}, {"1": 1}), Keys({"1": 2}, {}))
    assert len(rows(connection, "interaction")) == 2


def test_numbers_too_large_are_unknown() -> None:
    connection = empty()
    put(
        connection,
        HERE,
        [Account(account_id=str(n), followers=n) for n in (2**62, 2**63 - 1, 2**63, -(10**30))],
        [],
        [],
    )
    kept_numbers = dict(rows(connection, "account", "account_id, followers"))
    assert kept_numbers == {str(2**62): 2**62, str(2**63 - 1): 2**63 - 1, str(2**63): None, str(-(10**30)): None}
