"""What a crawl has not shown yet: of an account of which nothing was read only what others told of it is known."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.network.arrays import Vector, ratio, row_sums
from graphkit.network.ties import Ties

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Truths = NDArray[np.bool_]
Counts = NDArray[np.int64]

# An account that was only heard of is taken to be so much of what those are on the mean that were read: a crawl reads
# the larger first. A third or all of it find about as many (docs/partial.md).
OF_THOSE_READ: Final = 0.5


@dataclass(frozen=True)
class WhoWasRead:
    """Of which accounts anything was read, by account.

    `read`: whether what it says, or what is said to it, was read. `heard`: whether others were seen to act on it. Where
    nothing else tells who was read, `acting` is how many others act on it; where the accounts tell it, 0 for everyone.
    """

    read: Truths
    heard: Truths
    acting: Counts

    @classmethod
    def of(cls, accounts: pl.DataFrame, ties: Ties) -> WhoWasRead:
        """As the accounts say; where they do not, whoever was acted on was read: there is no other trace of it."""
        acted_on = _acting(ties, accounts.height, but=()) > 0
        told = accounts.get_column("read", default=pl.Series(dtype=pl.Null))
        # Who was merely answered publishes nothing that anybody spoke of: a commenter like others.
        acting = _acting(ties, accounts.height, but=("reply",))
        if told.dtype != pl.Boolean:
            return cls(acted_on, acted_on, acting)
        return cls(told.fill_null(pl.Series(acted_on)).to_numpy(), acting > 0, np.zeros_like(acting))


def unread(weights: csr_array, seen: WhoWasRead) -> float:
    """The share of all ties that have an end at an account which was not read.

    No crawl sees a tie between two accounts that were not read. If accounts get as much as they give, the share of such
    ties is the square of this one: close to 1 after the first few accounts were read, close to 0 in a whole network. In
    a whole network, too, some accounts look as if they were not read, since nobody acts on them: so many as
    `_receive_nothing` estimates are taken off.
    """
    return float(_unread_by_part(weights, seen, np.zeros(len(seen.read), np.int32))[:1].sum())


def unseen_strength(weights: csr_array, seen: WhoWasRead, parts: NDArray[np.int32]) -> Vector:
    """How much stronger than seen each account is taken to be, where so much is unseen at all.

    In the units of `weights`, an account that was not read is taken to have unread² · (mean tie) more than was seen.
    If others were seen to act on it, half the mean strength of the accounts that were read stands in place of the mean
    tie, where that is more. An account that was read gets nothing. `parts` are the parts of the network that no tie
    joins: each has an unread share and a mean strength of its own, since another platform in the same workspace may
    have been read whole.
    """
    strength = row_sums(weights)
    mean_tie = strength.sum() / max(weights.nnz, 1)
    of_those_read = ratio(_by_part(parts, strength * seen.read), _by_part(parts, seen.read))
    taken = np.where(seen.heard, np.maximum(OF_THOSE_READ * of_those_read[parts], mean_tie), mean_tie)
    share = _unread_by_part(weights, seen, parts)[parts]
    return np.where(~seen.read & (strength > 0), share**2 * taken, 0.0)


def _unread_by_part(weights: csr_array, seen: WhoWasRead, parts: NDArray[np.int32]) -> Vector:
    strength = row_sums(weights)
    total = _by_part(parts, strength)
    at_both_ends = _by_part(parts, (weights @ seen.read.astype(np.float64)) * seen.read)
    share = np.where(total > 0, np.maximum(1.0 - ratio(at_both_ends, total), 0.0), 0.0)
    not_read: Vector = share * (1.0 - _receive_nothing(seen, parts, strength > 0))
    return not_read


def _receive_nothing(seen: WhoWasRead, parts: NDArray[np.int32], tied: Truths) -> Vector:
    """The share, by part, of the tied accounts not read that receive nothing however much is read.

    In a whole network many receive little, and so some nothing: once · (once - 1) / (2 · (twice + 1)) at least, by
    how many receive from a single account and from two (Chao 1984). In a crawl next to nobody does, since the larger
    are read first, and thousands of commenters were not.
    """
    once, twice = _by_part(parts, seen.acting == 1), _by_part(parts, seen.acting == 2)
    expected = once * (once - 1) / (2 * (twice + 1))
    return np.minimum(ratio(expected, _by_part(parts, tied & ~seen.read)), 1.0)


def _acting(ties: Ties, accounts: int, but: Collection[str]) -> Counts:
    """How many acted on each of so many accounts, otherwise than in the kinds of `but` alone."""
    passed_over = [place for place, kinds in enumerate(ties.kind_sets.to_list()) if kinds and set(kinds) <= set(but)]
    targets = ties.rows["target"]
    # A hundred million ties are not copied for nothing.
    acted_on = targets.filter(~ties.rows["kinds"].is_in(passed_over)) if passed_over else targets
    counted = acted_on.alias("account").value_counts(name="acting")
    found = np.zeros(accounts, np.int64)
    found[counted["account"].to_numpy()] = counted["acting"].to_numpy()
    return found


def _by_part(parts: NDArray[np.int32], values: Vector | Truths) -> Vector:
    """The sum of the values in each part."""
    return np.bincount(parts, weights=values).astype(np.float64, copy=False)
