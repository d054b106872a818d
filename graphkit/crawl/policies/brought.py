"""What the feeds that were read have brought: those of accounts that are known to publish, and those of others."""

from __future__ import annotations

from collections import deque
from typing import Final

from graphkit.crawl.frontier import Frontier, Taught

# New accounts that a feed is taken to bring before any was read, and what the last one counts.
EXPECTED: Final = 60.0
LAST: Final = 0.3
# Further back nothing counts any more: of a kind of which few were read since, nearly as much is expected as in the
# beginning, so that it is tried again.
REMEMBERED: Final = 256


class Brought:
    """Moving averages of the accounts that feeds were the first to name.

    Whose feed it was is looked up when it is asked, not when it was read: a crawl that is taken up again knows who
    publishes, and not since when.
    """

    def __init__(self) -> None:
        self._feeds: deque[tuple[int, int]] = deque(maxlen=REMEMBERED)

    def learn(self, taught: Taught) -> None:
        """Take in how many accounts a feed was the first to name; of other pages nothing."""
        if taught.step.kind == "feed":
            self._feeds.append((taught.step.accounts[0], taught.new_accounts))

    def on_average(self) -> float:
        """By all feeds."""
        return _moving_average([new for _, new in self._feeds])

    def by(self, frontier: Frontier, authors: bool) -> float:
        """By those of authors, or by those of accounts that are not known to publish."""
        author = frontier["author"]
        return _moving_average([new for account, new in self._feeds if bool(author[account]) == authors])


def _moving_average(brought: list[int]) -> float:
    average = EXPECTED
    for new in brought:
        average += LAST * (new - average)
    return average
