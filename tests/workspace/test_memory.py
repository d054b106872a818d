"""A crawl that is taken up has the frontier of the one that went on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.crawl.budget import Budget, BudgetSpent, Spending
from graphkit.crawl.frontier import Frontier
from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.breadth_first import BreadthFirst
from graphkit.crawl.policies.page_wise import PageWise
from graphkit.crawl.policies.policy import Policy
from graphkit.crawl.reading import Reader
from graphkit.crawl.resume import take_up
from graphkit.errors import Retriable, Skippable
from graphkit.sources.records import Account
from graphkit.sources.source import Listing, OfAccount, Page, Source, Start
from graphkit.workspace.keeper import Keeper
from tests.simulated.platform import SimulatedPlatform
from tests.simulated.test_everything_is_read import small
from tests.workspace.stand_ins import NOON, PLATFORM, Clock, empty, made

WORLDS: tuple[tuple[OfAccount, ...], ...] = (("posts",), ("posts", "feed"), ("feed",))
COMMENTS = small()
COLUMNS = ("author", "asked", "posts", "feed", "follows", "pages", "open_posts", "followers")


@dataclass
class Moody:
    """The platform, of which some is gone and some never answers, always the same."""

    inner: Source
    gone: int
    silent: int

    @property
    def platform(self) -> str:
        return PLATFORM

    @property
    def terms(self) -> Any:
        return self.inner.terms

    def resolve(self, start: str) -> Start:
        return self.inner.resolve(start)

    def profiles(self, subjects: Sequence[str]) -> Page:
        """Those that are gone are not in it."""
        page = self.inner.profiles(subjects)
        return Page(accounts=[each for each in page.accounts if int(each.account_id) % self.gone])

    def read(self, listing: Listing, cursor: str | None) -> Page:
        number = int(listing.subject)
        if number % self.gone == 1:
            raise Skippable("It is gone.", target=listing.subject)
        if number % self.silent == 2 and (cursor or number % 2):
            raise Retriable("It does not answer.", retry_after=0.0)
        return self.inner.read(listing, cursor)

    def close(self) -> None:
        """There is nothing to let go of."""


def a_reader(source: Source, keeper: Keeper) -> Reader:
    clock = Clock()
    keeper.begin("crawl", NOON)
    return Reader(source, keeper, Spending(Budget(), clock, lambda *_: None), clock)


def taken_up(keeper: Keeper, source: Source, policy: Policy) -> Frontier:
    frontier = Frontier(keeper.starts(), source.terms.account_listings, source.terms.profiles_at_once)
    take_up(keeper, frontier, policy)
    return frontier


def crawled(reader: Reader, frontier: Frontier, policy: Policy, calls: int) -> None:
    for _ in range(calls):
        step = policy.choose(frontier)
        if step is None:
            break
        try:
            taught = reader.read(step)
        except (Retriable, BudgetSpent):
            continue
        frontier.learn(taught)
        policy.learn(taught)


def refuse_difference(one: Frontier, other: Frontier) -> None:
    assert one.accounts == other.accounts
    for column in COLUMNS:
        np.testing.assert_array_equal(one[column], other[column], err_msg=column)


@pytest.mark.parametrize("policy", [PageWise, Adaptive, BreadthFirst])
@pytest.mark.parametrize("listings", WORLDS)
@settings(max_examples=4, deadline=None)
@given(calls=st.integers(0, 250), gone=st.sampled_from([7, 10**9]), silent=st.sampled_from([11, 10**9]))
def test_it_is_as_if_it_had_never_stopped(
    policy: Callable[[], Policy], listings: tuple[OfAccount, ...], calls: int, gone: int, silent: int
) -> None:
    source = Moody(SimulatedPlatform(COMMENTS, listings), gone, silent)
    keeper = Keeper(empty(), None, PLATFORM)
    reader = a_reader(source, keeper)
    reader.start("3")
    deciding = policy()
    frontier = taken_up(keeper, source, deciding)
    crawled(reader, frontier, deciding, calls)
    again = policy()
    refuse_difference(frontier, taken_up(keeper, source, again))
    assert again.choose(frontier) == deciding.choose(frontier)


def test_calls_are_counted_on_and_gone_is_gone() -> None:
    source = Moody(SimulatedPlatform(COMMENTS, ("feed",)), 7, 11)
    keeper = Keeper(empty(), None, PLATFORM)
    reader = a_reader(source, keeper)
    reader.start("3")
    policy = Adaptive()
    frontier = taken_up(keeper, source, policy)
    crawled(reader, frontier, policy, 120)
    again = taken_up(keeper, source, Adaptive())
    assert again.calls == frontier.calls


def test_another_platforms_accounts_are_not_this_ones() -> None:
    source = SimulatedPlatform(COMMENTS, ("feed",))
    keeper = Keeper(empty(), None, PLATFORM)
    other = Keeper(keeper.connection, None, "another")
    other.begin("crawl", NOON)
    other.keep(made(), Page([Account(account_id=str(n), posts=3, followers=9, complete=True) for n in range(20)]))
    reader = a_reader(source, keeper)
    reader.start("3")
    frontier = taken_up(keeper, source, Adaptive())
    assert np.flatnonzero(frontier["author"]).tolist() == [21]
    crawled(reader, frontier, Adaptive(), 500)
    asked_of = keeper.connection.execute(
        "SELECT count(*) FROM call JOIN account ON account.key = call.account WHERE account.platform = 'another'"
    ).fetchone()
    assert asked_of == (0,)
