"""What a crawl has to remember of itself to go on as if it had never stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.files.names import AccountList
from graphkit.workspace.decided import unwanted
from graphkit.workspace.lists import not_to_be_contacted

Keys = NDArray[np.int64]


@dataclass(frozen=True)
class Known:
    """Everything pages have brought so far, in keys: the same as the news of all of them together."""

    accounts: int
    authors: Keys
    profiled: Keys
    followers: NDArray[np.float64]
    actors: Keys
    targets: Keys
    opened: Keys
    # On other platforms, or nobody wants them: nothing of them is read.
    left_out: Keys


@dataclass(frozen=True)
class Past:
    """A call that was made: what was read, of whom, how many accounts it brought, and whether it is read to its end."""

    step: str
    account: int | None
    new_accounts: int
    finished: bool
    gone: bool


def known(connection: sqlite3.Connection, platform: str, lists: Sequence[AccountList] = ()) -> Known:
    """What is known of everybody on a platform. `opened` are the authors of post listings with pages to read.

    `lists` say whom to leave out beside those that are kept.
    """
    # A post that is known only from what was said under it was not read; one without a text was.
    authors = (
        "SELECT author FROM post WHERE platform = ?1 AND author IS NOT NULL "
        "AND (text IS NOT NULL OR fetched_at IS NOT NULL) "
        "UNION SELECT key FROM account WHERE platform = ?1 AND posts > 0"
    )
    profiles = _columns(connection, "SELECT key, followers FROM account WHERE platform = ?1 AND complete", platform, 2)
    acts = "SELECT actor, target FROM interaction WHERE platform = ?1 AND actor != target"
    ends = _columns(connection, acts, platform, 2)
    opened = (
        "SELECT account FROM listing WHERE platform = ?1 AND state = 'open' AND account IS NOT NULL "
        "AND kind IN ('comments', 'quotes', 'reposts', 'likes')"
    )
    others = _columns(connection, "SELECT key FROM account WHERE platform != ?1", platform, 1)[0].astype(np.int64)
    nobodys = np.array(unwanted(connection, platform, not_to_be_contacted(connection, lists)), np.int64)
    return Known(
        accounts=int(connection.execute("SELECT coalesce(max(key), 0) FROM account").fetchone()[0]),
        authors=_columns(connection, authors, platform, 1)[0].astype(np.int64),
        profiled=profiles[0].astype(np.int64),
        followers=profiles[1],
        actors=ends[0].astype(np.int64),
        targets=ends[1].astype(np.int64),
        opened=_columns(connection, opened, platform, 1)[0].astype(np.int64),
        left_out=np.concatenate([others, nobodys]),
    )


def past(connection: sqlite3.Connection, platform: str) -> Iterator[Past]:
    """Every call that brought something or showed that there is nothing, in order."""
    # What was gone or given up may have been begun again.
    rows = connection.execute(
        "SELECT c.step, c.account, c.new_accounts, "
        "l.state != 'open' AND c.key = max(c.key) OVER (PARTITION BY c.listing), "
        "c.outcome = 'gone' AND l.state IN ('gone', 'stuck') "
        "FROM call AS c JOIN run AS r ON r.key = c.run LEFT JOIN listing AS l ON l.key = c.listing "
        "WHERE r.platform = ? AND c.outcome != 'failed' AND c.step != 'resolve' ORDER BY c.key",
        (platform,),
    )
    for step, account, new_accounts, finished, gone in rows:
        yield Past(step, account, new_accounts, bool(finished), bool(gone))


def _columns(connection: sqlite3.Connection, query: str, platform: str, number: int) -> NDArray[np.float64]:
    """The columns of a query, a row each; unknown is nan. Keys are far below 2^53."""
    rows = connection.execute(query, (platform,)).fetchall()
    return np.array(rows, np.float64).reshape(-1, number).T
