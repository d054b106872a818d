"""What a layout shows of the network, in figures that do not depend on the size of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from tests.benchmarks.layout_networks import Given

Points = NDArray[np.float64]
Numbers = NDArray[np.int64]

PAIRS: Final = 200_000
NEAREST: Final = 10


@dataclass(frozen=True)
class Shown:
    """`tied`: mean distance of tied accounts over that of any two. `together`: of two of one community over two of
    different ones. `near`: of an account's neighbours (at most ten count) the share among the ten accounts nearest to
    it, on average."""

    tied: float
    together: float
    near: float


def shown(given: Given, placed: pl.DataFrame) -> Shown:
    whole = given.accounts.join(placed, on="account", maintain_order="left")
    points = whole.select("x", "y").to_numpy()
    one, other = _ends(whole, given.ties)
    first, second = np.random.default_rng(0).integers(0, len(points), (2, PAIRS))
    first, second = first[first != second], second[first != second]
    away = _distance(points, first, second)
    home = whole["community"].fill_null(-1).to_numpy()
    same = home[first] == home[second]
    return Shown(
        _distance(points, one, other).mean() / away.mean(),
        away[same].mean() / away[~same].mean(),
        _near(points, one, other),
    )


def moved(before: pl.DataFrame, after: pl.DataFrame) -> float:
    """The median way of the accounts that are on both maps, as a share of the width of the later one."""
    both = before.join(after, on="account", suffix="_after")
    way = np.hypot(both["x"] - both["x_after"], both["y"] - both["y_after"])
    width = max(after[axis].max() - after[axis].min() for axis in ("x", "y"))  # type: ignore[operator]
    return float(np.median(way) / width)


def _ends(accounts: pl.DataFrame, ties: pl.DataFrame) -> tuple[Numbers, Numbers]:
    """Each tied pair once."""
    number = accounts.select("account").with_row_index("number")
    ends = ties.join(number.rename({"account": "source", "number": "from"}), on="source").join(
        number.rename({"account": "target", "number": "to"}), on="target"
    )
    pairs = ends.select(one=pl.min_horizontal("from", "to"), other=pl.max_horizontal("from", "to")).unique().sort("one")
    return pairs["one"].to_numpy().astype(np.int64), pairs["other"].to_numpy().astype(np.int64)


def _distance(points: Points, one: Numbers, other: Numbers) -> Points:
    return np.hypot(*(points[one] - points[other]).T)


def _near(points: Points, one: Numbers, other: Numbers) -> float:
    nearest = cKDTree(points).query(points, NEAREST + 1)[1][:, 1:]
    size = len(points)
    tied = np.concatenate([one * size + other, other * size + one])
    hits = np.isin(np.arange(size)[:, None] * size + nearest, tied).sum(axis=1)
    possible = np.minimum(np.bincount(tied // size, minlength=size), NEAREST)
    return float((hits[possible > 0] / possible[possible > 0]).mean())
