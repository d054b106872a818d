"""How many of a group are among the candidates that a crawl ends with, from the first call to the list?

python tests/benchmarks/crawled_candidates.py                               # a made-up world, feeds that list posts
GRAPHKIT_DATA=<folder> python tests/benchmarks/crawled_candidates.py --networks email_eu --platforms feeds --trials 20

The crawl is kept in a workspace, whose log `find_candidates` ranks, with its gates and its score, as `graphkit expand`
does; once as if the workspace did not tell who was read, and as it does tell. R-precision is over the whole group,
those that are not in the list being missed; the interval is of the difference, by trial, 95 %, bootstrap.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit import Log, Workspace, find_candidates
from graphkit.clock import SystemClock
from graphkit.crawl.budget import Budget, Spending
from graphkit.crawl.run import Wish, crawl_with
from graphkit.crawl.watcher import Nobody
from graphkit.sources.source import Listing, Page, Start, Terms
from graphkit.workspace.keeper import Keeper
from tests.benchmarks.crawl_worlds import NAMES, World, worlds
from tests.benchmarks.crawling import PLATFORMS, interval, shown
from tests.benchmarks.trials import Trial
from tests.simulated.platform import SimulatedPlatform

MARKS: Final = (50, 200)
TRIALS: Final = 20
DRAW: Final = 2
PLATFORM: Final = "simulated"
CLOCK: Final = SystemClock()


@dataclass(frozen=True)
class Metered:
    """A platform of which every call is spent."""

    inner: SimulatedPlatform
    spend: Callable[[int], None]
    platform = PLATFORM

    @property
    def terms(self) -> Terms:
        return self.inner.terms

    def resolve(self, start: str) -> Start:
        return self.inner.resolve(start)

    def profiles(self, subjects: Sequence[str]) -> Page:
        self.spend(1)
        return self.inner.profiles(subjects)

    def read(self, listing: Listing, cursor: str | None) -> Page:
        self.spend(1)
        return self.inner.read(listing, cursor)

    def close(self) -> None:
        """There is nothing to let go of."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--platforms", nargs="+", choices=PLATFORMS, default=["feeds with posts"])
    parser.add_argument("--networks", nargs="+", default=["planted"], help=f"of {', '.join(NAMES)}")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--draw", type=int, default=DRAW, help="other trials of the same kind")
    given = parser.parse_args()
    for platform in given.platforms:
        for world in worlds(given.networks, given.trials, given.draw):
            found = np.array([list(of_crawl(world, platform, trial)) for trial in world.trials])
            for place, mark in enumerate(MARKS):
                untold, told = found[:, place].T
                cells = f"{untold.mean():.3f} → {told.mean():.3f} {shown(interval([told - untold]))}"
                print(f"{platform:20}{world.name:20}after {mark} calls: {cells}", flush=True)


def of_crawl(world: World, platform: str, trial: Trial) -> Iterator[tuple[float, float]]:
    """R-precision of the candidates at each of the marks: untold who was read, and told."""
    seeds = [str(number) for number in trial.seeds]
    wanted = {str(number) for number in np.setdiff1d(trial.group, trial.seeds)}
    simulated = SimulatedPlatform(world.comments, PLATFORMS[platform][0])
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Path(folder) / "crawl.gk")
        for mark, before in zip(MARKS, (0, *MARKS), strict=False):
            go_on(workspace, simulated, seeds, mark - before)
            log = workspace.log()
            untold = replace(log, accounts=log.accounts.with_columns(read=pl.lit(None, pl.Boolean)))
            yield r_precision(untold, seeds, wanted), r_precision(log, seeds, wanted)


def go_on(workspace: Workspace, simulated: SimulatedPlatform, seeds: Sequence[str], calls: int) -> None:
    wish = Wish(PLATFORM, tuple(seeds), Budget(calls=calls), until="spent")
    spending = Spending(wish.budget, CLOCK, Nobody().waiting)
    with workspace.writing("benchmark", CLOCK) as connection:
        keeper = Keeper(connection, workspace.path, PLATFORM)
        crawl_with(Metered(simulated, spending.spend), keeper, wish, spending, CLOCK, Nobody())


def r_precision(log: Log, seeds: Sequence[str], wanted: set[str]) -> float:
    listed = find_candidates(log, seeds, top=len(wanted)).frame["account"].to_list()
    return len(wanted.intersection(listed[: len(wanted)])) / len(wanted)


if __name__ == "__main__":
    main()
