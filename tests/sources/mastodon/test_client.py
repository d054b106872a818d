from __future__ import annotations

from typing import Any

import httpx
import pytest

from graphkit.errors import ConfigurationError, Retriable, Skippable
from graphkit.sources.known_sources import source_named
from graphkit.sources.mastodon.client import Mastodon
from graphkit.sources.source import Listing
from tests.sources.mastodon.stand_ins import (
    ANA,
    BEN,
    CEM,
    HOME,
    Instance,
    account,
    linked,
    status,
    uri,
)

FEED = Listing("feed", "example.org 1", "ana@example.org")
COMMENTS = Listing("comments", f"example.org 7 {uri('7')}", "ana@example.org")
LOOKUP = "/api/v1/accounts/lookup"


def asked(instance: Instance) -> list[tuple[str, dict[str, str]]]:
    return [(str(request.url.copy_with(query=None)), dict(request.url.params)) for request in instance.asked]


def test_a_handle_is_looked_up_at_home_in_two_calls() -> None:
    instance = Instance({LOOKUP: ANA})
    start = instance.source().resolve("@ana@example.org")
    assert start.account_id == "ana@example.org"
    assert start.page.accounts[0].subject == "example.org 1"
    assert asked(instance) == [(f"{HOME}{LOOKUP}", {"acct": "ana"})]
    assert instance.books.spent == 2


@pytest.mark.parametrize(
    ("start", "servers", "host", "acct"),
    [
        ("https://example.org/@ana", (), "example.org", "ana"),
        ("https://example.org/@cem@example.net", (), "example.org", "cem@example.net"),
        ("https://social.example.org/@ana@example.org", (), "social.example.org", "ana"),
        ("@cem@example.net", ("https://example.org",), "example.org", "cem@example.net"),
        ("@cem@example.net", ("example.org", "example.net"), "example.net", "cem"),
        ("ana", ("Example.org/",), "example.org", "ana"),
        ("ana", ("https://me:hunter2@example.org",), "example.org", "ana"),
    ],
)
def test_which_instance_is_asked(start: str, servers: tuple[str, ...], host: str, acct: str) -> None:
    domain = "example.net" if host == "example.net" else "example.org"
    instance = Instance({LOOKUP: ANA}, domain=domain)
    found = instance.source(*servers).resolve(start)
    assert asked(instance) == [(f"https://{host}{LOOKUP}", {"acct": acct})]
    assert found.page.accounts[0].subject == f"{host} 1"


@pytest.mark.parametrize("start", ["@ana", "#tea"])
def test_a_name_without_an_instance_says_what_is_missing(start: str) -> None:
    with pytest.raises(ConfigurationError, match="does not say which") as caught:
        Instance().source().resolve(start)
    assert "--server" in caught.value.advice


def test_a_post_is_asked_for_where_its_number_is_from() -> None:
    instance = Instance({"/api/v1/statuses/7": status("7", ANA)})
    start = instance.source("https://elsewhere.example").resolve("https://example.org/@ana/7")
    assert start.account_id == "ana@example.org"
    assert start.page.listings[0] == Listing(
        "comments", COMMENTS.subject, "ana@example.org", 0, start.page.posts[0].created_at
    )


def test_an_answer_can_be_started_from_too() -> None:
    answer = status("8", BEN, status("7", ANA))
    start = Instance({"/api/v1/statuses/8": answer}).source().resolve("https://example.org/@ben/8")
    assert start.account_id == "ben@example.org"
    assert [one.subject for one in start.page.listings] == [f"example.org 8 {uri('8')}"]


def test_a_post_that_is_not_public_is_not_read() -> None:
    secret = status("7", ANA, visibility="private")
    with pytest.raises(Skippable, match="not public"):
        Instance({"/api/v1/statuses/7": secret}).source().resolve("https://example.org/@ana/7")


def test_hashtags_that_are_open_cost_nothing_more() -> None:
    instance = Instance()
    start = instance.source("https://example.org").resolve("#Tea")
    assert start.account_id is None
    assert start.page.listings == [Listing("hashtag", "example.org tea", None)]
    assert not instance.asked


@pytest.mark.parametrize(("access", "said"), [("authenticated", "logged in"), ("disabled", "to nobody")])
def test_hashtags_that_are_closed_are_said_to_be(access: str, said: str) -> None:
    instance = Instance(hashtags=access)
    with pytest.raises(ConfigurationError, match=said):
        instance.source().resolve("https://example.org/tags/tea")
    assert not instance.asked


def test_a_feed_goes_on_where_the_link_leads() -> None:
    path = "/api/v1/accounts/1/statuses"
    instance = Instance({path: linked([status("7", ANA)], f"{HOME}{path}?exclude_replies=false&max_id=7")})
    source = instance.source()
    page = source.read(FEED, None)
    assert [post.post_id for post in page.posts] == [uri("7")]
    assert page.cursor == "exclude_replies=false&max_id=7"
    instance.answers[path] = []
    assert source.read(FEED, page.cursor).cursor is None
    assert [options for _, options in asked(instance)] == [
        {"limit": "40", "exclude_replies": "false"},
        {"exclude_replies": "false", "max_id": "7"},
    ]


@pytest.mark.parametrize("following", ["https://evil.example/api?max_id=7", f"{HOME}/api", "https://[/"])
def test_a_link_that_leads_elsewhere_or_nowhere_is_not_followed(following: str) -> None:
    instance = Instance({"/api/v1/accounts/1/statuses": linked([], following)})
    with pytest.raises(Retriable, match="next page"):
        instance.source().read(FEED, None)
    assert {request.url.host for request in instance.asked} == {"example.org"}


def test_what_is_asked_for_of_a_post() -> None:
    post = status("7", ANA)
    instance = Instance(
        {
            "/api/v1/statuses/7/context": {"ancestors": [], "descendants": [status("8", BEN, post)]},
            "/api/v1/statuses/7/reblogged_by": [BEN],
            "/api/v1/statuses/7/favourited_by": [BEN, CEM],
            "/api/v1/statuses/7/quotes": [
                status("9", BEN, quote={"state": "accepted", "quoted_status": post}),
            ],
        }
    )
    source = instance.source()
    kinds = ("comments", "reposts", "likes", "quotes")
    pages = {kind: source.read(Listing(kind, COMMENTS.subject, "ana@example.org"), None) for kind in kinds}
    assert {kind: [act.kind for act in page.interactions] for kind, page in pages.items()} == {
        "comments": ["comment"],
        "reposts": ["repost"],
        "likes": ["like", "like"],
        "quotes": ["quote"],
    }
    assert {act.post_id for page in pages.values() for act in page.interactions} == {uri("7")}
    assert {act.target_id for page in pages.values() for act in page.interactions} == {"ana@example.org"}
    assert instance.books.spent == 5


def test_who_is_known_by_name_only_is_looked_up_once() -> None:
    instance = Instance({LOOKUP: ANA, "/api/v1/accounts/1/following": [BEN]})
    source = instance.source()
    for _ in range(2):
        page = source.read(Listing("follows", "ana@example.org", "ana@example.org"), None)
        assert [act.target_id for act in page.interactions] == ["ben@example.org"]
    assert [request.url.path for request in instance.asked].count(LOOKUP) == 1


def test_many_profiles_at_once_where_the_instance_takes_them() -> None:
    instance = Instance({"/api/v1/accounts": [ANA, account("3", "cem", suspended=True)]}, version=2)
    source = instance.source()
    assert source.terms.profiles_at_once == 1
    page = source.profiles(["example.org 1", "example.org 3"])
    assert [one.account_id for one in page.accounts] == ["ana@example.org"]
    assert instance.asked[0].url.params.get_list("id[]") == ["1", "3"]
    assert source.terms.profiles_at_once == 40


def test_one_profile_after_another_where_it_does_not() -> None:
    instance = Instance({"/api/v1/accounts/1": ANA}, version=1)
    source = instance.source()
    page = source.profiles(["example.org 1", "example.org 2", "nobody@example.org"])
    assert [one.account_id for one in page.accounts] == ["ana@example.org"]
    assert source.terms.profiles_at_once == 1


def test_an_instance_of_old() -> None:
    instance = Instance({LOOKUP: ANA, "/api/v1/instance": {"uri": "https://Example.org", "version": "3.5"}})
    instance.answers["/api/v2/instance"] = httpx.Response(404, json={"error": "Not Found"})
    assert instance.source().resolve("@ana@example.org").account_id == "ana@example.org"


@pytest.mark.parametrize("answer", [httpx.Response(200, html="<html>"), httpx.Response(404, html="<html>")])
def test_what_is_no_instance_is_told_at_once(answer: httpx.Response) -> None:
    instance = Instance()
    instance.answers["/api/v2/instance"] = instance.answers["/api/v1/instance"] = answer
    with pytest.raises(ConfigurationError, match="does not answer as a Mastodon server does"):
        instance.source().resolve("@ana@example.org")
    assert instance.clock.slept == 0


@pytest.mark.parametrize(
    ("response", "error"),
    [
        (httpx.Response(404, json={"error": "Record not found"}), Skippable),
        (httpx.Response(410, json={"error": "gone"}), Skippable),
        (httpx.Response(403, json={"error": "nicht erlaubt"}), Skippable),
        (httpx.Response(422, json={"error": "This method requires an authenticated user"}), Skippable),
        (httpx.Response(403, html="<html>"), ConfigurationError),
        (httpx.Response(401, json={"error": "This API requires an authenticated user"}), ConfigurationError),
        (httpx.Response(503), Retriable),
        (httpx.Response(200, json={"ancestors": 7}), Retriable),
        (httpx.Response(200, content=b'{"ancestors": ['), Retriable),
    ],
)
def test_refusals(response: httpx.Response, error: type[Exception]) -> None:
    with pytest.raises(error):
        Instance({"/api/v1/statuses/7/context": response}).source().read(COMMENTS, None)


@pytest.mark.parametrize("kind", ["follows", "hashtag", "feed"])
def test_one_list_that_wants_a_login_is_left_out(kind: Any) -> None:
    refused = httpx.Response(401, json={"error": "This method requires an authenticated user"})
    paths = ("/api/v1/accounts/1/following", "/api/v1/timelines/tag/1", "/api/v1/accounts/1/statuses")
    with pytest.raises(Skippable) as caught:
        Instance(dict.fromkeys(paths, refused)).source().read(Listing(kind, "example.org 1", None), None)
    assert "GRAPHKIT_MASTODON_TOKEN" in caught.value.advice


def test_posts_alone_are_not_listed() -> None:
    with pytest.raises(ConfigurationError, match="lists no posts"):
        Instance().source().read(Listing("posts", "example.org 1", "ana@example.org"), None)


TOKEN = {"GRAPHKIT_MASTODON_TOKEN": "planted-4711"}


def shown_to(instance: Instance) -> dict[str, str | None]:
    return {request.url.host: request.headers.get("Authorization") for request in instance.asked}


def test_the_token_is_shown_to_its_own_instance_alone() -> None:
    instance = Instance({LOOKUP: ANA})
    source = instance.source(**TOKEN, GRAPHKIT_MASTODON_SERVER="example.org")
    for start in ("@ana@example.org", "@ana@example.net", "@ana"):
        source.resolve(start)
    assert shown_to(instance) == {"example.org": "Bearer planted-4711", "example.net": None}
    assert source.terms.post_listings == ("comments", "quotes", "reposts", "likes")


def test_the_token_is_for_the_one_instance_that_is_named() -> None:
    instance = Instance({LOOKUP: ANA, "/api/v1/statuses/7": status("7", ANA)})
    source = instance.source("https://example.net", **TOKEN)
    source.resolve("@ana@example.org")
    start = source.resolve("https://example.org/@ana/7")
    assert shown_to(instance) == {"example.net": "Bearer planted-4711", "example.org": None}
    assert "quotes" not in {one.kind for one in start.page.listings}


def test_the_token_is_not_sent_over_a_line_that_others_can_read() -> None:
    instance = Instance({LOOKUP: ANA})
    instance.source("http://example.org", **TOKEN, GRAPHKIT_MASTODON_SERVER="https://example.org").resolve("@ana")
    assert shown_to(instance) == {"example.org": None}


@pytest.mark.parametrize("servers", [(), ("https://example.org", "https://example.net")])
def test_a_token_without_an_instance_is_refused(servers: tuple[str, ...]) -> None:
    with pytest.raises(ConfigurationError, match="which instance it is for"):
        Instance().source(*servers, **TOKEN)


def test_a_token_that_is_not_taken_stops_it_all_and_is_not_shown() -> None:
    instance = Instance({"/api/v1/accounts/1/statuses": httpx.Response(401, json={"error": "revoked"})})
    with pytest.raises(ConfigurationError) as caught:
        instance.source("https://example.org", **TOKEN).read(FEED, None)
    assert "does not accept the token" in caught.value.message
    assert TOKEN["GRAPHKIT_MASTODON_TOKEN"] not in f"{caught.value!r} {caught.value.message} {caught.value.advice}"


def test_it_is_among_the_sources() -> None:
    assert source_named("mastodon").opened is Mastodon


def test_limits_of_real_instances_are_kept() -> None:
    spent = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "2026-11-01T00:01:00.505303Z"}
    instance = Instance(
        {"/api/v1/statuses/7/context": httpx.Response(200, json={"ancestors": [], "descendants": []}, headers=spent)}
    )
    source = instance.source()
    for _ in range(2):
        source.read(COMMENTS, None)
    assert 59 < instance.clock.slept < 62
