"""One step of a crawl: what is to be read, asked of the source, and kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from graphkit.clock import Clock
from graphkit.crawl.budget import Spending
from graphkit.crawl.frontier import Step, Taught
from graphkit.errors import Fatal, GraphkitError, Retriable, Skippable
from graphkit.sources.http.fetch import PATIENCE
from graphkit.sources.source import Listing, Page, Source
from graphkit.workspace import listings
from graphkit.workspace.keeper import Cost, Keeper, Made, News
from graphkit.workspace.listings import Kept

# Until it is made a step costs nothing.
FREE: Final = Cost(0, 0)
# A hashtag is nobody's: to the frontier its pages are like profiles of people it did not ask for.
A_HASHTAG: Final = Step("profiles", ())


class Reader:
    """Makes the steps of a crawl, one page each.

    Of the posts of an account, which is `first` is read first.
    """

    def __init__(
        self,
        source: Source,
        keeper: Keeper,
        spending: Spending,
        clock: Clock,
        first: str = listings.MOST_EXPECTED,
    ) -> None:
        self._source = source
        self._keeper = keeper
        self._spending = spending
        self._clock = clock
        self._first = first
        self.rows = 0
        # Why, of each that this run gave up.
        self.given_up: list[str] = []
        self._failed_profiles = 0

    @property
    def profiles_at_once(self) -> int:
        """How many profiles come with one call, as far as the source knows by now."""
        return self._source.terms.profiles_at_once

    def start(self, words: str) -> int | None:
        """Find out what somebody means by `words` and keep it; the account to start from, None for a hashtag."""
        known = self._keeper.seed_named(words)
        if known is not None:
            # Who is named now is a start, whatever was decided since.
            if known not in self._keeper.starts():
                self._keeper.choose_again(known, words, self._clock.now())
            return known
        start = self._source.resolve(words)
        _refuse_unsound(start.page, words)
        self._keeper.keep(Made("resolve", self._clock.now(), self._spending.taken()), start.page)
        if start.account_id is None:
            return None
        return self._keeper.choose_seed(start.account_id, words, self._clock.now())

    def read(self, step: Step) -> Taught:
        """Make a step, and what it taught. What could not be read has `gone` where there is no use in trying again.

        Raises Retriable where the source wants to be left alone or did not answer, BudgetSpent.
        """
        if step.kind == "profiles":
            return self._profiles(step) if step.accounts else self._hashtag_page(step)
        kept = self._listing(step)
        if kept is None or kept.state != listings.OPEN:
            # A listing that was closed behind the frontier's back.
            return Taught(step, self._keeper.accounts(), finished=True)
        return self._page(step, kept, step.kind)

    def hashtag(self) -> Step | None:
        """The step that reads on in a hashtag, if there is any to read on in."""
        return A_HASHTAG if listings.open_hashtag(self._keeper.connection, self._keeper.platform) else None

    def _hashtag_page(self, step: Step) -> Taught:
        kept = listings.open_hashtag(self._keeper.connection, self._keeper.platform)
        if kept is None:
            return Taught(step, self._keeper.accounts())
        return self._page(step, kept, "hashtag")

    def _page(self, step: Step, kept: Kept, name: str) -> Taught:
        made = Made(name, self._clock.now(), FREE, kept.account, kept)
        try:
            page = self._source.read(kept.listing, kept.cursor)
            _refuse_unsound(page, kept.listing.subject)
            if self._keeper.leads_back(kept, page):
                raise Retriable(f"The pages of {kept.listing.subject} go in a circle.", retry_after=0.0)
        except Skippable as error:
            self._keeper.miss(self._paid(made), error.message, gone=True)
            return Taught(step, self._keeper.accounts(), gone=True)
        except (Retriable, Fatal) as error:
            # Where nobody is answered it is not for this listing.
            blamed = replace(made, listing=None) if wants_peace(error) else made
            if self._keeper.miss(self._paid(blamed), error.message, gone=False):
                return self._given_up(step, error)
            raise
        news = self._keeper.keep(self._paid(made), page)
        return self._taught(step, news, page, news.finished)

    def _profiles(self, step: Step) -> Taught:
        made = Made(step.kind, self._clock.now(), FREE)
        try:
            page = self._source.profiles([subject for _, subject in self._keeper.subjects(step.accounts)])
            _refuse_unsound(page, "profiles")
        except Skippable as error:
            self._keeper.miss(self._paid(made), error.message, gone=True, asked=step.accounts)
            return Taught(step, self._keeper.accounts(), gone=True)
        except (Retriable, Fatal) as error:
            self._keeper.miss(self._paid(made), error.message, gone=False)
            self._failed_profiles += 1
            if self._failed_profiles < listings.MOST_FAILURES or wants_peace(error):
                raise
            self._failed_profiles = 0
            return self._given_up(step, error)
        self._failed_profiles = 0
        news = self._keeper.keep(self._paid(made), page, asked=step.accounts)
        return self._taught(step, news, page, finished=True)

    def _given_up(self, step: Step, error: GraphkitError) -> Taught:
        """What one page that never came teaches: that others may."""
        self.given_up.append(error.message)
        return Taught(step, self._keeper.accounts(), gone=True)

    def _listing(self, step: Step) -> Kept | None:
        (account,) = step.accounts
        if step.kind == "post":
            return listings.next_of_posts(self._keeper.connection, account, self._first)
        ((account_id, subject),) = self._keeper.subjects((account,))
        kind = step.kind
        assert kind != "profiles"
        return self._keeper.open(Listing(kind, subject, account_id), self._clock.now())

    def _paid(self, made: Made) -> Made:
        return replace(made, cost=self._spending.taken())

    def _taught(self, step: Step, news: News, page: Page, finished: bool) -> Taught:
        self.rows += len(page.posts) + len(page.interactions)
        acts = np.array(news.acts, np.int64).reshape(-1, 2)
        return Taught(
            step=step,
            accounts=news.accounts,
            new_accounts=news.accounts - news.before,
            authors=_keys(news.authors),
            profiled=_keys(news.profiled),
            followers=np.array(news.followers, np.float64),
            actors=acts[:, 0],
            targets=acts[:, 1],
            opened=_keys(news.opened),
            left_out=_keys(news.left_out),
            finished=finished,
        )


def wants_peace(error: GraphkitError) -> bool:
    """Whether nobody is answered for longer than anybody sits and watches."""
    return isinstance(error, Retriable) and error.retry_after > PATIENCE


def _refuse_unsound(page: Page, target: str) -> None:
    """No platform gives such ids; SQLite cuts a text off where it holds a NUL."""
    ids: set[str | None] = {account.account_id for account in page.accounts}
    for post in page.posts:
        ids.update((post.post_id, post.author_id))
    for act in page.interactions:
        ids.update((act.interaction_id, act.actor_id, act.target_id, act.post_id))
    for listing in page.listings:
        ids.update((listing.subject, listing.account_id))
    if "" in ids or any("\0" in each for each in ids if each):
        raise Retriable(f"In the answer for {target} there is an id that is none.", retry_after=0.0)


def _keys(keys: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(keys, np.int64)
