"""What a crawl has not shown yet: of an account of which nothing was read only what others told of it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.walks import Vector

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from graphkit.network.network import Network

Truths = NDArray[np.bool_]

# An account that was only heard of is taken to be so much of what those are on the mean that were read: a crawl reads
# the larger first. A third or all of it find about as many (docs/partial.md).
OF_THOSE_READ: Final = 0.5


@dataclass(frozen=True)
class Seen:
    """By account: whether what it says, or what is said to it, was `read`; whether others were `heard` to act on it."""

    read: Truths
    heard: Truths

    @classmethod
    def of(cls, net: Network) -> Seen:
        """As the accounts say; where they do not, whoever was heard of was read: there is no other trace of it."""
        heard = _heard(net)
        if "read" not in net.accounts.columns:
            return cls(heard, heard)
        return cls(net.accounts.select(pl.col("read").fill_null(pl.Series(heard))).to_series().to_numpy(), heard)


def unread(weights: csr_array, seen: Seen) -> float:
    """The share of all ties that have an end at an account which was not read.

    If accounts get as much as they give, its square is that of the ties between two of these, where no crawl has
    looked: next to 1 after the first few accounts, next to 0 in a whole network, although some accounts receive
    nothing there too.
    """
    total = weights.sum()
    at_both_ends = (weights @ seen.read)[seen.read].sum()
    return float(1 - at_both_ends / total) if total > 0 else 0.0


def unseen_strength(weights: csr_array, seen: Seen) -> Vector:
    """How much stronger than seen each account is taken to be, where so much is unseen at all.

    An account that was not read has unread² · (mean tie) in the units of `weights`; one that was heard of has in place
    of the mean tie half of what those that were read have on the mean. Who was read has nothing.
    """
    strength = _strength(weights)
    mean_tie = strength.sum() / max(weights.nnz, 1)
    of_those_read = strength[seen.read].mean() if seen.read.any() else 0.0
    taken = np.where(seen.heard, max(OF_THOSE_READ * of_those_read, mean_tie), mean_tie)
    return np.where(~seen.read & (strength > 0), unread(weights, seen) ** 2 * taken, 0.0)


def _heard(net: Network) -> Truths:
    """Whether anyone acted on what an account publishes. Who was merely answered is a commenter like others."""
    ties = net.numbered_ties
    answers = [place for place, kinds in enumerate(ties.kind_sets.to_list()) if kinds == ["reply"]]
    found = np.zeros(net.accounts.height, dtype=bool)
    found[ties.rows.filter(~pl.col("kinds").is_in(answers))["target"].unique().to_numpy()] = True
    return found


def _strength(weights: csr_array) -> Vector:
    strength: Vector = np.asarray(weights.sum(axis=1)).ravel()
    return strength
