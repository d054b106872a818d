"""How much of a group does a crawl see, call by call, and how well is it ranked?

python tests/benchmarks/crawling.py                                    # the samples, and two made-up worlds
GRAPHKIT_DATA=<folder> python tests/benchmarks/crawling.py             # and the other networks that are in the folder
python tests/benchmarks/crawling.py --platforms commenters --calls 200 --networks planted

Networks answer as platforms do (tests/simulated/platform.py): where only who commented can be read (`commenters`),
where feeds can be read too (`feeds`), and where a feed lists the posts, too (`feeds with posts`). From the seed of each
trial (trials.py) both sides crawl: breadth-first, with the five newest posts of everybody in the order in which they
were met, and the policy that is used on such platforms. `seen` is the share of the group that was met (in the made-up
worlds: that is known to publish); R-precision is over the labelled authors that were met, by nearness, those of the
group that were not seen being missed. Intervals are 95 %, paired by trial, bootstrap. `calls` is after how many calls
the policy has seen, on average, what breadth-first has after 50 or 200, over the calls that this took breadth-first.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit.crawl.frontier import Frontier, Taught
from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.breadth_first import BreadthFirst
from graphkit.crawl.policies.page_wise import PageWise
from graphkit.crawl.policies.policy import Policy
from graphkit.sources.source import Listing, OfAccount
from tests.benchmarks.crawl_worlds import NAMES, World, worlds
from tests.benchmarks.trials import TRIALS, Trial
from tests.simulated.keeper import Keeper, crawled, most_commented, newest
from tests.simulated.platform import SimulatedPlatform

Values = NDArray[np.float64]

MARKS: Final = (10, 50, 200, 1_000)
REACHED: Final = (50, 200)
RESAMPLES: Final = 10_000
PLATFORMS: Final[dict[str, tuple[tuple[OfAccount, ...], Callable[[], Policy]]]] = {
    "commenters": (("posts",), PageWise),
    "feeds": (("posts", "feed"), Adaptive),
    "feeds with posts": (("feed",), Adaptive),
}


@dataclass(frozen=True)
class Side:
    """A row a trial: `seen` after each call (column 0: before the first), `precision` at each of the marks."""

    seen: Values
    precision: Values


@dataclass(frozen=True)
class Compared:
    """What both sides found on one network."""

    network: str
    first: Side
    policy: Side


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--platforms", nargs="+", choices=PLATFORMS, default=list(PLATFORMS)[:2])
    parser.add_argument("--networks", nargs="+", default=NAMES, help="only these")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--draw", type=int, default=0, help="other trials of the same kind")
    parser.add_argument("--calls", type=int, default=max(MARKS), help="so many of each crawl")
    given = parser.parse_args()
    marks = [mark for mark in MARKS if mark <= given.calls]
    for name in given.platforms:
        print(f"\n{name}: breadth-first → policy, and the difference")
        print(f"{'':20}" + "".join(f"{f'after {mark:,} calls':^44}" for mark in marks))
        compared = []
        for world in worlds(given.networks, given.trials, given.draw):
            compared.append(compare(world, name, marks))
            print_network(compared[-1], marks)
        print_all(compared, marks)


def compare(world: World, platform: str, marks: Sequence[int]) -> Compared:
    """Both sides on the same trials."""
    listings, policy = PLATFORMS[platform]
    simulated = SimulatedPlatform(world.comments, listings)
    return Compared(
        world.name, side(world, simulated, BreadthFirst, newest, marks), side(world, simulated, policy, None, marks)
    )


def side(
    world: World,
    platform: SimulatedPlatform,
    policy: Callable[[], Policy],
    order: Callable[[Listing, int], tuple[Any, ...]] | None,
    marks: Sequence[int],
) -> Side:
    """Crawl from the seed of each trial."""
    rows = [
        one_crawl(world, Keeper(platform, order or most_commented), policy(), trial, marks) for trial in world.trials
    ]
    return Side(np.array([seen for seen, _ in rows]), np.array([precision for _, precision in rows]))


def one_crawl(
    world: World, keeper: Keeper, policy: Policy, trial: Trial, marks: Sequence[int]
) -> tuple[Values, Values]:
    """Where nothing is left to read before the last mark, it stays as it is."""
    wanted = {str(number) for number in np.setdiff1d(trial.group, trial.seeds)}
    ranked = {str(number) for number in world.ranked}
    frontier = keeper.start([str(number) for number in trial.seeds])
    seen, missing, known = np.zeros(max(marks) + 1), set(wanted), len(keeper.names)
    found: dict[int, float] = {}
    calls = 0
    for calls, taught in enumerate(crawled(keeper, frontier, policy), 1):
        missing -= newly_seen(world, keeper, taught, known)
        known = len(keeper.names)
        seen[calls:] = 1 - len(missing) / len(wanted)
        if calls in marks:
            found[calls] = r_precision(frontier, keeper, wanted, ranked)
        if calls == max(marks):
            break
    end = r_precision(frontier, keeper, wanted, ranked)
    return seen, np.array([found.get(mark, end) for mark in marks])


def newly_seen(world: World, keeper: Keeper, taught: Taught, known: int) -> set[str]:
    if world.seen_as_author:
        return {keeper.names[key - 1] for key in taught.authors.tolist()}
    return set(keeper.names[known:])


def r_precision(frontier: Frontier, keeper: Keeper, wanted: set[str], ranked: set[str]) -> float:
    """Of the first |wanted| authors, by nearness, how many are; of equals the one met first."""
    authors = np.setdiff1d(np.flatnonzero(frontier["author"]), frontier.starts)
    order = authors[np.argsort(-frontier["near"][authors], kind="stable")]
    names = [name for key in order.tolist() if (name := keeper.names[key - 1]) in ranked]
    return len(wanted.intersection(names[: len(wanted)])) / len(wanted)


def share_of_calls(first: Values, policy: Values, mark: int) -> float:
    """Of the calls breadth-first needs to see what it has after `mark`, on average over trials; inf if never seen."""
    before, after = first.mean(axis=0), policy.mean(axis=0)
    enough = before[mark] - 1e-9
    reached = np.flatnonzero(after >= enough)
    return float(reached[0] / max(int(np.argmax(before >= enough)), 1)) if reached.size else float("inf")


def interval(differences: Sequence[Values]) -> tuple[float, float, float]:
    """The mean and its 95 % interval; every network counts the same."""
    lots = np.random.default_rng(0)
    means = [values[lots.integers(len(values), size=(RESAMPLES, len(values)))].mean(axis=1) for values in differences]
    low, high = np.quantile(np.mean(means, axis=0), (0.025, 0.975))
    return float(np.mean([values.mean() for values in differences])), float(low), float(high)


def print_network(found: Compared, marks: Sequence[int]) -> None:
    for name in ("seen", "R-precision"):
        pairs = [of_mark(found, name, place, mark) for place, mark in enumerate(marks)]
        cells = [
            f"{before.mean():.3f} → {after.mean():.3f}  {shown(interval([after - before]))}" for before, after in pairs
        ]
        print(f"{found.network if name == 'seen' else '':20}" + "".join(f"{cell:^44}" for cell in cells) + name)
    shares = [share_of_calls(found.first.seen, found.policy.seen, mark) for mark in REACHED if mark <= max(marks)]
    print(f"{'':20}calls: " + ", ".join(f"{share:.2f}" for share in shares), flush=True)


def print_all(compared: Sequence[Compared], marks: Sequence[int]) -> None:
    for name in ("seen", "R-precision"):
        pairs = [[of_mark(found, name, place, mark) for found in compared] for place, mark in enumerate(marks)]
        cells = [shown(interval([after - before for before, after in mark])) for mark in pairs]
        print(f"{'all':20}" + "".join(f"{cell:^44}" for cell in cells) + name)
    for mark in [mark for mark in REACHED if mark <= max(marks)]:
        shares = [share_of_calls(found.first.seen, found.policy.seen, mark) for found in compared]
        print(f"calls to the {mark}-call mark: {np.mean(shares):.2f} on average, {max(shares):.2f} at most")


def of_mark(found: Compared, name: str, place: int, mark: int) -> tuple[Values, Values]:
    if name == "seen":
        return found.first.seen[:, mark], found.policy.seen[:, mark]
    return found.first.precision[:, place], found.policy.precision[:, place]


def shown(mean: tuple[float, float, float]) -> str:
    return f"{mean[0]:+.3f} [{mean[1]:+.3f}, {mean[2]:+.3f}]"


if __name__ == "__main__":
    main()
