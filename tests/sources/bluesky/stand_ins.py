"""A network that says what it is told to."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx

from graphkit.sources.bluesky import OFFER
from graphkit.sources.http.fetch import Conditions
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Source
from tests.sources.hand import Books, Clock

APPVIEW, PDS = "https://appview.example", "https://pds.example"
PASSWORD, TOKEN = "planted-password-0815", "planted-token-4711"
LOGIN = {"GRAPHKIT_BLUESKY_HANDLE": "@me.example", "GRAPHKIT_BLUESKY_APP_PASSWORD": PASSWORD}
THEN = "2026-03-04T05:06:07.000Z"
WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
ANA, BEN, CEM = "did:plc:ana", "did:plc:ben", "did:plc:cem"


class Network:
    """Its servers answer by method, with JSON, a response of its own, or what a function makes of the question."""

    def __init__(self, **answers: object) -> None:
        self.answers = answers
        self.asked: list[httpx.Request] = []
        self.clock = Clock()
        self.books = Books()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        known = self.answers.get(method(request), no("MethodNotImplemented", status=501))
        if callable(known):
            known = known(request)
        return known if isinstance(known, httpx.Response) else httpx.Response(200, json=known)

    def source(self, *servers: str, **environment: str) -> Source:
        conditions = Conditions(self.books, self.clock, httpx.MockTransport(self), "tester@example.net")
        return OFFER.opened(Settings(conditions, Secrets(environment), servers))

    def questions(self) -> list[tuple[str, str]]:
        return [(request.url.host, method(request)) for request in self.asked]


def method(request: httpx.Request) -> str:
    return request.url.path.rpartition(".")[2]


def no(error: str, message: str = "", status: int = 400) -> httpx.Response:
    return httpx.Response(status, json={"error": error, "message": message})


def only_with_token(answer: object) -> Callable[[httpx.Request], object]:
    """As a PDS answers."""
    return lambda request: (
        answer if request.headers.get("Authorization") == f"Bearer {TOKEN}" else no("AuthMissing", status=401)
    )


def uri(did: str, key: str) -> str:
    return f"at://{did}/app.bsky.feed.post/{key}"


def actor(did: str, **more: Any) -> dict[str, Any]:
    return {"did": did, "handle": f"{did.rpartition(':')[2]}.example", "createdAt": THEN, "labels": []} | more


def post(did: str, key: str, answers: tuple[str, str] | None = None, **more: Any) -> dict[str, Any]:
    """A post by `did`, or an answer where it `answers` a root and a parent. `record` adds to what was written."""
    record = {"$type": "app.bsky.feed.post", "text": f"post {key}", "createdAt": THEN} | more.pop("record", {})
    if answers:
        root, parent = ({"uri": of, "cid": "bafy"} for of in answers)
        record["reply"] = {"root": root, "parent": parent}
    counts = {"replyCount": 0, "repostCount": 0, "likeCount": 0, "quoteCount": 0}
    return (
        {"uri": uri(did, key), "cid": "bafy", "author": actor(did), "record": record, "indexedAt": THEN} | counts | more
    )


def facets(*features: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"index": {"byteStart": 0, "byteEnd": 1}, "features": [feature]} for feature in features]


def mention(did: str) -> dict[str, Any]:
    return {"$type": "app.bsky.richtext.facet#mention", "did": did}


def tag(word: str) -> dict[str, Any]:
    return {"$type": "app.bsky.richtext.facet#tag", "tag": word}


def quoting(of: str) -> dict[str, Any]:
    return {"embed": {"$type": "app.bsky.embed.record", "record": {"uri": of, "cid": "bafy"}}}


def node(view: dict[str, Any], *replies: dict[str, Any], cut: bool = False) -> dict[str, Any]:
    below = {} if cut else {"replies": list(replies)}
    return {"$type": "app.bsky.feed.defs#threadViewPost", "post": view} | below


def gone(of: str) -> dict[str, Any]:
    return {"$type": "app.bsky.feed.defs#notFoundPost", "uri": of, "notFound": True}


def blocked(of: str, author: str) -> dict[str, Any]:
    return {"$type": "app.bsky.feed.defs#blockedPost", "uri": of, "blocked": True, "author": {"did": author}}
