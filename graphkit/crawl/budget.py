"""What a crawl may spend, and what it has spent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from graphkit.clock import Clock
from graphkit.errors import GraphkitError
from graphkit.workspace.keeper import Cost

# Of two quotas this is the one --quota bounds. YouTube counts searches in a bucket apart.
MAIN: Final = ""


class BudgetSpent(GraphkitError):
    """The next call would be one too many."""


@dataclass(frozen=True)
class Budget:
    """At most so many calls, minutes and units of the platform's quota; None is no bound."""

    calls: int | None = None
    minutes: float | None = None
    quota: int | None = None


class Spending:
    """Counts every request before it is made, those that come to nothing too, and refuses what is beyond the budget.

    `on_wait` is called before each wait: for how many seconds, and for what.
    """

    def __init__(self, budget: Budget, clock: Clock, on_wait: Callable[[float, str], None]) -> None:
        self.budget = budget
        self.calls = 0
        self.units = 0
        self._clock = clock
        self._on_wait = on_wait
        self._began = clock.passed()
        self._noted = Cost(0, 0)

    @property
    def minutes(self) -> float:
        """Since the crawl began."""
        return (self._clock.passed() - self._began) / 60

    def spend(self, units: int, bucket: str = MAIN) -> None:
        """Count a request. Raises BudgetSpent where it may not be made."""
        counted = units if bucket == MAIN else 0
        if self.budget.calls is not None and self.calls + 1 > self.budget.calls:
            raise BudgetSpent(f"The budget of {self.budget.calls:,} calls is spent.")
        if self.budget.quota is not None and self.units + counted > self.budget.quota:
            raise BudgetSpent(f"The budget of {self.budget.quota:,} units is spent.")
        self._refuse_later_than(0.0)
        self.calls += 1
        self.units += counted
        noted = self._noted
        self._noted = Cost(noted.requests + 1, noted.units + counted, noted.searches + units - counted)

    def waiting(self, seconds: float, why: str) -> None:
        """Tell of a wait. Raises BudgetSpent where it would last longer than the crawl may."""
        self._refuse_later_than(seconds)
        self._on_wait(seconds, why)

    def taken(self) -> Cost:
        """What was spent since this was last asked."""
        taken, self._noted = self._noted, Cost(0, 0)
        return taken

    def _refuse_later_than(self, seconds: float) -> None:
        if self.budget.minutes is not None and self.minutes + seconds / 60 > self.budget.minutes:
            raise BudgetSpent(f"The {self.budget.minutes:g} minutes are over.")
