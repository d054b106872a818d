"""A Reddit that says what it is told to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx

from graphkit.sources.http.fetch import Conditions
from graphkit.sources.offer import Settings
from graphkit.sources.reddit import OFFER
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Source
from tests.sources.hand import Books, Clock

CLIENT_ID, CLIENT_SECRET, TOKEN = "planted-id-4711", "planted-secret-0815", "planted-token-1234"
ENVIRONMENT = {"GRAPHKIT_REDDIT_CLIENT_ID": CLIENT_ID, "GRAPHKIT_REDDIT_CLIENT_SECRET": CLIENT_SECRET}
Handler = Callable[[httpx.Request], httpx.Response]


class Reddit:
    """Hands out tokens by itself; everything else is answered by `answer`. `asked` is what it was asked."""

    def __init__(self, answer: Handler | None = None) -> None:
        self.answer = answer or (lambda _: httpx.Response(404, json={"message": "Not Found", "error": 404}))
        self.token: Handler = lambda _: httpx.Response(200, json={"access_token": TOKEN, "expires_in": 3600})
        self.asked: list[httpx.Request] = []
        self.clock = Clock()
        self.books = Books()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        return self.token(request) if request.url.path.endswith("/access_token") else self.answer(request)

    @property
    def tokens(self) -> int:
        return sum(request.url.path.endswith("/access_token") for request in self.asked)

    def conditions(self, contact: str = "u/tester") -> Conditions:
        return Conditions(self.books, self.clock, httpx.MockTransport(self), contact)

    def source(self, *servers: str) -> Source:
        return OFFER.opened(Settings(self.conditions(), Secrets(ENVIRONMENT), servers))


def answering(*answers: object) -> Reddit:
    """A Reddit that gives these answers one after another, the last one ever after."""
    left = list(answers)

    def answer(_: httpx.Request) -> httpx.Response:
        body = left.pop(0) if len(left) > 1 else left[0]
        return body if isinstance(body, httpx.Response) else httpx.Response(200, json=body)

    return Reddit(answer)


def listing(*things: dict[str, Any], after: str | None = None) -> dict[str, Any]:
    return {"kind": "Listing", "data": {"children": list(things), "after": after}}


def submission(post: str, author: str | None = "Ana", **more: Any) -> dict[str, Any]:
    said = {"id": post, "author": author, "title": "lamp", "selftext": "", "created_utc": 1676253906.0, "score": 10}
    return {"kind": "t3", "data": said | {"num_comments": 3, "permalink": f"/r/x/comments/{post}/lamp/"} | more}


def comment(own: str, parent: str, author: str | None = "Ben", *answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    said = {"id": own, "author": author, "parent_id": parent, "link_id": "t3_s1", "body": "hi", "score": 2}
    replies = {"replies": listing(*answers) if answers else ""}
    return {"kind": "t1", "data": said | {"created_utc": 1676253906.0, "score_hidden": False} | replies | more}


def stub(parent: str, *children: str, count: int = 0) -> dict[str, Any]:
    return {"kind": "more", "data": {"id": "_", "parent_id": parent, "children": list(children), "count": count}}


def left_out(*things: dict[str, Any]) -> dict[str, Any]:
    return {"json": {"errors": [], "data": {"things": list(things)}}}
