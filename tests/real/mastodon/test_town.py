"""A whole town read from one account on, over HTTP, is what was done there and nothing else."""

from __future__ import annotations

import pytest

from graphkit.errors import Retriable, Skippable
from graphkit.sources.source import Listing
from tests.real.mastodon.reading import SEED, Books, Clock, Notes, opened, read_all
from tests.real.mastodon.serve import PEOPLE, Served, serving

pytestmark = pytest.mark.slow

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


@pytest.fixture(scope="module")
def clean(served: Served) -> Notes:
    return everything(served)


def everything(served: Served) -> Notes:
    notes, source = Notes(), opened(served.url, Clock(), Books())
    for _ in read_all(source, notes):
        pass
    source.close()
    return notes


def test_all_that_was_done_is_found_and_nothing_else(served: Served, clean: Notes) -> None:
    found = {
        name: (act.kind, act.actor_id, act.target_id, act.post_id, act.parent_id) for name, act in clean.acts.items()
    }
    assert found == served.town.acts
    assert {post.post_id: post.author_id for post in clean.posts.values()} == served.town.posts
    assert len(clean.acts) > 300


def test_everyone_is_known_with_a_profile(served: Served, clean: Notes) -> None:
    assert clean.accounts.keys() == served.town.server_numbers.keys()
    assert all(account.complete for account in clean.accounts.values())
    assert {account.followers for account in clean.accounts.values()} == {1}
    assert len({account.account_id.split("@")[1] for account in clean.accounts.values()}) == 2


def test_what_is_for_followers_is_not_kept_even_with_a_token(served: Served) -> None:
    name = next(iter(PEOPLE))
    environment = {"GRAPHKIT_MASTODON_TOKEN": f"token-of-{name}", "GRAPHKIT_MASTODON_SERVER": served.url}
    source, notes = opened(served.url, Clock(), Books(), **environment), Notes()
    for _ in read_all(source, notes, tried=lambda listing: listing.kind == "feed"):
        pass
    source.close()
    assert len(served.town.secret) == 4
    assert not notes.posts.keys() & set(served.town.secret)
    assert notes.posts.keys() == served.town.posts.keys()


def test_a_hashtag_and_profiles(served: Served, clean: Notes) -> None:
    source = opened(served.url, Clock(), Books())
    start = source.resolve("#tea")
    pages = []
    cursor = None
    while not pages or cursor:
        pages.append(source.read(start.page.listings[0], cursor))
        cursor = pages[-1].cursor
    assert len(pages) == 2
    assert {post.post_id for page in pages for post in page.posts} == {
        post.post_id for post in clean.posts.values() if "tea" in (post.hashtags or ())
    }
    subjects = [account.subject or "" for account in clean.accounts.values()]
    assert source.terms.profiles_at_once == 40
    profiles = source.profiles([*subjects, f"{subjects[0].split(' ')[0]} 1"])
    assert {account.account_id: account for account in profiles.accounts} == clean.accounts
    source.close()


def test_posts_and_who_quoted_them(served: Served, clean: Notes) -> None:
    source = opened(served.url, Clock(), Books())
    quotes = [act for act in clean.acts.values() if act.kind == "quote"]
    post = clean.posts[quotes[0].post_id or ""]
    number = post.post_id.rsplit("/", 1)[1]
    start = source.resolve(f"{served.url.replace('http:', 'https:')}/@x/{number}")
    assert start.account_id == post.author_id
    of_post = Listing("quotes", start.page.listings[0].subject, post.author_id)
    found = [act for act in source.read(of_post, None).interactions if act.kind == "quote"]
    assert found == [act for act in quotes if act.post_id == post.post_id]
    source.close()


@pytest.mark.parametrize("start", ["@nobody@town.example", "@ana0@unknown.example", "https://{}/@x/1"])
def test_what_is_not_there(served: Served, start: str) -> None:
    source = opened(served.url, Clock(), Books())
    with pytest.raises(Skippable):
        source.resolve(start.format(served.url.removeprefix("http://")))
    source.close()


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_that_pass_change_nothing(mended: Served, clean: Notes, fault: str) -> None:
    """Each path fails twice at different moments: what is read in the end is the same."""
    books, notes, clock = Books(), Notes(), Clock()
    deadline = 0.3 if fault in ("too slow", "timeout") else 20.0
    for path in PATHS:
        mended.fails(FAULTS[fault], path, count=2)
    source = opened(mended.url, clock, books, deadline)
    for _ in read_all(source, notes):
        pass
    source.close()
    assert notes == clean
    assert (books.waited == 0) == (fault == "slow")


@pytest.mark.parametrize("fault", ["ratelimit", "500", "cut off", "another host", "timeout"])
def test_faults_that_do_not_pass_are_told_and_what_was_read_is_right(mended: Served, clean: Notes, fault: str) -> None:
    notes, clock = Notes(), Clock()
    deadline = 0.1 if fault == "timeout" else 20.0
    source = opened(mended.url, clock, Books(), deadline)
    reading = read_all(source, notes)
    for _ in range(10):
        next(reading)
    mended.fails(FAULTS[fault])
    with pytest.raises(Retriable) as caught:
        for _ in reading:
            pass
    assert caught.value.retry_after > 0
    assert notes.posts.items() <= clean.posts.items()
    mended.recovers()
    clock.sleep(caught.value.retry_after)
    for _ in read_all(source, notes):
        pass
    source.close()
    assert notes == clean


def test_the_limit_of_a_server_is_kept() -> None:
    """It allows 15 calls a second, and says in each answer how many are left."""
    with serving(ratelimit="enabled = true\nlimit = 15\nwindow_seconds = 1") as served:
        books, notes = Books(), Notes()
        source = opened(served.url, SystemClock(), books)
        for _ in read_all(source, notes, tried=lambda listing: listing.account_id in ACCOUNTS):
            pass
        source.close()
    assert books.waited > 0
    assert {name for name, account in notes.accounts.items() if account.complete} >= ACCOUNTS
    assert notes.acts.keys() >= {name for name, act in served.town.acts.items() if act[1] in ACCOUNTS and act[0] == "follow"}
