"""Ties as sparse matrices, a row and a column for each account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.ties import Ties

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def adjacency(ties: Ties, accounts: int) -> csr_array:
    """The weight of each tie, from source to target."""
    return _matrix(ties, _weights(ties), accounts)


def bonds(ties: Ties, accounts: int) -> csr_array:
    """log1p of each direction's weight, added up."""
    weights = _weights(ties)
    damped = _matrix(ties, np.log1p(weights, out=weights), accounts)
    return (damped + damped.T).tocsr()


def saturated(ties: Ties, accounts: int) -> csr_array:
    """weight / (weight + 1) of each direction, added up: the first post counts half, all others no more than that."""
    weights = _weights(ties)
    share = _matrix(ties, np.divide(weights, weights + 1.0, out=weights), accounts)
    return (share + share.T).tocsr()


def membership(community: pl.Series) -> csr_array:
    """A row an account, a column a community, by its number: 1 where the account is in it; null is in none."""
    from scipy.sparse import csr_array

    rows = np.flatnonzero(community.is_not_null().to_numpy())
    columns = community.drop_nulls().to_numpy()
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(community), int(columns.max(initial=0)) + 1))


def between(one: csr_array, other: csr_array, share: float) -> csr_array:
    """one^(1 - share) · other^share, cell by cell, of two matrices that have the same cells."""
    mean = one.copy()
    mean.data = one.data ** (1 - share) * other.data**share
    return mean


def in_proportion(made: csr_array, of: csr_array, to: csr_array) -> csr_array:
    """What was `made` of one matrix, made of another in the same proportion, cell by cell."""
    share = made.multiply(of.power(-1.0))
    return share.multiply(to).tocsr()


def _weights(ties: Ties) -> NDArray[np.float64]:
    return ties.rows["weight"].cast(pl.Float64).to_numpy(writable=True)


def _matrix(ties: Ties, values: NDArray[Any], accounts: int) -> csr_array:
    """`values` are of the ties in their order, which is that of the matrix: nothing is sorted or moved."""
    from scipy.sparse import csr_array, get_index_dtype

    number = get_index_dtype(maxval=max(len(values), accounts))
    runs = ties.rows["source"].rle().struct.unnest()
    ends = np.zeros(accounts + 1, number)
    ends[runs["value"].to_numpy() + 1] = runs["len"].to_numpy()
    columns = ties.rows["target"].to_numpy().astype(number, copy=False)
    return csr_array((values, columns, ends.cumsum(dtype=number)), shape=(accounts, accounts))
