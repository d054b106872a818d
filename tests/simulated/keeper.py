"""Makes the calls a policy chooses and keeps what they teach in memory: a crawl without a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graphkit.crawl.frontier import Frontier, Step, Taught
from graphkit.crawl.policies.policy import Policy
from graphkit.errors import Skippable
from graphkit.sources.records import Interaction
from graphkit.sources.source import Listing, Page, Source


def most_commented(listing: Listing, pages: int) -> tuple[Any, ...]:
    """First pages before second, and most expected rows first."""
    return pages, -(listing.expected or 0)


def newest(listing: Listing, pages: int) -> tuple[Any, ...]:
    """First pages before second, and the newest post first: as one reads who does not choose."""
    return pages, -(listing.published.timestamp() if listing.published else 0.0)


@dataclass
class Reading:
    """A listing, how much of it was read and where it goes on."""

    listing: Listing
    pages: int = 0
    cursor: str | None = None


@dataclass
class Keeper:
    """`keys` numbers the accounts from 1 in the order in which they were met."""

    source: Source
    order: Callable[[Listing, int], tuple[Any, ...]] = most_commented
    keys: dict[str, int] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    acts: set[str] = field(default_factory=set)
    told: set[tuple[str, str]] = field(default_factory=set)
    of_accounts: dict[tuple[str, int], Reading] = field(default_factory=dict)
    of_posts: dict[int, list[Reading]] = field(default_factory=dict)

    def start(self, names: Sequence[str]) -> Frontier:
        """A frontier that knows these accounts and what their profiles say."""
        starts = [self._key(name) for name in names]
        frontier = Frontier(starts, self.source.terms.account_listings, self.source.terms.profiles_at_once)
        for name in names:
            frontier.remember(self._taught(Step("profiles", ()), self.source.resolve(name).page, True))
        return frontier

    def read(self, step: Step) -> Taught:
        """Make the call."""
        if step.kind == "profiles":
            return self._taught(step, self.source.profiles([self.names[key - 1] for key in step.accounts]), True)
        reading = self._reading(step)
        try:
            page = self.source.read(reading.listing, reading.cursor)
        except Skippable:
            self._forget(step, reading)
            return Taught(step, len(self.names), gone=True)
        reading.pages, reading.cursor = reading.pages + 1, page.cursor
        if page.cursor is None:
            self._forget(step, reading)
        return self._taught(step, page, page.cursor is None)

    def _reading(self, step: Step) -> Reading:
        key = step.accounts[0]
        if step.kind == "post":
            return min(self.of_posts[key], key=lambda reading: self.order(reading.listing, reading.pages))
        name = self.names[key - 1]
        return self.of_accounts.setdefault((step.kind, key), Reading(Listing(step.kind, name, name)))

    def _forget(self, step: Step, reading: Reading) -> None:
        if step.kind == "post":
            self.of_posts[step.accounts[0]].remove(reading)

    def _taught(self, step: Step, page: Page, finished: bool) -> Taught:
        before = len(self.names)
        for account in page.accounts:
            self._key(account.account_id)
        profiled = [account for account in page.accounts if account.complete]
        authors = [post.author_id for post in page.posts if post.author_id]
        authors += [account.account_id for account in profiled if account.posts]
        acts = [act for act in page.interactions if self._is_new(act)]
        return Taught(
            step,
            accounts=len(self.names),
            new_accounts=len(self.names) - before,
            authors=self._numbers(authors),
            profiled=self._numbers([account.account_id for account in profiled]),
            followers=np.array([np.nan if a.followers is None else a.followers for a in profiled], np.float64),
            actors=self._numbers([act.actor_id for act in acts]),
            targets=self._numbers([act.target_id or "" for act in acts]),
            opened=self._opened(page.listings),
            finished=finished,
        )

    def _opened(self, listings: Sequence[Listing]) -> np.ndarray[Any, np.dtype[np.int64]]:
        opened = []
        for listing in listings:
            if listing.account_id and (listing.kind, listing.subject) not in self.told:
                self.told.add((listing.kind, listing.subject))
                self.of_posts.setdefault(self._key(listing.account_id), []).append(Reading(listing))
                opened.append(listing.account_id)
        return self._numbers(opened)

    def _is_new(self, act: Interaction) -> bool:
        new = act.interaction_id not in self.acts and act.target_id is not None and act.actor_id != act.target_id
        self.acts.add(act.interaction_id)
        return new

    def _key(self, name: str) -> int:
        if name not in self.keys:
            self.names.append(name)
            self.keys[name] = len(self.names)
        return self.keys[name]

    def _numbers(self, names: Sequence[str]) -> np.ndarray[Any, np.dtype[np.int64]]:
        return np.array([self._key(name) for name in names], np.int64)


def crawled(keeper: Keeper, frontier: Frontier, policy: Policy) -> Iterator[Taught]:
    """Call after call, until nothing is left to read."""
    while (step := policy.choose(frontier)) is not None:
        taught = keeper.read(step)
        frontier.learn(taught)
        policy.learn(taught)
        yield taught
