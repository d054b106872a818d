"""What can still be read, of whom. Policies differ in the order; in the end all have read all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.crawl.frontier import DONE, UNREAD, Frontier, Step
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies.shortlist import NEVER, Shortlist

Truths = NDArray[np.bool_]


def profiles(frontier: Frontier, rows: Accounts) -> Truths:
    """Nobody has asked for their profiles."""
    left: Truths = ~(frontier["asked"][rows] | frontier["left_out"][rows])
    return left if frontier.profiles_at_once else np.zeros(len(rows), np.bool_)


def pages(frontier: Frontier, rows: Accounts) -> Truths:
    """Authors with posts to be listed or read."""
    left: Truths = (frontier[frontier.lists_posts_by][rows] != DONE) | (frontier["open_posts"][rows] > 0)
    found: Truths = frontier["author"][rows] & left & ~frontier["left_out"][rows]
    return found


def feeds(frontier: Frontier, rows: Accounts) -> Truths:
    """Where feeds can be read, everybody has one: commenters, too, say something to somebody."""
    left: Truths = (frontier["feed"][rows] != DONE) & ~frontier["left_out"][rows]
    return left if "feed" in frontier.account_listings else np.zeros(len(rows), np.bool_)


def follows(frontier: Frontier, rows: Accounts) -> Truths:
    """Whom authors follow; where feeds can be read, whom anybody does."""
    if "follows" not in frontier.account_listings:
        return np.zeros(len(rows), np.bool_)
    left: Truths = (frontier["follows"][rows] != DONE) & ~frontier["left_out"][rows]
    return left if "feed" in frontier.account_listings else left & frontier["author"][rows]


def page_of(frontier: Frontier, account: int) -> Step:
    """The next page of an author: first which posts there are, then who commented, then older posts."""
    listing = frontier.lists_posts_by
    if frontier["open_posts"][account] and frontier[listing][account] != UNREAD:
        return Step("post", (account,))
    return Step(listing if frontier[listing][account] != DONE else "post", (account,))


def valued(values: NDArray[Any], readable: Truths) -> Values:
    """The values of those of whom something can be read."""
    found: Values = np.where(readable, values, NEVER)
    return found


class Rest:
    """What is read when nothing else is left: profiles, feeds, and last whom accounts follow; nearest first."""

    def __init__(self) -> None:
        self._profiles, self._feeds, self._follows = map(_nearest, (profiles, feeds, follows))

    def choose(self, frontier: Frontier) -> Step | None:
        batch = self._profiles.best(frontier, frontier.profiles_at_once)
        if batch.size:
            return Step("profiles", tuple(batch.tolist()))
        feed, following = self._feeds.best(frontier), self._follows.best(frontier)
        if feed.size:
            return Step("feed", (int(feed[0]),))
        return Step("follows", (int(following[0]),)) if following.size else None


def _nearest(readable: Callable[[Frontier, Accounts], Truths]) -> Shortlist:
    return Shortlist(lambda frontier, rows: valued(frontier["near"][rows], readable(frontier, rows)))
