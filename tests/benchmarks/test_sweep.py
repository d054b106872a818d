"""A sweep finds the group that is least tied to the rest."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from graphkit import Network
from tests.benchmarks.sweep import conductances, first_valley, lowest_prefix


@pytest.fixture
def two_squares() -> Network:
    """a, b, c, d all know each other, and so do e, f, g, h; d knows e."""
    squares = [(one, other) for four in ("abcd", "efgh") for one in four for other in four if one < other]
    return Network.from_edges(pl.DataFrame([*squares, ("d", "e")], schema=["source", "target"], orient="row"))


def test_conductance_is_what_leaves_over_the_smaller_side(two_squares: Network) -> None:
    # Of three ties all leave; then 4 of 6, 3 of 9, 1 of 13; then the other side is the smaller: 3 of 9 …
    expected = [3 / 3, 4 / 6, 3 / 9, 1 / 13, 3 / 9, 4 / 6, 3 / 3, 1.0]

    assert conductances(two_squares.bonds, np.arange(8)) == pytest.approx(expected)


def test_the_square_of_the_seed_is_found(two_squares: Network) -> None:
    assert lowest_prefix(two_squares.bonds, np.array([1, 0, 2, 3, 4, 5, 6, 7])).tolist() == [1, 0, 2, 3]


def test_the_first_valley_ends_before_a_deeper_one(two_squares: Network) -> None:
    # y and z know each other and one of them knows a: a valley of their own.
    beside = pl.DataFrame({"source": ["z", "y"], "target": ["y", "a"], "weight": 1.0})
    net = Network.from_edges(pl.concat([two_squares.ties.select("source", "target", "weight"), beside]))
    order = net.accounts["account"].search_sorted(pl.Series(list("zyabcd"))).to_numpy()

    assert len(first_valley(net.bonds, order)) == 2
    assert len(lowest_prefix(net.bonds, order)) == 6
