"""How many of a group are in the list that is made of a crawl?

python tests/benchmarks/crawled_lists.py                                    # the samples, and two made-up worlds
GRAPHKIT_DATA=<folder> python tests/benchmarks/crawled_lists.py             # and the other networks of the folder
python tests/benchmarks/crawled_lists.py --platforms feeds --networks planted email_eu

The crawls are those of crawling.py. After so many calls all that are known to publish, and labelled, are ranked by what
was seen: as `near` has them, by which the crawl itself goes; by `auto` if whoever anyone commented on counted as read;
and by `auto`. In the made-up worlds the list is for those who look for influencers: tiny authors are not in it. R-
precision is over the whole group, those that were not seen being missed; the interval is of auto over what it would be
without knowing who was read, by trial, 95 %, bootstrap.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit import Log, Network, closeness
from graphkit.crawl.frontier import Frontier, Taught
from tests.benchmarks.crawl_worlds import NAMES, World, worlds
from tests.benchmarks.crawling import PLATFORMS, Values, interval, shown
from tests.benchmarks.trials import TRIALS, Trial
from tests.simulated.keeper import Keeper, crawled
from tests.simulated.platform import SimulatedPlatform

MARKS: Final = (20, 50, 200)
RANKINGS: Final = ("near", "as if all were read", "auto")
DRAW: Final = 2


@dataclass
class Seen:
    """What a crawl has come across: who acted on whom, and of whom something was read."""

    keeper: Keeper
    acts: list[tuple[int, int]] = field(default_factory=list)
    read: set[int] = field(default_factory=set)

    def learn(self, taught: Taught) -> None:
        self.acts += zip(taught.actors.tolist(), taught.targets.tolist(), strict=True)
        if taught.step.kind in ("feed", "post"):
            self.read.update(taught.step.accounts)

    def log(self, told: bool) -> Log:
        """As a workspace would give it; untold, nobody knows who was read."""
        names = self.keeper.names
        acts = [(names[actor - 1], names[target - 1]) for actor, target in self.acts]
        read = [key in self.read if told else None for key in range(1, len(names) + 1)]
        return Log(
            accounts=pl.DataFrame({"account_id": names, "read": pl.Series(read, dtype=pl.Boolean)}),
            interactions=pl.DataFrame(acts, schema=["actor_id", "target_id"], orient="row"),
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--platforms", nargs="+", choices=PLATFORMS, default=list(PLATFORMS))
    parser.add_argument("--networks", nargs="+", default=NAMES, help="only these")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--draw", type=int, default=DRAW, help="other trials of the same kind")
    given = parser.parse_args()
    for platform in given.platforms:
        print(f"\n{platform}: {', '.join(RANKINGS)}")
        print(f"{'':20}" + "".join(f"{f'after {mark} calls':^46}" for mark in MARKS))
        gains = []
        for world in worlds(given.networks, given.trials, given.draw):
            found = np.array([list(of_crawl(world, platform, trial)) for trial in world.trials])
            gains.append(found[:, :, 2] - found[:, :, 1])
            print_world(world.name, found)
        cells = [shown(interval([gain[:, place] for gain in gains])) for place in range(len(MARKS))]
        print(f"{'all':20}" + "".join(f"{cell:^46}" for cell in cells), flush=True)


def of_crawl(world: World, platform: str, trial: Trial) -> Iterator[Sequence[float]]:
    """At each of the marks the R-precision of each ranking; where nothing is left to read it stays as it is."""
    listings, policy = PLATFORMS[platform]
    keeper = Keeper(SimulatedPlatform(world.comments, listings))
    seeds = [str(number) for number in trial.seeds]
    frontier = keeper.start(seeds)
    seen = Seen(keeper)
    wanted = {str(number) for number in np.setdiff1d(trial.group, trial.seeds)}
    calls = crawled(keeper, frontier, policy())
    done = 0
    for mark in MARKS:
        while done < mark and (taught := next(calls, None)) is not None:
            seen.learn(taught)
            done += 1
        listed = np.setdiff1d(world.ranked, world.tiny)
        yield [r_precision(names, wanted, listed, frontier, keeper) for names in rankings(seen, frontier, seeds)]


def rankings(seen: Seen, frontier: Frontier, seeds: Sequence[str]) -> Iterator[Sequence[str]]:
    names = seen.keeper.names
    yield [names[place] for place in np.argsort(-frontier["near"][1:], kind="stable").tolist()]
    for told in (False, True):
        net = Network.from_log(seen.log(told))
        # A start that nobody was seen to say anything to, nor it to anybody, leads nowhere.
        tied = any(frontier.starts[0] in ends for ends in seen.acts)
        yield closeness(net, seeds)["account"].to_list() if tied else []


def r_precision(names: Sequence[str], wanted: set[str], listed: Values, frontier: Frontier, keeper: Keeper) -> float:
    """Among those that are known to publish; of equals the one met first."""
    authors = {keeper.names[key - 1] for key in np.setdiff1d(np.flatnonzero(frontier["author"]), frontier.starts)}
    candidates = authors.intersection(str(number) for number in listed)
    return len(wanted.intersection([name for name in names if name in candidates][: len(wanted)])) / len(wanted)


def print_world(name: str, found: Values) -> None:
    means = found.mean(axis=0)
    cells = [
        f"{near:.3f} {untold:.3f} {auto:.3f}  {shown(interval([found[:, place, 2] - found[:, place, 1]]))}"
        for place, (near, untold, auto) in enumerate(means)
    ]
    print(f"{name:20}" + "".join(f"{cell:^46}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
