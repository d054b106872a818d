"""Reading a network by its source alone, one listing after the other until there is none."""

from __future__ import annotations

import json
from collections import Counter, deque
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx

from graphkit.errors import Skippable
from graphkit.sources.bluesky import OFFER
from graphkit.sources.http.fetch import Conditions
from graphkit.sources.offer import Settings
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Listing, Page, Source
from tests.sources.hand import Books


@dataclass
class Network:
    """Where the servers are, and what is true of the network."""

    appview: str
    pds: str
    truth: dict[str, Any]
    # Closes what was opened, when all is over.
    after: ExitStack

    @classmethod
    def of(cls, where: dict[str, str], after: ExitStack) -> Network:
        return cls(where["appview"], where["pds"], json.loads(Path(where["truth"]).read_text()), after)

    def source(self, *servers: str, over: Wire | None = None, **environment: str) -> Source:
        """A source that reads the network `over` a wire; of the AppView, if no server is named."""
        wire = over or Wire()
        conditions = Conditions(wire.books, wire.clock, wire, "tester@example.net")
        source = OFFER.opened(Settings(conditions, Secrets(environment), servers or (self.appview,)))
        self.after.callback(source.close)
        return source

    def login(self, name: str) -> dict[str, str]:
        return {"GRAPHKIT_BLUESKY_HANDLE": f"{name}.test", "GRAPHKIT_BLUESKY_APP_PASSWORD": f"pw-{name}"}


class Clock:
    """The real time, and what was slept besides, which takes no time."""

    def __init__(self) -> None:
        self.slept = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.slept)

    def passed(self) -> float:
        return self.now().timestamp()

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


class Wire(httpx.BaseTransport):
    """The real line, with every answer kept as it came. `instead` are parameters that are changed on the way."""

    def __init__(self, **instead: str) -> None:
        self.instead = instead
        self.line = httpx.HTTPTransport()
        self.clock = Clock()
        self.books = Books()
        self.answers: list[tuple[str, httpx.Response]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        changed = {name: value for name, value in self.instead.items() if name in request.url.params}
        request.url = request.url.copy_merge_params(changed)
        response = self.line.handle_request(request)
        response.read()
        response.close()
        self.answers.append((request.url.path.removeprefix("/xrpc/"), response))
        return httpx.Response(response.status_code, headers=_of_text(response), content=response.content)

    def close(self) -> None:
        self.line.close()


@dataclass
class Reading:
    """What was read, by id; how often each came, by the listing that it came in; and what could not be had."""

    wire: Wire
    accounts: dict[str, Account] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    times: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    left_out: list[str] = field(default_factory=list)

    def take(self, page: Page, listing: Listing | None = None) -> None:
        self.accounts |= {account.account_id: account for account in page.accounts}
        self.posts |= {post.post_id: post for post in page.posts}
        for act in page.interactions:
            # When a post was reposted is told in feeds alone.
            if act.created_at or act.interaction_id not in self.interactions:
                self.interactions[act.interaction_id] = act
        self.gone |= set(page.gone)
        if listing:
            self.times.update((listing.kind, listing.subject, act.interaction_id) for act in page.interactions)


def everything(network: Network, seed: str, over: Wire | None = None) -> Reading:
    """All that can be reached from `seed`."""
    reading = Reading(over or Wire())
    source = network.source(over=reading.wire)
    start = source.resolve(seed)
    reading.take(start.page)
    waiting: deque[tuple[Listing, str | None]] = deque()
    known: set[tuple[str, str]] = set()

    def tell_of(page: Page) -> None:
        kinds = source.terms.account_listings
        own = [Listing(kind, one.account_id, one.account_id) for one in page.accounts for kind in kinds]
        new = [listing for listing in (*page.listings, *own) if (listing.kind, listing.subject) not in known]
        known.update((listing.kind, listing.subject) for listing in new)
        waiting.extend((listing, None) for listing in new)

    tell_of(start.page)
    while waiting:
        listing, cursor = waiting.popleft()
        try:
            page = source.read(listing, cursor)
        except Skippable as error:
            reading.left_out.append(error.target)
            continue
        reading.take(page, listing)
        tell_of(page)
        if page.cursor is not None:
            waiting.appendleft((listing, page.cursor))
    return reading


def _of_text(response: httpx.Response) -> list[tuple[str, str]]:
    """The headers of a body that is whole and unpacked already."""
    packing = {"content-encoding", "content-length", "transfer-encoding"}
    return [(name, value) for name, value in response.headers.items() if name not in packing]
