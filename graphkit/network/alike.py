"""Ties weighed by how alike their ends are, and ties to those most alike, tied before or not."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from graphkit.network.arrays import Matrix, Rows, Vector, ratio, row_sums
from graphkit.network.space import Space
from graphkit.processors import processors

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# What is left of a tie whose ends have nothing in common.
FLOOR: Final = 0.05
# What an account has in ties to its nearest, over what it had in ties before.
ADDED: Final = 0.5
# As many nearest as the mean account has neighbours, but within these bounds.
FEWEST: Final = 5
MOST: Final = 30
# Beyond so many tied pairs it is not done: it takes longer than all the rest (docs/speed.md).
UP_TO: Final = 500_000
# Likeness is told to so many digits, so that no rounding decides who is among the nearest.
DIGITS: Final = 5
# What is compared at once: accounts with all others, and pairs.
ACCOUNTS_AT_ONCE: Final = 500
PAIRS_AT_ONCE: Final = 50_000


@dataclass(frozen=True)
class Alike:
    """How alike the ends of each tie are (`tied`), and how alike everyone is to its `nearest`.

    Both are symmetric and between 0 and 1; ties to the nearest get the share `add` of an account's strength.
    """

    tied: csr_array
    nearest: csr_array
    add: Vector

    @classmethod
    def of(cls, bonds: csr_array) -> Alike | None:
        """How alike accounts are: the cosine of their directions in the space of bond / (bond + 1).

        None where there is no space to tell it by, or the network is large.
        """
        from threadpoolctl import threadpool_limits

        if bonds.nnz > 2 * UP_TO:
            return None
        ties = bonds.copy()
        ties.data = bonds.data / (bonds.data + 1)
        # On several threads sums are rounded otherwise, and what is found is another space.
        with threadpool_limits(1):
            space = Space.of(ties)
            return None if space is None else cls._in(space, ties)

    @classmethod
    def _in(cls, space: Space, ties: csr_array) -> Alike:
        add = np.zeros(ties.shape[0])
        add[space.accounts] = ADDED * space.placed
        return cls(_tied(ties, space), _nearest(ties, space), add)

    def weigh(self, ties: csr_array, trusted: Vector) -> csr_array:
        """Ties between the same accounts times .05 + .95 · likeness^(2 · trusted), and others to the nearest.

        Likeness is `trusted` as far as at that end of a tie where it is less. As far as an account is placed in the
        space, and trusted, ties to the nearest have half its strength.
        """
        from scipy.sparse import diags_array

        factor = self.tied.copy()
        one = np.repeat(np.arange(len(trusted)), np.diff(factor.indptr))
        of_both = np.minimum(trusted[one], trusted[factor.indices])
        factor.data = FLOOR + (1 - FLOOR) * factor.data ** (2 * of_both)
        weighed = ties.multiply(factor).tocsr()
        strength, alike = trusted * row_sums(weighed), row_sums(self.nearest)
        share = np.sqrt(ratio(self.add * strength, alike))
        return (weighed + diags_array(share) @ self.nearest @ diags_array(share)).tocsr()


def _tied(ties: csr_array, space: Space) -> csr_array:
    """1 for a tie of an account that lies in no direction."""
    from scipy.sparse import csr_array

    directions = np.zeros((ties.shape[0], space.directions.shape[1]))
    directions[space.accounts] = space.directions
    known = np.asarray(directions.any(axis=1))
    pairs = ties.tocoo()
    one, other = pairs.coords
    alike = np.ones(len(one))
    told = np.flatnonzero(known[one] & known[other])
    for pair in np.array_split(told, len(told) // PAIRS_AT_ONCE + 1):
        cosine = np.einsum("ij,ij->i", directions[one[pair]], directions[other[pair]])
        alike[pair] = np.maximum(cosine, 0.0)
    return csr_array((alike.round(DIGITS), (one, other)), shape=ties.shape)


def _nearest(ties: csr_array, space: Space) -> csr_array:
    """How alike the nearest in the same part of the network are; half of it where only one is nearest to the other."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    part = connected_components(ties, directed=False)[1]
    placed = np.flatnonzero(space.placed > 0)
    accounts, directions = space.accounts[placed], space.directions[placed]
    count = int(np.clip(ties.nnz / max(np.count_nonzero(np.diff(ties.indptr)), 1), FEWEST, MOST))
    if len(accounts) < count + 2:
        return csr_array(ties.shape)
    chosen = list(_chosen(directions, count))
    one, other = (accounts[np.concatenate([rows[end] for rows in chosen])] for end in (0, 1))
    cosine = np.concatenate([rows[2] for rows in chosen]) * (part[one] == part[other])
    nearest = csr_array((cosine, (one, other)), shape=ties.shape)
    both = ((nearest + nearest.T) / 2).tocsr()
    both.eliminate_zeros()
    return both


def _chosen(directions: Matrix, count: int) -> Iterator[tuple[Rows, Rows, Vector]]:
    """Who chooses whom, by number, and how alike they are: the nearest, at most `count` of them.

    Of several who are equally near, all are chosen or, where these would be too many, none: order decides nothing.
    """
    single = directions.astype(np.float32)
    starts = range(0, len(directions), ACCOUNTS_AT_ONCE)

    def nearest(start: int) -> tuple[Rows, Rows, Vector]:
        own = np.arange(start, min(start + ACCOUNTS_AT_ONCE, len(directions)))
        cosine = (single[own] @ single.T).round(DIGITS)
        cosine[np.arange(len(own)), own] = 0.0
        left_out = np.partition(cosine, -count - 1, axis=1)[:, [-count - 1]]
        row, other = np.nonzero(cosine > np.maximum(left_out, 0.0))
        return own[row], other, cosine[row, other].astype(np.float64)

    with ThreadPoolExecutor(processors()) as side_by_side:
        yield from side_by_side.map(nearest, starts)
