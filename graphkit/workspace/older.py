"""What a crawl leaves unread because it was published before its `since`, until a later crawl wants it."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Final

from graphkit.sources.source import Listing, Page
from graphkit.workspace.put import micros

# The state of a listing that is left so.
OLDER: Final = "older"


def is_older(published: datetime | None, since: datetime | None) -> bool:
    """Whether something was published before `since`; False where either time is unknown."""
    return published is not None and since is not None and published < since


def newest(page: Page, of: Listing) -> datetime | None:
    """When the newest on a page of somebody's posts or feed was published by that account: pages go back in time."""
    if of.kind not in ("posts", "feed"):
        return None
    times = [post.created_at for post in page.posts if post.author_id == of.account_id]
    times += [act.created_at for act in page.interactions if act.actor_id == of.account_id]
    return max((moment for moment in times if moment is not None), default=None)


def leave(connection: sqlite3.Connection, listing: int, published: datetime) -> None:
    """What is left of a listing was published then or before."""
    connection.execute(
        "UPDATE listing SET state = ?, published = ? WHERE key = ? AND state = 'open'",
        (OLDER, micros(published), listing),
    )


def take_up(connection: sqlite3.Connection, platform: str, since: datetime | None) -> None:
    """Open again what crawls before have left and this one wants."""
    connection.execute(
        "UPDATE listing SET state = 'open' WHERE platform = ?1 AND state = ?2 AND (?3 IS NULL OR published >= ?3)",
        (platform, OLDER, micros(since)),
    )
