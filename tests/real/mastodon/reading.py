"""All of the town, read from one account on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec

import graphkit.clock
from graphkit.sources.http.fetch import Conditions
from graphkit.sources.mastodon import OFFER
from graphkit.sources.offer import Settings
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Listing, Page, Source

SEED = "@ana0@town.example"


class Clock:
    """The time as it is, and as if it went by whenever somebody waits."""

    def __init__(self) -> None:
        self.slept = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self.slept)

    def passed(self) -> float:
        return datetime.now(UTC).timestamp() + self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


@dataclass
class Books:
    calls: int = 0
    waited: float = 0.0

    def spend(self, units: int, bucket: str = "") -> None:
        assert not bucket
        self.calls += units

    def waiting(self, seconds: float, why: str) -> None:
        assert why
        self.waited += seconds


@dataclass
class Notes:
    """What was read: each account, post and act once, better known each time, as a workspace keeps them."""

    accounts: dict[str, Account] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    acts: dict[str, Interaction] = field(default_factory=dict)
    listings: set[Listing] = field(default_factory=set)

    def add(self, page: Page) -> None:
        for account in page.accounts:
            known = self.accounts.get(account.account_id)
            if known is None or account.complete:
                self.accounts[account.account_id] = account
        self.posts.update({post.post_id: post for post in page.posts})
        for act in page.interactions:
            self.acts[act.interaction_id] = _better(self.acts.get(act.interaction_id), act)


@contextmanager
def opened(
    url: str, clock: graphkit.clock.Clock, books: Books, deadline: float = 20.0, **environment: str
) -> Iterator[Source]:
    source = OFFER.opened(Settings(Conditions(books, clock, deadline=deadline), Secrets(environment), (url,)))
    with closing(source):
        yield source


def read_all(source: Source, notes: Notes, tried: Callable[[Listing], bool] = lambda _: True) -> Iterator[Listing]:
    """Everything there is, from `SEED` on; each listing that was read."""
    start = source.resolve(SEED)
    notes.add(start.page)
    waiting: dict[tuple[str, str], Listing] = {}
    done: set[tuple[str, str]] = set()
    while True:
        for account in list(notes.accounts.values()):
            for kind in source.terms.account_listings:
                listing = Listing(kind, account.subject or account.account_id, account.account_id)
                waiting.setdefault((kind, listing.subject), listing)
        todo = [listing for key, listing in waiting.items() if key not in done and tried(listing)]
        if not todo:
            return
        for listing in todo:
            done.add((listing.kind, listing.subject))
            for page in _pages(source, listing):
                notes.add(page)
                waiting.update({(one.kind, one.subject): one for one in page.listings})
            yield listing


def _pages(source: Source, listing: Listing) -> Iterator[Page]:
    cursor: str | None = None
    while True:
        page = source.read(listing, cursor)
        yield page
        cursor = page.cursor
        if cursor is None:
            return


def _better(known: Interaction | None, act: Interaction) -> Interaction:
    """What is known later fills in what was not; who knows the post knows the kind."""
    if known is None:
        return act
    told = {name: value for name, value in msgspec.structs.asdict(act).items() if value is not None}
    if act.post_id is None:
        del told["kind"]
    return msgspec.structs.replace(known, **told)
