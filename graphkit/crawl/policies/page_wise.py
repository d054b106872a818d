"""For platforms where only who commented can be read (YouTube): one page at a time, of whomever it tells most about."""

from __future__ import annotations

from typing import Final

from graphkit.crawl.frontier import Frontier, Step, Taught
from graphkit.crawl.policies.ahead import looked_ahead
from graphkit.crawl.policies.readable import Rest, page_of, profiles, valued
from graphkit.crawl.policies.shortlist import Shortlist
from graphkit.crawl.policies.worth import page_values

# So many commenters of whom nothing is known are worth a batch of profiles.
ENOUGH: Final = 30
# Pages between two batches: where every page brings a hundred new commenters, most of the calls would go to profiles.
BETWEEN: Final = 3


class PageWise:
    """The page that is worth most (see `page_values`); who of the commenters publishes is asked in batches."""

    def __init__(self) -> None:
        self._pages = Shortlist(page_values)
        self._profiles = Shortlist(lambda frontier, rows: valued(frontier["near"][rows], profiles(frontier, rows)))
        self._rest = Rest()
        self._since_batch = BETWEEN

    def choose(self, frontier: Frontier) -> Step | None:
        batch = self._profiles.best(frontier, frontier.profiles_at_once)
        if len(batch) >= min(ENOUGH, frontier.profiles_at_once) > 0 and self._since_batch >= BETWEEN:
            return Step("profiles", tuple(batch.tolist()))
        author = self._pages.best(frontier)
        return page_of(frontier, int(author[0])) if author.size else self._rest.choose(frontier)

    def learn(self, taught: Taught) -> None:
        self._since_batch = 0 if taught.step.kind == "profiles" else self._since_batch + 1

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        return looked_ahead(self, frontier, number)
