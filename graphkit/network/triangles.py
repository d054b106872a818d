"""Do two tied accounts have more neighbours in common than chance would give them?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from graphkit.network.arrays import Vector
from graphkit.network.lift import lift
from graphkit.network.pairs import Pairs

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Numbers = NDArray[np.int64]

# Where chance would give no common neighbour, one that is found should not prove much (docs/ranking.md).
PRIOR: Final = 0.3
# Two ties of one account make a corner, which a third may close. Of more than these every second, third and so on is
# looked at, so that the time is bounded.
MOST_CORNERS: Final = 1 << 24
AT_ONCE: Final = 1 << 20


@dataclass(frozen=True)
class Triangles:
    """How many neighbours each pair has in common, `found` and `by_chance`; `closure` of the whole network.

    By chance is if everyone's ties led to anybody. `closure`, from 0 to 1, is how much those tied to one are tied to
    one another: log(found / by chance) over log(accounts / neighbours), which is what it would be if all of them were.
    """

    found: Vector
    by_chance: Vector
    closure: float

    @classmethod
    def of(cls, pairs: Pairs) -> Triangles:
        """The triangles of a network, all of them or, where these are too many, an even part."""
        found, looked_at = common_neighbours(pairs)
        by_chance = looked_at * _by_chance(pairs)
        return cls(found, by_chance, _closure(pairs, found.sum(), by_chance.sum()))

    def weigh(self, pairs: Pairs, seen: float = 1.0) -> Pairs:
        """The same pairs, each bond times (log(1 + lift) of its common neighbours, over the largest of these) ^ seen.

        The lift is how many more neighbours two have in common than two with as many ties each would have by chance: a
        tie between communities closes few triangles. Where there is no triangle at all the bonds stay as they are.
        `seen` is the share of all ties that a crawl would have come across: of what it was not to find, the want
        proves nothing.
        """
        usual = float(self.found.sum() / self.by_chance.sum()) if self.found.any() else 0.0
        weight = np.log1p(lift(self.found, self.by_chance, usual, PRIOR))
        largest = weight.max(initial=0.0)
        return replace(pairs, bond=pairs.bond * (weight / largest) ** seen) if largest > 0 else pairs


def common_neighbours(pairs: Pairs) -> tuple[Vector, float]:
    """How many neighbours each pair was found to have in common, and the share of all corners that was looked at."""
    up = _upward(pairs)
    corners = np.diff(up.indptr).astype(np.int64)
    corners = np.cumsum(corners * (corners - 1) // 2)
    step = max(1, -(-int(corners[-1]) // MOST_CORNERS)) if len(corners) else 1
    found = np.zeros(len(pairs.bond) + 1, np.int64)
    for one, other in _corners(up, corners, step):
        third = np.asarray(up[up.indices[one], up.indices[other]]).ravel()
        closed = np.flatnonzero(third)
        sides = (up.data[one[closed]], up.data[other[closed]], third[closed])
        found += np.bincount(np.concatenate(sides), minlength=len(found))
    return found[1:].astype(np.float64), 1 / step


def _upward(pairs: Pairs) -> csr_array:
    """Each tie from the account with fewer ties to that with more; its value is the number of the pair, from 1.

    Nobody has many ties upward (at most the root of twice all of them), so that there are few corners (Chiba and
    Nishizeki 1985).
    """
    from scipy.sparse import csr_array

    place = np.empty(len(pairs.accounts), np.int32)
    place[np.argsort(pairs.ties(), kind="stable")] = np.arange(len(place), dtype=np.int32)
    one, other = place[pairs.one], place[pairs.other]
    number = np.arange(1, len(one) + 1, dtype=np.int32)
    ends = (np.minimum(one, other), np.maximum(one, other))
    up = csr_array((number, ends), shape=(len(place), len(place)))
    up.sort_indices()
    return up


def _corners(up: csr_array, corners: Numbers, step: int) -> Iterator[tuple[Numbers, Numbers]]:
    """Two upward ties of one account, by their place in `up`; `corners` counts those of all accounts up to each."""
    total = int(corners[-1]) if len(corners) else 0
    for first in range(0, total, AT_ONCE * step):
        corner = np.arange(first, min(total, first + AT_ONCE * step), step)
        account = np.searchsorted(corners, corner, side="right")
        before = np.where(account > 0, corners[account - 1], 0)
        # The corners of an account are numbered (0, 1), (0, 2), (1, 2), (0, 3) ...
        rest = corner - before
        other = ((1 + np.sqrt(1.0 + 8.0 * rest)) // 2).astype(np.int64)
        one = rest - other * (other - 1) // 2
        yield up.indptr[account] + one, up.indptr[account] + other


def _by_chance(pairs: Pairs) -> Vector:
    """Common neighbours of each pair if everyone's ties led to anybody, as likely as they have ties."""
    ties = pairs.ties().astype(np.float64)
    steps = (ties * (ties - 1)).sum() / ties.sum() ** 2 if len(ties) else 0.0
    expected: Vector = (ties[pairs.one] - 1) * (ties[pairs.other] - 1) * steps
    return expected


def _closure(pairs: Pairs, found: float, by_chance: float) -> float:
    at_most = len(pairs.accounts) ** 2 / (2 * len(pairs.bond)) if len(pairs.bond) else 1.0
    if found <= by_chance or at_most <= 1:
        return 0.0
    return float(min(1.0, np.log(found / by_chance) / np.log(at_most)))
