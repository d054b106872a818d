"""Whoever looks on while a crawl goes on, and what there is to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Standing:
    """How far a crawl is.

    `calls` and `units` were spent in `minutes`; of the known `accounts` so many publish and are no start, which makes
    them `candidates`; `rows` came in this run; `queue` lists under posts could be read at once; `step` says what was
    read last.
    """

    calls: int
    units: int
    minutes: float
    accounts: int
    candidates: int
    rows: int
    queue: int
    step: str


class Watcher(Protocol):
    """Is told after every page, and before every wait."""

    def went_on(self, standing: Callable[[], Standing]) -> None:
        """A page was kept; how far it is now is worked out when asked for."""

    def waiting(self, seconds: float, why: str) -> None:
        """Nothing will happen for `seconds`."""


class Nobody:
    """Does not look."""

    def went_on(self, standing: Callable[[], Standing]) -> None:
        del standing

    def waiting(self, seconds: float, why: str) -> None:
        del seconds, why
