"""Known answers: networkx computes the same, slowly."""

from __future__ import annotations

import networkx as nx
import numpy as np
import polars as pl
import pytest

from graphkit import ConfigurationError, DataError, Network, centrality
from graphkit.network.centrality import SAMPLED_SOURCES
from tests.made_up import network, niches


def weighted_digraph() -> nx.DiGraph:
    """Sixty nodes, some without outgoing ties, weights from 1 to 9."""
    graph = nx.gnp_random_graph(60, 0.05, seed=8, directed=True)
    draw = np.random.default_rng(8)
    for a, b in graph.edges:
        graph[a][b]["weight"] = float(draw.integers(1, 10))
    graph.remove_edges_from(list(graph.out_edges([0, 1, 2])))
    return nx.relabel_nodes(graph, str)


GRAPHS = {"karate": nx.relabel_nodes(nx.karate_club_graph(), str), "directed": weighted_digraph()}


@pytest.fixture(params=GRAPHS)
def graph(request: pytest.FixtureRequest) -> nx.Graph:
    return GRAPHS[request.param]


def measured(graph: nx.Graph, measure: str, **options: object) -> dict[str, float]:
    found = centrality(Network.from_networkx(graph), [measure], **options)  # type: ignore[arg-type]
    assert found.columns == ["account", measure]
    return dict(found.iter_rows())


def same(found: dict[str, float], expected: dict[str, float]) -> None:
    assert found == pytest.approx(dict(expected), rel=1e-6, abs=1e-8)


def test_pagerank(graph: nx.Graph) -> None:
    same(measured(graph, "pagerank"), nx.pagerank(graph, alpha=0.85, weight="weight", tol=1e-12, max_iter=1000))


def test_personalised_pagerank(graph: nx.Graph) -> None:
    seeds = ["5", "16"]
    expected = nx.pagerank(
        graph, alpha=0.85, personalization=dict.fromkeys(seeds, 1), weight="weight", tol=1e-12, max_iter=1000
    )

    same(measured(graph, "personalised_pagerank", seeds=seeds), expected)


def test_strengths(graph: nx.Graph) -> None:
    directed = graph.to_directed()

    same(measured(graph, "in_strength"), dict(directed.in_degree(weight="weight")))
    same(measured(graph, "out_strength"), dict(directed.out_degree(weight="weight")))


def test_reciprocity_is_the_share_of_neighbours_tied_both_ways() -> None:
    graph = weighted_digraph()
    expected = {}
    for node in graph:
        neighbours = {*graph.successors(node), *graph.predecessors(node)}
        mutual = {*graph.successors(node)} & {*graph.predecessors(node)}
        expected[node] = len(mutual) / len(neighbours) if neighbours else None

    found = measured(graph, "reciprocity")
    assert {node: share for node, share in found.items() if share is not None} == pytest.approx(
        {node: share for node, share in expected.items() if share is not None}
    )
    assert {node for node, share in found.items() if share is None} == {
        n for n, share in expected.items() if share is None
    }


def test_core(graph: nx.Graph) -> None:
    same(measured(graph, "core"), nx.core_number(graph.to_undirected()))


def test_betweenness_is_exact_in_small_networks(graph: nx.Graph) -> None:
    same(measured(graph, "betweenness"), nx.betweenness_centrality(graph.to_directed()))


def test_betweenness_is_sampled_with_the_seed_in_large_ones() -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(SAMPLED_SOURCES + 60, 2, seed=3), str)
    exact = nx.betweenness_centrality(graph.to_directed())
    once, again, other = (measured(graph, "betweenness", seed=seed) for seed in (1, 1, 2))

    assert once == again != other
    assert np.corrcoef([once[node] for node in graph], [exact[node] for node in graph])[0, 1] > 0.98


def test_participation_by_hand() -> None:
    net = network([("hub", "a"), ("hub", "b"), ("hub", "c"), ("hub", "x"), ("a", "b")])
    membership = pl.DataFrame({"account": ["hub", "a", "b", "c", "x"], "community": [0, 0, 0, 1, 2]})
    found = dict(centrality(net, ["participation"], membership=membership).iter_rows())

    # The hub: half of its weight stays, a quarter goes to each of two others. The rest keep to one community.
    assert found["hub"] == pytest.approx(1 - (0.5**2 + 0.25**2 + 0.25**2))
    assert [found[name] for name in ("a", "b", "c", "x")] == pytest.approx([0, 0, 0, 0])


def test_participation_is_unknown_without_ties() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("alone")
    membership = pl.DataFrame({"account": ["a", "alone", "b"], "community": [0, None, 0]})

    found = centrality(Network.from_networkx(graph), ["participation"], membership=membership)

    assert found["participation"].to_list() == [0, None, 0]


def test_measures_come_in_the_order_asked_for() -> None:
    net = Network.from_log(niches())
    found = centrality(net, ["core", "in_strength", "pagerank"])

    assert found.columns == ["account", "core", "in_strength", "pagerank"]
    assert found["account"].to_list() == net.accounts["account"].to_list()
    assert found["pagerank"].sum() == pytest.approx(1)


@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(2)], ids=["nobody", "no ties"])
def test_a_network_without_ties_has_measures(graph: nx.Graph) -> None:
    found = centrality(Network.from_networkx(graph), ["pagerank", "in_strength", "reciprocity", "core", "betweenness"])

    assert found.drop("account").rows() == [(0.5, 0.0, None, 0.0, 0.0)] * len(graph)


def test_an_unknown_measure_is_refused_with_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="fame") as caught:
        centrality(network([("a", "b")]), ["fame"])

    assert "pagerank" in caught.value.advice


def test_a_measure_that_lacks_what_it_needs_is_refused() -> None:
    net = network([("a", "b")])

    with pytest.raises(ConfigurationError, match="seed"):
        centrality(net, ["personalised_pagerank"])
    with pytest.raises(DataError, match="nobody"):
        centrality(net, ["personalised_pagerank"], seeds=["a", "nobody"])
    with pytest.raises(ConfigurationError, match="membership"):
        centrality(net, ["participation"])
