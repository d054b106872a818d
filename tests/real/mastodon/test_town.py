"""A whole town read from one account on, over HTTP, is what was done there and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from graphkit.clock import SystemClock
from graphkit.errors import Retriable, Skippable
from graphkit.sources.source import Listing, Source
from tests.real.mastodon.reading import Books, Clock, Notes, opened, read_all
from tests.real.mastodon.serve import DOMAIN, PEOPLE, Served, serving, token

pytestmark = pytest.mark.slow

KINDS = {"comment", "reply", "mention", "quote", "repost", "like", "follow"}
FAULTS = {
    "ratelimit": {"type": "ratelimit"},
    "ratelimit soon over": {"type": "ratelimit", "headers": {"Retry-After": "2"}},
    "500": {"type": "status", "status": 500},
    "502": {"type": "status", "status": 502},
    "503": {"type": "status", "status": 503, "headers": {"Retry-After": "1"}},
    "cut off": {"type": "malformed"},
    "no JSON": {"type": "malformed", "truncate": False},
    "an object, not a list": {"type": "status", "status": 200, "body": {"error": 7}},
    "a list of something else": {"type": "status", "status": 200, "body": [{"id": 1}]},
    "nothing": {"type": "status", "status": 200, "body": {}},
    "a page of a proxy": {"type": "status", "status": 504, "body": "<html>"},
    "another host": {"type": "status", "status": 302, "headers": {"Location": "https://evil.example/"}},
    "slow": {"type": "latency", "delay_ms": 30},
    "too slow": {"type": "latency", "delay_ms": 900},
    "timeout": {"type": "timeout"},
}
PATHS = (
    "/api/v2/instance",
    "/api/v1/accounts/lookup",
    "/api/v1/accounts/*/statuses",
    "/api/v1/accounts/*/following",
    "/api/v1/statuses/*/context",
    "/api/v1/statuses/*/favourited_by",
    "/api/v1/statuses/*/reblogged_by",
)


def full(listing: Listing) -> bool:
    """The server counts right, unlike real ones."""
    return listing.expected != 0


def everything(source: Source, notes: Notes, tried: Callable[[Listing], bool] = full) -> Notes:
    for _ in read_all(source, notes, tried):
        pass
    return notes


@pytest.fixture(scope="module")
def clean(served: Served) -> Notes:
    with opened(served.url, Clock(), Books()) as source:
        return everything(source, Notes())


def test_all_that_was_done_is_found_and_nothing_else(served: Served) -> None:
    with opened(served.url, Clock(), Books()) as source:
        notes = everything(source, Notes(), tried=lambda _: True)
    found = {
        name: (act.kind, act.actor_id, act.target_id, act.post_id, act.parent_id) for name, act in notes.acts.items()
    }
    assert found == served.town.acts
    assert {post.post_id: post.author_id for post in notes.posts.values()} == served.town.posts
    assert Counter(kind for kind, *_ in found.values()).keys() == KINDS


def test_everyone_is_known_with_a_profile(served: Served, clean: Notes) -> None:
    assert clean.accounts.keys() == served.town.server_numbers.keys()
    assert all(account.complete for account in clean.accounts.values())
    assert {account.followers for account in clean.accounts.values()} == {1}
    assert {account.account_id.split("@")[1] for account in clean.accounts.values()} == {DOMAIN, "elsewhere.example"}


def test_what_is_for_followers_is_not_kept_even_with_a_token(served: Served) -> None:
    environment = {"GRAPHKIT_MASTODON_TOKEN": token(next(iter(PEOPLE))), "GRAPHKIT_MASTODON_SERVER": served.url}
    with opened(served.url, Clock(), Books(), **environment) as source:
        notes = everything(source, Notes(), tried=lambda listing: listing.expected is None)
    assert len(served.town.secret) == 4
    assert notes.posts.keys() == served.town.posts.keys()


def test_a_hashtag(served: Served, clean: Notes) -> None:
    with opened(served.url, Clock(), Books()) as source:
        listing = source.resolve("#tea").page.listings[0]
        pages = [source.read(listing, None)]
        while pages[-1].cursor:
            pages.append(source.read(listing, pages[-1].cursor))
    assert len(pages) == 3
    assert {post.post_id for page in pages for post in page.posts} == {
        post.post_id for post in clean.posts.values() if "tea" in (post.hashtags or ())
    }


def test_profiles(served: Served, clean: Notes) -> None:
    subjects = [account.subject or "" for account in clean.accounts.values()]
    nobody = f"{served.url} 1"
    with opened(served.url, Clock(), Books()) as source:
        found = source.profiles([*subjects, nobody])
        assert source.terms.profiles_at_once == 40
    assert {account.account_id: account for account in found.accounts} == clean.accounts


def test_a_post_and_who_quoted_it(served: Served, clean: Notes) -> None:
    quotes = [act for act in clean.acts.values() if act.kind == "quote"]
    post = clean.posts[quotes[0].post_id or ""]
    address = f"{served.url.replace('http:', 'https:')}/@x/{post.post_id.rsplit('/', 1)[1]}"
    with opened(served.url, Clock(), Books()) as source:
        start = source.resolve(address)
        listing = Listing("quotes", start.page.listings[0].subject, post.author_id)
        found = [act for act in source.read(listing, None).interactions if act.kind == "quote"]
    assert start.account_id == post.author_id
    assert found == [act for act in quotes if act.post_id == post.post_id]


@pytest.mark.parametrize("start", ["@nobody@town.example", "@ana0@unknown.example", "https://{}/@x/1"])
def test_what_is_not_there(served: Served, start: str) -> None:
    with opened(served.url, Clock(), Books()) as source, pytest.raises(Skippable):
        source.resolve(start.format(served.url.removeprefix("http://")))


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_that_pass_change_nothing(mended: Served, clean: Notes, fault: str) -> None:
    """Each path fails twice: what is read in the end is the same."""
    deadline = 0.6 if fault in ("too slow", "timeout") else 20.0
    for path in PATHS:
        mended.fails(FAULTS[fault], path, count=2)
    with opened(mended.url, Clock(), Books(), deadline) as source:
        assert everything(source, Notes()) == clean
    assert all(rule["remaining"] < 2 for rule in mended.faults())


@pytest.mark.parametrize("fault", ["ratelimit", "500", "cut off", "another host", "timeout"])
def test_faults_that_do_not_pass_are_told_and_what_was_read_is_right(mended: Served, clean: Notes, fault: str) -> None:
    notes, clock = Notes(), Clock()
    with opened(mended.url, clock, Books(), 0.5 if fault == "timeout" else 20.0) as source:
        reading = read_all(source, notes, full)
        for _ in range(10):
            next(reading)
        mended.fails(FAULTS[fault])
        with pytest.raises(Retriable) as caught:
            next(reading)
        assert caught.value.retry_after > 0
        assert notes.posts.items() <= clean.posts.items()
    mended.recovers()
    clock.sleep(caught.value.retry_after)
    # On a busy machine even a server that is well may take longer than what shows that one hangs.
    with opened(mended.url, clock, Books(), 20.0) as source:
        assert everything(source, notes) == clean


def test_the_limit_of_a_server_is_kept() -> None:
    """It allows 15 calls a second, and says in each answer how many are left."""
    books = Books()
    with (
        serving(ratelimit="enabled = true\nlimit = 15\nwindow_seconds = 1") as served,
        opened(served.url, SystemClock(), books) as source,
    ):
        notes = everything(source, Notes(), tried=lambda listing: listing.expected is None)
    assert books.waited > 0
    assert {post.post_id: post.author_id for post in notes.posts.values()} == served.town.posts
