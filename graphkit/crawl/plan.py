"""What a crawl will cost, said before it begins."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from graphkit.crawl.budget import Budget
from graphkit.sources.source import Terms

# A call to a server on another continent, and keeping what it says.
USUAL_SECONDS: Final = 0.4


@dataclass(frozen=True)
class Expectation:
    """At most so many calls, in about so many minutes, at so many units of the platform's quota (0: it counts none)."""

    calls: int | None
    minutes: float
    units: int | None


def expectation(terms: Terms, budget: Budget) -> Expectation:
    """What a crawl under `budget` will spend if it uses all of it.

    >>> from graphkit.sources.source import Terms
    >>> expectation(Terms(("feed",), ("comments",), 25, calls=300, seconds=300), Budget(calls=900))
    Expectation(calls=900, minutes=10.0, units=0)
    """
    calls = _least(budget.calls, budget.quota if terms.units else None)
    minutes = math.inf if calls is None else _minutes(terms, calls)
    if budget.minutes is not None and budget.minutes < minutes:
        return Expectation(_most_in(terms, budget.minutes, calls), budget.minutes, _units(terms, budget, calls))
    return Expectation(calls, minutes, _units(terms, budget, calls))


def _minutes(terms: Terms, calls: int) -> float:
    """The first calls come as fast as the server answers; then the platform's limit sets the pace."""
    windows = (math.ceil(calls / terms.calls) - 1) * terms.seconds
    return max(calls * USUAL_SECONDS, windows) / 60


def _most_in(terms: Terms, minutes: float, calls: int | None) -> int:
    most = min(minutes * 60 / USUAL_SECONDS, (minutes * 60 / terms.seconds + 1) * terms.calls)
    return int(most) if calls is None else min(int(most), calls)


def _units(terms: Terms, budget: Budget, calls: int | None) -> int | None:
    if not terms.units:
        return 0
    dearest = None if calls is None else calls * max(terms.units.values())
    return _least(dearest, budget.quota)


def _least(*bounds: int | None) -> int | None:
    return min((bound for bound in bounds if bound is not None), default=None)
