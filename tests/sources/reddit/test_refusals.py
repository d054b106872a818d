"""Tokens, refusals, and that no secret is ever seen."""

from __future__ import annotations

import base64
import logging
import re
import traceback

import httpx
import pytest

from graphkit.errors import ConfigurationError, Fatal, GraphkitError, Retriable, Skippable
from graphkit.sources.offer import Settings
from graphkit.sources.reddit import OFFER
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Listing
from tests.sources.reddit.stand_ins import (
    CLIENT_ID,
    CLIENT_SECRET,
    ENVIRONMENT,
    TOKEN,
    Handler,
    Reddit,
    answering,
    listing,
)

FEED = Listing("feed", "ana", "ana")
BOTH = base64.b64encode(f"{CLIENT_ID}:{CLIENT_SECRET}".encode()).decode()
UNAUTHORIZED = httpx.Response(401, json={"message": "Unauthorized", "error": 401})


def test_the_token_is_asked_for_once_and_carried_in_a_header() -> None:
    reddit = answering(listing())
    source = reddit.source()
    for _ in range(3):
        source.read(FEED, None)
    token, first, *_ = reddit.asked
    assert reddit.tokens == 1
    assert (token.method, token.url.path, token.content) == (
        *("POST", "/api/v1/access_token"),
        b"grant_type=client_credentials",
    )
    assert token.headers["authorization"] == f"Basic {BOTH}"
    assert first.headers["authorization"] == f"bearer {TOKEN}"


def test_the_token_is_renewed_before_it_runs_out() -> None:
    reddit = answering(listing())
    source = reddit.source()
    source.read(FEED, None)
    reddit.clock.sleep(3539)
    source.read(FEED, None)
    assert reddit.tokens == 1
    reddit.clock.sleep(1)
    source.read(FEED, None)
    assert reddit.tokens == 2


def test_the_token_is_renewed_once_when_refused() -> None:
    reddit = answering(UNAUTHORIZED, listing())
    reddit.source().read(FEED, None)
    assert reddit.tokens == 2
    reddit = answering(UNAUTHORIZED)
    with pytest.raises(ConfigurationError, match="token"):
        reddit.source().read(FEED, None)
    assert reddit.tokens == 2


@pytest.mark.parametrize(
    "answer",
    [UNAUTHORIZED, httpx.Response(400, json={"error": "x"}), httpx.Response(200, json={"error": "invalid_grant"})],
)
def test_an_app_that_reddit_does_not_know(answer: httpx.Response) -> None:
    reddit = Reddit()
    reddit.token = lambda _: answer
    with pytest.raises(ConfigurationError, match="GRAPHKIT_REDDIT_CLIENT_SECRET"):
        reddit.source().read(FEED, None)


def test_a_token_is_asked_for_again_where_the_answer_holds_none() -> None:
    reddit = answering(listing())
    answers = iter(
        [httpx.Response(200, json={}), httpx.Response(503), httpx.Response(200, json={"access_token": TOKEN})]
    )
    reddit.token = lambda _: next(answers)
    reddit.source().read(FEED, None)
    assert reddit.tokens == 3


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (httpx.Response(403, json={"reason": "private", "message": "Forbidden", "error": 403}), "is private"),
        (httpx.Response(403, json={"reason": "quarantined", "error": 403}), "is quarantined"),
        # As recorded of a suspended account, and of a list that is nobody else's business.
        (httpx.Response(403, json={"message": "Forbidden", "error": 403}), "private or suspended"),
        (httpx.Response(403, json={"error": 403}), "private or suspended"),
        (httpx.Response(404, json={"reason": "banned", "message": "Not Found", "error": 404}), "was banned"),
        (httpx.Response(404, json={"message": "Not Found", "error": 404}), "is not there"),
        (httpx.Response(404, text="<html>"), "is not there"),
        (httpx.Response(451, text="<html>"), "by law"),
    ],
)
def test_what_cannot_be_had_is_left_out(answer: httpx.Response, why: str) -> None:
    with pytest.raises(Skippable, match=why) as caught:
        answering(answer).source().read(FEED, None)
    assert "u/ana" in caught.value.target


def test_a_wall_in_front_of_everything_is_no_private_account() -> None:
    wall = httpx.Response(403, text="<html>whoa there, pardner!</html>")
    with pytest.raises(ConfigurationError, match="lets nothing of ours through"):
        answering(wall).source().read(FEED, None)
    reddit = Reddit()
    reddit.token = lambda _: wall
    with pytest.raises(ConfigurationError, match="lets nothing of ours through"):
        reddit.source().read(FEED, None)


def test_too_many_calls_are_waited_for() -> None:
    reddit = answering(
        httpx.Response(429, headers={"x-ratelimit-remaining": "0", "x-ratelimit-reset": "37"}), listing()
    )
    reddit.source().read(FEED, None)
    assert 37 <= reddit.clock.slept < 39


@pytest.mark.parametrize("missing", sorted(ENVIRONMENT))
def test_a_secret_that_is_missing(missing: str) -> None:
    reddit = Reddit()
    environment = {name: text for name, text in ENVIRONMENT.items() if name != missing}
    with pytest.raises(ConfigurationError, match=missing) as caught:
        OFFER.opened(Settings(reddit.conditions(), Secrets(environment)))
    assert "prefs/apps" in caught.value.advice


def test_reddit_wants_a_contact() -> None:
    with pytest.raises(ConfigurationError, match="how they can be reached") as caught:
        OFFER.opened(Settings(Reddit().conditions(contact=""), Secrets(ENVIRONMENT)))
    assert "contact" in caught.value.advice


def broken(request: httpx.Request) -> httpx.Response:
    raise httpx.ReadError("reset by peer", request=request)


def status(code: int) -> Handler:
    return lambda _: httpx.Response(code, text=f"{TOKEN} {BOTH}", headers={"location": f"https://x.test/{TOKEN}"})


TROUBLE: dict[str, Handler] = {
    **{str(code): status(code) for code in (301, 400, 401, 403, 404, 418, 429, 451, 500, 503)},
    "cut off": lambda _: httpx.Response(200, text='{"access_token": "'),
    "another shape": lambda _: httpx.Response(200, json=[TOKEN]),
    "an error": lambda _: httpx.Response(200, json={"error": CLIENT_SECRET}),
    "broken line": broken,
}


@pytest.mark.parametrize("trouble", TROUBLE)
@pytest.mark.parametrize("where", ["token", "answer"])
def test_no_error_shows_a_secret(where: str, trouble: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    reddit = Reddit()
    setattr(reddit, where, TROUBLE[trouble])
    source = reddit.source()
    with pytest.raises(GraphkitError) as caught:
        source.read(FEED, None)
    assert isinstance(caught.value, ConfigurationError | Fatal | Retriable | Skippable)
    told = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    ours = [
        f"{frame.line} {name} = {value}"
        for frame in told.stack
        if "tests" not in frame.filename
        for name, value in (frame.locals or {}).items()
    ]
    seen = "\n".join([caught.value.message, caught.value.advice, repr(caught.value), repr(source), *ours, caplog.text])
    for holder in (source, *vars(source).values()):
        seen += f"\n{holder!r} {vars(holder)!r}"
    # What a server says of itself is no secret; but nothing may put ours in there.
    assert not re.search("|".join(map(re.escape, (CLIENT_ID, CLIENT_SECRET, BOTH))), seen)
    assert f"bearer {TOKEN}" not in seen


def test_no_address_holds_a_secret() -> None:
    reddit = answering(listing())
    reddit.source().read(FEED, None)
    for request in reddit.asked:
        assert not re.search(f"{CLIENT_ID}|{CLIENT_SECRET}|{BOTH}|{TOKEN}", str(request.url))
