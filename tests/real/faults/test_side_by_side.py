"""One crawls, others look on, want to crawl too, or press Ctrl-C."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

import polars as pl
import pytest

from graphkit.errors import ConfigurationError
from graphkit.workspace.workspace import Workspace
from tests.real.faults.children import crawling, said
from tests.real.faults.crawls import assert_same, assert_whole, crawled
from tests.real.faults.faults import Exchange, Fault, refusal
from tests.real.faults.proxy import AllWell, Proxy
from tests.real.faults.world import ROWS, World

SOON = 2.0
pytestmark = pytest.mark.slow


class AfterSome(AllWell):
    """All is well for a while, and then every answer has the fault."""

    def __init__(self, fault: Fault, answers: int = 10) -> None:
        super().__init__()
        self._fault = fault
        self._left = answers

    def next(self, path: str) -> Fault:
        self._left -= 1
        return super().next(path) if self._left >= 0 else self._fault


class InNoHurry(AllWell):
    """All is well, and takes a while: so that there is time to look on, however slow the machine is."""

    def next(self, path: str) -> Fault:
        time.sleep(0.05)
        return super().next(path)


def asks_for_two_minutes(exchange: Exchange) -> bool:
    exchange.send(b"{}", "429 Many", "Retry-After: 120")
    return True


def never_ends(exchange: Exchange) -> bool:
    exchange.line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")
    time.sleep(20.0)
    return False


@pytest.mark.parametrize("fault", [asks_for_two_minutes, never_ends, refusal])
def test_ctrl_c(fault: Fault, proxy: Proxy, tmp_path: Path, known: World, clean: dict[str, pl.DataFrame]) -> None:
    path = tmp_path / "crawl.gk"
    proxy.follow(AfterSome(fault))
    with crawling(path, proxy.address, real_clock=True) as (process, pipe):
        for _ in range(8):
            pipe.recv()
        # By now it waits for an answer, or for leave to ask again.
        time.sleep(0.3)
        os.kill(process.pid or 0, signal.SIGINT)
        told = time.monotonic()
        last = said(pipe)[-1]
        took = time.monotonic() - told

    assert last[:2] == ("ended", "interrupted")
    assert took < SOON
    assert_whole(path, known)
    runs = Workspace(path).runs()
    assert runs["ended"].to_list() == ["interrupted"]
    assert runs["calls"].sum() >= 10
    proxy.follow(AllWell())
    assert crawled(path, proxy.address, deadline=30.0).how == "nothing left"
    assert_same(Workspace(path).log(), clean)


def test_who_comes_second_is_told_who_holds_it(proxy: Proxy, tmp_path: Path) -> None:
    path = tmp_path / "crawl.gk"
    proxy.follow(AfterSome(never_ends))
    with crawling(path, proxy.address, real_clock=True) as (process, pipe):
        for _ in range(5):
            pipe.recv()
        with pytest.raises(
            ConfigurationError, match=rf"process {process.pid} on .* holds it since .*crawl made-up @u0"
        ):
            crawled(path, proxy.address)
        with crawling(path, proxy.address) as (_, other):
            assert said(other)[-1][:2] == ("refused", "ConfigurationError")


def test_readers_see_whole_pages_while_a_crawl_writes(proxy: Proxy, tmp_path: Path, known: World) -> None:
    path = tmp_path / "crawl.gk"
    proxy.follow(InNoHurry())
    sizes = set()
    with crawling(path, proxy.address) as (_, pipe):
        for _ in range(3):
            pipe.recv()
        while not pipe.poll() or pipe.recv()[0] != "ended":
            log = Workspace(path).log()
            assert Workspace(path).runs().height == 1
            _assert_whole_pages(log.accounts, log.posts, log.interactions, known)
            sizes.add(log.interactions.height)
    assert len(sizes) > 5


def _assert_whole_pages(accounts: pl.DataFrame, posts: pl.DataFrame, acts: pl.DataFrame, known: World) -> None:
    ids = set(acts["interaction_id"])
    for post, comments in known.comments.items():
        for begin in range(0, len(comments), ROWS):
            page = {comment["id"] for comment in comments[begin : begin + ROWS]}
            assert page <= ids or page.isdisjoint(ids), post
    # Whoever acts is known, and so is what is acted on: tables are of the same moment.
    assert set(acts["actor_id"]) | set(acts["target_id"]) <= set(accounts["account_id"])
    assert set(acts["post_id"].drop_nulls()) <= set(posts["post_id"])
