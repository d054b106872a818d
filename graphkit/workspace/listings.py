"""What can be read, how far it was read, and which page comes next."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, cast

from graphkit.sources.source import Listing, ListingKind, Page
from graphkit.workspace.older import OLDER, is_older
from graphkit.workspace.put import Keys, micros

OPEN, DONE, GONE, STUCK = "open", "done", "gone", "stuck"
# Given up after so many calls that came to nothing; the next run tries again.
MOST_FAILURES: Final = 3

_INSERT: Final = (
    "INSERT INTO listing (platform, kind, subject, account, expected, published, state) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (subject, kind, platform) DO UPDATE SET expected = excluded.expected "
    "WHERE excluded.expected > coalesce(listing.expected, -1)"
)
_COLUMNS: Final = "key, kind, subject, account, expected, published, cursor, pages, state, failures"
# What is said under a post tells more than who liked it; first pages come before second.
_NEXT_OF_POSTS: Final = f"""
    SELECT {_COLUMNS} FROM listing
    WHERE account = ? AND state = 'open' AND kind IN ('comments', 'quotes', 'reposts', 'likes')
    ORDER BY CASE kind WHEN 'comments' THEN 0 WHEN 'quotes' THEN 1 WHEN 'reposts' THEN 2 ELSE 3 END, pages"""
_ANEW: Final = "state = 'open', cursor = NULL, pages = 0, failures = 0, reason = NULL"
MOST_EXPECTED: Final = "expected DESC, key"
NEWEST: Final = "published DESC, key"


@dataclass(frozen=True)
class Kept:
    """A listing as it is kept: its key, whose it is (None for a hashtag) and where to go on."""

    key: int
    listing: Listing
    account: int | None
    cursor: str | None
    pages: int
    state: str
    failures: int


def tell(
    connection: sqlite3.Connection,
    platform: str,
    listings: Iterable[Listing],
    keys: Keys,
    since: datetime | None = None,
) -> list[int]:
    """Keep what a page told can be read; the account of each listing that was not known before.

    What was published before `since` is left for another crawl.
    """
    before = _last(connection)
    connection.executemany(
        _INSERT,
        [
            (
                platform,
                listing.kind,
                listing.subject,
                None if listing.account_id is None else keys.accounts[listing.account_id],
                listing.expected,
                micros(listing.published),
                OLDER if is_older(listing.published, since) else OPEN,
            )
            for listing in listings
        ],
    )
    return [
        account
        for (account,) in connection.execute(
            "SELECT account FROM listing WHERE key > ? AND state = 'open' ORDER BY key", (before,)
        )
        if account is not None
    ]


def next_of_posts(connection: sqlite3.Connection, account: int, first: str = MOST_EXPECTED) -> Kept | None:
    """The page to read next among the posts of an account; of equal ones, which is `first`."""
    return _kept(connection, connection.execute(f"{_NEXT_OF_POSTS}, {first} LIMIT 1", (account,)).fetchone())


def listing_of(connection: sqlite3.Connection, platform: str, kind: str, subject: str) -> Kept | None:
    """The listing with this kind and subject, if it is known."""
    return _kept(
        connection,
        connection.execute(
            f"SELECT {_COLUMNS} FROM listing WHERE platform = ? AND kind = ? AND subject = ?", (platform, kind, subject)
        ).fetchone(),
    )


def open_hashtag(connection: sqlite3.Connection, platform: str) -> Kept | None:
    """A hashtag that is not read to its end; the one of which least was read."""
    return _kept(
        connection,
        connection.execute(
            f"SELECT {_COLUMNS} FROM listing WHERE platform = ? AND kind = 'hashtag' AND state = 'open' "
            "ORDER BY pages, key LIMIT 1",
            (platform,),
        ).fetchone(),
    )


def digest_of(page: Page) -> str | None:
    """The same for pages with the same posts and interactions, whatever else they say; None where there are none."""
    ids = [post.post_id for post in page.posts] + [act.interaction_id for act in page.interactions]
    return hashlib.blake2b("\0".join(ids).encode(), digest_size=12).hexdigest() if ids else None


def went_on(connection: sqlite3.Connection, key: int, cursor: str | None, now: int) -> None:
    """A page was read; `cursor` leads to the next."""
    connection.execute(
        "UPDATE listing SET cursor = ?, pages = pages + 1, failures = 0, reason = NULL, read_at = ?, "
        "state = ? WHERE key = ?",
        (cursor, now, DONE if cursor is None else OPEN, key),
    )


def came_to_nothing(connection: sqlite3.Connection, key: int, reason: str, gone: bool, now: int) -> bool:
    """A page could not be read; whether the listing is given up."""
    connection.execute("UPDATE listing SET failures = failures + 1, reason = ? WHERE key = ?", (reason, key))
    failures = connection.execute("SELECT failures FROM listing WHERE key = ?", (key,)).fetchone()[0]
    if not gone and failures < MOST_FAILURES:
        return False
    # What is gone was read as far as it can be.
    read_at = now if gone else None
    connection.execute(
        "UPDATE listing SET state = ?, read_at = coalesce(?, read_at) WHERE key = ?",
        (GONE if gone else STUCK, read_at, key),
    )
    return True


def try_again(connection: sqlite3.Connection, platform: str) -> None:
    """What was given up is read anew, from its beginning: where it went on may be what was wrong with it."""
    connection.execute(f"UPDATE listing SET {_ANEW} WHERE platform = ? AND state = 'stuck'", (platform,))
    connection.execute("UPDATE listing SET failures = 0 WHERE platform = ? AND failures > 0", (platform,))


def leads_back(connection: sqlite3.Connection, key: int, page: Page) -> bool:
    """Whether the rows of a page came before, or the one that it leads to, since the listing was last begun."""
    begun = "coalesce((SELECT max(key) FROM call WHERE listing = ?1 AND cursor IS NULL AND outcome = 'read'), 0)"
    row = connection.execute(
        "SELECT 1 FROM call WHERE listing = ?1 AND (cursor = ?2 OR digest = ?3) AND outcome = 'read' "
        f"AND key >= {begun} LIMIT 1",
        (key, page.cursor, digest_of(page)),
    ).fetchone()
    return row is not None


def begin_again(connection: sqlite3.Connection, platform: str, before: int) -> None:
    """What was last read before then is to be read anew: listings, those read in part too, and profiles."""
    connection.execute(
        f"UPDATE listing SET {_ANEW} WHERE platform = ? AND (state NOT IN ('open', 'older') OR pages > 0) "
        "AND coalesce(read_at, 0) < ?",
        (platform, before),
    )
    connection.execute(
        "UPDATE account SET complete = 0 WHERE platform = ? AND complete AND coalesce(fetched_at, 0) < ?",
        (platform, before),
    )


def _kept(connection: sqlite3.Connection, row: tuple[object, ...] | None) -> Kept | None:
    if row is None:
        return None
    key, kind, subject, account, expected, published, cursor, pages, state, failures = cast(
        "tuple[int, ListingKind, str, int | None, int | None, int | None, str | None, int, str, int]", row
    )
    owner = connection.execute("SELECT account_id FROM account WHERE key = ?", (account,)).fetchone()
    listing = Listing(kind, subject, owner[0] if owner else None, expected, _moment(published))
    return Kept(key, listing, account, cursor, pages, state, failures)


def _moment(since_1970: int | None) -> datetime | None:
    return None if since_1970 is None else datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=since_1970)


def _last(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(key), 0) FROM listing").fetchone()[0])
