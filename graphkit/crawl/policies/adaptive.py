"""For platforms where feeds can be read too (Bluesky, Mastodon, Reddit): pages and feeds, as both have paid so far."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.crawl.frontier import OPEN, UNREAD, Frontier, Step, Taught
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies.ahead import looked_ahead
from graphkit.crawl.policies.readable import Rest, feeds, page_of, pages, valued
from graphkit.crawl.policies.shortlist import Shortlist

# New accounts that a page and a feed are taken to bring before any was read, and what the last one counts.
EXPECTED_OF_PAGE: Final = 10.0
EXPECTED_OF_FEED: Final = 60.0
LAST: Final = 0.3
# How much rather the feed of somebody who publishes.
AUTHOR: Final = 3.0
# One choice in so many goes the other way, lest an average rest on the past alone.
OTHER_WAY: Final = 10


class Adaptive:
    """A page where pages bring more new authors, else a feed.

    A page brings accounts of whom a share publishes, a feed shows those that do. The share is that of authors among
    those whose feed was read.
    """

    def __init__(self) -> None:
        self._pages = Shortlist(page_values)
        self._feeds = Shortlist(feed_values)
        self._rest = Rest()
        self._of_page, self._of_feed = EXPECTED_OF_PAGE, EXPECTED_OF_FEED
        self._chosen = 0
        self._fed = self._fed_authors = 0

    def choose(self, frontier: Frontier) -> Step | None:
        author, fed = self._pages.best(frontier), self._feeds.best(frontier)
        if not author.size and not fed.size:
            return self._rest.choose(frontier)
        if fed.size and (not author.size or self._feed_now(frontier)):
            return Step("feed", (int(fed[0]),))
        return page_of(frontier, int(author[0]))

    def learn(self, taught: Taught) -> None:
        kind = taught.step.kind
        if kind == "feed":
            self._of_feed += LAST * (taught.new_accounts - self._of_feed)
        elif kind in ("posts", "post"):
            self._of_page += LAST * (taught.new_accounts - self._of_page)

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        return looked_ahead(self, frontier, number)

    def _feed_now(self, frontier: Frontier) -> bool:
        if frontier.calls == 0:
            return True
        if frontier.calls < 3:
            return False
        fed = frontier["feed"] != UNREAD
        share = (np.count_nonzero(fed & frontier["author"]) + 1) / (np.count_nonzero(fed) + 1)
        feed = self._of_page * share < self._of_feed
        return bool(feed) ^ (frontier.calls % OTHER_WAY == 0)


def page_values(frontier: Frontier, rows: Accounts) -> Values:
    """What a page of the posts of each of these is taken to be worth."""
    worth = frontier["found"][rows] / (1.0 + frontier["pages"][rows])
    left = pages(frontier, rows)
    if frontier.lists_posts_by == "feed":
        # A feed that was not read is chosen as such.
        left &= frontier["feed"][rows] != UNREAD
    return valued(worth, left)


def feed_values(frontier: Frontier, rows: Accounts) -> Values:
    """What the feed of each of these is taken to be worth."""
    state = frontier["feed"][rows]
    worth = np.where(frontier["author"][rows], AUTHOR, 1.0) * frontier["found"][rows]
    return valued(np.where(state == OPEN, worth / (1.0 + frontier["pages"][rows]), worth), feeds(frontier, rows))
