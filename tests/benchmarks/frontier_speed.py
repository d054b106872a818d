"""What choosing the next page costs in a large crawl.

python tests/benchmarks/frontier_speed.py [accounts]       # a million unless told, with as many ties

Prints the time of the processor to measure nearness anew, with the choice after it, the mean of a choice and of taking
in a page in between, by policy, and the memory of the frontier.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Final

import numpy as np

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit.crawl.frontier import Frontier, Step, Taught
from graphkit.crawl.policies.adaptive import Adaptive
from graphkit.crawl.policies.breadth_first import BreadthFirst
from graphkit.crawl.policies.page_wise import PageWise
from graphkit.crawl.policies.policy import Policy
from graphkit.sources.source import OfAccount

ROWS: Final = 100
POLICIES: Final[dict[str, tuple[Callable[[], Policy], tuple[OfAccount, ...]]]] = {
    "page by page": (PageWise, ("posts",)),
    "adaptive": (Adaptive, ("feed",)),
    "breadth-first": (BreadthFirst, ("posts",)),
}


def main() -> None:
    accounts = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    tracemalloc.start()
    frontier = large(accounts, ("posts",))
    kept, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    print(f"the frontier of {frontier.accounts:,} accounts: {kept / 1e6:,.0f} MB, at most {most / 1e6:,.0f} MB")
    del frontier
    print(f"{'':16}{'measured anew, s':>18}{'with a choice, s':>18}{'choice, ms':>12}{'a page, ms':>12}")
    for name, (policy, listings) in POLICIES.items():
        print(
            f"{name:16}"
            + "".join(
                f"{value:>{width}.3f}"
                for value, width in zip(timed(policy(), large(accounts, listings)), (18, 18, 12, 12), strict=True)
            )
        )


def large(accounts: int, listings: tuple[OfAccount, ...]) -> Frontier:
    """As after ten thousand pages; one account in fifty publishes."""
    lots = np.random.default_rng(0)
    frontier = Frontier([1], listings, 50)
    authors = np.arange(1, accounts, 50)
    targets = authors[(len(authors) * lots.random(accounts) ** 2).astype(np.int64)]
    actors = lots.permutation(np.arange(1, accounts + 1))
    differ = actors != targets
    frontier.calls = accounts // ROWS
    told = Taught(Step("profiles", ()), accounts, 0, authors, authors, lots.pareto(1.0, len(authors)) * 1_000)
    frontier.remember(told)
    frontier.remember(
        Taught(
            Step("profiles", ()), accounts, actors=actors[differ], targets=targets[differ], opened=np.repeat(authors, 5)
        )
    )
    return frontier


def timed(policy: Policy, frontier: Frontier) -> tuple[float, float, float, float]:
    """Seconds to measure, the same with the choice after it, and milliseconds of a choice and of a page in between."""
    choices, pages = [], []
    measured = frontier.measured
    while frontier.measured == measured:
        began = time.process_time()
        step = policy.choose(frontier)
        chosen = time.process_time()
        assert step is not None
        taught = page(frontier, step)
        told = time.process_time()
        frontier.learn(taught)
        policy.learn(taught)
        choices.append(chosen - began)
        pages.append(time.process_time() - told)
    anew = pages.pop()
    began = time.process_time()
    policy.choose(frontier)
    return anew, anew + time.process_time() - began, *(1e3 * float(np.mean(times[1:])) for times in (choices, pages))


def page(frontier: Frontier, step: Step) -> Taught:
    """Half of those in it are new."""
    if step.kind == "profiles":
        return Taught(step, frontier.accounts)
    newcomers = np.arange(frontier.accounts + 1, frontier.accounts + 1 + ROWS // 2)
    targets = np.full(ROWS // 2, step.accounts[0])
    return Taught(step, frontier.accounts + ROWS // 2, ROWS // 2, actors=newcomers, targets=targets)


if __name__ == "__main__":
    main()
