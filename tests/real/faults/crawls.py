"""Crawling the made-up platform, and comparing what comes of it."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import polars as pl
from polars.testing import assert_frame_equal

from graphkit.clock import Clock
from graphkit.crawl import run
from graphkit.crawl.crawl import Ended
from graphkit.crawl.run import Surroundings, Wish, crawl
from graphkit.crawl.watcher import Watcher
from graphkit.log.log import Log
from graphkit.workspace.workspace import Workspace
from tests.real.faults.server import KEY
from tests.real.faults.source import NAME, OFFER
from tests.real.faults.world import World

WISH: Final = Wish(NAME, ("@u0",), until="spent")
ENVIRONMENT: Final = {"MADE_UP_KEY": KEY}
# Slower than this is too slow: so that a slow answer costs the tests little.
DEADLINE: Final = 0.3
IDS: Final = {"accounts": "account_id", "posts": "post_id", "interactions": "interaction_id"}


class SkippingClock:
    """Real time, but nobody sleeps: whoever would is taken to where he would wake up."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._skipped)

    def passed(self) -> float:
        return time.monotonic() + self._skipped

    def sleep(self, seconds: float) -> None:
        self._skipped += seconds

    def skip_to(self, moment: datetime) -> None:
        self._skipped += max(0.0, (moment - self.now()).total_seconds())


def crawled(
    path: Path,
    address: str,
    wish: Wish = WISH,
    clock: Clock | None = None,
    watcher: Watcher | None = None,
    deadline: float = DEADLINE,
) -> Ended:
    """Crawl from the server at `address` into the workspace at `path`."""
    around = Surroundings(clock or SkippingClock(), ENVIRONMENT, deadline=deadline)
    known, run.source_named = run.source_named, lambda _: OFFER
    try:
        return crawl(Workspace(path), replace(wish, servers=(address,)), watcher, around)
    finally:
        run.source_named = known


def brought_to_an_end(path: Path, address: str, clock: SkippingClock, runs: int = 5) -> Ended:
    """Crawl until nothing is left, going on whenever it may."""
    for _ in range(runs):
        ended = crawled(path, address, clock=clock)
        if ended.how == "nothing left":
            break
        clock.skip_to(ended.resume_at or clock.now())
    return ended


def of_the_world(log: Log) -> dict[str, pl.DataFrame]:
    """The tables of a log, but for when and by which run something came, in an order of their own."""
    return {name: getattr(log, name).drop("fetched_at", "origin").sort(identity) for name, identity in IDS.items()}


def assert_same(log: Log, clean: dict[str, pl.DataFrame]) -> None:
    for name, table in of_the_world(log).items():
        assert_frame_equal(table, clean[name])


def assert_whole(path: Path, world: World) -> None:
    """Each page that is said to be read is there with all its rows, no row is there without, and cursors agree."""
    with closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            # Stopped before there was anything.
            return
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        told = _interactions(connection), _posts(connection)
        listed = connection.execute("SELECT key, kind, subject, cursor, pages, state FROM listing").fetchall()
        read: tuple[set[str], set[str]] = (set(), set())
        for key, kind, subject, cursor, pages, state in listed:
            calls = connection.execute(
                "SELECT cursor FROM call WHERE listing = ? AND outcome = 'read' ORDER BY key", (key,)
            ).fetchall()
            assert len(calls) >= pages
            for (at,) in calls:
                page = world.page(kind, subject, at)
                read[kind == "posts"].update(_id(kind, subject, row) for row in page["items"])
            following = world.page(kind, subject, calls[-1][0])["cursor"] if pages else None
            assert cursor == following
            assert (state == "done") == (bool(pages) and following is None)
    assert told == read


def _id(kind: str, subject: str, row: dict[str, str]) -> str:
    return f"follow {subject} {row['id']}" if kind == "follows" else row["id"]


def _interactions(connection: sqlite3.Connection) -> set[str]:
    return {each for (each,) in connection.execute("SELECT interaction_id FROM interaction")}


def _posts(connection: sqlite3.Connection) -> set[str]:
    # A post that was only named has no text yet.
    return {each for (each,) in connection.execute("SELECT post_id FROM post WHERE text IS NOT NULL")}
