"""For platforms where only who commented can be read (YouTube): one page at a time, of whomever it tells most about."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.crawl.frontier import UNREAD, Frontier, Step, Taught
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies.ahead import looked_ahead
from graphkit.crawl.policies.readable import Rest, page_of, pages, profiles, valued
from graphkit.crawl.policies.shortlist import Shortlist

# How fast the pages of one author teach less and less.
FATIGUE: Final = 1.5
# Under the posts of an author with next to no audience there is next to nothing to read.
TINY: Final = 0.05
# So many commenters of whom nothing is known are worth a batch of profiles.
ENOUGH: Final = 30


class PageWise:
    """The next page of the author of largest near / (1 + pages read)^1.5; who publishes is asked in batches."""

    def __init__(self) -> None:
        self._pages = Shortlist(page_values)
        self._profiles = Shortlist(lambda frontier, rows: valued(frontier["near"][rows], profiles(frontier, rows)))
        self._rest = Rest()

    def choose(self, frontier: Frontier) -> Step | None:
        batch = self._profiles.best(frontier, frontier.profiles_at_once)
        if len(batch) >= min(ENOUGH, frontier.profiles_at_once) and frontier.profiles_at_once:
            return Step("profiles", tuple(batch.tolist()))
        author = self._pages.best(frontier)
        return page_of(frontier, int(author[0])) if author.size else self._rest.choose(frontier)

    def learn(self, taught: Taught) -> None:
        """It goes by the frontier alone."""

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        return looked_ahead(self, frontier, number)


def page_values(frontier: Frontier, rows: Accounts) -> Values:
    """What a page of each of these accounts is taken to be worth."""
    unlisted = frontier[frontier.lists_posts_by][rows] == UNREAD
    audience = frontier["followers"]
    tiny = unlisted & (audience[rows] < 0)
    worth = frontier["near"][rows] / (1.0 + frontier["pages"][rows]) ** FATIGUE
    return valued(np.where(tiny, TINY * worth, worth), pages(frontier, rows))
