"""Which made-up world is the one that a crawl was first tried in?

python tests/benchmarks/crawl_readings.py

What was written of that world leaves open how far popularity is spread, and whether the 30 % that influencers write
outside their niche are beside the 10 % they write to celebrities or hold them. What was published of breadth-first
tells: of a niche it saw .322 after 50 calls where only who commented can be read, and .622 after 10 where feeds can be
read, too. Each reading is drawn eight times; ± is how far such worlds are apart, so that one world more, which the
published figures are of, should be within two of it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.breadth_first import BreadthFirst
from tests.benchmarks.crawl_worlds import planted_world
from tests.benchmarks.crawling import PLATFORMS, side
from tests.benchmarks.planted import LARGE, Size, planted
from tests.benchmarks.trials import TRIALS
from tests.simulated.keeper import newest
from tests.simulated.platform import SimulatedPlatform

WORLDS: Final = 8
READINGS: Final = {
    f"spread {spread:g}, {100 * (0.9 - elsewhere):.0f} % in the niche": replace(
        LARGE, spread=spread, elsewhere=elsewhere
    )
    for elsewhere in (0.3, 0.2)
    for spread in (1.0, 0.7, 0.5)
}


def main() -> None:
    print(f"{'':32}{'breadth-first at 50':>22}{'with feeds at 10':>20}{'policy at 10':>20}")
    print(f"{'published':32}{'.322':>22}{'.622':>20}")
    for name, size in READINGS.items():
        found = np.array(list(measured(size)))
        cells = [
            f"{mean:.3f} ± {apart:.3f}"
            for mean, apart in zip(found.mean(axis=0), found.std(axis=0, ddof=1), strict=True)
        ]
        print(f"{name:32}{cells[0]:>22}{cells[1]:>20}{cells[2]:>20}", flush=True)


def measured(size: Size) -> Iterator[tuple[float, float, float]]:
    """Of each world what breadth-first sees without feeds and with them, and what the policy sees with them."""
    for seed in range(WORLDS):
        world = planted_world("", planted(size, seed), TRIALS, draw=seed)
        commenters, feeds = (SimulatedPlatform(world.comments, PLATFORMS[name][0]) for name in ("commenters", "feeds"))
        yield (
            side(world, commenters, BreadthFirst, newest, [50]).seen[:, -1].mean(),
            side(world, feeds, BreadthFirst, newest, [10]).seen[:, -1].mean(),
            side(world, feeds, Adaptive, None, [10]).seen[:, -1].mean(),
        )


if __name__ == "__main__":
    main()
