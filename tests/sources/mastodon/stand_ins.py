"""An instance that says what it is told to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx

from graphkit.sources.http.fetch import Conditions
from graphkit.sources.mastodon.client import Mastodon
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secrets
from tests.sources.hand import Books, Clock

HOME = "https://example.org"
WHEN = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
Handler = Callable[[httpx.Request], httpx.Response]


class Instance:
    """Answers by the path, with JSON or a response of its own; `asked` is what it was asked, less what it is."""

    def __init__(self, answers: Mapping[str, object] | None = None, **about: Any) -> None:
        self.answers = {"/api/v2/instance": told_about(**about), **(answers or {})}
        self.asked: list[httpx.Request] = []
        self.clock = Clock()
        self.books = Books()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if "instance" not in request.url.path:
            self.asked.append(request)
        known = self.answers.get(request.url.path, httpx.Response(404, json={"error": "Record not found"}))
        return known if isinstance(known, httpx.Response) else httpx.Response(200, json=known)

    def source(self, *servers: str, **environment: str) -> Mastodon:
        conditions = Conditions(self.books, self.clock, httpx.MockTransport(self), "tester@example.net")
        return Mastodon(Settings(conditions, Secrets(environment), servers))


def told_about(
    domain: str = "example.org", version: int = 7, hashtags: str | None = "public", **more: Any
) -> dict[str, Any]:
    access = {"timelines_access": {"hashtag_feeds": {"local": hashtags, "remote": hashtags}}} if hashtags else {}
    return {"domain": domain, "api_versions": {"mastodon": version}, "configuration": access} | more


def account(number: str, acct: str, **more: Any) -> dict[str, Any]:
    said = {"id": number, "acct": acct, "display_name": acct.title(), "note": f"<p>I am {acct}</p>", "bot": False}
    counts = {"followers_count": 5, "following_count": 6, "statuses_count": 7}
    return said | counts | {"url": f"{HOME}/@{acct}", "created_at": "2020-01-02T00:00:00.000Z"} | more


ANA, BEN, CEM = account("1", "Ana"), account("2", "ben"), account("3", "cem@Example.net")


def mention(of: dict[str, Any]) -> dict[str, Any]:
    return {"id": of["id"], "acct": of["acct"], "username": of["acct"].split("@")[0], "url": of["url"]}


def status(number: str, by: dict[str, Any], answers: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A public status, which mentions whom it answers, as Mastodon has it."""
    above = {
        "in_reply_to_id": answers and answers["id"],
        "in_reply_to_account_id": answers and answers["account"]["id"],
        "mentions": [mention(answers["account"])] if answers and answers["account"] != by else [],
    }
    said = {"id": number, "uri": uri(number), "url": f"{HOME}/@x/{number}", "account": by, "visibility": "public"}
    counts = {"replies_count": 0, "reblogs_count": 0, "favourites_count": 3, "quotes_count": 0}
    empty = {"tags": [], "media_attachments": [], "spoiler_text": "", "reblog": None, "quote": None}
    text = {"content": f"<p>status {number}</p>", "created_at": "2026-03-04T05:06:07.000Z"}
    return said | counts | empty | text | above | more


def boost(number: str, by: dict[str, Any], of: dict[str, Any]) -> dict[str, Any]:
    return status(number, by, reblog=of, uri=f"{uri(number)}/activity", content=of["content"])


def uri(number: str) -> str:
    return f"{HOME}/users/x/statuses/{number}"


def linked(body: object, following: str) -> httpx.Response:
    """A page that says where it goes on."""
    link = f'<{following}>; rel="next", <{HOME}/api?min_id=9>; rel="prev"'
    return httpx.Response(200, json=body, headers={"Link": link})
