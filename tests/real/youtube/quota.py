"""The quotas as Google counts them since June 2026."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

DAILY = {"units": 10_000, "searches": 100}
PACIFIC = ZoneInfo("America/Los_Angeles")


@dataclass
class Quota:
    """One unit a list call, whether it is answered or refused; searches by themselves; anew at midnight Pacific."""

    now: Callable[[], datetime]
    daily: dict[str, int] = field(default_factory=lambda: dict(DAILY))
    spent: Counter[tuple[date, str]] = field(default_factory=Counter)

    def charge(self, resource: str) -> str | None:
        """Count a call. The name of the quota where it is spent, else None."""
        bucket = "searches" if resource == "search" else "units"
        today = (self.now().astimezone(PACIFIC).date(), bucket)
        if self.spent[today] >= self.daily[bucket]:
            return bucket
        self.spent[today] += 1
        return None

    def total(self, bucket: str) -> int:
        """What was spent of `bucket` on all days."""
        return sum(spent for (_, name), spent in self.spent.items() if name == bucket)
