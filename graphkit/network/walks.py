"""Random walks with restart, by power iteration on sparse matrices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from graphkit.errors import ConfigurationError, DataError
from graphkit.network.arrays import Rows, Vector, ratio, row_sums

if TYPE_CHECKING:
    from scipy.sparse import csr_array

TOLERANCE: Final = 1e-10
# With damping .95 the error shrinks to the tolerance within 450 steps.
LONGEST: Final = 1_000


def rows_of(accounts: pl.Series, seeds: Sequence[str]) -> Rows:
    """Where the seeds are among `accounts`. Raises ConfigurationError for none, DataError for an unknown seed."""
    return rows_of_each(accounts, [seeds])[0]


def rows_of_each(accounts: pl.Series, questions: Sequence[Sequence[str]]) -> list[Rows]:
    """The same for several lists of seeds: the accounts are gone through only once."""
    if not all(questions):
        raise ConfigurationError("No seed was named.", advice="Name at least one account you know.")
    named = {seed for seeds in questions for seed in seeds}
    rows = accounts.is_in(list(named)).arg_true().to_numpy().astype(np.int64)
    row = dict(zip(accounts.gather(rows), rows.tolist(), strict=True))
    if missing := sorted(named - row.keys()):
        raise DataError(f"Not in the network: {', '.join(missing)}.", advice="Check the spelling of the account ids.")
    return [np.array(sorted({row[seed] for seed in seeds})) for seeds in questions]


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
    strength = row_sums(weights)
    inverse = ratio(1.0, strength)
    transposed = weights.T.tocsr()
    stuck = strength == 0
    here = start
    for _ in range(LONGEST):
        moved: Vector = damping * (transposed @ (here * inverse) + here[stuck].sum() * start) + (1 - damping) * start
        if np.abs(moved - here).sum() < TOLERANCE:
            return moved
        here = moved
    return here
