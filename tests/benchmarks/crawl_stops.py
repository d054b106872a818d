"""When does a crawl stop because the best candidates have settled, and what do further calls find?

python tests/benchmarks/crawl_stops.py                                  # the samples, and two made-up worlds
GRAPHKIT_DATA=<folder> python tests/benchmarks/crawl_stops.py           # and the other networks of the folder
python tests/benchmarks/crawl_stops.py --platforms feeds --networks planted

The crawls are those of crawling.py, 1,000 calls each. `stopped` is the share that would have stopped before, `calls`
after how many on average (1,000 for those that would not), R-precision is by nearness, at the stop and at the end.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

import numpy as np

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit.crawl.settled import Settled
from tests.benchmarks.crawl_worlds import NAMES, World, worlds
from tests.benchmarks.crawling import PLATFORMS, r_precision
from tests.benchmarks.trials import Trial
from tests.simulated.keeper import Keeper, crawled
from tests.simulated.platform import SimulatedPlatform

CALLS: Final = 1_000
TRIALS: Final = 20
DRAW: Final = 1


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--platforms", nargs="+", choices=PLATFORMS, default=list(PLATFORMS))
    parser.add_argument("--networks", nargs="+", default=NAMES, help="only these")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--draw", type=int, default=DRAW, help="other trials of the same kind")
    given = parser.parse_args()
    print(f"{'':40}{'stopped':>10}{'calls':>8}{'R-precision then':>19}{'at the end':>12}")
    means = []
    for platform in given.platforms:
        for world in worlds(given.networks, given.trials, given.draw):
            found = np.array([stopped(world, platform, trial) for trial in world.trials])
            means.append(found.mean(axis=0))
            print_row(platform, world.name, means[-1])
    print_row("all", "", np.mean(means, axis=0))


def stopped(world: World, platform: str, trial: Trial) -> tuple[float, float, float, float]:
    """Whether it would have stopped before the end, after how many calls, and R-precision then and at the end."""
    listings, policy = PLATFORMS[platform]
    keeper = Keeper(SimulatedPlatform(world.comments, listings))
    frontier = keeper.start([str(number) for number in trial.seeds])
    wanted = {str(number) for number in np.setdiff1d(trial.group, trial.seeds)}
    ranked = {str(number) for number in world.ranked}
    settled, at_stop = Settled(), None
    for calls, _ in enumerate(crawled(keeper, frontier, policy()), 1):
        if at_stop is None and settled.look(frontier):
            at_stop = (calls, r_precision(frontier, keeper, wanted, ranked))
        if calls == CALLS:
            break
    end = r_precision(frontier, keeper, wanted, ranked)
    calls, then = at_stop or (CALLS, end)
    return float(at_stop is not None), float(calls), then, end


def print_row(platform: str, name: str, row: np.ndarray[tuple[int], np.dtype[np.float64]]) -> None:
    share, calls, then, end = row
    print(f"{platform:20}{name:20}{share:10.0%}{calls:8,.0f}{then:19.3f}{end:12.3f}", flush=True)


if __name__ == "__main__":
    main()
