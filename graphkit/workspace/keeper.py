"""What a crawl writes: each page with its rows, its cursor and its call in one go, so that none is ever half there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from graphkit.files.names import AccountList
from graphkit.sources.source import Listing, Page
from graphkit.workspace import listings, older
from graphkit.workspace.add import origin_key
from graphkit.workspace.connection import explaining, transaction
from graphkit.workspace.decided import BY_PEOPLE, SEEDS, holding, meant, unwanted
from graphkit.workspace.forget import forget, forget_deleted
from graphkit.workspace.listings import Kept
from graphkit.workspace.lists import not_to_be_contacted
from graphkit.workspace.put import Context, Keys, micros, put
from graphkit.workspace.read_accounts import ORIGIN_OF_RUN

# What became of a call.
READ: Final = "read"
FAILED: Final = "failed"
GONE: Final = "gone"
# The step of calls whose page was not waited for: the budget was spent between two tries, or somebody stopped it.
UNFINISHED: Final = "unfinished"
# What was decided about an account: the user knows it; it was met under the hashtag the crawl started from.
SEED: Final = "seed"
PUBLISHED: Final = "published under"


@dataclass(frozen=True)
class Cost:
    """What a page cost: requests made (those that came to nothing too), units of the quota, and searches beside it."""

    requests: int = 1
    units: int = 1
    searches: int = 0


@dataclass(frozen=True)
class Made:
    """A step as it was made: what was to be read, of whom, and when."""

    step: str
    at: datetime
    cost: Cost
    account: int | None = None
    listing: Kept | None = None


@dataclass(frozen=True)
class News:
    """What a page brought, in keys: `accounts` are known now, `before` were; acts are those kept for the first time.

    `left_out` are accounts on a list of whom not to contact. `finished` says that there is nothing more to read where
    the page came from.
    """

    accounts: int
    before: int
    authors: Sequence[int] = ()
    profiled: Sequence[int] = ()
    followers: Sequence[int | None] = ()
    acts: Sequence[tuple[int, int]] = ()
    opened: Sequence[int] = ()
    left_out: Sequence[int] = ()
    finished: bool = True


class Keeper:
    """The one that writes to a workspace during a crawl of `platform`, which hears `lists` that are not kept, too."""

    def __init__(
        self, connection: sqlite3.Connection, path: Path | None, platform: str, lists: Sequence[AccountList] = ()
    ) -> None:
        self.connection = connection
        self.platform = platform
        self.lists = lists
        self._path = path
        self._run = 0
        self._origin = 0
        self._since: datetime | None = None
        self._not_to_be_contacted = not_to_be_contacted(connection, lists)

    def begin(self, command: str, now: datetime, since: datetime | None = None) -> int:
        """A run begins; its number. What the one before gave up is tried again.

        What was published before `since` is left for another run; what was so left and is not as old is taken up.
        """
        self._since = since
        with self._writing():
            listings.try_again(self.connection, self.platform)
            older.take_up(self.connection, self.platform, since)
            self._run = self._insert(
                "INSERT INTO run (platform, started_at, command) VALUES (?, ?, ?)",
                (self.platform, micros(now), command),
            )
            self._origin = origin_key(self.connection, ORIGIN_OF_RUN.format(self.platform, self._run))
        return self._run

    def end(self, ended: str, words: str, now: datetime, resume_at: datetime | None, cost: Cost) -> None:
        """The run is over, and why; `cost` is what it spent on a page that did not come any more."""
        with self._writing():
            if cost.requests:
                self._call(Made(UNFINISHED, now, cost), FAILED, 0, 0)
            self.connection.execute(
                "UPDATE run SET ended_at = ?, ended = ?, words = ?, resume_at = ? WHERE key = ?",
                (micros(now), ended, words, micros(resume_at), self._run),
            )

    def choose_seed(self, account_id: str, words: str, now: datetime) -> int:
        """Keep that the crawl starts from this account, which somebody named by `words`; its key."""
        with self._writing():
            account = self._put(Page(), now, (account_id,)).accounts[account_id]
            self._decide((account,), SEED, words, now)
        return account

    def seed_named(self, words: str) -> int | None:
        """The seed that was named by these words before, so that nobody needs to be asked again."""
        row = self.connection.execute(
            "SELECT d.account FROM decision AS d JOIN account AS a ON a.key = d.account "
            "WHERE d.decision = ? AND d.why = ? AND a.platform = ?",
            (SEED, words, self.platform),
        ).fetchone()
        return None if row is None else int(row[0])

    def choose_again(self, account: int, words: str, now: datetime) -> None:
        """Keep that the crawl starts from this account, whatever was decided of it since it was first named."""
        with self._writing():
            self._decide((account,), SEED, words, now)

    def starts(self) -> list[int]:
        """Everyone a crawl of this platform starts from: who was named as a seed or accepted, and not rejected or put
        on hold since; without any, who published under a hashtag."""
        return holding(self.connection, self.platform, SEEDS) or self._published()

    def open(self, listing: Listing, now: datetime) -> Kept:
        """The listing as it is kept, made known if it was not."""
        known = listings.listing_of(self.connection, self.platform, listing.kind, listing.subject)
        if known is not None:
            return known
        with self._writing():
            others = () if listing.account_id is None else (listing.account_id,)
            listings.tell(self.connection, self.platform, (listing,), self._put(Page(), now, others))
        kept = listings.listing_of(self.connection, self.platform, listing.kind, listing.subject)
        assert kept is not None
        return kept

    def keep(self, made: Made, page: Page, asked: Sequence[int] = ()) -> News:
        """Keep a page: its rows, where its listing goes on, and the call; all of it or nothing.

        Of the accounts that were `asked` for, nothing more will come. Who published under a hashtag is who the crawl
        starts from as long as there is nobody else.
        """
        with self._writing():
            before, act = self._count("account"), self._count("interaction")
            others = {listing.account_id for listing in page.listings if listing.account_id is not None}
            forget_deleted(self.connection, self.platform, page.gone)
            keys = self._put(page, made.at, sorted(others))
            opened = listings.tell(self.connection, self.platform, page.listings, keys, self._since)
            finished = made.listing is None or self._went_on(made.listing, page, made.at)
            self._asked(asked, made.at)
            news = _authors_and_profiles(page, keys)
            if made.listing is not None and made.listing.listing.kind == "hashtag" and not self.starts():
                self._decide(news[0], PUBLISHED, made.listing.listing.subject, made.at)
            after = self._count("account")
            rows, digest = len(page.interactions) + len(page.posts), listings.digest_of(page)
            self._call(made, READ, rows, after - before, digest)
            acts = self.connection.execute(
                "SELECT actor, target FROM interaction WHERE key > ? AND actor != target", (act,)
            ).fetchall()
        return News(after, before, *news, acts, opened, self._left_out(page, keys), finished)

    def _went_on(self, kept: Kept, page: Page, now: datetime) -> bool:
        """Whether the page was the last one of its listing, or the last that is not too old."""
        listings.went_on(self.connection, kept.key, page.cursor, micros(now) or 0)
        newest = older.newest(page, kept.listing)
        if newest is None or not older.is_older(newest, self._since):
            return page.cursor is None
        older.leave(self.connection, kept.key, newest)
        return True

    def miss(self, made: Made, reason: str, gone: bool, asked: Sequence[int] = ()) -> bool:
        """Keep that a page could not be read; whether it is given up."""
        with self._writing():
            given_up, now = gone, micros(made.at) or 0
            if made.listing is not None:
                given_up = listings.came_to_nothing(self.connection, made.listing.key, reason, gone, now)
            # Who goes on later is to know of what was given up for whatever reason.
            self._call(made, GONE if given_up else FAILED, 0, 0)
            self._asked(asked, made.at)
        return given_up

    def accounts(self) -> int:
        """How many accounts are known; their keys run from 1 to it."""
        return self._count("account")

    def leads_back(self, kept: Kept, page: Page) -> bool:
        """Whether a page holds the rows of one before, or what it says to be the next was read already."""
        if kept.cursor is None:
            return False
        return page.cursor == kept.cursor or listings.leads_back(self.connection, kept.key, page)

    def read_again(self, before: datetime) -> None:
        """What was last read before then is to be read again."""
        with self._writing():
            listings.begin_again(self.connection, self.platform, micros(before) or 0)

    def forget(self, before: datetime) -> None:
        """Take out what was fetched before then."""
        with self._writing():
            forget(self.connection, self.platform, micros(before) or 0)

    def subjects(self, accounts: Sequence[int]) -> list[tuple[str, str]]:
        """The id of each account, and what the source asks for it by."""
        found = [
            self.connection.execute(
                "SELECT account_id, coalesce(subject, account_id) FROM account WHERE key = ?", (key,)
            ).fetchone()
            for key in accounts
        ]
        return [(str(account_id), str(subject)) for account_id, subject in found]

    def label(self, account: int) -> str:
        """What a person would call the account: its handle, else its name, else its id."""
        row = self.connection.execute(
            "SELECT coalesce('@' || handle, name, account_id) FROM account WHERE key = ?", (account,)
        ).fetchone()
        return str(row[0])

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """All that is written within is kept together, or none of it."""
        with explaining(self._path), transaction(self.connection):
            yield

    def _put(self, page: Page, now: datetime, others: Sequence[str]) -> Keys:
        context = Context(self.platform, self._origin, micros(now))
        return put(self.connection, context, page.accounts, page.posts, page.interactions, others)

    def _call(self, made: Made, outcome: str, rows: int, new_accounts: int, digest: str | None = None) -> None:
        self._insert(
            "INSERT INTO call (run, step, account, listing, cursor, called_at, requests, units, searches, rows, "
            "new_accounts, outcome, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._run,
                made.step,
                made.account,
                None if made.listing is None else made.listing.key,
                None if made.listing is None else made.listing.cursor,
                micros(made.at),
                made.cost.requests,
                made.cost.units,
                made.cost.searches,
                rows,
                new_accounts,
                outcome,
                digest,
            ),
        )

    def _asked(self, accounts: Sequence[int], now: datetime) -> None:
        """Nothing more will come of asking for these profiles, until they are old."""
        self.connection.executemany(
            "UPDATE account SET complete = 1, fetched_at = ? WHERE key = ? AND NOT complete",
            [(micros(now), key) for key in accounts],
        )

    def _decide(self, accounts: Sequence[int], decision: str, why: str, now: datetime) -> None:
        self.connection.executemany(
            "INSERT INTO decision (account, decision, why, decided_at) VALUES (?, ?, ?, ?)",
            [(account, decision, why, micros(now)) for account in accounts],
        )

    def _published(self) -> list[int]:
        """Who published under a hashtag, but those of whom people decided something, or who are not to be sought."""
        rows = self.connection.execute(
            "SELECT d.account FROM decision AS d JOIN account AS a ON a.key = d.account "
            "WHERE d.decision = ? AND a.platform = ? GROUP BY d.account ORDER BY min(d.key)",
            (PUBLISHED, self.platform),
        )
        gone = {*holding(self.connection, self.platform, BY_PEOPLE)}
        gone.update(unwanted(self.connection, self.platform, self._not_to_be_contacted))
        return [account for (account,) in rows if account not in gone]

    def _left_out(self, page: Page, keys: Keys) -> list[int]:
        """Those a page tells of who are on a list of whom not to contact; a seed is one all the same."""
        if not self._not_to_be_contacted:
            return []
        rows = [(keys.accounts[each.account_id], each.account_id, each.handle, each.url) for each in page.accounts]
        starts = self.starts()
        return [key for key in meant(rows, self.platform, self._not_to_be_contacted) if key not in starts]

    def _insert(self, statement: str, values: tuple[object, ...]) -> int:
        return int(self.connection.execute(statement, values).lastrowid or 0)

    def _count(self, table: str) -> int:
        return int(self.connection.execute(f"SELECT coalesce(max(key), 0) FROM {table}").fetchone()[0])


def _authors_and_profiles(page: Page, keys: Keys) -> tuple[list[int], list[int], list[int | None]]:
    """Who is shown to publish, and whose profile came with how many followers."""
    complete = [account for account in page.accounts if account.complete]
    publish = {post.author_id for post in page.posts if post.author_id is not None}
    publish |= {account.account_id for account in page.accounts if account.posts}
    return (
        sorted(keys.accounts[account_id] for account_id in publish),
        [keys.accounts[account.account_id] for account in complete],
        [account.followers for account in complete],
    )
