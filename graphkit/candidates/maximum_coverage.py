"""Which sets together hold most elements, under a number, a budget, or both.

With a number alone the largest step each time reaches at least 1 - 1/e = 63 % of what the best choice would (Nemhauser,
Wolsey and Fisher 1978). Under a budget that may be arbitrarily bad, and so may be most people for the price: one cheap
creator whom five know leaves no money for the one whom all know. The better of both holds at least 1 - 1/sqrt(e) = 39 %
(Khuller, Moss and Naor 1999, who put the best single one beside the second: the first begins with it; Leskovec and
others 2007 run both). With a number besides, the price is the share of both limits that a creator takes up: the best
choice takes 2 of it, so what is chosen and the first that no longer fits have 1 - 1/sqrt(e) of it, and the better of
that and the best single one half as much, 19 %.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.arrays import column_sums

if TYPE_CHECKING:
    from scipy.sparse import csc_array

STEPS: Final = {"candidate": pl.Int64, "audience": pl.Int64, "new": pl.Int64}
BOUGHT_STEPS: Final = {**STEPS, "spent": pl.Float64}
Numbers = NDArray[np.float64]


def cover(
    audiences: csc_array,
    reached: NDArray[np.bool_],
    count: int | None = None,
    budget: float | None = None,
    prices: Sequence[float] | None = None,
) -> pl.DataFrame:
    """The columns of `audiences` that are chosen, in order: candidate (its place), audience, new and, paid, spent.

    Has a row a person, of whom `reached` are none to be won, and a column a candidate. Prices are added as they are
    written, so that ten times .1 is 1.
    """
    if budget is None or prices is None:
        return _chosen(audiences, _steps(audiences, reached, count), None)
    costs = [Decimal(str(price)) for price in prices]
    limit = Decimal(str(budget))
    shares = np.array(prices, dtype=np.float64) / budget + (0 if count is None else 1 / count)
    ways = (
        _chosen(audiences, _steps(audiences, reached, count, costs, limit, each), costs)
        for each in (np.ones(len(costs)), shares)
    )
    # Of equals the first: fewer, larger creators are less work.
    return max(ways, key=lambda way: int(way["new"].sum()))


def _chosen(audiences: csc_array, steps: Iterator[tuple[int, int]], costs: Sequence[Decimal] | None) -> pl.DataFrame:
    size = column_sums(audiences)
    rows = [(place, int(size[place]), new) for place, new in steps]
    if costs is None:
        return pl.DataFrame(rows, schema=STEPS, orient="row")
    spent = map(float, accumulate(costs[place] for place, _, _ in rows))
    bought = [(*row, total) for row, total in zip(rows, spent, strict=True)]
    return pl.DataFrame(bought, schema=BOUGHT_STEPS, orient="row")


def _steps(
    audiences: csc_array,
    reached: NDArray[np.bool_],
    count: int | None,
    costs: Sequence[Decimal] | None = None,
    budget: Decimal = Decimal(0),
    shares: Numbers | None = None,
) -> Iterator[tuple[int, int]]:
    """Column and new people of each choice: most of them for its share, of those who can be paid."""
    for _ in range(audiences.shape[1] if count is None else min(count, audiences.shape[1])):
        new: Numbers = audiences.T @ (~reached).astype(np.float64)
        if costs is not None:
            new[[cost > budget for cost in costs]] = 0
        best = _best(new, shares)
        if not new[best]:
            return
        yield best, int(new[best])
        reached = reached | (audiences[:, [best]].toarray().ravel() > 0)
        if costs is not None:
            budget -= costs[best]


def _best(new: Numbers, shares: Numbers | None) -> int:
    """Who brings most for the share; of those who cost nothing, and of equals, most; then the better ranked."""
    if shares is None:
        return int(np.argmax(new))
    free = np.where(new > 0, np.inf, 0)
    worth = np.divide(new, shares, out=free, where=shares > 0)
    return int(np.lexsort((-np.arange(len(new)), new, worth))[-1])
