"""Which discs are near each other, and pushing them apart."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.maps.layout.collisions import apart, pairs_within


def test_pairs_with_at_most_the_gap_between_them() -> None:
    points = np.array([[0.0, 0.0], [10.0, 0.0], [0.0, 30.0]])
    one, other = pairs_within(points, np.array([4.0, 4.0, 20.0]), gap=2.5)

    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 1)]


@given(seed=st.integers(0, 10_000), size=st.integers(1, 40), gap=st.sampled_from([0.0, 0.5, 3.0]))
@settings(max_examples=50, deadline=None)
def test_each_pair_is_found_once_whatever_the_sizes(seed: int, size: int, gap: float) -> None:
    draw = np.random.default_rng(seed)
    points, radii = draw.normal(size=(size, 2)) * 10, draw.pareto(1.0, size) + 0.1
    one, other = pairs_within(points, radii, gap)
    away = np.linalg.norm(points[:, None] - points[None, :], axis=2) - radii[:, None] - radii[None, :]
    expected = {(a, b) for a, b in np.argwhere(away < gap).tolist() if a < b}

    found = [(min(pair), max(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True)]
    assert sorted(found) == sorted(expected)


def test_the_smaller_one_goes_the_longer_way() -> None:
    points, radii = np.array([[0.0, 0.0], [1.0, 0.0]]), np.array([2.0, 1.0])
    moved = apart(points, radii, 0.0, np.array([0]), np.array([1]))

    assert np.linalg.norm(moved[1] - moved[0]) == pytest.approx(3, abs=0.01)
    assert abs(moved[1, 0] - 1) == pytest.approx(4 * abs(moved[0, 0]))


def test_what_is_at_the_same_place_is_pushed_apart_too() -> None:
    moved = apart(np.zeros((2, 2)), np.ones(2), 0.0, np.array([0]), np.array([1]))

    assert np.linalg.norm(moved[1] - moved[0]) == pytest.approx(2, abs=0.01)
