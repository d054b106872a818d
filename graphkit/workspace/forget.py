"""What may not be kept: fetched too long ago by a platform's terms, or deleted there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Final

import msgspec

from graphkit.workspace.read_accounts import ORIGIN_OF_RUN

# What remains of an account or a post is its id: others refer to it.
_OF_ACCOUNTS: Final = (
    "handle", "name", "bio", "url", "followers", "following", "posts", "verified", "created_at", "language", "location",
    "fetched_at",
)  # fmt: skip
_OF_POSTS: Final = (
    "created_at", "text", "hashtags", "mentions", "likes", "comments", "reposts", "views", "reach", "sponsored",
    "url", "image_urls", "fetched_at",
)  # fmt: skip


def forget(connection: sqlite3.Connection, platform: str, before: int) -> int:
    """Take out what of a platform was fetched before then and not again since; how many interactions went."""
    old = "platform = ? AND fetched_at < ?"
    gone = connection.execute(f"DELETE FROM interaction WHERE {old}", (platform, before)).rowcount
    connection.execute(f"UPDATE account SET {_blank(_OF_ACCOUNTS)} WHERE {old}", (platform, before))
    connection.execute(f"UPDATE post SET {_blank(_OF_POSTS)} WHERE {old}", (platform, before))
    _forget_met(connection, platform, before)
    # What they brought is not there any more: of whom nothing else was read nothing was.
    connection.execute(
        "UPDATE call SET outcome = 'forgotten' WHERE outcome = 'read' AND called_at < ? "
        "AND run IN (SELECT key FROM run WHERE platform = ?)",
        (before, platform),
    )
    return gone


def _forget_met(connection: sqlite3.Connection, platform: str, before: int) -> None:
    """And whom a crawl met in passing, by a comment say, where nothing is left that it was met by."""
    runs = connection.execute("SELECT key FROM run WHERE platform = ? AND started_at < ?", (platform, before))
    crawls = [ORIGIN_OF_RUN.format(platform, run) for (run,) in runs]
    connection.execute(
        f"UPDATE account SET {_blank(_OF_ACCOUNTS)} WHERE fetched_at IS NULL "
        "AND origin IN (SELECT key FROM origin WHERE name IN (SELECT value FROM json_each(?))) AND key NOT IN "
        "(SELECT actor FROM interaction WHERE actor IS NOT NULL UNION SELECT target FROM interaction "
        "WHERE target IS NOT NULL UNION SELECT author FROM post WHERE author IS NOT NULL AND fetched_at IS NOT NULL)",
        (msgspec.json.encode(crawls).decode(),),
    )


def forget_deleted(connection: sqlite3.Connection, platform: str, ids: Sequence[str]) -> None:
    """Take out the interactions with these ids, and what was in the posts with these ids."""
    rows = [(each, platform) for each in ids]
    connection.executemany("DELETE FROM interaction WHERE interaction_id = ? AND platform = ?", rows)
    connection.executemany(f"UPDATE post SET {_blank(_OF_POSTS)} WHERE post_id = ? AND platform = ?", rows)


def _blank(columns: Sequence[str]) -> str:
    return ", ".join(f"{column} = NULL" for column in columns)
