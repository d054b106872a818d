"""What was published too early for one crawl is there for another."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from graphkit.sources.records import Post
from graphkit.sources.source import Listing, Page
from graphkit.workspace import listings
from graphkit.workspace.keeper import Keeper
from tests.workspace.stand_ins import NOON, keeper, made, rows

BEFORE, LATER = NOON - timedelta(days=1), NOON + timedelta(days=1)


def with_two_posts(since_noon: bool = True) -> Keeper:
    """Of ana's posts one is of before noon, and the page that tells so leads on."""
    kept = keeper()
    kept.begin("crawl", NOON, NOON if since_noon else None)
    told = [
        Listing("comments", "new", "ana", 3, LATER),
        Listing("comments", "old", "ana", 9, BEFORE),
        Listing("comments", "timeless", "ana", 1),
    ]
    kept.keep(made(), Page(listings=told))
    return kept


def page(kept: Keeper, *times: timedelta) -> bool:
    """Whether a page of ana's posts, published so long after noon, is the last one to read."""
    listing = kept.open(Listing("posts", "ana", "ana"), NOON)
    posts = [Post(post_id=f"p{place}", author_id="ana", created_at=NOON + time) for place, time in enumerate(times)]
    news = kept.keep(replace(made("posts"), listing=listing), Page(posts=posts, cursor="two"))
    return news.finished


def states(kept: Keeper) -> dict[str, str]:
    return dict(rows(kept.connection, "listing", "subject, state"))


def test_what_is_older_is_left() -> None:
    kept = with_two_posts()
    assert states(kept) == {"new": "open", "old": "older", "timeless": "open"}
    following = listings.next_of_posts(kept.connection, 1)
    assert following is not None
    assert following.listing.subject == "new"


def test_a_page_with_nothing_new_is_the_last() -> None:
    kept = with_two_posts()
    assert not page(kept, timedelta(hours=1), timedelta(hours=-1))
    assert page(kept, timedelta(hours=-2), timedelta(hours=-3))
    assert states(kept)["ana"] == "older"


@pytest.mark.parametrize(
    ("since", "old", "posts"),
    [
        (NOON, "older", "older"),
        (NOON - timedelta(hours=3), "older", "open"),
        (BEFORE, "open", "open"),
        (None, "open", "open"),
    ],
)
def test_the_next_crawl_takes_up_what_is_not_too_old_for_it(since: datetime | None, old: str, posts: str) -> None:
    kept = with_two_posts()
    page(kept, timedelta(hours=-2))
    kept.begin("crawl", LATER, since)
    assert (states(kept)["old"], states(kept)["ana"]) == (old, posts)
    assert rows(kept.connection, "listing", "subject, cursor")[-1] == ("ana", "two")


def test_without_since_nothing_is_left() -> None:
    kept = with_two_posts(since_noon=False)
    assert set(states(kept).values()) == {"open"}
    assert not page(kept, timedelta(hours=-2))
