"""Which ties join accounts of one community? Asked of many partitions, and of those that never saw the tie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.network.pairs import Pairs
from graphkit.network.partitions import Members, kept_ties

Share = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """What the partitions say of each tied pair.

    `surprise` is the mean of log(accounts / size) of the communities that hold both, 0 where none does; `unseen` the
    share that hold both among the partitions drawn without this tie. `reliability`, from 0 to 1, is how much less
    the partitions say of ties they have not seen than of all: near 1 in a dense network with clear communities,
    near 0 where communities are made by the very ties.
    """

    surprise: Share
    unseen: Share
    reliability: float


def agreement(pairs: Pairs, drawn: Iterable[Members], seed: int) -> Agreement:
    """What partitions, as `draw_partitions` draws them, say of the ties. Needs each of them once, in order."""
    count = len(pairs.bond)
    surprise, unseen_surprise = np.zeros(count, np.float32), np.zeros(count, np.float32)
    shared, unseen, trials = (np.zeros(count, np.uint16) for _ in range(3))
    number = -1
    for number, members in enumerate(drawn):
        says = np.log(len(members) / np.bincount(members)).astype(np.float32)
        home = members[pairs.one]
        together = home == members[pairs.other]
        said = np.where(together, says[home], np.float32(0))
        left_out = ~kept_ties(pairs, seed, number)
        surprise += said
        shared += together
        trials += left_out
        unseen += together & left_out
        unseen_surprise += said * left_out
    return _agreement(number + 1, surprise, unseen_surprise, shared, unseen, trials)


def _agreement(
    partitions: int,
    surprise: NDArray[np.float32],
    unseen_surprise: NDArray[np.float32],
    shared: NDArray[np.uint16],
    unseen: NDArray[np.uint16],
    trials: NDArray[np.uint16],
) -> Agreement:
    """A tie that few partitions, or none, were drawn without takes part of its share from those that saw it."""
    share = shared / partitions
    unseen_of_all = _ratio(unseen.sum(), trials.sum())
    expected = share * min(1.0, _ratio(unseen_of_all, share.mean(), otherwise=1.0))
    reliability = _ratio(
        _ratio(unseen_surprise.sum(dtype=np.float64), trials.sum()),
        _ratio(surprise.sum(dtype=np.float64), partitions * len(surprise)),
    )
    return Agreement(
        surprise=surprise.astype(np.float64) / partitions,
        unseen=(unseen + expected) / (trials + 1.0),
        reliability=min(1.0, reliability),
    )


def _ratio(part: float, whole: float, otherwise: float = 0.0) -> float:
    return float(part / whole) if whole > 0 else otherwise
