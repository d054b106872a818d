"""What can be read, which of it comes next, and what becomes of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from graphkit.sources.source import Listing, Page
from graphkit.workspace import listings
from graphkit.workspace.keeper import Keeper
from graphkit.workspace.listings import DONE, GONE, MOST_EXPECTED, NEWEST, OPEN, STUCK, Kept
from graphkit.workspace.put import micros
from tests.workspace.stand_ins import LATER, NOON, PLATFORM, a_page, comment, keeper, made

COMMENTS = Listing("comments", "p", "ana", 10, NOON)


def told(*of_posts: Listing) -> Keeper:
    kept = keeper()
    kept.keep(made(), Page(listings=of_posts))
    return kept


def now_of(kept: Keeper, listing: Listing = COMMENTS) -> Kept:
    found = listings.listing_of(kept.connection, PLATFORM, listing.kind, listing.subject)
    assert found is not None
    return found


def read(kept: Keeper, page: Page, listing: Listing = COMMENTS) -> Kept:
    kept.keep(made("post", account=1, listing=now_of(kept, listing)), page)
    return now_of(kept, listing)


def order(kept: Keeper, first: str) -> list[str]:
    """The subjects of ana's listings as they come, each read to its end."""
    found = []
    while (following := listings.next_of_posts(kept.connection, 1, first)) is not None:
        found.append(f"{following.listing.kind} {following.listing.subject}")
        kept.keep(made("post", account=1, listing=following), Page())
    return found


def test_comments_come_first_then_quotes_reposts_and_likes() -> None:
    kinds = ("likes", "reposts", "quotes", "comments")
    kept = told(*(Listing(kind, "p", "ana", 10) for kind in kinds))  # type: ignore[arg-type]
    assert order(kept, MOST_EXPECTED) == ["comments p", "quotes p", "reposts p", "likes p"]


def test_of_posts_the_most_expected_or_the_newest_comes_first() -> None:
    three = [
        Listing("comments", str(n), "ana", expected, NOON + timedelta(days=n)) for n, expected in enumerate((5, 9, 5))
    ]
    nothing_known = Listing("comments", "x", "ana")
    assert order(told(*three, nothing_known), MOST_EXPECTED) == ["comments 1", "comments 0", "comments 2", "comments x"]
    assert order(told(*three, nothing_known), NEWEST) == ["comments 2", "comments 1", "comments 0", "comments x"]


def test_first_pages_come_before_second() -> None:
    kept = told(Listing("comments", "large", "ana", 900), Listing("comments", "small", "ana", 2))
    read(kept, a_page(cursor="2"), Listing("comments", "large", "ana"))
    assert order(kept, MOST_EXPECTED) == ["comments small", "comments large"]


def test_nobody_elses_and_no_accounts_listings_are_among_those_of_posts() -> None:
    kept = told(Listing("comments", "p", "ben"), Listing("hashtag", "bread", None))
    ana = kept.choose_seed("ana", "@ana", NOON)
    kept.open(Listing("feed", "ana", "ana"), NOON)
    assert listings.next_of_posts(kept.connection, ana) is None


def test_told_again_it_is_the_same_and_more_may_be_expected() -> None:
    kept = told(COMMENTS)
    for expected in (3, None, 20):
        news = kept.keep(made(), Page(listings=[Listing("comments", "p", "ana", expected)]))
        assert not news.opened
    assert now_of(kept).listing.expected == 20
    assert now_of(kept).listing.published == NOON


def test_a_page_leads_on_and_the_last_one_ends_it() -> None:
    kept = told(COMMENTS)
    first = read(kept, a_page(cursor="two"))
    assert (first.state, first.cursor, first.pages) == (OPEN, "two", 1)
    last = read(kept, Page())
    assert (last.state, last.cursor, last.pages) == (DONE, None, 2)


def test_what_is_gone_is_given_up_at_once_and_what_fails_the_third_time() -> None:
    kept = told(COMMENTS, Listing("comments", "q", "ana"))
    assert kept.miss(made("post", account=1, listing=now_of(kept)), "It is gone.", gone=True)
    assert now_of(kept).state == GONE
    other = Listing("comments", "q", "ana")
    told_so = [kept.miss(made("post", listing=now_of(kept, other)), "No.", gone=False) for _ in range(3)]
    assert told_so == [False, False, True]
    assert now_of(kept, other).state == STUCK


def test_a_page_that_is_read_takes_the_failures_back() -> None:
    kept = told(COMMENTS)
    for _ in range(4):
        assert not kept.miss(made("post", listing=now_of(kept)), "No.", gone=False)
        assert not kept.miss(made("post", listing=now_of(kept)), "No.", gone=False)
        read(kept, Page(interactions=[comment(now_of(kept).pages, "ben", "ana")], cursor=f"at {now_of(kept).pages}"))
    assert (now_of(kept).state, now_of(kept).failures, now_of(kept).pages) == (OPEN, 0, 4)


def test_what_was_given_up_is_tried_again_from_its_beginning_and_what_is_gone_is_not() -> None:
    kept = told(COMMENTS, Listing("comments", "q", "ana"))
    read(kept, a_page(cursor="two"))
    for _ in range(3):
        kept.miss(made("post", listing=now_of(kept)), "No.", gone=False)
    kept.miss(made("post", listing=now_of(kept, Listing("comments", "q", "ana"))), "Gone.", gone=True)
    listings.try_again(kept.connection, PLATFORM)
    assert (now_of(kept).state, now_of(kept).cursor, now_of(kept).pages) == (OPEN, None, 0)
    assert now_of(kept, Listing("comments", "q", "ana")).state == GONE


@pytest.mark.parametrize("cursor", ["one", "two", "three"])
def test_a_page_that_leads_back_is_known(cursor: str) -> None:
    kept = told(COMMENTS)
    for number, following in enumerate(("one", "two", "three")):
        page = Page(interactions=[comment(number, "ben", "ana")], cursor=following)
        assert not kept.leads_back(now_of(kept), page)
        read(kept, page)
    assert kept.leads_back(now_of(kept), Page(cursor=cursor))
    assert not kept.leads_back(now_of(kept), Page(cursor="four"))
    assert not kept.leads_back(now_of(kept), Page())


def test_what_is_begun_again_may_have_its_old_cursors() -> None:
    kept = told(COMMENTS)
    for following in ("one", None):
        read(kept, Page(cursor=following))
    listings.begin_again(kept.connection, PLATFORM, micros(LATER) or 0)
    assert (now_of(kept).state, now_of(kept).cursor, now_of(kept).pages) == (OPEN, None, 0)
    assert not kept.leads_back(now_of(kept), Page(cursor="one"))
    read(kept, Page(cursor="one"))
    assert kept.leads_back(now_of(kept), Page(cursor="one"))


def test_only_what_was_read_before_then_is_begun_again() -> None:
    kept = told(COMMENTS)
    read(kept, Page())
    listings.begin_again(kept.connection, PLATFORM, micros(NOON) or 0)
    assert now_of(kept).state == DONE
    listings.begin_again(kept.connection, "another", micros(LATER) or 0)
    assert now_of(kept).state == DONE


def test_the_hashtag_of_which_least_was_read_comes_next() -> None:
    first, second = (Listing("hashtag", subject, None) for subject in ("bread", "cake"))
    kept = told(first, second)
    found = []
    for cursor in ("a", "b", None, None):
        following = listings.open_hashtag(kept.connection, PLATFORM)
        assert following is not None
        found.append(following.listing.subject)
        kept.keep(made("hashtag", listing=following), Page(cursor=cursor))
    assert found == ["bread", "cake", "bread", "cake"]
    assert listings.open_hashtag(kept.connection, PLATFORM) is None
