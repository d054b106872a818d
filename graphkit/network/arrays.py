"""The arrays that networks are computed with, and what is done with them everywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# A number for each account, a row of numbers for each of several, and the places of some accounts.
Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
Rows = NDArray[np.int64]


def row_sums(matrix: csr_array) -> Vector:
    """What each row adds up to: in a matrix of ties, how strongly each account is tied in all."""
    sums: Vector = np.asarray(matrix.sum(axis=1)).ravel()
    return sums


def column_sums(matrix: csr_array) -> Vector:
    """What each column adds up to."""
    sums: Vector = np.asarray(matrix.sum(axis=0)).ravel()
    return sums


def ratio(part: Vector | float, whole: Vector) -> Vector:
    """part / whole, place by place; 0 where there is no whole.

    >>> ratio(np.array([1.0, 1.0]), np.array([4.0, 0.0])).tolist()
    [0.25, 0.0]
    """
    share: Vector = np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)
    return share
