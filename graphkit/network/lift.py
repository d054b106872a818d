"""How many times more often than by chance? Told from few observations, without believing the first of them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.network.arrays import Vector


def lift(found: Vector, expected: Vector, usual: Vector | float, prior: float) -> Vector:
    """found / expected, drawn towards what is `usual` as `prior` observations would draw it.

    (found + prior) / (expected + prior / usual), the mean of what is likely after counts that follow a Poisson
    distribution, if a gamma distribution of the shape `prior` and the mean `usual` was likely before. 0 where
    `usual` is 0.

    >>> lift(np.array([0.0, 8.0]), np.array([0.0, 2.0]), usual=2.0, prior=4.0).tolist()
    [2.0, 3.0]
    """
    drawn = np.divide(prior, usual, out=np.full(np.shape(usual), np.inf), where=np.asarray(usual) > 0)
    lifted: NDArray[np.float64] = (found + prior) / (expected + drawn)
    return lifted
