"""When to stop: more calls would find the same."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.crawl.frontier import Frontier
from graphkit.crawl.nearness import Accounts

TOP: Final = 50
# So many of them were there when half the calls were made, so many times in a row.
SAME: Final = 45
TIMES: Final = 3
# Before, a list is the work of a few pages.
FEWEST_CALLS: Final = 100


class Settled:
    """Looks at the best 50 candidates each time nearness was measured.

    They have settled when nine in ten were on the list of half the calls before, three times in a row. From there on a
    crawl mostly reads more and more of what it has read much of, which ranks no better. What that costs and saves in
    simulated crawls is in docs/crawling-figures.md.
    """

    how: Final = "settled"

    def __init__(self) -> None:
        self._measured = 0
        self._times = 0
        self._lists: list[tuple[int, Accounts]] = []

    def look(self, frontier: Frontier) -> str | None:
        """Why to stop, in a sentence; None to go on."""
        if self._measured == frontier.measured:
            return None
        self._measured = frontier.measured
        top = best_candidates(frontier, TOP)
        self._lists.append((frontier.calls, top))
        same = self._same(frontier.calls, top)
        self._times = self._times + 1 if same >= SAME and frontier.calls >= FEWEST_CALLS else 0
        if self._times < TIMES:
            return None
        return f"The best {TOP} have settled: {same} of them were there after half of the {frontier.calls:,} calls."

    def _same(self, calls: int, top: Accounts) -> int:
        """How many were on the list when half of the calls were made; none of a list that is not full."""
        earlier = [listed for made, listed in self._lists if 2 * made <= calls]
        return int(np.isin(top, earlier[-1]).sum()) if earlier and len(top) == TOP else 0


def best_candidates(frontier: Frontier, number: int) -> Accounts:
    """The nearest of all authors but the starts and whoever is left out; of equals the one met first."""
    wanted = frontier["author"] & ~frontier["left_out"]
    authors = np.setdiff1d(np.flatnonzero(wanted), frontier.starts, assume_unique=True)
    order = np.argsort(-frontier["near"][authors], kind="stable")
    best: Accounts = authors[order[:number]]
    return best
