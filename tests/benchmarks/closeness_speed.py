"""How long do preparing and asking take, beside what people use?

python tests/benchmarks/closeness_speed.py [comments=1_140_000]

Makes the network of a log of that many comments (scale_log.py; 650,000 tied pairs unless told otherwise), then does in
turn what is compared, so that whatever else the machine does falls on both:

- all partitions of `Network.prepare`, and one run of python-louvain;
- one question to the prepared network, and networkx's personalised PageRank with the conversion it needs;
- a hundred questions at once, one question of a hundred seeds, and twenty questions one after the other.

Neither louvain nor closeness is charged for making the network. Nothing is asserted: figures depend on the machine, and
on a busy one only the processor's time can be compared.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

import community
import networkx as nx
import numpy as np
import polars as pl

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from graphkit import Network, closeness
from graphkit.network.closeness import closeness_of_each
from tests.benchmarks.scale_log import make_log

COMMENTS: Final = 1_140_000
ROUNDS: Final = 3
SEEDS: Final = 100
SINGLE: Final = 20
# Whom a seed is drawn from: known accounts have many ties.
LEAST_NEIGHBOURS: Final = 20

Job = Callable[[], object]


@dataclass(frozen=True)
class Took:
    """What a job took, in seconds."""

    wall: float
    processor: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("comments", nargs="?", type=int, default=COMMENTS)
    net = network(parser.parse_args().comments)
    print(f"{net.accounts.height:,} accounts, {net.bonds.nnz // 2:,} tied pairs")
    seeds = known(net)
    compare("preparing", preparing(net), rounds=1)
    closeness(net, seeds[:1])
    compare("one question", asking(net, seeds[0]), ROUNDS)
    compare("many questions", asking_many(net, seeds), ROUNDS)


def network(comments: int) -> Network:
    with tempfile.TemporaryDirectory(prefix="graphkit-speed-") as folder:
        make_log(comments, Path(folder) / "comments.parquet")
        net = Network.from_interactions(pl.scan_parquet(Path(folder) / "comments.parquet"))
    # Both sides rest on it.
    _ = net.bonds
    return net


def known(net: Network) -> Sequence[str]:
    pool = np.flatnonzero(np.diff(net.bonds.indptr) >= LEAST_NEIGHBOURS)
    drawn = np.random.default_rng(0).choice(pool, SEEDS, replace=False)
    return net.accounts["account"].gather(drawn).to_list()


def preparing(net: Network) -> Mapping[str, Job]:
    graph = nx.from_scipy_sparse_array(net.bonds)
    return {
        "python-louvain, once": lambda: community.best_partition(graph, random_state=0),
        "graphkit, all partitions": net.prepare,
    }


def asking(net: Network, seed: str) -> Mapping[str, Job]:
    row = net.accounts["account"].index_of(seed)

    def by_networkx() -> None:
        # The cheapest way into networkx that keeps both directions; `to_networkx` takes longer.
        nx.pagerank(nx.from_scipy_sparse_array(net.bonds), personalization={row: 1})

    return {"networkx": by_networkx, "graphkit": lambda: closeness(net, [seed])}


def asking_many(net: Network, seeds: Sequence[str]) -> Mapping[str, Job]:
    return {
        f"{SINGLE} one by one": lambda: [closeness(net, [seed]) for seed in seeds[:SINGLE]],
        f"{SEEDS} at once": lambda: closeness_of_each(net, [[seed] for seed in seeds]),
        f"one of {SEEDS} seeds": lambda: closeness(net, seeds),
    }


def compare(what: str, jobs: Mapping[str, Job], rounds: int) -> None:
    """The medians, and how many times as long as the first job each took."""
    runs = [{name: took(job) for name, job in jobs.items()} for _ in range(rounds)]
    middle = {
        name: Took(median(run[name].wall for run in runs), median(run[name].processor for run in runs)) for name in jobs
    }
    first = next(iter(middle.values()))
    print(f"\n{what:<26}{'wall':>20}{'processor':>20}")
    for name, used in middle.items():
        wall = f"{used.wall:9.2f} s {used.wall / first.wall:6.3f} ×"
        print(f"{name:<26}{wall:>20}{used.processor:9.2f} s {used.processor / first.processor:6.3f} ×", flush=True)


def took(job: Job) -> Took:
    wall, processor = time.perf_counter(), time.process_time()
    job()
    return Took(time.perf_counter() - wall, time.process_time() - processor)


if __name__ == "__main__":
    main()
