"""kill -9 at any moment: what was acknowledged is there, nothing is half there, and the end is the same."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import polars as pl
import pytest

from graphkit.workspace.workspace import Workspace
from tests.real.faults.children import crawling, said
from tests.real.faults.crawls import assert_same, assert_whole, crawled
from tests.real.faults.world import World

MOMENTS = 200

pytestmark = pytest.mark.slow


def test_killed_at_any_moment(port: int, tmp_path: Path, known: World, clean: dict[str, pl.DataFrame]) -> None:
    address = f"http://127.0.0.1:{port}"
    longest = _seconds_of_a_crawl(tmp_path / "whole.gk", address)
    lots = random.Random(9)
    cut_short = 0
    for moment in range(MOMENTS):
        path = tmp_path / f"{moment}.gk"
        # Some are killed again while they go on.
        for _ in range(lots.choice((1, 1, 1, 2, 3))):
            cut_short += _killed_after(lots.uniform(0.0, longest), path, address)
            assert_whole(path, known)
        assert crawled(path, address, deadline=30.0).how == "nothing left"
        assert_whole(path, known)
        assert_same(Workspace(path).log(), clean)
        assert _read_twice(path) == 0
    assert cut_short > MOMENTS / 2


def _killed_after(seconds: float, path: Path, address: str) -> bool:
    """Kill a crawl; whether it had still something to do. Every page that it told of is there."""
    before = _kept(path)
    with crawling(path, address) as (process, pipe):
        # With its first word it opens the workspace.
        heard = [pipe.recv()]
        time.sleep(seconds)
        process.kill()
        heard += said(pipe)
    kept = [message for message in heard if message[0] == "kept"]
    rows, accounts = _kept(path)
    if kept:
        assert rows >= before[0] + kept[-1][1]
        assert accounts >= kept[-1][2]
    return heard[-1][0] != "ended"


def _seconds_of_a_crawl(path: Path, address: str) -> float:
    with crawling(path, address) as (_, pipe):
        pipe.recv()
        began = time.monotonic()
        assert said(pipe)[-1][0] == "ended"
    return time.monotonic() - began


def _kept(path: Path) -> tuple[int, int]:
    """The rows that all calls brought, and the accounts."""
    with closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            return 0, 0
        rows = connection.execute("SELECT coalesce(sum(rows), 0) FROM call").fetchone()[0]
        accounts = connection.execute("SELECT coalesce(max(key), 0) FROM account").fetchone()[0]
    return rows, accounts


def _read_twice(path: Path) -> int:
    """Pages that were read although they were there."""
    with closing(sqlite3.connect(path)) as connection:
        pages = "SELECT 1 FROM call WHERE listing IS NOT NULL GROUP BY listing, cursor HAVING count(*) > 1"
        return int(connection.execute(f"SELECT count(*) FROM ({pages})").fetchone()[0])
