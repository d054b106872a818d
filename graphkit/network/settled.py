"""How far do ties settle which community an account is in?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Where accounts have so many neighbours, half of what partitions say is believed (docs/ranking.md).
HALF: Final = 15


def settled(bonds: csr_array) -> float:
    """neighbours / (neighbours + 15), of the mean tied account; 0 in a network without ties.

    An account with few ties is put into a community by luck: by one tie more or less, and every tie is left out of a
    fifth of the partitions.

    >>> from scipy.sparse import csr_array
    >>> settled(csr_array(1 - np.eye(16))), settled(csr_array((4, 4)))
    (0.5, 0.0)
    """
    tied = int(np.count_nonzero(np.diff(bonds.indptr)))
    return bonds.nnz / (bonds.nnz + HALF * tied) if tied else 0.0
