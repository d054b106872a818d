"""Random walks with restart, by power iteration on sparse matrices."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.errors import ConfigurationError, DataError

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Rows = NDArray[np.int64]

TOLERANCE: Final = 1e-10
# With damping .95 the error shrinks to the tolerance within 450 steps.
LONGEST: Final = 1_000
# The rest of the equation over all of it; the first hundred accounts change no more from here on (docs/ranking.md).
SETTLED: Final = 1e-6


def rows_of(accounts: pl.Series, seeds: Sequence[str]) -> Rows:
    """Where the seeds are among `accounts`. Raises ConfigurationError for none, DataError for an unknown seed."""
    if not seeds:
        raise ConfigurationError("No seed was named.", advice="Name at least one account you know.")
    named = accounts.is_in(list(seeds))
    missing = sorted(set(seeds) - set(accounts.filter(named)))
    if missing:
        raise DataError(f"Not in the network: {', '.join(missing)}.", advice="Check the spelling of the account ids.")
    return named.arg_true().to_numpy().astype(np.int64)


def restart_at(accounts: pl.Series, seeds: Sequence[str]) -> Vector:
    """Weight 1 on each seed, in the order of `accounts`. Raises ConfigurationError, DataError for an unknown seed."""
    restart = np.zeros(accounts.len())
    restart[rows_of(accounts, seeds)] = 1.0
    return restart


def pagerank(weights: csr_array, damping: float, restart: Vector | None = None) -> Vector:
    """Where a walker is found who follows a tie with probability `damping`, else starts again at `restart`.

    `weights[a, b]` is the tie from a to b; a walker at an account without ties starts again. The result adds up
    to 1 over all accounts. Source: Page, Brin, Motwani, Winograd 1999; Haveliwala 2002 for the restart.
    """
    size = weights.shape[0]
    if not size:
        return np.zeros(0)
    start = np.full(size, 1 / size) if restart is None else restart / restart.sum()
    strength = np.asarray(weights.sum(axis=1)).ravel()
    inverse = np.divide(1.0, strength, out=np.zeros(size), where=strength > 0)
    transposed = weights.T.tocsr()
    stuck = strength == 0
    here = start
    for _ in range(LONGEST):
        moved: Vector = damping * (transposed @ (here * inverse) + here[stuck].sum() * start) + (1 - damping) * start
        if np.abs(moved - here).sum() < TOLERANCE:
            return moved
        here = moved
    return here


def degree_corrected(weights: csr_array, damping: float, seeds: Rows, unseen: Vector | float = 0.0) -> Matrix:
    """How much more often than by its size alone a walker from each seed is found at each account.

    `weights` is symmetric, `seeds` are rows; a walker who takes one of the ties that were not seen, of the strength
    `unseen` at each account, starts again. Returns a row an account and a column a seed: the personalised PageRank
    of each account over the strength of its ties, the mean of each column being 1; 0 where the seed reaches nobody.

    It is the x in (D - damping · W) x = start, D being the strengths: conjugate gradients (Hestenes and Stiefel 1952)
    settle the ranking within a tenth of the steps of repeated multiplication where damping is near 1.
    """
    strength = np.asarray(weights.sum(axis=1)).ravel() + unseen
    scale = np.sqrt(np.divide(1.0, strength, out=np.zeros_like(strength), where=strength > 0))[:, None]
    start = np.zeros((len(strength), len(seeds)))
    start[seeds, range(len(seeds))] = 1.0
    found = scale * _solved(lambda here: here - damping * scale * (weights @ (scale * here)), scale * start)
    # Accounts far from the seed may come out a rounding error below 0.
    reached = np.maximum(found, 0.0)
    mean = reached.mean(axis=0)
    near: Matrix = np.divide(reached, mean, out=np.zeros_like(reached), where=mean > 0)
    return near


def _solved(times: Callable[[Matrix], Matrix], wanted: Matrix) -> Matrix:
    """The x for which times(x) is `wanted`, column by column; `times` multiplies by a positive definite matrix."""
    found = np.zeros_like(wanted)
    rest = wanted.copy()
    direction = rest.copy()
    size = _squares(rest)
    enough = SETTLED**2 * size
    for _ in range(LONGEST):
        # A column that has settled stays as it is, so that it is the same whichever others are solved beside it.
        unsettled = size > enough
        if not unsettled.any():
            break
        moved = times(direction)
        step = np.where(unsettled, _over(size, (direction * moved).sum(axis=0)), 0.0)
        found += step * direction
        rest -= step * moved
        before, size = size, np.where(unsettled, _squares(rest), size)
        direction = rest + _over(size, before) * direction
    return found


def _squares(columns: Matrix) -> Vector:
    squares: Vector = (columns * columns).sum(axis=0)
    return squares


def _over(part: Vector, whole: Vector) -> Vector:
    """0 where there is nothing left to divide: a column that is solved already."""
    share: Vector = np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
    return share
