"""What is asked, of whom, and what is made of a refusal."""

from __future__ import annotations

import json
import logging
import traceback
from typing import Any

import httpx
import pytest

from graphkit.errors import ConfigurationError, Fatal, GraphkitError, Retriable, Skippable
from graphkit.sources.source import Listing
from tests.sources.bluesky.stand_ins import (
    ANA,
    APPVIEW,
    BEN,
    LOGIN,
    PASSWORD,
    PDS,
    TOKEN,
    Network,
    actor,
    gone,
    no,
    node,
    only_with_token,
    post,
    uri,
)

ROOT = uri(ANA, "1")
FEED, TAG = Listing("feed", ANA, ANA), Listing("hashtag", "#clay", None)
EMPTY = {"feed": []}
FOUND: dict[str, Any] = {"posts": []}
SESSION = {"accessJwt": TOKEN, "refreshJwt": "other", "did": ANA, "handle": "me.example"}


def of(host: str, answer: object, otherwise: object) -> Any:
    """One server's answer, and that of all others."""
    return lambda request: answer if f"https://{request.url.host}" == host else otherwise


@pytest.mark.parametrize(
    ("kind", "method", "parameters"),
    [
        ("feed", "getAuthorFeed", {"actor": "x", "limit": "100", "filter": "posts_with_replies"}),
        ("follows", "getFollows", {"actor": "x", "limit": "100"}),
        ("comments", "getPostThread", {"uri": "x", "depth": "300", "parentHeight": "0"}),
        ("quotes", "getQuotes", {"uri": "x", "limit": "100"}),
        ("reposts", "getRepostedBy", {"uri": "x", "limit": "100"}),
        ("likes", "getLikes", {"uri": "x", "limit": "100"}),
        ("hashtag", "searchPosts", {"q": "x", "limit": "100", "sort": "latest"}),
    ],
)
def test_each_kind_is_one_call(kind: Any, method: str, parameters: dict[str, str]) -> None:
    network = Network(**{method: no("NotFound")})
    with pytest.raises(Skippable):
        network.source().read(Listing(kind, "x", ANA), "there")
    (request,) = network.asked
    assert (request.url.host, request.method) == ("public.api.bsky.app", "GET")
    assert dict(request.url.params) == parameters | {"cursor": "there"}
    assert network.books.spent == 1


def test_profiles_are_asked_for_together() -> None:
    network = Network(getProfiles={"profiles": [actor(ANA)]})
    page = network.source().profiles([ANA, BEN])
    assert network.asked[0].url.params.get_list("actors") == [ANA, BEN]
    assert [account.account_id for account in page.accounts] == [ANA]


def test_starting_from_an_account() -> None:
    network = Network(getProfile=actor(ANA, followersCount=5))
    start = network.source().resolve("@ana.example")
    assert start.account_id == ANA
    assert start.page.accounts[0].complete
    assert dict(network.asked[0].url.params) == {"actor": "ana.example"}


def test_starting_from_a_post() -> None:
    network = Network(getPostThread={"thread": node(post(ANA, "1", likeCount=2), cut=True)})
    start = network.source().resolve("https://bsky.app/profile/ana.example/post/1")
    assert start.account_id == ANA
    assert [one.post_id for one in start.page.posts] == [ROOT]
    assert [listing.kind for listing in start.page.listings] == ["likes"]
    assert network.asked[0].url.params["depth"] == "0"


def test_starting_from_an_answer_gives_its_thread() -> None:
    network = Network(getPostThread={"thread": node(post(BEN, "2", (ROOT, ROOT)), cut=True)})
    start = network.source().resolve(uri(BEN, "2"))
    assert start.account_id == BEN
    assert list(start.page.listings) == [Listing("comments", ROOT, ANA)]


def test_starting_from_a_post_that_is_gone() -> None:
    network = Network(getPostThread={"thread": gone(ROOT)})
    with pytest.raises(Skippable):
        network.source().resolve(ROOT)


def test_starting_from_a_hashtag_takes_no_call() -> None:
    network = Network()
    start = network.source().resolve("#Clay")
    assert start.account_id is None
    assert list(start.page.listings) == [TAG]
    assert network.asked == []


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (no("AccountTakedown"), Skippable, "taken down"),
        (no("AccountDeactivated"), Skippable, "deactivated"),
        (no("AccountSuspended"), Skippable, "suspended"),
        (no("NotFound", "Post not found"), Skippable, "not there"),
        (no("InvalidRequest", "Profile not found"), Skippable, "not there"),
        (no("InvalidRequest", "Actor not found: x"), Skippable, "not there"),
        (no("InvalidRequest", "Unable to resolve handle"), Skippable, "not there"),
        (no("BlockedActor"), Skippable, "blocked"),
        (no("BlockedByActor"), Skippable, "blocked"),
        (no("RepoTakendown"), Skippable, "taken down"),
        (no("InvalidRequest", "limit must not be greater than 100"), Fatal, "400"),
        (no("MethodNotImplemented", status=501), Fatal, "501"),
        (no("InternalServerError", status=500), Retriable, "500"),
        (no("UpstreamFailure", status=502), Retriable, "502"),
        (no("BadQueryString"), ConfigurationError, "search"),
        (no("AuthMissing", status=401), ConfigurationError, "log in"),
        (httpx.Response(403, text="<html>"), ConfigurationError, "log in"),
        (httpx.Response(400, json=["odd"]), Fatal, "400"),
        (httpx.Response(400, json={"error": 7}), Fatal, "400"),
    ],
)
def test_refusals(answer: httpx.Response, error: type[GraphkitError], words: str) -> None:
    with pytest.raises(error, match=words) as failed:
        Network(getAuthorFeed=answer).source().read(FEED, None)
    if isinstance(failed.value, Skippable):
        assert failed.value.target == ANA


def test_a_limit_is_waited_for() -> None:
    answers = iter([httpx.Response(429, json={"error": "RateLimitExceeded"}, headers={"Retry-After": "40"}), EMPTY])
    network = Network(getAuthorFeed=lambda _: next(answers))
    network.source().read(FEED, None)
    assert 40 <= network.clock.slept <= 41


def test_the_next_server_answers_where_one_does_not_and_is_asked_first_then() -> None:
    network = Network(getAuthorFeed=of(PDS, EMPTY, no("InternalServerError", status=500)))
    source = network.source(APPVIEW, PDS)
    source.read(FEED, None)
    network.asked.clear()
    source.read(FEED, None)
    assert network.questions() == [("pds.example", "getAuthorFeed")]


def test_where_none_answers_the_first_says_why() -> None:
    network = Network(getAuthorFeed=of(PDS, no("AuthMissing", status=401), no("Internal", status=500)))
    with pytest.raises(Retriable, match=r"appview\.example"):
        network.source(APPVIEW, PDS).read(FEED, None)


def test_who_is_gone_is_not_looked_for_elsewhere() -> None:
    network = Network(getAuthorFeed=no("AccountTakedown"))
    with pytest.raises(Skippable):
        network.source(APPVIEW, PDS).read(FEED, None)
    assert len(network.asked) == 1


def test_hashtags_say_what_is_needed() -> None:
    network = Network(searchPosts=httpx.Response(403, text="Forbidden"))
    with pytest.raises(ConfigurationError) as failed:
        network.source().read(TAG, None)
    assert "GRAPHKIT_BLUESKY_APP_PASSWORD" in failed.value.advice


def test_hashtags_are_searched_where_the_password_belongs() -> None:
    network = Network(
        searchPosts=lambda request: (
            httpx.Response(403) if request.url.host == "public.api.bsky.app" else only_with_token(FOUND)(request)
        ),
        createSession=of("https://bsky.social", SESSION, no("MethodNotImplemented", status=501)),
        getAuthorFeed=EMPTY,
    )
    source = network.source(**LOGIN)
    source.read(TAG, None)
    entered = next(request for request in network.asked if request.url.host == "bsky.social" and request.content)
    assert json.loads(entered.content) == {"identifier": "me.example", "password": PASSWORD}
    network.asked.clear()
    source.read(TAG, "there")
    source.read(FEED, None)
    # From then on the search goes there at once, and what needs no name is asked without one.
    assert network.questions() == [("bsky.social", "searchPosts"), ("public.api.bsky.app", "getAuthorFeed")]
    assert "Authorization" not in network.asked[1].headers


def test_a_server_that_holds_accounts_answers_everything_after_one_login() -> None:
    network = Network(getAuthorFeed=only_with_token(EMPTY), createSession=SESSION)
    source = network.source(PDS, **LOGIN)
    source.read(FEED, None)
    source.read(FEED, None)
    asked = [name for _, name in network.questions()]
    assert asked == ["getAuthorFeed", "createSession", "getAuthorFeed", "getAuthorFeed"]


def test_an_old_token_is_replaced() -> None:
    network = Network(getAuthorFeed=only_with_token(EMPTY), createSession=SESSION)
    source = network.source(PDS, **LOGIN)
    source.read(FEED, None)
    fresh = iter([no("ExpiredToken"), EMPTY])
    network.answers["getAuthorFeed"] = lambda _: next(fresh)
    network.asked.clear()
    source.read(FEED, None)
    assert [name for _, name in network.questions()] == ["getAuthorFeed", "createSession", "getAuthorFeed"]


@pytest.mark.parametrize("reason", ["AuthenticationRequired", "AuthFactorTokenRequired", "AccountTakedown"])
def test_a_password_that_is_refused(reason: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    network = Network(getAuthorFeed=only_with_token(EMPTY), createSession=no(reason, status=401))
    with pytest.raises(ConfigurationError, match=r"me\.example") as failed:
        network.source(PDS, **LOGIN).read(FEED, None)
    assert "GRAPHKIT_BLUESKY_APP_PASSWORD" in failed.value.advice
    assert PASSWORD not in "".join(traceback.format_exception(failed.value)) + failed.value.advice + caplog.text


def test_secrets_are_in_no_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    network = Network(getAuthorFeed=only_with_token(EMPTY), createSession=SESSION)
    source = network.source(PDS, **LOGIN)
    source.read(FEED, None)
    said = "".join(str(request.url) for request in network.asked) + caplog.text + repr(vars(source))
    assert PASSWORD not in said
    assert TOKEN not in said


def test_half_a_login_is_no_login() -> None:
    with pytest.raises(ConfigurationError, match="only one"):
        Network().source(GRAPHKIT_BLUESKY_HANDLE="me.example")
