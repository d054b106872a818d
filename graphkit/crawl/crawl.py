"""The crawl: choose, read, keep, learn, until the budget is spent or there is no use in going on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, Protocol, TypeAlias

from graphkit.clock import Clock
from graphkit.crawl.budget import BudgetSpent, Spending
from graphkit.crawl.frontier import Frontier, Step, Taught
from graphkit.crawl.policies.policy import Policy
from graphkit.crawl.reading import Reader, wants_peace
from graphkit.crawl.watcher import Nobody, Standing, Watcher
from graphkit.errors import Fatal, GraphkitError, Retriable
from graphkit.sources.http.fetch import LONGEST_WAIT

How: TypeAlias = Literal["spent", "settled", "thin", "nothing left", "waiting", "interrupted", "failed"]

# The source's own tries are behind each of these.
MOST_FAILURES_IN_A_ROW: Final = 5


@dataclass(frozen=True)
class Ended:
    """How a crawl ended, in words for the user, and from when it is of use to go on (None: at once)."""

    how: How
    words: str
    resume_at: datetime | None = None


class Stop(Protocol):
    """Says when there is no use in going on, and which way of ending (`how`) that is."""

    @property
    def how(self) -> How: ...

    def look(self, frontier: Frontier) -> str | None:
        """Why to stop, in a sentence; None to go on. Asked after every page."""


class Crawl:
    """One run over what can be read, from the starts of `frontier` on."""

    def __init__(
        self,
        reader: Reader,
        frontier: Frontier,
        policy: Policy,
        spending: Spending,
        clock: Clock,
        stops: Sequence[Stop] = (),
        watcher: Watcher | None = None,
    ) -> None:
        self._reader = reader
        self._frontier = frontier
        self._policy = policy
        self._spending = spending
        self._clock = clock
        self._stops = stops
        self._watcher = watcher or Nobody()

    def run(self) -> Ended:
        """Go on until one of the ways to end. What was kept is kept, however it ends."""
        failures = 0
        try:
            while True:
                step = self._policy.choose(self._frontier) or self._reader.hashtag()
                if step is None:
                    return self._nothing_left()
                try:
                    taught = self._reader.read(step)
                except (Retriable, Fatal) as error:
                    failures += 1
                    if failures == MOST_FAILURES_IN_A_ROW or wants_peace(error):
                        return self._later(error)
                    continue
                failures = failures if taught.gone else 0
                self._learn(taught)
                stopped = self._stopped()
                if stopped is not None:
                    return stopped
        except BudgetSpent as over:
            return Ended("spent", over.message)
        except KeyboardInterrupt:
            return Ended("interrupted", "Stopped. Every page that was read is kept.")

    def _learn(self, taught: Taught) -> None:
        # Of some platforms this is known only once one of their servers was asked something.
        self._frontier.profiles_at_once = self._reader.profiles_at_once
        self._frontier.learn(taught)
        self._policy.learn(taught)
        self._watcher.went_on(lambda: self._standing(taught.step))

    def _stopped(self) -> Ended | None:
        reasons = ((stop.how, stop.look(self._frontier)) for stop in self._stops)
        return next((Ended(how, why) for how, why in reasons if why is not None), None)

    def _nothing_left(self) -> Ended:
        given_up = self._reader.given_up
        if not given_up:
            return Ended("nothing left", "Everything that can be read from here has been read.")
        return Ended(
            "waiting",
            f"Everything else has been read; {len(given_up):,} that did not come are left for another run, "
            f"the last because: {given_up[-1]}",
            self._clock.now() + timedelta(seconds=LONGEST_WAIT),
        )

    def _later(self, error: GraphkitError) -> Ended:
        if not isinstance(error, Retriable):
            return Ended("failed", error.message)
        return Ended("waiting", error.message, self._clock.now() + timedelta(seconds=error.retry_after))

    def _standing(self, step: Step) -> Standing:
        return Standing(
            calls=self._spending.calls,
            units=self._spending.units,
            minutes=self._spending.minutes,
            accounts=self._frontier.accounts,
            candidates=int(self._frontier["author"].sum()) - len(self._frontier.starts),
            rows=self._reader.rows,
            queue=int(self._frontier["open_posts"].sum()),
            step=step.kind,
        )
