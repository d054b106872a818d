"""Which ties join accounts of one community? Asked of many partitions, and of those that never saw the tie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from graphkit.network.arrays import Vector
from graphkit.network.lift import lift
from graphkit.network.pairs import Pairs
from graphkit.network.partitions import Kept, Members, kept_ties

Share = NDArray[np.float64]

# What the other communities of a partition say of one counts as so many unseen ties.
PRIOR: Final = 5.0


@dataclass(frozen=True)
class Agreement:
    """What the partitions say of each tied pair, and how far they can be believed.

    Partitions are judged by unseen ties: those that they were drawn without. The lift of a community is how many times
    more of these it holds than chance would give it.

    - `surprise`, of each pair: log(1 + the mean over all partitions of the lift - 1 of the community that holds both
      ends), where a partition that keeps them apart counts 0;
    - `unseen`, of each pair: of the partitions drawn without this tie, the share that put its ends together;
    - `says`, of each community of each partition: log(lift), or 0 where that is below 0;
    - `reliability`, from 0 to 1: how much the communities that hold ties say, over the log(accounts / size) that their
      size alone would promise. In a network without communities those that are found are made of the very ties they
      were drawn from and hold few others, so that it is low.
    """

    surprise: Share
    unseen: Share
    reliability: float
    says: tuple[Vector, ...]


def agreement(pairs: Pairs, drawn: Iterable[Members], seed: int) -> Agreement:
    """What partitions, as `draw_partitions` draws them, say of the ties. Needs each of them once, in order."""
    count = len(pairs.bond)
    ties = pairs.ties()
    above = np.zeros(count, np.float32)
    shared, unseen, trials = (np.zeros(count, np.uint16) for _ in range(3))
    says: list[Vector] = []
    said = promised = 0.0
    for number, members in enumerate(drawn):
        home = members[pairs.one]
        together = home == members[pairs.other]
        left_out = ~kept_ties(pairs, seed, number)
        sizes, lifts = np.bincount(members), _lifts(members, ties, home[together & left_out], left_out)
        says.append(np.log(lifts))
        holding = np.bincount(home[together], minlength=len(sizes))
        said += float(holding @ says[-1])
        promised += float(holding @ np.log(len(members) / sizes))
        above += np.where(together, (lifts - 1).astype(np.float32)[home], np.float32(0))
        shared += together
        trials += left_out
        unseen += together & left_out
    return Agreement(
        surprise=np.log1p(above.astype(np.float64) / max(len(says), 1)),
        unseen=_unseen(shared / max(len(says), 1), unseen, trials),
        reliability=min(1.0, _ratio(said, promised)),
        says=tuple(says),
    )


def _lifts(members: Members, ties: NDArray[np.int64], inside: Members, left_out: Kept) -> Vector:
    """Of each community, at least 1. `inside` has the community of each unseen tie that is within one.

    Usual is that the lift grows with accounts / size, as it does in the whole partition.
    """
    sizes = np.bincount(members)
    found = np.bincount(inside, minlength=len(sizes)).astype(np.float64)
    ends = np.bincount(members, weights=ties)
    expected = left_out.sum() * (ends / ends.sum()) ** 2
    finer = len(members) / sizes
    usual = _ratio(found.sum(), expected @ finer) * finer
    return np.maximum(lift(found, expected, usual, PRIOR), 1.0)


def _unseen(share: Share, unseen: NDArray[np.uint16], trials: NDArray[np.uint16]) -> Share:
    """A tie that few partitions, or none, were drawn without takes part of its share from those that saw it."""
    unseen_of_all = _ratio(unseen.sum(), trials.sum())
    expected = share * min(1.0, _ratio(unseen_of_all, share.mean(), otherwise=1.0))
    found: Share = (unseen + expected) / (trials + 1.0)
    return found


def _ratio(part: float, whole: float, otherwise: float = 0.0) -> float:
    return float(part / whole) if whole > 0 else otherwise
