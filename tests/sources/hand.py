"""What tests hand to a source: a clock that never waits, and books that only count."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class Clock:
    """It moves only when somebody sleeps."""

    def __init__(self) -> None:
        self.slept = 0.0

    def now(self) -> datetime:
        return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=self.slept)

    def passed(self) -> float:
        return self.slept

    def sleep(self, seconds: float) -> None:
        self.slept += seconds


class Books:
    """Every call was of the one quota there is."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, units: int, bucket: str = "") -> None:
        assert not bucket
        self.spent += units

    def waiting(self, seconds: float, why: str) -> None:
        """It is known from the clock."""
