"""Whatever goes wrong on the line, the log is that of a crawl in which nothing did: at once or later."""

from __future__ import annotations

import multiprocessing
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest

from graphkit.crawl.crawl import Ended
from graphkit.workspace.workspace import Workspace
from tests.real.faults.crawls import SkippingClock, assert_same, assert_whole, brought_to_an_end, crawled
from tests.real.faults.faults import FAULTS, Fault
from tests.real.faults.proxy import AllWell, Proxy, Schedule, between
from tests.real.faults.server import Platform, serving
from tests.real.faults.world import World, world

SCHEDULES = 1_000
PROCESSES = 2
# So often a crawl is taken up while the faults go on.
RUNS = 1
# Where nothing waits for a disk, if there is such a place: there are a hundred thousand pages to keep.
MEMORY = Path("/dev/shm")

pytestmark = pytest.mark.slow


def test_every_schedule_comes_to_the_log_of_a_clean_crawl(clean: dict[str, pl.DataFrame]) -> None:
    shares = [range(first, SCHEDULES, PROCESSES) for first in range(PROCESSES)]
    ways: Counter[str] = Counter()
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn")) as processes:
        for counted in processes.map(_endings, shares, [clean] * PROCESSES):
            ways += counted

    assert ways.total() == SCHEDULES
    # Faults that nothing survived, or that nothing came of, would be no test.
    assert ways["nothing left"] > SCHEDULES / 10
    assert ways["waiting"] > SCHEDULES / 10


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_a_single_fault_is_got_over(
    fault: Fault, proxy: Proxy, tmp_path: Path, known: World, clean: dict[str, pl.DataFrame]
) -> None:
    proxy.follow(NowAndThen(fault))
    clock = SkippingClock()
    ended = brought_to_an_end(tmp_path / "crawl.gk", proxy.address, clock)

    assert ended.how == "nothing left"
    assert_whole(tmp_path / "crawl.gk", known)
    assert_same(Workspace(tmp_path / "crawl.gk").log(), clean)


class NowAndThen(AllWell):
    """Every fourth answer has the fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__()
        self._fault = fault
        self._asked = 0

    def next(self, path: str) -> Fault:
        self._asked += 1
        return self._fault if self._asked % 4 == 0 else super().next(path)


def _endings(seeds: Iterable[int], clean: dict[str, pl.DataFrame]) -> Counter[str]:
    """How the first run under each schedule ended; every one of them came to the clean log."""
    known = world()
    with serving(Platform(known)) as port, between(port) as proxy:
        ways = Counter(_ending(seed, proxy, known, clean) for seed in seeds)
        assert not proxy.strayed
    return ways


def _ending(seed: int, proxy: Proxy, known: World, clean: dict[str, pl.DataFrame]) -> str:
    clock = SkippingClock()
    proxy.follow(Schedule(seed))
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as folder:
        path = Path(folder) / "crawl.gk"
        try:
            first = ended = crawled(path, proxy.address, clock=clock)
            for _ in range(RUNS):
                _assert_clear(ended)
                assert_whole(path, known)
                if ended.how == "nothing left":
                    break
                clock.skip_to(ended.resume_at or clock.now())
                ended = crawled(path, proxy.address, clock=clock)
            proxy.follow(AllWell())
            assert brought_to_an_end(path, proxy.address, clock).how == "nothing left"
            assert_same(Workspace(path).log(), clean)
        except Exception as error:
            error.add_note(f"under schedule {seed}")
            raise
    return first.how


def _assert_clear(ended: Ended) -> None:
    assert ended.how in ("nothing left", "waiting")
    assert len(ended.words) > 20
    assert ended.how == "nothing left" or (ended.resume_at is not None and ended.resume_at.tzinfo is not None)
