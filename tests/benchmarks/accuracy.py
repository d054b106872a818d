"""How many members of a known group does graphkit find, beside what people use?

python tests/benchmarks/accuracy.py             # the two networks in sample_graphs/
GRAPHKIT_DATA=<folder> python tests/benchmarks/accuracy.py    # and those of the others that are in the folder

trials.py says what is measured. The trials are the same for every ranker. `--preparations 5` draws the partitions five
times and takes the mean, since their luck moves a single network by .01; `--draws 3` does the same for the trials, the
first draw being the protocol's. The interval is of the difference in a trial: 95 %, bootstrap over the trials of each
network, all networks counting the same. At last, how much the communities say of the labels (NMI).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import polars as pl

# Run as a file, only its own folder is looked into.
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.benchmarks.accuracy_table import print_labels, print_trials
from tests.benchmarks.grouped import Grouped, networks
from tests.benchmarks.labels import shared_with_labels
from tests.benchmarks.rankers import BASELINES, METHODS, WITHOUT_LUCK, Ranker
from tests.benchmarks.trials import draw_trials, measured, questions

SEEDS: Final = (1, 3, 5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", nargs="+", type=int, default=SEEDS, help="how many seeds a trial has")
    parser.add_argument("--draws", type=int, default=1, help="how often trials are drawn")
    parser.add_argument("--preparations", type=int, default=1, help="how often the partitions are drawn")
    given = parser.parse_args()
    found, labels = [], []
    for data in networks():
        started = time.perf_counter()
        found.append(of_network(data, given.seeds, range(given.draws), range(given.preparations)))
        labels.append(shared_with_labels(data, range(given.preparations)))
        print(f"{data.name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    print_trials(pl.concat(found), given.draws, given.preparations)
    print_labels(pl.concat(labels))


def of_network(data: Grouped, seeds: Sequence[int], draws: Iterable[int], preparations: Iterable[int]) -> pl.DataFrame:
    """The trials of every kind, by every ranker."""
    kinds = [(count, hub, draw) for count in seeds for hub in (False, True) for draw in draws]
    return pl.concat(measure(data, BASELINES | METHODS, *kind, preparations) for kind in kinds)


def measure(
    data: Grouped,
    rankers: Mapping[str, Ranker],
    seeds: int = 1,
    hub: bool = False,
    draw: int = 0,
    preparations: Iterable[int] = (0,),
) -> pl.DataFrame:
    """One row a ranker and a trial: network, neighbours, seeds, hub, draw, ranker, trial and the measures.

    `neighbours` is the mean of the network's accounts; the measures are the means over the preparations.
    """
    mean = data.neighbours[data.neighbours > 0].mean()
    each = pl.concat(_each(data, rankers, seeds, hub, draw, preparations))
    return (
        each.group_by("ranker", "trial", maintain_order=True)
        .mean()
        .select(
            pl.lit(data.name).alias("network"),
            pl.lit(mean).alias("neighbours"),
            pl.lit(seeds).alias("seeds"),
            pl.lit(hub).alias("hub"),
            pl.lit(draw).alias("draw"),
            pl.all(),
        )
    )


def _each(
    data: Grouped, rankers: Mapping[str, Ranker], seeds: int, hub: bool, draw: int, preparations: Iterable[int]
) -> Iterator[pl.DataFrame]:
    trials = draw_trials(data, seeds, hub, draw)
    asked = questions(data, trials)
    for name, rank in rankers.items():
        for preparation in preparations if name not in WITHOUT_LUCK else (0,):
            yield measured(data, trials, rank(data, asked, preparation)).insert_column(0, pl.lit(name).alias("ranker"))


if __name__ == "__main__":
    main()
