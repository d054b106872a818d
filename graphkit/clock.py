"""The time, and waiting: handed in wherever either is needed, so that tests neither wait nor guess."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What time it is, how much has gone by, and waiting."""

    def now(self) -> datetime:
        """The time of day, in UTC; it may jump when the machine's clock is set."""

    def passed(self) -> float:
        """Seconds since some moment; they never jump."""

    def sleep(self, seconds: float) -> None:
        """Come back after `seconds`."""


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def passed(self) -> float:
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)
