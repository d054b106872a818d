"""How fast pages are written to a workspace and read back, beside bare SQLite, and what a long crawl takes of memory.

Run: python tests/benchmarks/workspace.py [pages of the crawl] [folder]
"""

from __future__ import annotations

import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.clock import SystemClock
from graphkit.crawl.budget import Budget, Spending
from graphkit.crawl.run import Wish, crawl_with
from graphkit.crawl.watcher import Standing
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, Page, Start, Terms
from graphkit.workspace.connection import connect
from graphkit.workspace.keeper import Cost, Keeper, Made
from graphkit.workspace.workspace import Workspace

PAGES: Final = 100_000
WRITTEN: Final = 3_000
ROWS: Final = 100
READ: Final = 1_000_000
ACCOUNTS: Final = 200_000
TEXT: Final = "a comment of some length, as people write them: sixty characters"
CLOCK: Final = SystemClock()


def page_of(lots: random.Random, post: str, author: str, number: int, cursor: str | None) -> Page:
    """A hundred comments; a few accounts write most of them."""
    actors = [f"account {min(int(lots.paretovariate(0.6)), ACCOUNTS)}" for _ in range(ROWS)]
    return Page(
        accounts=[Account(account_id=actor, handle=actor) for actor in sorted(set(actors))],
        interactions=[
            Interaction(
                interaction_id=f"{post}/{number}/{row}",
                kind="comment",
                actor_id=actor,
                target_id=author,
                post_id=post,
                text=TEXT,
            )
            for row, actor in enumerate(actors)
        ],
        cursor=cursor,
    )


def pages(count: int) -> Iterator[tuple[str, Page]]:
    lots = random.Random(1)
    for number in range(count):
        yield (
            f"post {number // 10}",
            page_of(lots, f"post {number // 10}", f"account {1 + number % 50}", number, str(number)),
        )


def by_keeper(path: Path, count: int) -> float:
    """Seconds to write so many pages."""
    made = list(pages(count))
    with closing(connect(path)) as connection:
        keeper = Keeper(connection, path, "simulated")
        keeper.begin("benchmark", CLOCK.now())
        began = time.perf_counter()
        for post, page in made:
            listing = keeper.open(Listing("comments", post, None), CLOCK.now())
            keeper.keep(Made("post", CLOCK.now(), Cost(), listing=listing), page)
        return time.perf_counter() - began


def by_sqlite(path: Path, count: int) -> float:
    """The same rows as texts in a table with the same index, one commit a page."""
    made = list(pages(count))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(
            "CREATE TABLE act (id TEXT UNIQUE, kind TEXT, actor TEXT, target TEXT, post TEXT, text TEXT)"
        )
        connection.execute("CREATE TABLE account (id TEXT UNIQUE, handle TEXT)")
        began = time.perf_counter()
        for _, page in made:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(
                "INSERT OR IGNORE INTO account VALUES (?, ?)",
                [(each.account_id, each.handle) for each in page.accounts],
            )
            connection.executemany(
                "INSERT OR IGNORE INTO act VALUES (?, ?, ?, ?, ?, ?)",
                [(a.interaction_id, a.kind, a.actor_id, a.target_id, a.post_id, a.text) for a in page.interactions],
            )
            connection.execute("COMMIT")
        return time.perf_counter() - began


class Instant:
    """A platform that answers at once, and has no end: posts of three pages of comments, by accounts without end."""

    platform = "simulated"
    terms = Terms(("posts",), ("comments",), profiles_at_once=50, calls=10**9, seconds=1.0)

    def __init__(self, meter: Spending) -> None:
        self._meter = meter
        self._lots = random.Random(5)

    def resolve(self, start: str) -> Start:
        del start
        return Start("account 1", Page([Account(account_id="account 1", posts=3, followers=10, complete=True)]))

    def profiles(self, subjects: Sequence[str]) -> Page:
        """One in twenty publishes."""
        self._meter.spend(1)
        posts = {subject: 3 * (int(subject.split()[1]) % 20 == 1) for subject in subjects}
        return Page([Account(account_id=each, posts=posts[each], followers=100, complete=True) for each in subjects])

    def read(self, listing: Listing, cursor: str | None) -> Page:
        self._meter.spend(1)
        author = str(listing.account_id)
        if listing.kind == "posts":
            names = [f"{author}, post {number}" for number in range(20)]
            return Page(
                posts=[Post(post_id=name, author_id=author, text=TEXT, comments=3 * ROWS) for name in names],
                listings=[Listing("comments", name, author, 3 * ROWS) for name in names],
            )
        number = int(cursor or 0)
        return page_of(self._lots, listing.subject, author, number, None if number == 2 else str(number + 1))

    def close(self) -> None:
        """There is nothing to let go of."""


class Looking:
    """Prints how far it is ten times."""

    def __init__(self, pages: int) -> None:
        self._every = max(1, pages // 10)
        self._calls = 0
        self._last = time.perf_counter()

    def went_on(self, standing: Callable[[], Standing]) -> None:
        del standing
        self._calls += 1
        if self._calls % self._every == 0:
            now = time.perf_counter()
            print(
                f"{self._calls:9,} pages {self._every / (now - self._last):6,.0f} a second {megabytes():6,.0f} MB",
                flush=True,
            )
            self._last = now

    def waiting(self, seconds: float, why: str) -> None:
        """Nobody waits."""


def megabytes() -> float:
    """What this process has in memory just now, or, where that is not told, had at most."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmRSS")) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def long_crawl(path: Path, count: int) -> None:
    looking = Looking(count)
    wish = Wish("simulated", ("account 1",), Budget(calls=count), until="spent")
    spending = Spending(wish.budget, CLOCK, looking.waiting)
    workspace = Workspace(path)
    began = time.perf_counter()
    with workspace.writing("benchmark", CLOCK) as connection:
        keeper = Keeper(connection, path, "simulated")
        crawl_with(Instant(spending), keeper, wish, spending, CLOCK, looking)
    seconds = time.perf_counter() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    print(
        f"crawl: {count / seconds:,.0f} pages a second, {peak:,.0f} MB at most, "
        f"a file of {path.stat().st_size / 1e6:,.0f} MB"
    )


def writing(folder: Path) -> None:
    for turn in range(3):
        ours = WRITTEN / by_keeper(folder / f"ours {turn}.gk", WRITTEN)
        bare = WRITTEN / by_sqlite(folder / f"bare {turn}.db", WRITTEN)
        print(f"writing: {ours:,.0f} pages a second, bare SQLite {bare:,.0f}: {ours / bare:.2f} of it", flush=True)


def reading(folder: Path) -> None:
    path = folder / "read.gk"
    by_keeper(path, READ // ROWS)
    joined = (
        "SELECT i.platform, i.interaction_id, i.kind, a.account_id, b.account_id, p.post_id, i.parent_id, "
        "i.created_at, i.text, i.likes, i.fetched_at, o.name FROM interaction i LEFT JOIN account a ON a.key = i.actor "
        "LEFT JOIN account b ON b.key = i.target LEFT JOIN post p ON p.key = i.post "
        "LEFT JOIN origin o ON o.key = i.origin"
    )
    ways = {"Workspace.log()": lambda: Workspace(path).log(), "rows of sqlite3": lambda: _by_rows(path, joined)}
    try:
        import connectorx  # type: ignore[import-not-found,unused-ignore]
    except ImportError:
        print("connectorx is not installed.")
    else:
        ways["connectorx"] = lambda: connectorx.read_sql(f"sqlite://{path}", joined, return_type="polars")
    for name, read in ways.items():
        seconds = [_seconds(read) for _ in range(3)]
        print(f"reading {READ:,} interactions by {name}: {min(seconds):.2f} s", flush=True)


def _by_rows(path: Path, statement: str) -> pl.DataFrame:
    with closing(sqlite3.connect(path)) as connection:
        return pl.DataFrame(connection.execute(statement).fetchall(), orient="row", infer_schema_length=None)


def _seconds(job: Callable[[], object]) -> float:
    began = time.perf_counter()
    job()
    return time.perf_counter() - began


def main(count: int = PAGES, folder: str | None = None) -> None:
    with tempfile.TemporaryDirectory(dir=folder) as own:
        # First: its memory is to be its own.
        long_crawl(Path(own) / "crawl.gk", count)
        writing(Path(own))
        reading(Path(own))


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else PAGES, sys.argv[2] if sys.argv[2:] else None)
