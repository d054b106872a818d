"""What a policy is."""

from __future__ import annotations

from typing import Protocol

from graphkit.crawl.frontier import Frontier, Step, Taught


class Policy(Protocol):
    """Chooses what to read next. All it knows is from the frontier and from `learn`, so that a crawl goes on as it was
    when these are told again what the pages taught.
    """

    def choose(self, frontier: Frontier) -> Step | None:
        """What to read next; None where nothing is left."""

    def learn(self, taught: Taught) -> None:
        """Take in what a page taught, after the frontier has."""

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        """The next so many steps as it stands now, with why."""
