"""Ties that were given as such: added up, and left out where they cannot be used."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from graphkit import Log, Network
from graphkit.network.edges import ties_from_edges
from tests.made_up import acts, given, shuffled


def noted(net: Network) -> dict[str, int]:
    return {note.what: note.count for note in net.notes}


def test_given_ties_join_those_made_from_acts() -> None:
    net = Network.from_log(
        Log(interactions=acts(("ben", "ana", "p1")), edges=given(("ben", "ana", 2.5), ("ana", "cem", 1)))
    )

    assert net.ties.select("source", "target", "weight", "interactions").rows() == [
        ("ana", "cem", 1.0, None),
        ("ben", "ana", 3.5, 1),
    ]


def test_given_ties_that_cannot_be_used_are_counted() -> None:
    weights = [0.0, -1.0, float("nan"), float("inf"), None, 2.0]
    rows = [(f"a{place}", "b", weight) for place, weight in enumerate(weights)]
    net = Network.from_log(Log(edges=given(*rows, ("c", "c", 1.0), (None, "b", 1.0))))

    assert net.ties.select("source", "weight").rows() == [("a5", 2.0)]
    assert noted(net) == {
        "left out: the weight is not a number above 0 (or beyond 1e15)": 5,
        "left out: from an account to itself": 1,
        "left out: one end is missing": 1,
    }


def test_parallel_given_ties_add_up_to_the_last_bit_in_any_order() -> None:
    draw = np.random.default_rng(0)
    weights = draw.lognormal(0, 8, 300)
    orders = [draw.permutation(weights) for _ in range(20)]
    sums = [
        Network.from_log(Log(edges=given(*[("a", "b", weight) for weight in order]))).ties["weight"][0]
        for order in orders
    ]

    assert len(set(sums)) == 1


@pytest.mark.parametrize("accounts", [2, 40])
def test_many_ties_add_up_to_the_last_bit_in_any_order(accounts: int) -> None:
    """As many as the engine takes in several pieces."""
    draw = np.random.default_rng(1)
    ends = draw.integers(accounts, size=(2, 300_000))
    frame = pl.DataFrame({"source": ends[0], "target": ends[1], "weight": draw.lognormal(0, 8, 300_000)})
    sums = [Network.from_edges(shuffled(frame, order)).ties["weight"].to_list() for order in range(3)]

    assert sums[0] == sums[1] == sums[2]


def test_kinds_are_listed_where_there_are_any() -> None:
    edges = given(("a", "b", 1), ("a", "b", 1), ("a", "b", 1), ("a", "c", 1)).with_columns(
        kind=pl.Series(["reply", "comment", "reply", None], dtype=pl.String)
    )
    ties = ties_from_edges(edges.lazy()).sort("target").collect()

    assert ties.rows() == [("a", "b", 3.0, ["comment", "reply"]), ("a", "c", 1.0, [])]
