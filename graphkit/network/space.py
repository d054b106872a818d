"""Where accounts stand by whom they are tied to: in the space of the strongest patterns of a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from graphkit.network.arrays import Matrix, Rows, Vector, ratio, row_sums

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Half as many find less in networks of few ties (docs/ranking.md).
PATTERNS: Final = 128
# A single tie says nothing beyond whom it leads to.
LEAST_TIES: Final = 2
# Beyond so many accounts finding the patterns, and who is nearest to whom, takes longer than all the rest.
MOST_ACCOUNTS: Final = 20_000
# Up to so many, patterns are found exactly, so that accounts in the same position stand at the same place.
FEW: Final = 500
# How far a pattern may be off: a tenth finds less, to find them exactly takes longer and finds no more.
TOLERANCE: Final = 1e-2
# Patterns are found within twenty rounds; this is only a bound.
ROUNDS: Final = 50
# Eigenvalues nearer to each other than this are the same one: which of its patterns are found is luck.
SAME: Final = 1e-9


@dataclass(frozen=True)
class Space:
    """Of the `accounts`, rows of the network, the `directions` they lie in, each of length 1 or nothing but zeros.

    `placed`, between 0 and 1, is how far an account's ties are explained by the patterns rather than by chance.
    """

    accounts: Rows
    directions: Matrix
    placed: Vector

    @classmethod
    def of(cls, ties: csr_array) -> Space | None:
        """The space of a symmetric matrix; None where there are too few accounts or too many, or none is found.

        The patterns are the first eigenvectors of the ties over the roots of both strengths, to each of which the mean
        is added, or a few accounts of few ties would be patterns of their own (regularised spectral clustering: Qin
        and Rohe 2013). Each counts for how far its eigenvalue is above that of the last one, which is noise, so that
        it does not matter how many there are. What an account has of all of them is brought to length 1: large
        accounts have more of everything.
        """
        accounts = np.flatnonzero(np.diff(ties.indptr) >= LEAST_TIES)
        count = min(PATTERNS, len(accounts) // 3)
        if count < 2 or len(accounts) > MOST_ACCOUNTS:
            return None
        among = ties[accounts][:, accounts].tocsr()
        # Stars side by side: nobody with two ties is tied to another.
        if not among.nnz:
            return None
        matrix = _normalised(among)
        found = _patterns(matrix, count)
        if found is None:
            return None
        values, patterns = found
        told = values > values[-1] + SAME
        above = patterns[:, told] * (values[told] - values[-1])
        return cls(accounts, _of_length_1(above), _placed(matrix, values[told], patterns[:, told]))


def _normalised(ties: csr_array) -> csr_array:
    from scipy.sparse import diags_array

    strength = row_sums(ties)
    scale = diags_array(1 / np.sqrt(strength + strength.mean()))
    return (scale @ ties @ scale).tocsr()


def _patterns(matrix: csr_array, count: int) -> tuple[Vector, Matrix] | None:
    """The largest eigenvalues, none below 0, and a column for each with its eigenvector; None where none is found."""
    from scipy.sparse.linalg import ArpackError, eigsh

    size = matrix.shape[0]
    if size <= FEW:
        values, patterns = np.linalg.eigh(matrix.toarray())
    else:
        lots = np.random.default_rng(0)
        start = lots.standard_normal(size)
        try:
            values, patterns = eigsh(matrix, count, which="LA", v0=start, tol=TOLERANCE, maxiter=ROUNDS, rng=lots)
        except ArpackError:
            return None
    first = np.argsort(-values, kind="stable")[:count]
    return np.maximum(values[first], 0.0), patterns[:, first]


def _placed(matrix: csr_array, values: Vector, patterns: Matrix) -> Vector:
    """1 - by chance / explained, at least 0: as many patterns drawn by lot would explain an equal share of everyone."""
    total = row_sums(matrix.multiply(matrix))
    explained = ratio(((patterns * values) ** 2).sum(axis=1), total)
    by_chance = len(values) / len(total)
    over: Vector = np.divide(by_chance, explained, out=np.ones_like(total), where=explained > by_chance)
    return 1.0 - over


def _of_length_1(rows: Matrix) -> Matrix:
    length: NDArray[np.float64] = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.divide(rows, length, out=np.zeros_like(rows), where=length > 0)
