"""The tied pairs of a network, each once: what community engines take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Half the bytes of `arrays.Rows`: no network here has two thousand million accounts.
Rows32 = NDArray[np.int32]


@dataclass(frozen=True)
class Pairs:
    """`one` and `other` (one < other) number the tied accounts from 0, `bond` is the weight of their ties.

    `accounts` has the row in the network of each tied account; `size` counts all accounts of the network. Accounts
    without ties have no number, so that a million of them cost nothing.
    """

    accounts: Rows32
    size: int
    one: Rows32
    other: Rows32
    bond: NDArray[np.float64]

    @classmethod
    def of(cls, bonds: csr_array) -> Pairs:
        """The pairs of a symmetric matrix, by their first and then their second account."""
        from scipy.sparse import triu

        tied = np.flatnonzero(np.diff(bonds.indptr))
        number = np.zeros(bonds.shape[0], np.int32)
        number[tied] = np.arange(len(tied), dtype=np.int32)
        upper = triu(bonds, k=1, format="coo")
        return cls(tied.astype(np.int32), bonds.shape[0], number[upper.row], number[upper.col], upper.data)

    def ties(self) -> NDArray[np.int64]:
        """How many each of the tied accounts has."""
        count = len(self.accounts)
        return np.bincount(self.one, minlength=count) + np.bincount(self.other, minlength=count)

    def matrix(self, weights: NDArray[np.float64]) -> csr_array:
        """A symmetric matrix over all accounts of the network that has these weights in place of the bonds."""
        from scipy.sparse import csr_array

        ends = (self.accounts[self.one], self.accounts[self.other])
        upper = csr_array((weights, ends), shape=(self.size, self.size))
        return (upper + upper.T).tocsr()
