"""Who shares a community with the seeds, in how many partitions, and how small is it?"""

from __future__ import annotations

import numpy as np

from graphkit.network.partitions import NONE, Partitions
from graphkit.network.walks import Rows, Vector


def consensus(partitions: Partitions, seeds: Rows) -> Vector:
    """For every account the mean, over partitions and seeds, of log(accounts / size) of a community shared.

    `seeds` are rows; one without ties shares nothing. 0 for an account that never shares a community with a seed.
    """
    found = np.zeros(partitions.members.shape[1])
    for number, row in enumerate(partitions.members):
        theirs = row[seeds]
        counts = np.bincount(theirs[theirs != NONE], minlength=len(partitions.sizes[number]))
        # The last place is that of -1: accounts without a community.
        found += np.append(counts * partitions.surprise(number), 0.0)[row]
    return found / max(len(partitions.members) * len(seeds), 1)
