"""How well is a whole group found, when nobody says how large it is?

GRAPHKIT_DATA=<folder> python tests/benchmarks/dblp.py [communities=100] [--seeds 8]

Co-authors of papers, with the groups around journals and conferences (com-DBLP, Yang and Leskovec 2012), after the
protocol of Kloster and Gleich (2014): a hundred groups of more than ten members are drawn; each member is once the only
seed; of the accounts nearest to it the prefix of least conductance is the answer, or the one at the first valley
(sweep.py); the best F1 of a group is kept. Beside the methods of graphkit, their heat kernel (t = 5).

Theirs were drawn from all 13,477 groups of com-DBLP; the folder has the 5,000 of best quality, which are easier to
find: figures compare with one another, not with those published. The mean F1 over the members says what to expect of a
seed that nobody picked with the answer at hand. With `--seeds` only so many members of a group, drawn, are seeds: the
best of these is at most the best of all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit import Network
from graphkit.network.closeness import Method, closeness_of_each
from tests.benchmarks.grouped import Grouped, Numbers, Scores, folder_of, load_folder
from tests.benchmarks.sweep import LARGEST, first_valley, lowest_prefix

GROUPS_SEED: Final = 0
LEAST_MEMBERS: Final = 11
HEAT: Final = 5.0
# What is left of the series after so many terms is below a ten-thousandth.
TERMS: Final = 16
# Seeds that are asked of at once.
AT_ONCE: Final = 32

# The accounts nearest to each seed, by row, the seed being the first.
Nearest = Callable[[Network, Sequence[int]], Iterator[Numbers]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("communities", nargs="?", type=int, default=100)
    parser.add_argument("--seeds", type=int, help="so many members of a group at most; without it, every one")
    parser.add_argument("--methods", nargs="+", choices=METHODS, default=list(METHODS))
    given = parser.parse_args()
    folder = folder_of("dblp_top5000")
    if folder is None:
        return
    data = load_folder(folder)
    groups = drawn_groups(data, given.communities)
    print(f"{len(groups)} groups, {sum(map(len, groups)):,} members")
    print(f"{'':<20}" + "".join(f"{sweep:>17}: best, mean F1" for sweep in SWEEPS))
    for name in given.methods:
        found = np.mean([of_group(data.net, group, METHODS[name], given.seeds) for group in groups], axis=0)
        print(f"{name:<20}" + "".join(f"{best:>26.3f}{mean:>7.3f}" for best, mean in found), flush=True)


def drawn_groups(data: Grouped, count: int) -> Sequence[Numbers]:
    """Groups of more than ten members, by the rows of the network."""
    row = np.zeros(len(data.names), np.int64)
    row[data.numbers] = np.arange(len(data.numbers))
    large = [members for members in data.groups.values() if len(members) >= LEAST_MEMBERS]
    drawn = np.random.default_rng(GROUPS_SEED).choice(len(large), count, replace=False)
    return [row[large[number]] for number in drawn]


def of_group(net: Network, group: Numbers, nearest: Nearest, most: int | None) -> Sequence[tuple[float, float]]:
    """The best F1 of any member, or of `most` of them, and the mean, for each sweep."""
    members = np.random.default_rng(GROUPS_SEED).permutation(group)[:most]
    blocks = [members[first : first + AT_ONCE].tolist() for first in range(0, len(members), AT_ONCE)]
    orders = [order for seeds in blocks for order in nearest(net, seeds)]
    scores = [[f1(sweep(net.bonds, order), group) for order in orders] for sweep in SWEEPS.values()]
    return [(max(of_sweep), float(np.mean(of_sweep))) for of_sweep in scores]


def f1(found: Numbers, group: Numbers) -> float:
    return float(2 * np.isin(found, group).sum() / (len(found) + len(group)))


def by_closeness(method: Method, net: Network, seeds: Sequence[int]) -> Iterator[Numbers]:
    accounts = net.accounts["account"]
    named = accounts.gather(list(seeds)).to_list()
    for seed, near in zip(seeds, closeness_of_each(net, [[name] for name in named], method), strict=True):
        first = near["account"].head(LARGEST - 1)
        rows = pl.DataFrame({"account": first}).join(
            net.accounts.select("account").with_row_index("row"), on="account", how="left", maintain_order="left"
        )
        yield np.append(seed, rows["row"].to_numpy()).astype(np.int64)


def by_heat_kernel(net: Network, seeds: Sequence[int]) -> Iterator[Numbers]:
    """Where a walker is after a number of steps drawn from Poisson's distribution, over the number of neighbours."""
    tied = (net.bonds > 0).astype(np.float64)
    neighbours = np.maximum(np.diff(tied.indptr), 1)[:, None]
    here: Scores = np.zeros((tied.shape[0], len(seeds)))
    here[list(seeds), range(len(seeds))] = 1.0
    heat = here.copy()
    for step in range(1, TERMS + 1):
        here = HEAT / step * (tied @ (here / neighbours))
        heat += here
    for seed, column in zip(seeds, (heat / neighbours).T, strict=True):
        nearest = np.argpartition(-column, LARGEST)[:LARGEST]
        ordered = nearest[np.argsort(-column[nearest], kind="stable")]
        yield np.append(seed, ordered[ordered != seed])


SWEEPS: Final = {"least conductance": lowest_prefix, "first valley": first_valley}
METHODS: Final[Mapping[str, Nearest]] = {
    "heat kernel": by_heat_kernel,
    "degree_corrected": partial(by_closeness, "degree_corrected"),
    "half_corrected": partial(by_closeness, "half_corrected"),
    "consensus": partial(by_closeness, "consensus"),
    "ensemble": partial(by_closeness, "ensemble"),
    "fusion": partial(by_closeness, "fusion"),
}


if __name__ == "__main__":
    main()
