"""What ids tell, and what ties make of it."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from scipy.sparse import csr_array

from graphkit.maps.layout.start import smoothed, told_by_first, told_by_ids


def test_an_id_always_tells_the_same() -> None:
    points, lots = told_by_ids(pl.Series(["ann", "bob"]), seed=0)
    alone, lot = told_by_ids(pl.Series(["bob"]), seed=0)

    assert (points[1].tolist(), lots[1]) == (alone[0].tolist(), lot[0])
    assert np.abs(points).max() <= 1
    assert told_by_ids(pl.Series(["bob"]), seed=1)[0].tolist() != alone.tolist()


def test_a_disc_is_told_by_the_account_with_the_least_lot() -> None:
    points = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    told = told_by_first(points, np.array([0.5, -0.5, 0.9]), np.array([0, 0, 1]))

    assert told.tolist() == [[2, 2], [3, 3]]


def test_the_ends_of_a_path_are_furthest_from_each_other() -> None:
    size = 12
    path = np.diag(np.ones(size - 1), 1)
    points, _ = told_by_ids(pl.Series([f"a{number}" for number in range(size)]), seed=0)
    placed = smoothed(points, csr_array(path + path.T), np.zeros(size, dtype=np.int64), np.ones(size))
    apart = np.linalg.norm(placed[:, None] - placed[None, :], axis=2)
    steps = np.abs(np.arange(size)[:, None] - np.arange(size)[None, :])

    assert np.corrcoef(apart.ravel(), steps.ravel())[0, 1] > 0.7


def test_an_account_alone_is_in_the_middle() -> None:
    placed = smoothed(np.array([[0.3, 0.4]]), csr_array((1, 1)), np.array([0]), np.ones(1))

    assert placed == pytest.approx(np.zeros((1, 2)))
