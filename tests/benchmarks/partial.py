"""How many of a group are found while little of a network was read?

python tests/benchmarks/partial.py                 # the samples, and a made-up world (planted.py)
GRAPHKIT_DATA=<folder> python tests/benchmarks/partial.py    # and email_eu and polblogs, if they are in the folder

From the seed of each trial (trials.py) a crawl goes breadth-first: an account that is read shows everyone who commented
there. After so many accounts all that were seen are ranked by what was seen, and R-precision is over the labelled
among them (crawls.py has who counts in the sample and in the made-up world). `without unseen ties` is auto as if what
was seen were all there is; the interval is of the difference in a trial, 95 %, bootstrap over the trials.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit.network.belief import mean_belief
from graphkit.network.closeness import DAMPING
from graphkit.network.consensus import consensus
from graphkit.network.places import by_place
from graphkit.network.unseen import unread
from graphkit.network.walker import Walker
from graphkit.network.walks import rows_of
from tests.benchmarks.accuracy_table import difference
from tests.benchmarks.crawls import Crawl, as_judged, crawls
from tests.benchmarks.grouped import Grouped, Scores
from tests.benchmarks.rankers import METHODS, Questions, Ranker
from tests.benchmarks.trials import TRIALS, Trial, draw_trials, measured

READ: Final = (1, 3, 10, 30, 100, 300, 1_000)
WITHOUT_UNSEEN: Final = "without unseen ties"
CELLS: Final = ("network", "judged", "read")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", nargs="+", type=int, default=READ, help="how many accounts were read")
    parser.add_argument("--trials", type=int, default=TRIALS)
    parser.add_argument("--networks", nargs="+", help="only these")
    given = parser.parse_args()
    chosen = [crawl for crawl in crawls() if not given.networks or crawl.whole.name in given.networks]
    found = []
    for crawl in chosen:
        found.append(pl.DataFrame(list(of_crawl(crawl, given.read, given.trials))).drop_nans("r_precision"))
        print_crawl(found[-1])
    everything = pl.concat(found).with_columns(draw=pl.lit(0))
    for other in [ranker for ranker in RANKERS if ranker != "auto"]:
        above, low, high = difference(everything, "auto", other, CELLS)
        print(f"auto is {above:+.3f} [{low:+.3f}, {high:+.3f}] beside {other}")


def of_crawl(crawl: Crawl, read: Sequence[int], trials: int) -> Iterator[Mapping[str, Any]]:
    """network, judged, read, unread (the share of ties of accounts not read), trial, ranker and r_precision."""
    for number, trial in enumerate(draw_trials(crawl.whole)[:trials]):
        seed = crawl.whole.names[trial.seeds[0]]
        order = list(islice(crawl.breadth_first(seed), max(read)))
        for count in [count for count in read if count <= len(order)]:
            seen = crawl.seen(order[:count])
            about = {
                "network": crawl.whole.name,
                "read": count,
                "unread": unread(seen.net.bonds, seen.net.seen),
                "trial": number,
            }
            for ranker, rank in RANKERS.items():
                scores = rank(seen, [[seed]], 0)
                for judged, groups in crawl.judged.items():
                    found = r_precision(*as_judged(seen, groups, trial), scores)
                    yield about | {"judged": judged, "ranker": ranker, "r_precision": found}


def r_precision(seen: Grouped, trial: Trial, scores: Scores) -> float:
    """Not a number where none of the group was seen, or nobody else."""
    others = np.setdiff1d(np.flatnonzero(seen.ranked), trial.seeds)
    if not 0 < np.isin(others, trial.group).sum() < len(others):
        return float("nan")
    return float(measured(seen, [trial], scores)["r_precision"].item())


def by_what_was_seen(data: Grouped, questions: Questions, seed: int) -> Scores:
    """`auto`, without the ties that accounts which were not read are taken to have besides."""
    prepared = data.net.prepare(seed=seed)
    walker = Walker.of(prepared.ensemble, DAMPING)
    starts = [rows_of(data.net.accounts["account"], seeds) for seeds in questions]
    near = np.array([by_place(walked) for walked in walker.near(starts)])
    shared = np.array([consensus(prepared, start) for start in starts])
    largest = np.maximum(shared.max(axis=1, keepdims=True), np.finfo(float).tiny)
    trusted = prepared.reliability * mean_belief(data.net.bonds)
    return data.by_number((near + trusted * shared / largest).T, -np.inf)


def print_crawl(found: pl.DataFrame) -> None:
    """A line for each number of accounts that were read."""
    for (judged,), rows in found.partition_by("judged", as_dict=True, maintain_order=True).items():
        print(f"\n{rows['network'][0]} {judged}\n{'read':>8}{'unread':>8}" + "".join(f"{name:>22}" for name in RANKERS))
        means = rows.group_by("read", "ranker").agg(pl.col("unread", "r_precision").mean())
        table = means.pivot("ranker", index=["read", "unread"], values="r_precision").sort("read")
        for read, share, *values in table.select("read", "unread", *RANKERS).iter_rows():
            print(f"{read:>8,}{share:>8.2f}" + "".join(f"{value:>22.3f}" for value in values), flush=True)


RANKERS: Final[dict[str, Ranker]] = {
    "half_corrected": METHODS["half_corrected"],
    "degree_corrected": METHODS["degree_corrected"],
    WITHOUT_UNSEEN: by_what_was_seen,
    "auto": METHODS["auto"],
}


if __name__ == "__main__":
    main()
