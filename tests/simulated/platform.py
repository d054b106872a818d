"""A platform made of a network: its ties are comments under posts, to be read page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import Skippable
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, OfAccount, Page, Start, Terms

Numbers = NDArray[np.int64]

MOST_COMMENTS_OF_A_PAIR: Final = 20
MOST_POSTS: Final = 50
ROWS: Final = 100
PROFILES: Final = 50
FIRST_POST: Final = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Comments:
    """Who commented under which post; the author of each post; the audience of each account. Accounts are numbers."""

    actor: Numbers
    post: Numbers
    author: Numbers
    audience: Numbers


def comments_of(source: Numbers, target: Numbers, weight: NDArray[np.float64], accounts: int, seed: int) -> Comments:
    """Ties as comments: one to twenty each, under posts of unequal popularity, in an order that means nothing."""
    lots = np.random.default_rng(seed)
    times = np.clip(np.round(weight), 1, MOST_COMMENTS_OF_A_PAIR).astype(np.int64)
    order = lots.permutation(times.sum())
    actor, aim = np.repeat(source, times)[order], np.repeat(target, times)[order]
    received = np.bincount(aim, minlength=accounts)
    posts = np.minimum(MOST_POSTS, np.ceil(received**0.4)).astype(np.int64)
    author = np.repeat(np.arange(accounts), posts)
    # Each comment takes a place in the popularity of all posts of its target laid end to end.
    reach = np.append(0.0, lots.lognormal(0, 1, len(author)).cumsum())
    first = np.append(0, posts.cumsum())
    begin, end = reach[first[aim]], reach[first[aim + 1]]
    post = np.searchsorted(reach, begin + (end - begin) * lots.random(len(aim)), side="right") - 1
    audience = np.round(received * lots.lognormal(0, 0.5, accounts)).astype(np.int64)
    return Comments(actor, np.clip(post, first[aim], first[aim + 1] - 1), author, audience)


class SimulatedPlatform:
    """Answers for `comments`, as a source does. Posts of a higher number are newer.

    With "feed" and without "posts" among `account_listings` a feed tells of the posts of its owner, too.
    """

    platform = "simulated"

    def __init__(self, comments: Comments, account_listings: tuple[OfAccount, ...]) -> None:
        self._comments = comments
        self._by_post = np.argsort(comments.post, kind="stable")
        self._by_actor = np.argsort(comments.actor, kind="stable")
        accounts = len(comments.audience)
        posts = np.arange(len(comments.author) + 1)
        self._of_post = np.searchsorted(comments.post[self._by_post], posts)
        self._of_actor = np.searchsorted(comments.actor[self._by_actor], np.arange(accounts + 1))
        self._of_author = np.searchsorted(comments.author, np.arange(accounts + 1))
        self._names = [str(number) for number in range(accounts)]
        self.terms = Terms(account_listings, ("comments",), PROFILES, calls=1_000, seconds=1.0)
        self.calls = 0

    def resolve(self, start: str) -> Start:
        return Start(start, Page(accounts=[self._profile(start)]))

    def profiles(self, subjects: Sequence[str]) -> Page:
        self.calls += 1
        return Page(accounts=[self._profile(subject) for subject in subjects])

    def read(self, listing: Listing, cursor: str | None) -> Page:
        self.calls += 1
        if listing.kind not in (*self.terms.account_listings, *self.terms.post_listings):
            raise Skippable(f"There is no {listing.kind} here.", target=listing.subject)
        if listing.kind == "posts":
            return self._posts(int(listing.subject))
        rows = self._by_post if listing.kind == "comments" else self._by_actor
        ends = self._of_post if listing.kind == "comments" else self._of_actor
        begin, end = ends[int(listing.subject)] + int(cursor or 0), ends[int(listing.subject) + 1]
        page = self._acts(rows[begin : min(begin + ROWS, end)], with_posts=listing.kind == "feed")
        further = str(int(cursor or 0) + ROWS) if begin + ROWS < end else None
        own = listing.kind == "feed" and "posts" not in self.terms.account_listings and cursor is None
        listed = self._posts(int(listing.subject)) if own else Page()
        return Page(page.accounts, [*page.posts, *listed.posts], page.interactions, listed.listings, further)

    def close(self) -> None:
        """There is nothing to let go of."""

    def _profile(self, name: str) -> Account:
        number = int(name)
        posts = int(self._of_author[number + 1] - self._of_author[number])
        audience = int(self._comments.audience[number])
        return Account(account_id=name, followers=audience, posts=posts, complete=True)

    def _posts(self, author: int) -> Page:
        """All of them: nobody has more than a page."""
        numbers = range(int(self._of_author[author]), int(self._of_author[author + 1]))
        return Page(
            posts=[Post(post_id=str(post), author_id=self._names[author]) for post in numbers],
            listings=[
                Listing(
                    "comments",
                    str(post),
                    self._names[author],
                    int(self._of_post[post + 1] - self._of_post[post]),
                    FIRST_POST + timedelta(hours=post),
                )
                for post in numbers
            ],
        )

    def _acts(self, rows: Numbers, *, with_posts: bool) -> Page:
        """Comments; in a feed with the posts they are under."""
        names, comments = self._names, self._comments
        actors, posts = comments.actor[rows].tolist(), comments.post[rows].tolist()
        authors = comments.author[posts].tolist() if posts else []
        return Page(
            accounts=[Account(account_id=names[number]) for number in {*actors, *authors}],
            posts=[
                Post(post_id=str(post), author_id=names[author]) for post, author in zip(posts, authors, strict=True)
            ]
            if with_posts
            else (),
            interactions=[
                Interaction(
                    interaction_id=str(row), kind="comment", actor_id=names[a], target_id=names[t], post_id=str(p)
                )
                for row, a, t, p in zip(rows.tolist(), actors, authors, posts, strict=True)
            ],
        )
