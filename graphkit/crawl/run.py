"""From a name to a workspace that holds what those around it say to each other."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

import httpx

from graphkit.clock import Clock, SystemClock
from graphkit.crawl.budget import Budget, BudgetSpent, Spending
from graphkit.crawl.crawl import Crawl, Ended, Stop
from graphkit.crawl.frontier import Frontier
from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.breadth_first import BreadthFirst
from graphkit.crawl.policies.page_wise import PageWise
from graphkit.crawl.policies.policy import Policy
from graphkit.crawl.reading import Reader
from graphkit.crawl.resume import take_up
from graphkit.crawl.settled import Settled
from graphkit.crawl.thin import Thin
from graphkit.crawl.watcher import Nobody, Watcher
from graphkit.errors import ConfigurationError, GraphkitError, Retriable
from graphkit.files.names import AccountList
from graphkit.sources.http.fetch import DEADLINE, Conditions
from graphkit.sources.known_sources import source_named
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Source, Terms
from graphkit.workspace import listings
from graphkit.workspace.keeper import Keeper
from graphkit.workspace.workspace import Workspace

# Of 30 days a comment may be kept, the last five are there to read it again.
IN_GOOD_TIME: Final = 5

Order: TypeAlias = Literal["nearest", "breadth-first"]
Until: TypeAlias = Literal["settled", "spent"]


@dataclass(frozen=True)
class Wish:
    """What is to be crawled: from whom, on which platform, for how much, and in which order.

    `since` leaves out what was published before. `until` "settled" stops when more calls would change little, "spent"
    only with the budget. `refresh_days` reads again what was read longer ago. Of whom one of the `lists`, or one that
    the workspace keeps, says not to contact nothing is read.
    """

    platform: str
    starts: tuple[str, ...] = ()
    budget: Budget = field(default_factory=Budget)
    order: Order = "nearest"
    until: Until = "settled"
    since: datetime | None = None
    refresh_days: float | None = None
    servers: tuple[str, ...] = ()
    contact: str = ""
    lists: tuple[AccountList, ...] = ()


@dataclass(frozen=True)
class Surroundings:
    """What a crawl takes from the machine it runs on, and tests give it instead."""

    clock: Clock = field(default_factory=SystemClock)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    transport: httpx.BaseTransport | None = None
    deadline: float = DEADLINE


def crawl(
    workspace: Workspace,
    wish: Wish,
    watcher: Watcher | None = None,
    surroundings: Surroundings | None = None,
) -> Ended:
    """Read on from where the workspace is, until the budget is spent or more calls would change little.

    Every page is kept as it comes; run it again and it goes on. Without `starts` it goes on from those of before. Says
    how it ended, and when to go on. Raises ConfigurationError where nothing says whom to start from, a secret is
    missing or another process writes to the workspace; Skippable where a start is not to be found; DataError where
    the workspace cannot be written.
    """
    around = surroundings or Surroundings()
    looking = watcher or Nobody()
    spending = Spending(wish.budget, around.clock, looking.waiting)
    source = _opened(wish, around, spending)
    try:
        with workspace.writing(described(wish), around.clock) as connection:
            keeper = Keeper(connection, workspace.path, wish.platform, wish.lists)
            return crawl_with(source, keeper, wish, spending, around.clock, looking)
    finally:
        source.close()


def crawl_with(source: Source, keeper: Keeper, wish: Wish, spending: Spending, clock: Clock, watcher: Watcher) -> Ended:
    """The same, with a source and a workspace that are open."""
    keeper.begin(described(wish), clock.now(), wish.since)
    ended = Ended("failed", "It ended unexpectedly.")
    try:
        reader = Reader(source, keeper, spending, clock, first_of_posts(wish.order))
        _refresh(keeper, source.terms, wish, clock)
        ended = _started(reader, keeper, wish, clock) or _crawled(
            reader, keeper, source.terms, wish, spending, clock, watcher
        )
    except KeyboardInterrupt:
        ended = Ended("interrupted", "Stopped. Every page that was read is kept.")
    except GraphkitError as error:
        ended = Ended("failed", error.message)
        raise
    finally:
        keeper.end(ended.how, ended.words, clock.now(), ended.resume_at, spending.taken())
    return ended


def terms_of(wish: Wish, surroundings: Surroundings | None = None) -> Terms:
    """How the platform of a wish is to be asked; nothing is asked yet. Raises as `crawl` does."""
    around = surroundings or Surroundings()
    spending = Spending(wish.budget, around.clock, Nobody().waiting)
    source = _opened(wish, around, spending)
    try:
        return source.terms
    finally:
        source.close()


def described(wish: Wish) -> str:
    """The wish in a line, as others are told of it."""
    return " ".join(["crawl", wish.platform, *wish.starts])


def policy_for(terms: Terms, order: Order) -> Policy:
    """Page by page where only who commented can be read, adaptively where feeds can be read too."""
    if order == "breadth-first":
        return BreadthFirst()
    return Adaptive() if "feed" in terms.account_listings else PageWise()


def first_of_posts(order: Order) -> str:
    """Which post of an account is read first: the newest, or the one under which there is most to be read."""
    return listings.NEWEST if order == "breadth-first" else listings.MOST_EXPECTED


def frontier_of(keeper: Keeper, terms: Terms, policy: Policy) -> Frontier:
    """The frontier as the workspace has it; `policy` learns what it would have learnt."""
    frontier = Frontier(keeper.starts(), terms.account_listings, terms.profiles_at_once)
    take_up(keeper, frontier, policy)
    return frontier


def _opened(wish: Wish, around: Surroundings, spending: Spending) -> Source:
    conditions = Conditions(spending, around.clock, around.transport, wish.contact, around.deadline)
    return source_named(wish.platform).opened(Settings(conditions, Secrets(around.environment), wish.servers))


def _refresh(keeper: Keeper, terms: Terms, wish: Wish, clock: Clock) -> None:
    """Read again what is old; where the platform's terms say for how long it may be kept, in good time before that."""
    kept, now = terms.refresh_days, clock.now()
    due = [days for days in (wish.refresh_days, None if kept is None else kept - IN_GOOD_TIME) if days is not None]
    if kept is not None:
        keeper.forget(now - timedelta(days=kept))
    if due:
        keeper.read_again(now - timedelta(days=min(due)))


def _started(reader: Reader, keeper: Keeper, wish: Wish, clock: Clock) -> Ended | None:
    """Find the starts; how it ended if it did so soon."""
    try:
        for words in wish.starts:
            reader.start(words)
        hashtag = reader.hashtag()
        if hashtag is not None and not keeper.starts():
            reader.read(hashtag)
    except BudgetSpent as over:
        return Ended("spent", over.message)
    except Retriable as error:
        return Ended("waiting", error.message, clock.now() + timedelta(seconds=error.retry_after))
    if not keeper.starts():
        raise ConfigurationError(
            f"Nothing says from whom to start on {wish.platform}.",
            advice="Name an account you know: --seed @someone, a profile's or post's address, or a #hashtag; "
            "or accept one that is in the workspace: graphkit accept @someone",
        )
    return None


def _crawled(
    reader: Reader, keeper: Keeper, terms: Terms, wish: Wish, spending: Spending, clock: Clock, watcher: Watcher
) -> Ended:
    policy = policy_for(terms, wish.order)
    frontier = frontier_of(keeper, terms, policy)
    stops: Sequence[Stop] = [Settled(), Thin()] if wish.until == "settled" else []
    return Crawl(reader, frontier, policy, spending, clock, stops, watcher).run()
