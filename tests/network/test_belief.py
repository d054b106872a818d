"""How far communities are believed, by how many ties there are."""

from __future__ import annotations

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graphkit import Network, closeness
from graphkit.network import prepared
from graphkit.network.belief import CLOSE, HALF, believed, mean_belief
from graphkit.network.closeness import Method


@pytest.mark.parametrize("neighbours", [2, 4, 30, 300])
def test_the_more_neighbours_the_more_is_believed_on_the_mean(neighbours: int) -> None:
    ring = nx.circulant_graph(1_000, range(1, neighbours // 2 + 1))
    bonds = Network.from_networkx(nx.relabel_nodes(ring, str)).bonds

    assert mean_belief(bonds) == pytest.approx(neighbours / (neighbours + HALF))


def test_accounts_without_ties_and_weights_change_nothing() -> None:
    tied = csr_array(1.0 - np.eye(4))
    more = csr_array((7 * tied.data, tied.indices, np.append(tied.indptr, [12] * 90)), shape=(94, 94))

    assert mean_belief(more) == mean_belief(tied)


def test_nothing_is_believed_without_ties() -> None:
    assert mean_belief(csr_array((3, 3))) == mean_belief(csr_array((0, 0))) == 0.0


@given(st.lists(st.integers(0, 60), min_size=2, max_size=30), st.floats(0, 1), st.floats(0, 1))
def test_the_more_ties_and_the_less_closed_the_more_is_believed(ties: list[int], one: float, other: float) -> None:
    ends = np.append(0, np.cumsum(sorted(ties)))
    bonds = csr_array((np.ones(sum(ties)), np.zeros(sum(ties), np.int64), ends), shape=(len(ties), 1))
    less, more = (believed(bonds, closure) for closure in sorted((one, other)))

    assert (np.diff(more) >= 0).all()
    assert (less >= more).all()
    assert (believed(bonds, 0.0) == 1).all()
    assert believed(bonds, CLOSE) == pytest.approx(np.sort(ties) / (np.sort(ties) + HALF))


def families() -> nx.Graph:
    """Five groups of forty families of five: account n is in group n // 200.

    In a family nearly all are tied; of what is tied beyond it three in four are of the same group.
    """
    lots = np.random.default_rng(0)
    graph = nx.disjoint_union_all([nx.gnp_random_graph(5, 0.8, seed=family) for family in range(200)])
    groups = lots.integers(0, 5, (600, 1)) * 200
    graph.add_edges_from((groups + lots.integers(0, 200, (600, 2))).tolist())
    graph.add_edges_from(lots.integers(0, 1000, (200, 2)).tolist())
    graph.remove_edges_from(list(nx.selfloop_edges(graph)))
    return graph


def found_of_their_group(graph: nx.Graph, method: Method) -> float:
    """The share of the 199 others that are among the first 199, for every 25th account."""
    net = Network.from_networkx(nx.relabel_nodes(graph, str))
    shares = []
    for seed in range(0, 1000, 25):
        first = closeness(net, [str(seed)], method)["account"].head(199).cast(pl.Int64)
        shares.append((first // 200 == seed // 200).mean())
    return float(np.mean(shares))


def test_closed_families_do_not_hide_the_group_they_belong_to(monkeypatch: pytest.MonkeyPatch) -> None:
    """Communities are the families, and to believe them cuts the few ties that hold a group together."""
    graph = families()
    found, by_ties_alone = found_of_their_group(graph, "auto"), found_of_their_group(graph, "degree_corrected")
    monkeypatch.setattr(prepared, "believed", lambda bonds, _: np.ones(bonds.shape[0]))

    assert found > found_of_their_group(graph, "auto") + 0.03
    assert found > by_ties_alone
