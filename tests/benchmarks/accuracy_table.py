"""What the trials found, as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import polars as pl

from tests.benchmarks.rankers import PAGERANK_OVER_STRENGTH, SHARED_COMMENTERS

LONGEST_NAME: Final = 24
WIDTH: Final = 11
RESAMPLES: Final = 10_000
CHOSEN: Final = "auto"


def print_trials(found: pl.DataFrame, draws: int, preparations: int) -> None:
    """A table for each kind of trial, then one for all kinds. `found` has the rows of `accuracy.measure`."""
    print(f"averaged over {_counted(draws, 'draw')} of the trials and {_counted(preparations, 'preparation')}")
    kinds = found.partition_by("seeds", "hub", as_dict=True, maintain_order=True)
    for (seeds, hub), rows in kinds.items():
        print(
            f"\n{_counted(int(seeds), 'seed')}, {'hub' if hub else 'ordinary'}: R-precision (in brackets: neighbours)"
        )
        _print_head(rows["ranker"].unique(maintain_order=True).to_list())
        neighbours = dict(rows.select("network", "neighbours").unique().rows())
        for name, values in _by_network(rows, "r_precision"):
            _print_row(f"{name} ({neighbours[name]:.0f})", values)
        _print_summary(rows)
    print("\nall of these")
    _print_summary(found)


def print_labels(labels: pl.DataFrame) -> None:
    """How much the communities say of the labels."""
    print(f"\n{'communities':{LONGEST_NAME}}{'found':>{WIDTH}}{'labels':>{WIDTH}}{'NMI':>{WIDTH}}")
    for name, communities, distinct, nmi in labels.iter_rows():
        print(f"{name:{LONGEST_NAME}}{communities:>{WIDTH}.0f}{distinct:>{WIDTH}.0f}{nmi:>{WIDTH}.3f}")


def difference(
    found: pl.DataFrame, ranker: str, other: str, cells: Sequence[str] = ("network", "seeds", "hub")
) -> tuple[float, float, float]:
    """By how much the R-precision of one ranker is above another's, and the 95 % interval of that.

    Paired by trial; networks and kinds of trial (the `cells`) count the same, however many trials each has.
    """
    paired = found.pivot("ranker", index=[*cells, "draw", "trial"], values="r_precision")
    paired = paired.with_columns(above=pl.col(ranker) - pl.col(other))
    lots = np.random.default_rng(0)
    above = [cell["above"].to_numpy() for cell in paired.partition_by(cells, maintain_order=True)]
    means = [values[lots.integers(len(values), size=(RESAMPLES, len(values)))].mean(axis=1) for values in above]
    low, high = np.quantile(np.mean(means, axis=0), (0.025, 0.975))
    return float(np.mean([values.mean() for values in above])), float(low), float(high)


def _by_network(rows: pl.DataFrame, measure: str) -> list[tuple[str, list[float]]]:
    """The means of each network, for each ranker in the order of the rows."""
    means = rows.group_by("network", "ranker", maintain_order=True).agg(pl.col(measure).mean())
    table = means.pivot("ranker", index="network", values=measure)
    return [(name, list(values)) for name, *values in table.iter_rows()]


def _print_head(rankers: Sequence[str]) -> None:
    words = [ranker.replace("_", " ").replace(" / ", " /").split(" ", 1) for ranker in rankers]
    for line in (0, 1):
        print(" " * LONGEST_NAME + "".join(f"{word[line] if line < len(word) else '':>{WIDTH}}" for word in words))


def _print_row(name: str, values: Sequence[float]) -> None:
    print(f"{name:{LONGEST_NAME}}" + "".join(f"{value:>{WIDTH}.3f}" for value in values))


def _print_summary(rows: pl.DataFrame) -> None:
    rankers = rows["ranker"].unique(maintain_order=True).to_list()
    for title, measure in (("mean", "r_precision"), ("mean P@20", "precision_20"), ("mean AP", "average_precision")):
        _print_row(title, _means(rows, measure))
    means = _means(rows, "r_precision")
    shared = means[rankers.index(SHARED_COMMENTERS)]
    print(f"{'times shared':{LONGEST_NAME}}" + "".join(f"{value / shared:>{WIDTH}.2f}" for value in means))
    for ranker in rankers:
        if ranker == CHOSEN:
            above, low, high = difference(rows, ranker, PAGERANK_OVER_STRENGTH)
            print(f"{ranker} is {above:+.3f} [{low:+.3f}, {high:+.3f}] beside {PAGERANK_OVER_STRENGTH}")


def _means(rows: pl.DataFrame, measure: str) -> list[float]:
    return [float(mean) for mean in np.mean([values for _, values in _by_network(rows, measure)], axis=0)]


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
