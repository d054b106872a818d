"""Crawls in processes of their own, to be killed, stopped, or given less than they need.

They are forked from a process that has everything loaded and nothing running, so that each begins at once.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Final

from adbc_driver_sqlite import dbapi

from graphkit.clock import SystemClock
from graphkit.crawl.run import Wish
from graphkit.crawl.watcher import Standing
from graphkit.errors import GraphkitError
from graphkit.workspace.workspace import Workspace
from tests.real.faults.crawls import WISH, SkippingClock, crawled

NOBODY: Final = 65534
_FORKS: Final = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["__main__", "tests.real.faults.children", "polars", "httpx"])


class Acknowledging:
    """Tells over a pipe of every page as soon as it is kept, and of every wait."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def went_on(self, standing: Callable[[], Standing]) -> None:
        now = standing()
        self._pipe.send(("kept", now.rows, now.accounts))

    def waiting(self, seconds: float, why: str) -> None:
        self._pipe.send(("waiting", seconds, why))


@contextmanager
def crawling(path: Path, address: str, **how: Any) -> Iterator[tuple[ForkServerProcess, Connection]]:
    """A process that crawls, and what it says: pages and waits, and in the end ("ended", how, words)."""
    ours, its = _FORKS.Pipe(duplex=False)
    process = _FORKS.Process(target=_crawl, args=(path, address, its), kwargs=how, daemon=True)
    process.start()
    its.close()
    try:
        yield process, ours
    finally:
        process.kill()
        process.join()
        ours.close()


def said(pipe: Connection) -> list[tuple[Any, ...]]:
    """Everything that a process has said, as soon as it has ended or hung up."""
    heard = []
    try:
        while True:
            heard.append(pipe.recv())
    except (EOFError, OSError):
        return heard


def _crawl(
    path: Path,
    address: str,
    pipe: Connection,
    wish: Wish = WISH,
    real_clock: bool = False,
    largest_file: int | None = None,
    as_nobody: bool = False,
    deadline: float = 30.0,
) -> None:
    if largest_file is not None:
        # What is written beyond it comes to nothing, as on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, resource.RLIM_INFINITY))
    if as_nobody and os.geteuid() == 0:
        # To root nothing is forbidden.
        os.setuid(NOBODY)
    clock = SystemClock() if real_clock else SkippingClock()
    pipe.send(("begun",))
    try:
        ended = crawled(path, address, wish, clock, Acknowledging(pipe), deadline)
        pipe.send(("ended", ended.how, ended.words))
    except GraphkitError as error:
        pipe.send(("refused", type(error).__name__, error.message, error.advice))


@contextmanager
def read_by_nobody(path: Path) -> Iterator[Connection]:
    """A process that may write nowhere, and reads a workspace."""
    ours, its = _FORKS.Pipe(duplex=False)
    process = _FORKS.Process(target=_read, args=(path, its), daemon=True)
    process.start()
    its.close()
    try:
        yield ours
    finally:
        process.kill()
        process.join()
        ours.close()


def _read(path: Path, pipe: Connection) -> None:
    # Nobody may not be allowed to load it.
    dbapi.connect(":memory:").close()
    if os.geteuid() == 0:
        os.setuid(NOBODY)
    try:
        log = Workspace(path).log()
        pipe.send(("read", log.accounts.height, log.interactions.height))
    except GraphkitError as error:
        pipe.send(("refused", type(error).__name__, error.message))
