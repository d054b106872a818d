"""What a crawl has not shown yet: of an account whose own posts nobody read, only comments on others are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graphkit.network.walks import Vector

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from graphkit.network.network import Network

Expanded = NDArray[np.bool_]


def expanded(net: Network) -> Expanded:
    """For every account, whether anyone commented there: a network shows no other trace of whose posts were read."""
    found = np.zeros(net.accounts.height, dtype=bool)
    found[net.numbered_ties.rows["target"].unique().to_numpy()] = True
    return found


def unread(weights: csr_array, expanded: Expanded) -> float:
    """The share of all ties that come from accounts which were not expanded.

    If accounts get as much as they give, its square is that of the ties between two of these, where no crawl has
    looked: next to 1 after the first few accounts, next to 0 in a whole network, although some accounts receive
    nothing there too.
    """
    strength = _strength(weights)
    total = strength.sum()
    # Every tie of theirs leads to an expanded account: it is counted once here, and twice in the total.
    return float(2 * strength[~expanded].sum() / total) if total > 0 else 0.0


def unseen_strength(weights: csr_array, expanded: Expanded) -> Vector:
    """How much stronger than seen each account is taken to be: one more tie, where so much is unseen at all.

    An account that was not expanded has unread² · (mean tie) in the units of `weights`, any other has nothing.
    Without the square, half of it or twice as much find about as many (docs/partial.md).
    """
    strength = _strength(weights)
    mean = strength.sum() / max(weights.nnz, 1)
    return np.where(~expanded & (strength > 0), unread(weights, expanded) ** 2 * mean, 0.0)


def _strength(weights: csr_array) -> Vector:
    strength: Vector = np.asarray(weights.sum(axis=1)).ravel()
    return strength
