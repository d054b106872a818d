"""The accounts of highest value among a million, of whom few change from one call to the next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from graphkit.crawl.frontier import Frontier
from graphkit.crawl.nearness import Accounts, Values

# Many times a batch of profiles: so many choices can be made before all accounts are gone through again.
LENGTH: Final = 2048
# Nothing can be read of an account of this value.
NEVER: Final = -np.inf

# The values of some accounts, in their order.
Valued = Callable[[Frontier, Accounts], Values]


class Shortlist:
    """Those whose value is at least `_bar`, a value that few reach.

    All that are not on it are below the bar, so that the best of it are the best of all while they reach the bar.
    Only when too few do is everybody gone through again, and when nearness was measured.
    """

    def __init__(self, valued: Valued) -> None:
        self._valued = valued
        self._measured = self._taken_in = 0
        self._bar = NEVER
        self._values: Values = np.zeros(0)
        self._listed: Accounts = np.zeros(0, np.int64)

    def best(self, frontier: Frontier, count: int = 1) -> Accounts:
        """Up to `count` accounts, best first, of equals the one met first; none has the value NEVER."""
        self._keep_up(frontier)
        found = self._first(count)
        if len(found) < count and self._bar > NEVER:
            self._draw_up()
            found = self._first(count)
        return found

    def value(self, account: int) -> float:
        """The value of one account, as of when it was last worked out."""
        return float(self._values[account])

    def _keep_up(self, frontier: Frontier) -> None:
        if self._measured != frontier.measured:
            self._measured, self._taken_in = frontier.measured, len(frontier.changed)
            self._values = self._valued(frontier, np.arange(frontier.accounts + 1))
            self._draw_up()
        elif self._taken_in < len(frontier.changed):
            changed = np.unique(np.concatenate(frontier.changed[self._taken_in :]))
            self._taken_in = len(frontier.changed)
            self._take_in(changed, self._valued(frontier, changed), frontier.accounts)

    def _take_in(self, changed: Accounts, values: Values, accounts: int) -> None:
        if accounts >= len(self._values):
            room = np.full(max(accounts + 1, 2 * len(self._values)), NEVER)
            room[: len(self._values)] = self._values
            self._values = room
        self._values[changed] = values
        reaching = changed[(values >= self._bar) & (values > NEVER)]
        if reaching.size:
            self._listed = np.union1d(self._listed, reaching)

    def _draw_up(self) -> None:
        values = self._values
        self._bar = np.partition(values, -LENGTH)[-LENGTH] if len(values) > LENGTH else NEVER
        self._listed = np.flatnonzero((values >= self._bar) & (values > NEVER))

    def _first(self, count: int) -> Accounts:
        values = self._values[self._listed]
        if count == 1 and values.size:
            best = int(values.argmax())
            return (
                self._listed[best : best + 1]
                if values[best] >= max(self._bar, np.finfo(float).min)
                else self._listed[:0]
            )
        reaching = (values >= self._bar) & (values > NEVER)
        order = np.lexsort((self._listed[reaching], -values[reaching]))[:count]
        return self._listed[reaching][order]
