"""What a log has."""

from __future__ import annotations

import polars as pl

import graphkit as gk
from graphkit.log.holdings import holdings
from tests.made_up import acts, day, posts


def test_what_is_counted() -> None:
    log = gk.Log(
        accounts=pl.DataFrame({"account_id": ["ben", "cem"], "followers": [10, None]}),
        posts=posts({"p": "ana", "q": "ana"}),
        interactions=acts(
            ("ben", "ana", "p"), ("cem", "ana", "p"), ("ben", "cem", "p", "reply"), ("dan", "ana", "q", "like")
        ),
    )
    held = holdings(log)
    assert (held.accounts, held.posts, held.comments, held.acts) == (4, 2, 3, 1)
    assert (held.first, held.last) == (day(0), day(3))
    assert (held.commenters, held.commenters_sized) == (2, 1)
    assert held.fetched_share is None


def test_the_share_of_comments_fetched_where_the_platform_counted_them() -> None:
    counted = posts({"p": "ana", "q": "ana", "r": "ana"}).with_columns(comments=pl.Series([4, 1, None], dtype=pl.Int64))
    said = acts(("ben", "ana", "p"), ("cem", "ana", "p"), ("ben", "ana", "q"), ("cem", "ana", "q"), ("ben", "ana", "r"))
    held = holdings(gk.Log(posts=counted, interactions=said))
    # q has had one comment since it was counted, and r was not counted at all.
    assert (held.comments_fetched, held.comments_counted) == (3, 5)
    assert held.fetched_share == 0.6


def test_an_empty_log_has_nothing() -> None:
    held = holdings(gk.Log())
    assert (held.accounts, held.comments, held.first, held.fetched_share) == (0, 0, None, None)


def test_given_ties_are_acts() -> None:
    held = holdings(gk.Log(edges=pl.DataFrame({"source": ["a", "b"], "target": ["b", "c"]})))
    assert (held.accounts, held.acts) == (3, 2)
    assert held.last is None
