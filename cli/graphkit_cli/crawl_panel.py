"""What there is to see while a crawl goes on: one panel on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from rich.console import Console, RenderableType
from rich.live import Live
from rich.panel import Panel
from rich.table import Table

from graphkit.clock import Clock
from graphkit.crawl.budget import Budget
from graphkit.crawl.watcher import Nobody, Standing, Watcher
from graphkit_cli.console import clean, tell

EVERY: Final = 60.0
TIMES_A_SECOND: Final = 4


@contextmanager
def watching(title: str, budget: Budget, clock: Clock, quiet: bool) -> Iterator[Watcher]:
    """Whoever looks on: a live panel, a teller of lines, or nobody."""
    if quiet:
        yield Nobody()
    elif sys.stderr.isatty():
        shown = Shown(title, budget, clock)
        with Live(
            get_renderable=shown.rendered,
            console=Console(stderr=True),
            refresh_per_second=TIMES_A_SECOND,
            transient=True,
        ):
            yield shown
    else:
        yield Lines(clock)


class Shown:
    """The panel; it is drawn from another thread, from what was told last."""

    def __init__(self, title: str, budget: Budget, clock: Clock) -> None:
        self._title = title
        self._budget = budget
        self._clock = clock
        self._standing: Callable[[], Standing] | None = None
        self._drawn: Standing | None = None
        self._waits = ""

    def went_on(self, standing: Callable[[], Standing]) -> None:
        self._standing, self._waits = standing, ""

    def waiting(self, seconds: float, why: str) -> None:
        self._waits = waits(self._clock, seconds, why)

    def rendered(self) -> RenderableType:
        if self._standing is not None and not self._waits:
            self._drawn = self._standing()
        rows = Table.grid(padding=(0, 2))
        for name, value in [] if self._drawn is None else told(self._drawn, self._budget):
            rows.add_row(clean(name), clean(value))
        rows.add_row(clean("now"), clean(self._waits or (f"reading {self._drawn.step}" if self._drawn else "asking …")))
        return Panel(rows, title=clean(self._title), title_align="left")


class Lines:
    """A line a minute, and one for every long wait."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = clock.passed()

    def went_on(self, standing: Callable[[], Standing]) -> None:
        if self._clock.passed() - self._last >= EVERY:
            self._last = self._clock.passed()
            tell(", ".join(f"{name}: {value}" for name, value in told(standing(), Budget())))

    def waiting(self, seconds: float, why: str) -> None:
        if seconds >= EVERY / 2:
            tell(waits(self._clock, seconds, why))


def told(standing: Standing, budget: Budget) -> list[tuple[str, str]]:
    """How far a crawl is, name by name."""
    rate = standing.calls / standing.minutes if standing.minutes else 0.0
    lines = [
        ("calls", _of(f"{standing.calls:,}", budget.calls) + f" ({rate:,.0f} a minute)"),
        ("units", _of(f"{standing.units:,}", budget.quota)),
        ("minutes", _of(f"{standing.minutes:.1f}", budget.minutes)),
        ("rows", f"{standing.rows:,}"),
        ("accounts", f"{standing.accounts:,}"),
        ("candidates", f"{standing.candidates:,} so far"),
        ("queue", f"{standing.queue:,} lists under posts"),
    ]
    return [line for line in lines if line[0] != "units" or standing.units != standing.calls]


def waits(clock: Clock, seconds: float, why: str) -> str:
    """Until when nothing happens, and what for."""
    until = (clock.now() + timedelta(seconds=seconds)).astimezone()
    return f"waiting until {until:%H:%M:%S} for {why}"


def _of(spent: str, bound: float | None) -> str:
    return spent if bound is None else f"{spent} of {bound:,g}"
