"""What a partial crawl has not shown: one more tie for those nobody was seen to comment on."""

from __future__ import annotations

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Network, closeness
from graphkit.network.unseen import expanded, unseen_strength
from tests.made_up import network


def of(net: Network) -> dict[str, float]:
    return dict(zip(net.accounts["account"], unseen_strength(net.bonds, expanded(net)), strict=True))


def test_expanded_is_where_anyone_commented() -> None:
    net = network([("fan", "ana"), ("ana", "ben"), ("ben", "ana")])

    assert dict(zip(net.accounts["account"], expanded(net), strict=True)) == {"ana": True, "ben": True, "fan": False}


def test_share_of_unseen_squared_of_a_mean_tie() -> None:
    """Two of four ties come from a and b, on whom nobody commented; the mutual tie is twice as strong as the others."""
    found = of(network([("a", "c"), ("b", "c"), ("c", "d"), ("d", "c")]))

    mean = np.log(2) * (1 + 1 + 2) / 3
    assert found == pytest.approx({"a": mean / 4, "b": mean / 4, "c": 0, "d": 0})


def test_nothing_is_unseen_where_everyone_receives() -> None:
    net = Network.from_networkx(nx.karate_club_graph())

    assert not unseen_strength(net.bonds, expanded(net)).any()


def test_accounts_without_ties_have_nothing_unseen() -> None:
    graph = nx.DiGraph([("fan", "ana")])
    graph.add_nodes_from(["alone", "too"])

    assert of(Network.from_networkx(graph)) == pytest.approx({"alone": 0, "ana": 0, "fan": np.log(2), "too": 0})
    assert of(Network.from_networkx(nx.empty_graph(3, nx.DiGraph))) == {"0": 0, "1": 0, "2": 0}


@given(st.integers(2, 20), st.integers(0, 1000), st.floats(1e-3, 1e3))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_is_in_the_units_of_the_ties_and_at_most_a_mean_one(size: int, seed: int, unit: float) -> None:
    net = Network.from_networkx(nx.gnp_random_graph(size, 0.1, seed=seed, directed=True))
    found = unseen_strength(net.bonds, expanded(net))

    assert unseen_strength(net.bonds * unit, expanded(net)) == pytest.approx(found * unit)
    assert (found >= 0).all()
    assert found.max() <= (net.bonds.data.mean() if net.bonds.nnz else 0) * (1 + 1e-9)


def test_one_comment_is_not_the_nearest_one_can_be() -> None:
    """Two accounts were read: who commented there often comes before who was seen once, on the seed alone."""
    on_both = [(f"fan{number}", author, 1) for number in range(2) for author in ("seed", "other")]
    on_the_seed = [(f"passer{number}", "seed", 1) for number in range(3)]
    rows = [("friend", "seed", 20), ("friend", "other", 1), *on_both, *on_the_seed]
    net = Network.from_edges(pl.DataFrame(rows, schema=["source", "target", "weight"], orient="row"))

    by_all_seen = closeness(net, ["seed"], method="degree_corrected")["account"].to_list()
    found = closeness(net, ["seed"])["account"].to_list()
    assert by_all_seen.index("passer0") < by_all_seen.index("friend")
    assert found.index("friend") < found.index("passer0")
