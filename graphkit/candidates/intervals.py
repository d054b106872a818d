"""How far a mean of few trials can be trusted: 95 % intervals."""

from __future__ import annotations

from typing import Final

import numpy as np

from graphkit.network.arrays import Vector

Interval = tuple[float, float] | tuple[None, None]

UNKNOWN: Final[Interval] = (None, None)
# Two trials tell next to nothing of how trials differ.
LEAST_TRIALS: Final = 3
# Shares that are equal may differ in their last bits.
ALIKE: Final = 1e-9


def share_interval(hits: Vector) -> Interval:
    """Of the share of hits, each 0 or 1: Wilson 1927. Null below three trials.

    >>> share_interval(np.array([1.0, 1.0, 1.0]))[0] < 0.5
    True
    """
    return share_interval_of(int(hits.sum()), len(hits))


def share_interval_of(hits: int, trials: int) -> Interval:
    """The same, of so many `hits` among the `trials`.

    >>> [round(end, 3) for end in share_interval_of(5, 10)]
    [0.237, 0.763]
    """
    from scipy.stats import binomtest

    if trials < LEAST_TRIALS:
        return UNKNOWN
    found = binomtest(hits, trials).proportion_ci(method="wilson")
    return float(found.low), float(found.high)


def mean_interval(values: Vector, least: float, most: float) -> Interval:
    """Of the mean of values between `least` and `most`: Student's t, cut off at both.

    Null below three trials, and where all are equal, since nothing is known then of how they differ. Not a bootstrap,
    which is much too narrow where trials are few (docs/check.md).
    """
    from scipy.stats import t

    if len(values) < LEAST_TRIALS or np.ptp(values) < ALIKE:
        return UNKNOWN
    reach = t.ppf(0.975, len(values) - 1) * values.std(ddof=1) / np.sqrt(len(values))
    return max(least, float(values.mean() - reach)), min(most, float(values.mean() + reach))
