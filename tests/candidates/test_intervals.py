"""Intervals: published values, and how often they hold the truth."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.candidates.intervals import UNKNOWN, mean_interval, share_interval


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    # Wilson's formula with z = 1.96, worked by hand.
    [(8, 10, 0.4902, 0.9433), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (3, 3, 0.4385, 1.0)],
)
def test_shares(hits: int, trials: int, low: float, high: float) -> None:
    values = np.array([1.0] * hits + [0.0] * (trials - hits))

    assert share_interval(values) == pytest.approx((low, high), abs=1e-4)


def test_means() -> None:
    """Mean 5, standard deviation 1, three values: 4.3027 / √3 to both sides."""
    assert mean_interval(np.array([4.0, 5.0, 6.0]), 0, 100) == pytest.approx((2.5159, 7.4841), abs=1e-4)
    assert mean_interval(np.array([4.0, 5.0, 6.0]), 3, 7) == (3, 7)


def test_nothing_is_said_of_too_few_or_of_equals() -> None:
    assert share_interval(np.ones(2)) == UNKNOWN
    assert mean_interval(np.array([0.2, 0.9]), 0, 1) == UNKNOWN
    assert mean_interval(np.full(8, 0.7), 0, 1) == UNKNOWN
    assert mean_interval(np.array([0.3 - 0.2, 0.2 - 0.1, 0.1]), -1, 1) == UNKNOWN


@pytest.mark.parametrize("trials", [3, 6, 12])
def test_most_intervals_hold_the_mean(trials: int) -> None:
    """Of values as shares ranked behind often are: high, with a tail."""
    draw = np.random.default_rng(0)
    intervals = [mean_interval(draw.beta(8, 2, trials), 0, 1) for _ in range(400)]
    held = [low <= 0.8 <= high for low, high in intervals if low is not None and high is not None]

    assert np.mean(held) > 0.9
