"""How many members of a known group does one member find?

A trial draws a seed with at least three neighbours from one group and has all other accounts ranked; R-precision is
the share of the first |group| that are in the group. Sixty trials go through the groups in random order, the same
trials for every ranker. Groups of fewer than five others, or of more than 60 % of the labelled accounts, say nothing
and are left out. Only labelled accounts with a tie are ranked; equal scores go by a fixed lot, so that nobody gains
from an account's number. A "hub" seed is one of the best connected tenth of its group, as a known influencer is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from tests.benchmarks.grouped import Grouped, Numbers, Scores

# All are part of the protocol: with others, figures cannot be compared with those published before.
TRIALS_SEED: Final = 20241123
LOTS_SEED: Final = 5
TRIALS: Final = 60
LEAST_NEIGHBOURS: Final = 3
LEAST_OTHERS: Final = 5
LARGEST_SHARE: Final = 0.6
# What the seed of the trials grows by from one draw to the next; more than there are seeds in a trial.
APART: Final = 1_000


@dataclass(frozen=True)
class Trial:
    """The group, and the seeds drawn from it, by number."""

    group: Numbers
    seeds: Numbers


def draw_trials(data: Grouped, seeds: int = 1, hub: bool = False, draw: int = 0) -> list[Trial]:
    """Those of the protocol, or with a `draw` above 0 others of the same kind."""
    lots = np.random.default_rng(TRIALS_SEED + APART * draw + seeds)
    eligible = list(_eligible(data, seeds, hub))
    order: list[int] = []
    while eligible and len(order) < TRIALS:
        order += list(lots.permutation(len(eligible)))
    return [
        Trial(group, np.sort(lots.choice(pool, seeds, replace=False)))
        for group, pool in (eligible[place] for place in order[:TRIALS])
    ]


def _eligible(data: Grouped, seeds: int, hub: bool) -> Iterator[tuple[Numbers, Numbers]]:
    """Each group that says something, and whom of it seeds are drawn from."""
    for members in data.groups.values():
        group = members[data.ranked[members]]
        pool = group[data.neighbours[group] >= LEAST_NEIGHBOURS]
        if hub:
            best = np.argsort(-data.neighbours[pool], kind="stable")
            pool = pool[best][: max(seeds, len(group) // 10)]
        if seeds + LEAST_OTHERS <= len(group) <= LARGEST_SHARE * data.ranked.sum() and len(pool) >= seeds:
            yield group, pool


def questions(data: Grouped, trials: Sequence[Trial]) -> list[list[str]]:
    """The seeds of each trial by name, to be asked in one batch."""
    return [[data.names[number] for number in trial.seeds] for trial in trials]


def measured(data: Grouped, trials: Sequence[Trial], scores: Scores) -> pl.DataFrame:
    """One row a trial: trial, r_precision, precision_20, average_precision. `scores` has a column a trial."""
    lots = np.random.default_rng(LOTS_SEED).permutation(len(data.names))
    rows = []
    for trial, score in zip(trials, scores.T, strict=True):
        others = np.setdiff1d(np.flatnonzero(data.ranked), trial.seeds)
        order = others[np.lexsort((lots[others], -score[others]))]
        rows.append(_measured(np.isin(order, trial.group)))
    return pl.DataFrame(rows).with_row_index("trial")


def _measured(hits: NDArray[np.bool_]) -> dict[str, float]:
    """`hits`: whether each of the ranked, best first, is in the group."""
    found = np.flatnonzero(hits)
    return {
        "r_precision": float(hits[: len(found)].mean()),
        "precision_20": float(hits[:20].mean()),
        "average_precision": float((np.arange(1, len(found) + 1) / (found + 1)).mean()),
    }
