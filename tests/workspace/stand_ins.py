"""What the tests of the workspace are made with: a clock that only they move, and workspaces that are empty."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, Page
from graphkit.workspace.connection import connect
from graphkit.workspace.keeper import Cost, Keeper, Made
from graphkit.workspace.put import Context, micros

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
PLATFORM = "simulated"
FIRST, SOON, IN_DAYS = (micros(NOON + timedelta(hours=hours)) for hours in (0, 1, 48))
# Pages of a run, of another an hour later, and of one two days later.
HERE, AGAIN, ANEW = (Context(PLATFORM, 1 + run, moment) for run, moment in enumerate((FIRST, SOON, IN_DAYS)))
# What quotes, queries and other programs stumble over.
HOSTILE = (
    "",
    "'",
    '"; DROP TABLE account; --',
    "a\0b",
    "\0",
    "👩‍👩‍👧 ﷺ",
    "line\r\nbreak",
    "\\u0000",
    "\ufeff",
    "[1, 2]",
    "x" * 9_000,
)


@dataclass
class Clock:
    """Sleeping takes no time, and moves it."""

    moment: datetime = NOON
    slept: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        return self.moment

    def passed(self) -> float:
        return self.moment.timestamp()

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += timedelta(seconds=seconds)


def empty() -> sqlite3.Connection:
    return connect(None)


def keeper() -> Keeper:
    """One that has begun a run in a workspace of its own."""
    kept = Keeper(empty(), None, PLATFORM)
    kept.begin("crawl", NOON)
    return kept


def made(step: str = "profiles", **more: Any) -> Made:
    return Made(step, NOON, Cost(), **more)


def rows(connection: sqlite3.Connection, table: str, columns: str = "*") -> list[tuple[Any, ...]]:
    return connection.execute(f"SELECT {columns} FROM {table} ORDER BY key").fetchall()


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Everything there is, by table."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in tables}


def comment(
    number: int | str, actor: str | None, target: str | None, post: str | None = None, **more: Any
) -> Interaction:
    said = {"kind": "comment"} | more
    return Interaction(interaction_id=str(number), actor_id=actor, target_id=target, post_id=post, **said)


def a_page(cursor: str | None = None, listings: Sequence[Listing] = ()) -> Page:
    """Ana wrote a post; ben commented."""
    return Page(
        accounts=[Account(account_id="ana", posts=3, followers=500, complete=True), Account(account_id="ben")],
        posts=[Post(post_id="p", author_id="ana", text="bread", hashtags=("bread",))],
        interactions=[comment(1, "ben", "ana", "p")],
        listings=listings,
        cursor=cursor,
    )
