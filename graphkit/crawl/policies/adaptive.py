"""For platforms where feeds can be read too (Bluesky, Mastodon, Reddit): pages and feeds, as both have paid so far."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.crawl.frontier import OPEN, UNREAD, Frontier, Step, Taught
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies import worth
from graphkit.crawl.policies.ahead import looked_ahead
from graphkit.crawl.policies.readable import Rest, feeds, page_of, profiles, valued
from graphkit.crawl.policies.shortlist import NEVER, Shortlist

# New accounts that a page and a feed are taken to bring before any was read, and what the last one counts.
EXPECTED_OF_PAGE: Final = 10.0
EXPECTED_OF_FEED: Final = 60.0
LAST: Final = 0.3
# How much rather the feed of somebody who publishes.
AUTHOR: Final = 3.0
# One choice in so many goes the other way, lest an average rest on the past alone.
OTHER_WAY: Final = 10
# One call in so many asks authors for their profiles: how large they are is asked of every candidate.
PROFILES: Final = 20


class Adaptive:
    """A page where pages bring more new authors, else a feed.

    A feed shows those to whom its owner speaks, and they publish; a page shows commenters, of whom a share does, which
    is taken to be that among all accounts met.
    """

    def __init__(self) -> None:
        self._pages = Shortlist(page_values)
        self._feeds = Shortlist(feed_values)
        self._profiles = Shortlist(profile_values)
        self._rest = Rest()
        self._of_page, self._of_feed = EXPECTED_OF_PAGE, EXPECTED_OF_FEED

    def choose(self, frontier: Frontier) -> Step | None:
        batch = self._profiles.best(frontier, frontier.profiles_at_once)
        if len(batch) == frontier.profiles_at_once > 0 and frontier.calls % PROFILES == PROFILES - 1:
            return Step("profiles", tuple(batch.tolist()))
        author, fed = self._pages.best(frontier), self._feeds.best(frontier)
        if fed.size and (not author.size or self._feed_now(frontier)):
            return Step("feed", (int(fed[0]),))
        return page_of(frontier, int(author[0])) if author.size else self._rest.choose(frontier)

    def learn(self, taught: Taught) -> None:
        if taught.step.kind == "feed":
            self._of_feed += LAST * (taught.new_accounts - self._of_feed)
        elif taught.step.kind in ("posts", "post"):
            self._of_page += LAST * (taught.new_accounts - self._of_page)

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        return looked_ahead(self, frontier, number)

    def _feed_now(self, frontier: Frontier) -> bool:
        pays = self._of_page * frontier.publishing < self._of_feed
        return bool(pays) != (frontier.calls % OTHER_WAY == 0 and frontier.calls > 0)


def page_values(frontier: Frontier, rows: Accounts) -> Values:
    """As everywhere; but a feed that tells of posts, too, is chosen as a feed while it was not read."""
    values = worth.page_values(frontier, rows)
    if frontier.lists_posts_by == "feed":
        values[frontier["feed"][rows] == UNREAD] = NEVER
    return values


def feed_values(frontier: Frontier, rows: Accounts) -> Values:
    """What the feed of each of these is taken to be worth: the more often the walk comes by; further pages less."""
    value = np.where(frontier["author"][rows], AUTHOR, 1.0) * frontier["found"][rows]
    further = frontier["feed"][rows] == OPEN
    return valued(np.where(further, value / (1.0 + frontier["pages"][rows]), value), feeds(frontier, rows))


def profile_values(frontier: Frontier, rows: Accounts) -> Values:
    """The nearest authors first."""
    return valued(frontier["near"][rows], profiles(frontier, rows) & frontier["author"][rows])
