"""Graphkit's methods, and beside them what people use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, get_args

import numpy as np
import polars as pl

from graphkit.network.arrays import Vector
from graphkit.network.closeness import Method, closeness_of_each
from graphkit.network.walks import pagerank, restart_at
from tests.benchmarks.grouped import Grouped, Scores

Questions = Sequence[Sequence[str]]
# The scores of all accounts, by number, a column a question; the last number is the seed of the partitions.
Ranker = Callable[[Grouped, Questions, int], Scores]

USUAL_DAMPING: Final = 0.85
LONG_DAMPING: Final = 0.95
SHARED_COMMENTERS: Final = "shared commenters"
PAGERANK_OVER_STRENGTH: Final = "PageRank / strength"


def by_closeness(method: Method, data: Grouped, questions: Questions, seed: int) -> Scores:
    near = closeness_of_each(data.net, questions, method, seed=seed)
    return data.by_number(np.column_stack([_listed(data, frame) for frame in near]), -np.inf)


def _listed(data: Grouped, near: pl.DataFrame) -> Vector:
    """By the network's accounts; who is not in the list comes last."""
    listed = data.net.accounts.select("account").join(near, on="account", how="left", maintain_order="left")
    return listed["closeness"].fill_null(-np.inf).to_numpy()


def by_shared_commenters(data: Grouped, start: Vector) -> Vector:
    """What a person does by hand: count whom an account has in common with the seeds."""
    tied = (data.net.bonds > 0).astype(np.float64)
    counted: Vector = tied @ (tied @ start)
    return counted


def by_plain_pagerank(data: Grouped, start: Vector) -> Vector:
    """Personalised PageRank as it is usually run."""
    return pagerank(data.net.bonds, USUAL_DAMPING, start)


def by_pagerank_over_strength(data: Grouped, start: Vector) -> Vector:
    """A longer walk, and its result over what an account would have whoever the seeds are."""
    strength = np.asarray(data.net.bonds.sum(axis=1)).ravel()
    found = pagerank(data.net.bonds, LONG_DAMPING, start)
    return np.divide(found, strength, out=np.zeros_like(found), where=strength > 0)


def _one_by_one(rank: Callable[[Grouped, Vector], Vector], data: Grouped, questions: Questions, seed: int) -> Scores:
    del seed
    starts = [restart_at(data.net.accounts["account"], seeds) for seeds in questions]
    return data.by_number(np.column_stack([rank(data, start) for start in starts]), -np.inf)


BASELINES: Final[dict[str, Ranker]] = {
    SHARED_COMMENTERS: partial(_one_by_one, by_shared_commenters),
    "plain PageRank": partial(_one_by_one, by_plain_pagerank),
    PAGERANK_OVER_STRENGTH: partial(_one_by_one, by_pagerank_over_strength),
}
METHODS: Final[dict[str, Ranker]] = {method: partial(by_closeness, method) for method in get_args(Method)}
# They rest on no partition, so that drawing these again changes nothing.
WITHOUT_LUCK: Final = frozenset({*BASELINES, "degree_corrected", "half_corrected"})
