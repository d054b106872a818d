"""Who shares a community with the seeds, in how many partitions, and how much does that community hold together?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.network.arrays import Rows, Vector
from graphkit.network.partitions import NONE

if TYPE_CHECKING:
    from graphkit.network.prepared import Prepared


def consensus(prepared: Prepared, seeds: Rows) -> Vector:
    """For every account the mean, over partitions and seeds, of what a community shared says (`Agreement.says`).

    `seeds` are rows; one without ties shares nothing. 0 for an account that never shares a community with a seed.
    """
    members = prepared.partitions.members
    found = np.zeros(members.shape[1])
    for row, says in zip(members, prepared.says, strict=True):
        for community, count in zip(*np.unique(row[seeds], return_counts=True), strict=True):
            if community != NONE:
                found[np.flatnonzero(row == community)] += count * says[community]
    return found / max(len(members) * len(seeds), 1)
