"""A page is kept with its cursor and its call in one go, and says what it brought."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest

from graphkit.files.names import DO_NOT_CONTACT, AccountList
from graphkit.sources.records import Account, Post
from graphkit.sources.source import Listing, Page
from graphkit.workspace import listings
from graphkit.workspace.decided import decide
from graphkit.workspace.keeper import Cost, Keeper, Made
from graphkit.workspace.lists import keep_lists
from graphkit.workspace.memory import known
from tests.workspace.stand_ins import NOON, PLATFORM, a_page, comment, contents, empty, keeper, made, rows


def test_a_page_says_what_it_brought() -> None:
    kept = keeper()
    news = kept.keep(made(), a_page(listings=[Listing("comments", "p", "ana", 7)]))
    assert (news.before, news.accounts) == (0, 2)
    assert (news.authors, news.profiled, news.followers) == ([1], [1], [500])
    assert (news.acts, news.opened) == ([(2, 1)], [1])


def test_what_was_kept_before_is_no_news() -> None:
    kept = keeper()
    page = a_page(listings=[Listing("comments", "p", "ana", 7)])
    kept.keep(made(), page)
    news = kept.keep(made(), page)
    assert (news.before, news.accounts, news.acts, news.opened) == (2, 2, [], [])


def test_nobody_acts_towards_himself_as_far_as_nearness_goes() -> None:
    kept = keeper()
    news = kept.keep(
        made(), Page(interactions=[comment(1, "ana", "ana"), comment(2, None, "ana"), comment(3, "ben", None)])
    )
    assert news.acts == []
    assert len(rows(kept.connection, "interaction")) == 3


def test_a_call_is_kept_with_its_cost_and_where_it_went_on() -> None:
    kept = keeper()
    listing = kept.open(Listing("feed", "ana", "ana"), NOON)
    kept.keep(Made("feed", NOON, Cost(3, 5, 2), 1, listing), a_page(cursor="two"))
    following = kept.open(Listing("feed", "ana", "ana"), NOON)
    kept.miss(Made("feed", NOON, Cost(5, 5), 1, following), "It does not answer.", gone=False)
    columns = "step, account, listing, cursor, requests, units, searches, rows, new_accounts, outcome"
    assert rows(kept.connection, "call", columns) == [
        ("feed", 1, 1, None, 3, 5, 2, 2, 1, "read"),
        ("feed", 1, 1, "two", 5, 5, 0, 0, 0, "failed"),
    ]


class Breaking(sqlite3.Connection):
    """Fails at a statement that begins so."""

    at = "nothing"

    def execute(self, statement: str, *given: object) -> sqlite3.Cursor:
        if statement.startswith(self.at):
            raise sqlite3.OperationalError("disk I/O error")
        return super().execute(statement, *given)  # type: ignore[arg-type]


@pytest.mark.parametrize("at", ["INSERT INTO call", "UPDATE listing", "SELECT actor", "COMMIT", "SELECT account FROM"])
def test_of_a_page_that_fails_halfway_nothing_is_there(at: str) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None, factory=Breaking)
    empty().backup(connection)
    kept = Keeper(connection, None, PLATFORM)
    kept.begin("crawl", NOON)
    listing = kept.open(Listing("feed", "ana", "ana"), NOON)
    before = contents(connection)
    connection.at = at
    with pytest.raises(Exception, match="disk I/O error"):
        kept.keep(made("feed", account=1, listing=listing), a_page("two", [Listing("comments", "p", "ana")]))
    connection.at = "nothing"
    assert not connection.in_transaction
    assert contents(connection) == before
    kept.keep(made("feed", account=1, listing=listing), a_page("two"))
    assert contents(connection) != before


def test_seeds_are_known_by_what_they_were_called() -> None:
    kept = keeper()
    ana, ben = kept.choose_seed("ana", "@ana", NOON), kept.choose_seed("ben", "https://example.org/ben", NOON)
    assert (kept.seed_named("@ana"), kept.seed_named("https://example.org/ben")) == (ana, ben)
    assert kept.seed_named("ana") is None
    assert Keeper(kept.connection, None, "another").seed_named("@ana") is None
    assert kept.starts() == [ana, ben]


def test_seeds_go_before_those_met_under_a_hashtag() -> None:
    kept = keeper()
    bread = kept.open(Listing("hashtag", "bread", None), NOON)
    kept.keep(
        made("hashtag", listing=bread), Page(posts=[Post(post_id=name, author_id=name) for name in ("ben", "ana")])
    )
    assert kept.starts() == [1, 2]
    kept.keep(made("hashtag", listing=bread), Page(posts=[Post(post_id="c", author_id="cat")]))
    assert kept.starts() == [1, 2]
    dan = kept.choose_seed("dan", "@dan", NOON)
    assert kept.starts() == [dan]


def test_an_account_is_asked_for_by_its_subject_and_called_by_its_handle() -> None:
    kept = keeper()
    accounts = [
        Account(account_id="1", subject="77", handle="ana"),
        Account(account_id="2", name="Ben"),
        Account(account_id="3"),
    ]
    kept.keep(made(), Page(accounts=accounts))
    assert kept.subjects([3, 1]) == [("3", "3"), ("1", "77")]
    assert [kept.label(key) for key in (1, 2, 3)] == ["@ana", "Ben", "3"]


def test_an_open_listing_is_opened_once() -> None:
    kept = keeper()
    first = kept.open(Listing("feed", "77", "ana"), NOON)
    assert first.listing == Listing("feed", "77", "ana")
    assert kept.open(Listing("feed", "77", "ana"), NOON) == first
    assert kept.open(Listing("follows", "77", "ana"), NOON).key != first.key


def test_what_is_deleted_there_is_deleted_here() -> None:
    kept = keeper()
    kept.keep(made(), a_page())
    kept.keep(made(), Page(gone=["1", "p", "never heard of"]))
    assert rows(kept.connection, "interaction") == []
    assert rows(kept.connection, "post", "post_id, text, hashtags") == [("p", None, None)]


def test_what_is_old_is_forgotten_on_its_platform_alone() -> None:
    kept = keeper()
    other = Keeper(kept.connection, None, "another")
    other.begin("crawl", NOON)
    for each in (kept, other):
        each.keep(made(), a_page())
    kept.forget(NOON + timedelta(days=30))
    assert rows(kept.connection, "interaction", "platform") == [("another",)]
    assert rows(kept.connection, "account", "account_id, followers") == [
        ("ana", None), ("ben", None), ("ana", 500), ("ben", None)
    ]  # fmt: skip
    other.forget(NOON)
    assert len(rows(kept.connection, "interaction")) == 1


def test_whom_a_crawl_met_in_passing_is_forgotten_with_what_it_was_met_by() -> None:
    kept = keeper()
    met = [Account(account_id=name, handle=name, name=name.title()) for name in ("ben", "cem")]
    kept.keep(made(), Page(accounts=met, interactions=[comment(1, "ben", "ana"), comment(2, "cem", "ana")]))
    later = NOON + timedelta(days=40)
    kept.begin("crawl", later)
    kept.keep(replace(made(), at=later), Page(interactions=[comment(3, "cem", "ana")]))
    kept.forget(later)
    assert rows(kept.connection, "account", "account_id, handle, name") == [
        ("ben", None, None), ("cem", "cem", "Cem"), ("ana", None, None)
    ]  # fmt: skip


def test_of_a_post_that_is_forgotten_nothing_but_its_place_is_left() -> None:
    kept = keeper()
    told = {
        **dict.fromkeys(("likes", "comments", "reposts", "views", "reach"), 7),
        **dict.fromkeys(("hashtags", "mentions", "image_urls"), ("bread",)),
        "created_at": NOON,
        "text": "bread",
        "sponsored": True,
        "url": "https://example.org/p",
    }
    assert {*told, "post_id", "author_id"} == set(Post.__struct_fields__)
    kept.keep(made(), Page(posts=[Post(post_id="p", author_id="ana", **told)]))
    kept.forget(NOON + timedelta(days=30))
    assert rows(kept.connection, "post", ", ".join(told)) == [(None,) * len(told)]


def test_a_hashtag_is_nobodys() -> None:
    kept = keeper()
    news = kept.keep(made("resolve"), Page(listings=[Listing("hashtag", "bread", None)]))
    assert news.opened == []
    following = listings.open_hashtag(kept.connection, PLATFORM)
    assert following is not None
    assert following.account is None


def test_a_post_of_nobody_known_shows_no_author() -> None:
    news = keeper().keep(made(), Page(posts=[Post(post_id="p", author_id=None)]))
    assert news.authors == []


def do_not_contact(kept: Keeper, *names: str) -> Keeper:
    """The keeper of another crawl, which has heard of a list."""
    keep_lists(kept.connection, [AccountList(DO_NOT_CONTACT, "no.txt", "0f", names)], 0)
    return Keeper(kept.connection, None, PLATFORM)


def test_what_was_decided_last_says_who_is_a_start() -> None:
    kept = keeper()
    ana, ben = kept.choose_seed("ana", "@ana", NOON), kept.choose_seed("ben", "@ben", NOON)
    decide(kept.connection, ["ana"], "rejected", "", [], 0)
    assert kept.starts() == [ben]
    decide(kept.connection, ["ben"], "held", "", [], 0)
    decide(kept.connection, ["ana"], "accepted", "", [], 0)
    assert kept.starts() == [ana]
    kept.choose_again(ben, "@ben", NOON)
    assert kept.starts() == [ana, ben]


def test_whom_nobody_wants_is_no_start_under_a_hashtag() -> None:
    kept = do_not_contact(keeper(), "cat")
    bread = kept.open(Listing("hashtag", "bread", None), NOON)
    posts = [Post(post_id=name, author_id=name) for name in ("ana", "ben", "cat")]
    kept.keep(made("hashtag", listing=bread), Page(posts=posts))
    decide(kept.connection, ["ben"], "rejected", "", [], 0)
    assert kept.starts() == [1]


def test_whom_not_to_contact_is_known_as_soon_as_a_page_tells_of_it() -> None:
    kept = do_not_contact(keeper(), "https://example.org/@Ben", "dan")
    dan = kept.choose_seed("dan", "@dan", NOON)
    accounts = [Account(account_id="1", handle="ana"), Account(account_id="2", handle="ben"), Account(account_id="dan")]
    news = kept.keep(made("profiles"), Page(accounts=accounts))

    assert [kept.label(account) for account in news.left_out] == ["@ben"]
    assert known(kept.connection, PLATFORM).left_out.tolist() == list(news.left_out)
    assert kept.starts() == [dan]
