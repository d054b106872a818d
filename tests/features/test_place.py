"""Participation and place within a community, by hand."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from graphkit.features.place import describe_place
from tests.made_up import network

# Two triangles, joined from a to x; d is tied to a alone.
PAIRS = ["ab", "bc", "ca", "xy", "yz", "zx", "ax", "da", "ba"]


def places() -> dict[str, dict[str, float | None]]:
    net = network((pair[0], pair[1]) for pair in PAIRS)
    community = pl.Series([0, 0, 0, None, 1, 1, 1], dtype=pl.Int64)
    assert net.accounts["account"].to_list() == list("abcdxyz")
    return {row.pop("account"): row for row in describe_place(net, community, ["b"]).to_dicts()}


def test_who_is_tied_to_one_community_takes_part_in_one() -> None:
    assert places()["c"]["participation"] == 0.0


def test_participation_is_one_less_the_squares() -> None:
    """a is tied to b (both ways: twice ln 2), c and, in the other community, x."""
    assert places()["a"]["participation"] == pytest.approx(1 - (3 / 4) ** 2 - (1 / 4) ** 2)
    assert places()["a"]["placed_ties"] == 3


def test_within_is_a_z_score_of_the_ties_inside() -> None:
    inside = np.log(2) * np.array([3, 3, 2])
    assert places()["a"]["within"] == pytest.approx((inside[0] - inside.mean()) / inside.std())
    assert places()["x"]["within"] is None


def test_who_is_in_no_community_has_no_place() -> None:
    assert places()["d"]["participation"] is None
    assert places()["d"]["within"] is None


def test_the_circle_are_those_of_the_seeds_communities_but_not_the_seeds() -> None:
    """a and b comment on each other; b is the seed."""
    assert places()["a"]["circle"] == 0
    assert places()["b"]["circle"] == 1
