"""For platforms where feeds can be read too (Bluesky, Mastodon, Reddit): pages and feeds, as both have paid so far."""

from __future__ import annotations

from functools import partial
from typing import Final

import numpy as np

from graphkit.crawl.frontier import OPEN, UNREAD, Frontier, Step, Taught
from graphkit.crawl.nearness import Accounts, Values
from graphkit.crawl.policies import worth
from graphkit.crawl.policies.ahead import looked_ahead
from graphkit.crawl.policies.brought import EXPECTED, LAST, Brought
from graphkit.crawl.policies.readable import Rest, feeds, page_of, profiles, valued
from graphkit.crawl.policies.shortlist import NEVER, Shortlist

# New accounts that a page is taken to bring before any was read.
EXPECTED_OF_PAGE: Final = 10.0
# So many pages of the starts are read before anything is weighed, unless their feeds bring as many as expected: whoever
# says most there says most elsewhere, too, so that a feed of theirs names more of the niche than that of an author.
FIRST_PAGES: Final = 2
# The list of what an author has posted names nobody: where it was not read a page takes two calls.
CALLS_UNLISTED: Final = 2.0
# How much more the larger count: less than where pages are all there is, lest all be drawn to the few who are large.
SIZE: Final = 0.25
# One choice in so many goes the other way, lest the average of pages, or of feeds, rest on the past alone.
OTHER_WAY: Final = 10
# So many new accounts are granted to every feed beside those that such feeds have brought: where neither authors' nor
# others' bring any more it is the place in the network that counts.
GRANTED: Final = 20.0
# One call in so many asks authors for their profiles: how large they are is asked of every candidate.
PROFILES: Final = 20


class Adaptive:
    """A feed and two pages of the start; then a page where pages bring more new authors a call, else a feed.

    A feed shows those to whom its owner speaks, and they publish; a page shows commenters, of whom a share does, which
    is taken to be that among all accounts met.
    """

    def __init__(self) -> None:
        self._pages = Shortlist(page_values)
        self._feeds = {authors: Shortlist(partial(feed_values, authors=authors)) for authors in (True, False)}
        self._profiles = Shortlist(profile_values)
        self._rest = Rest()
        self._of_page = EXPECTED_OF_PAGE
        self._brought = Brought()

    def choose(self, frontier: Frontier) -> Step | None:
        return self._of_starts(frontier) or self._in_turn(frontier)

    def _of_starts(self, frontier: Frontier) -> Step | None:
        """One of the first pages of the starts, once a feed of theirs was read."""
        fed = frontier.starts[frontier["feed"][frontier.starts] != UNREAD]
        brought = self._brought.on_average()
        enough = brought >= EXPECTED or frontier["pages"][frontier.starts].sum() >= FIRST_PAGES
        if enough or not fed.size:
            return None
        values = page_values(frontier, fed)
        best = int(values.argmax())
        return page_of(frontier, int(fed[best])) if values[best] > NEVER else None

    def _in_turn(self, frontier: Frontier) -> Step | None:
        batch = self._profiles.best(frontier, frontier.profiles_at_once)
        if len(batch) == frontier.profiles_at_once > 0 and frontier.calls % PROFILES == PROFILES - 1:
            return Step("profiles", tuple(batch.tolist()))
        author, fed = self._pages.best(frontier), self._feed(frontier)
        if fed is not None and (not author.size or self._feed_now(frontier, int(author[0]))):
            return Step("feed", (fed,))
        return page_of(frontier, int(author[0])) if author.size else self._rest.choose(frontier)

    def _feed(self, frontier: Frontier) -> int | None:
        """Whose feed is worth most: the best author's or the best of the others', by what such feeds bring.

        When it is the other way's turn it is one of those that bring more, wherever its owner is.
        """
        worth_of: dict[int, float] = {}
        for authors, listed in self._feeds.items():
            brought = self._brought.by(frontier, authors)
            for account in listed.best(frontier).tolist():
                worth_of[account] = brought if _other_way(frontier) else listed.value(account) * (brought + GRANTED)
        return max(worth_of, key=lambda account: worth_of[account], default=None)

    def learn(self, taught: Taught) -> None:
        self._brought.learn(taught)
        if taught.step.kind == "post":
            self._of_page += LAST * (taught.new_accounts - self._of_page)

    def ahead(self, frontier: Frontier, number: int) -> list[Step]:
        return looked_ahead(self, frontier, number)

    def _feed_now(self, frontier: Frontier, author: int) -> bool:
        """Rather than a page of this author."""
        unlisted = frontier[frontier.lists_posts_by][author] == UNREAD
        of_page = self._of_page * frontier.publishing / (CALLS_UNLISTED if unlisted else 1.0)
        pays = of_page < self._brought.on_average()
        return pays != _other_way(frontier)


def _other_way(frontier: Frontier) -> bool:
    return frontier.calls > 0 and frontier.calls % OTHER_WAY == 0


def page_values(frontier: Frontier, rows: Accounts) -> Values:
    """As everywhere; but a feed that tells of posts, too, is chosen as a feed while it was not read."""
    values = worth.page_values(frontier, rows, SIZE)
    if frontier.lists_posts_by == "feed":
        values[frontier["feed"][rows] == UNREAD] = NEVER
    return values


def feed_values(frontier: Frontier, rows: Accounts, authors: bool) -> Values:
    """What the feed of each of these is taken to be worth, if it is an author or not: the more often the walk comes by.

    Further pages are worth less.
    """
    value = frontier["pagerank"][rows]
    further = frontier["feed"][rows] == OPEN
    of_these = feeds(frontier, rows) & (frontier["author"][rows] == authors)
    return valued(np.where(further, value / (1.0 + frontier["pages"][rows]), value), of_these)


def profile_values(frontier: Frontier, rows: Accounts) -> Values:
    """The nearest authors first."""
    return valued(frontier["near"][rows], profiles(frontier, rows) & frontier["author"][rows])
