"""How far are communities believed? The fewer ties an account has, the more it is luck which one it is put into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.network.arrays import Vector

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Where accounts have so many neighbours, half of what partitions say is believed (docs/ranking.md).
HALF: Final = 15
# From this closure on neighbours are their own community as much as in any network measured (docs/ranking.md).
CLOSE: Final = 0.4


def mean_belief(bonds: csr_array) -> float:
    """neighbours / (neighbours + 15), of the mean tied account; 0 in a network without ties.

    An account with few ties is put into a community by luck: by one tie more or less, and every tie is left out of a
    fifth of the partitions.

    >>> from scipy.sparse import csr_array
    >>> mean_belief(csr_array(1 - np.eye(16))), mean_belief(csr_array((4, 4)))
    (0.5, 0.0)
    """
    tied = int(np.count_nonzero(np.diff(bonds.indptr)))
    return bonds.nnz / (bonds.nnz + HALF * tied) if tied else 0.0


def believed(bonds: csr_array, closure: float) -> Vector:
    """How far what communities and likeness say of the ties of each account is believed, from 0 to 1.

    All of it where ties close no more triangles than by chance (`Triangles.closure`): then communities are all there
    is to go by. The more they do, the less of it where ties are few, down to neighbours / (neighbours + 15) of the
    account: who is near is told by the ties themselves there, and communities are made of nothing else.

    >>> from scipy.sparse import csr_array
    >>> pair = csr_array(1 - np.eye(2))
    >>> believed(pair, closure=0.0).tolist(), believed(pair, closure=1.0).tolist()
    ([1.0, 1.0], [0.0625, 0.0625])
    """
    neighbours = np.diff(bonds.indptr)
    told: Vector = (neighbours / (neighbours + HALF)) ** min(1.0, closure / CLOSE) ** 2
    return told
