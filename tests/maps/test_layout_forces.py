"""Repulsion on grids is what comparing all pairs gives, and discs do not feel each other."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from graphkit.maps.layout.forces import fields, repulsion


def scattered(size: int, seed: int) -> NDArray[np.float64]:
    """Evenly over a disc whose area is π for each account."""
    draw = np.random.default_rng(seed)
    angle, out = draw.random(size) * 2 * np.pi, np.sqrt(size * draw.random(size))
    return np.column_stack([out * np.cos(angle), out * np.sin(angle)])


def by_pairs(points: NDArray[np.float64], charge: NDArray[np.float64]) -> NDArray[np.float64]:
    way = points[:, None] - points[None, :]
    squared = (way**2).sum(axis=2)
    np.fill_diagonal(squared, 1)
    pushed: NDArray[np.float64] = (charge[None, :, None] * way / np.maximum(squared, 1)[:, :, None]).sum(axis=1)
    return pushed


@pytest.mark.parametrize("size", [40, 400])
def test_as_all_pairs(size: int) -> None:
    points, charge = scattered(size, seed=1), np.random.default_rng(2).random(size) + 0.5
    force = repulsion(points, charge, fields(np.zeros(size, dtype=np.int64), np.array([np.sqrt(size)])))
    exact = by_pairs(points, charge)

    assert np.corrcoef(force.ravel(), exact.ravel())[0, 1] > 0.97
    assert np.abs(force).mean() == pytest.approx(np.abs(exact).mean(), rel=0.1)


def test_two_accounts_push_each_other_by_one_over_their_distance() -> None:
    points = np.array([[-2.0, 0.0], [2.0, 0.0]])
    force = repulsion(points, np.ones(2), fields(np.zeros(2, dtype=np.int64), np.array([3.0])))

    assert force == pytest.approx(np.array([[-0.25, 0.0], [0.25, 0.0]]), abs=0.03)


def test_discs_do_not_feel_each_other() -> None:
    one, other = scattered(30, seed=1), scattered(90, seed=2)
    disc = np.repeat([0, 1], [30, 90])
    together = repulsion(np.concatenate([one, other]), np.ones(120), fields(disc, np.sqrt([30.0, 90.0])))
    alone = repulsion(one, np.ones(30), fields(np.zeros(30, dtype=np.int64), np.sqrt([30.0])))

    assert together[:30] == pytest.approx(alone)
