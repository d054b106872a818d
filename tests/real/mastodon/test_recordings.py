"""Answers of real servers (mastodon.social, icosahedron.website and an instance of one's own) are understood."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import httpx
import msgspec
import pytest

from graphkit.sources.http.answer import Answer, Refusal
from graphkit.sources.http.fetch import Conditions
from graphkit.sources.http.limits import pause_asked, retry_after
from graphkit.sources.mastodon import OFFER, answers
from graphkit.sources.mastodon.errors import refused
from graphkit.sources.mastodon.links import following, parameters
from graphkit.sources.mastodon.parse import Here
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Page
from tests.real.mastodon.reading import Books, Clock
from tests.real.mastodon.recordings import Recorded, recordings

pytestmark = pytest.mark.slow

Accounts = tuple[answers.Account, ...]
Statuses = tuple[answers.Status, ...]
SHAPES: Final = {
    r"/api/v1/accounts/(\d+|lookup|verify_credentials)": answers.Account,
    r"/api/v1/accounts": Accounts,
    r"/api/v1/accounts/search": Accounts,
    r"/api/v1/(accounts/\d+/(following|followers)|mutes|blocks|follow_requests|directory)": Accounts,
    r"/api/v1/statuses/\d+/(favourited_by|reblogged_by)": Accounts,
    r"/api/v1/statuses/\d+": answers.Status,
    r"/api/v1/statuses/\d+/context": answers.Context,
    r"/api/v1/statuses/\d+/quotes": Statuses,
    r"/api/v1/accounts/\d+/statuses": Statuses,
    r"/api/v1/timelines/.*|/api/v1/(favourites|bookmarks)|/api/v1/trends/statuses": Statuses,
    r"/api/v2/instance": answers.Instance,
    r"/api/v1/instance": answers.OldInstance,
}


@pytest.fixture(scope="module")
def recorded(sources: Path) -> list[Recorded]:
    return [one for one in recordings(sources) if one.body]


def shape(one: Recorded) -> Any:
    return next((shape for path, shape in SHAPES.items() if re.fullmatch(path, one.path)), None)


def answer(one: Recorded) -> Answer:
    return Answer(one.status, one.headers, one.body)


def inside(told: Any) -> Iterator[dict[str, Any]]:
    """All objects in an answer."""
    if isinstance(told, dict):
        yield told
        told = list(told.values())
    if isinstance(told, list):
        for one in told:
            yield from inside(one)


def all_inside(recorded: list[Recorded]) -> Iterator[dict[str, Any]]:
    for one in recorded:
        if one.status == 200 and one.body[:1] in b"[{":
            yield from inside(json.loads(one.body))


def page(told: Any, here: Here) -> Page:
    if isinstance(told, answers.Context):
        return here.context(told, "1", "https://example.org/1", "ana@example.org")
    told = told if isinstance(told, tuple) else (told,)
    if told and isinstance(told[0], answers.Account):
        return here.followed(told, "ana@example.org", None)
    return here.page(told)


def test_every_answer_to_what_we_ask_is_understood(recorded: list[Recorded]) -> None:
    here, met = Here("https://example.org", "example.org", ("comments", "quotes")), Counter[str]()
    for one in recorded:
        wanted = shape(one)
        if wanted is None or one.status != 200 or one.method != "GET":
            continue
        told = answer(one).decoded(wanted)
        met[getattr(wanted, "__name__", str(wanted))] += 1
        if not isinstance(told, answers.Instance | answers.OldInstance):
            records = page(told, here)
            assert all("@" in account.account_id for account in records.accounts), one
    assert sum(met.values()) >= 320, met
    assert met["Context"] == 2, met


def test_every_account_and_every_status_anywhere_is_understood(recorded: list[Recorded]) -> None:
    """In notifications and searches, and in what was answered to those who write, they are the same."""
    here, counts = Here("https://example.org", "example.org", ("comments",)), Counter[str]()
    for told in all_inside(recorded):
        if {"acct", "followers_count", "username"} <= told.keys():
            account = here.account(msgspec.convert(told, answers.Account))
            assert account.created_at is not None
            assert account.followers == told["followers_count"]
            counts["accounts"] += 1
        if {"uri", "in_reply_to_id", "visibility", "account"} <= told.keys() and told["account"]:
            records = here.page([msgspec.convert(told, answers.Status)])
            public = any(one and one["visibility"] in ("public", "unlisted") for one in (told, told["reblog"]))
            assert bool(records.accounts) == public
            assert all(one.created_at is not None for one in (*records.posts, *records.interactions))
            counts["statuses"] += 1
            counts.update(act.kind for act in records.interactions)
    assert counts["accounts"] >= 1390, counts
    assert counts["statuses"] >= 860, counts
    assert counts.keys() >= {"reply", "mention", "repost", "quote"}, counts


def test_text_has_no_markup_left(recorded: list[Recorded]) -> None:
    here = Here("https://example.org", "example.org", ())
    for told in all_inside(recorded):
        if {"uri", "in_reply_to_id", "content", "visibility"} <= told.keys() and told["visibility"] == "public":
            for post in here.page([msgspec.convert(told, answers.Status)]).posts:
                assert not re.search(r"</?(p|a|span|br)\b|&(amp|lt|quot);", post.text or ""), told["content"]


def test_lists_go_on_where_the_servers_say(recorded: list[Recorded]) -> None:
    known = {(one.server, one.path, frozenset(map(str, parameters(one.query).items()))) for one in recorded}
    went_on = 0
    for one in recorded:
        if "link" in one.headers and shape(one) in (Accounts, Statuses):
            cursor = following(answer(one), one.server)
            assert (cursor is None) == ('rel="next"' not in one.headers["link"])
            if cursor is not None:
                went_on += (one.server, one.path, frozenset(map(str, parameters(cursor).items()))) in known
    # Whoever recorded it went on by the same addresses.
    assert went_on >= 10


def test_limits_are_read(recorded: list[Recorded]) -> None:
    now = Clock().now()
    limited = [one for one in recorded if "x-ratelimit-reset" in one.headers]
    assert len(limited) >= 1000
    assert all(retry_after(one.headers, now) is not None for one in limited)
    assert all(pause_asked(one.headers, now) is None for one in limited if one.headers["x-ratelimit-remaining"] != "0")


def test_refusals_are_understood(recorded: list[Recorded]) -> None:
    said_no = [one for one in recorded if one.method == "GET" and one.status in (401, 403, 404, 410, 422)]
    for one in said_no:
        assert refused(Refusal(answer(one), one.path), one.server, with_token=True) is not None
    assert len(said_no) >= 10


def test_a_hashtag_as_it_was_read_over_the_wire(recorded: list[Recorded]) -> None:
    """A hashtag page by page, from the answers to those very questions."""
    tagged = [one for one in recorded if one.path.startswith("/api/v1/timelines/tag/")]
    longest = Counter(one.cassette for one in tagged).most_common(1)[0][0]
    pages = {one.query: one for one in tagged if one.cassette == longest}
    first = next(one for query, one in pages.items() if "max_id" not in query)
    about = next(one for one in recorded if one.path == "/api/v2/instance" and one.server == first.server)

    def given(request: httpx.Request) -> httpx.Response:
        query = request.url.query.decode()
        asked_about = request.url.path == "/api/v2/instance"
        one = about if asked_about else first if query == "limit=40" else pages[query]
        headers = {name: value for name, value in one.headers.items() if name in ("link", "x-ratelimit-remaining")}
        return httpx.Response(one.status, content=one.body, headers=headers)

    conditions = Conditions(Books(), Clock(), httpx.MockTransport(given))
    with closing(OFFER.opened(Settings(conditions, Secrets({}), (first.server,)))) as source:
        listing = source.resolve(f"#{first.path.rsplit('/', 1)[1]}").page.listings[0]
        read = [source.read(listing, None)]
        while read[-1].cursor is not None:
            read.append(source.read(listing, read[-1].cursor))
    assert len(read) >= 4
    posts = [post.post_id for page in read for post in page.posts]
    assert len(posts) == len(set(posts)) >= 30
    assert all(account.complete for page in read for account in page.accounts)
