"""What a crawl has not shown yet: of an account whose own posts nobody read, only comments on others are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graphkit.network.network import Network
from graphkit.network.walks import Vector

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Expanded = NDArray[np.bool_]


def expanded(net: Network) -> Expanded:
    """For every account, whether anyone commented there: a network shows no other trace of whose posts were read."""
    found = np.zeros(net.accounts.height, dtype=bool)
    found[net.numbered_ties.rows["target"].unique().to_numpy()] = True
    return found


def unseen_strength(weights: csr_array, expanded: Expanded) -> Vector:
    """How much stronger than seen each account is taken to be: one more tie, where so much is unseen at all.

    An account that was not expanded has share² · (mean tie) in the units of `weights`, any other has nothing. `share`
    is that of all ties which come from accounts not expanded. If accounts get as much as they give, share² of all
    ties are between two of these, where no crawl has looked: next to 1 after the first few accounts, next to 0 in a
    whole network, although some accounts receive nothing there too. Without the square, half of it or twice as much
    find about as many (docs/ranking.md).
    """
    strength: Vector = np.asarray(weights.sum(axis=1)).ravel()
    total = strength.sum()
    missing = ~expanded & (strength > 0)
    if not missing.any():
        return np.zeros_like(strength)
    # Every tie of theirs leads to an expanded account: it is counted once here, and twice in the total.
    share = 2 * strength[missing].sum() / total
    return np.where(missing, share**2 * total / weights.nnz, 0.0)
