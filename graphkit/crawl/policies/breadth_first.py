"""First met, first read: what a person does by hand, and what the other policies are measured against."""

from __future__ import annotations

from typing import Final

from graphkit.crawl.frontier import OPEN, UNREAD, Frontier, Step, Taught
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies.ahead import looked_ahead
from graphkit.crawl.policies.readable import Rest, feeds, pages, profiles, valued
from graphkit.crawl.policies.shortlist import Shortlist

# So many posts of an account are read before it is the next one's turn.
POSTS: Final = 5
# Later than any account of the turn before.
TURN: Final = 2.0**32


class BreadthFirst:
    """Everybody in the order in which they were met: what they publish, five posts, then the next.

    When all had their turn everybody gets another. Whether somebody publishes is asked in batches.
    """

    def __init__(self) -> None:
        self._accounts = Shortlist(account_values)
        self._profiles = Shortlist(lambda frontier, rows: valued(-rows.astype(float), profiles(frontier, rows)))
        self._rest = Rest()

    def choose(self, frontier: Frontier) -> Step | None:
        first = self._accounts.best(frontier)
        if not first.size:
            return self._rest.choose(frontier)
        account = int(first[0])
        if profiles(frontier, first)[0] and not frontier["author"][account]:
            return Step("profiles", tuple(self._profiles.best(frontier, frontier.profiles_at_once).tolist()))
        return _page_of(frontier, account)

    def learn(self, taught: Taught) -> None:
        """It goes by the frontier alone."""

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        return looked_ahead(self, frontier, number)


def account_values(frontier: Frontier, rows: Accounts) -> Values:
    """The earlier it is their turn the more."""
    turn = frontier["pages"][rows] // POSTS
    unknown = profiles(frontier, rows) & ~frontier["author"][rows]
    return valued(-(turn * TURN + rows), pages(frontier, rows) | feeds(frontier, rows) | unknown)


def _page_of(frontier: Frontier, account: int) -> Step:
    """Listings that were not read, then posts, then what is left of the listings."""
    listings = [listing for listing in ("feed", "posts") if _readable(frontier, listing, account)]
    for state in (UNREAD, OPEN):
        for listing in listings:
            if frontier[listing][account] == state:
                return Step(listing, (account,))  # type: ignore[arg-type]
        if frontier["open_posts"][account]:
            return Step("post", (account,))
    raise AssertionError("chosen, with nothing to read")


def _readable(frontier: Frontier, listing: str, account: int) -> bool:
    return listing in frontier.account_listings and (listing == "feed" or bool(frontier["author"][account]))
