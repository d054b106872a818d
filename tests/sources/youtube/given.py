"""What the tests of YouTube open it with: a clock that only they move, a meter that counts, answers made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

from graphkit.sources.http.fetch import Conditions
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secrets
from graphkit.sources.youtube import OFFER
from graphkit.sources.youtube.client import YouTube
from graphkit.sources.youtube.errors import KEY

SECRET = "AIza-made-up-key"


@dataclass
class Clock:
    """Sleeping takes no time, and moves it."""

    moment: datetime = datetime(2026, 9, 1, 12, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def passed(self) -> float:
        return self.moment.timestamp()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)


@dataclass
class Meter:
    spent: Counter[str] = field(default_factory=Counter)

    def spend(self, units: int, bucket: str = "") -> None:
        self.spent[bucket] += units

    def waiting(self, seconds: float, why: str) -> None:
        """Nobody watches."""


def opened(
    transport: httpx.BaseTransport | None = None,
    clock: Clock | None = None,
    meter: Meter | None = None,
    servers: tuple[str, ...] = (),
    secret: str = SECRET,
) -> YouTube:
    conditions = Conditions(meter or Meter(), clock or Clock(), transport)
    source = OFFER.opened(Settings(conditions, Secrets({KEY: secret}), servers))
    assert isinstance(source, YouTube)
    return source


@dataclass
class Told:
    """A YouTube that answers each path with what it was told, in turn, and remembers what it was asked."""

    answers: Mapping[str, list[tuple[int, Any]]]
    asked: list[httpx.Request] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        status, body = self.answers[request.url.path.rsplit("/", 1)[-1]].pop(0)
        return httpx.Response(status, json=body)

    @property
    def transport(self) -> httpx.MockTransport:
        return httpx.MockTransport(self)
