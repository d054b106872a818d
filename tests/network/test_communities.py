"""Communities: a partition, found again, in a known order."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import get_args

import networkx as nx
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit import ConfigurationError, Network, communities
from graphkit.network.communities import Method, undirected_ties
from tests.made_up import network, niches, shuffled, shuffled_log

METHODS = get_args(Method)
# Those that are given their resolution.
ENGINES = tuple(method for method in METHODS if method != "auto")


def groups(membership: pl.DataFrame) -> set[frozenset[str]]:
    placed = membership.drop_nulls("community").group_by("community").agg("account")
    return {frozenset(accounts) for accounts in placed["account"]}


def cliques(*sizes: int) -> list[tuple[str, str]]:
    """Cliques `a0 a1 …`, `b0 b1 …`, each joined to the next by one tie."""
    names = [[f"{letter}{number}" for number in range(size)] for letter, size in zip("abcdefgh", sizes, strict=False)]
    bridges = [(one[0], other[1]) for one, other in pairwise(names)]
    return [pair for clique in names for pair in combinations(clique, 2)] + bridges


@pytest.mark.parametrize("method", METHODS)
def test_planted_cliques_are_found_largest_first(method: Method) -> None:
    found = communities(network(cliques(4, 7, 5, 6)), method=method)
    letters = found.with_columns(letter=pl.col("account").str.head(1)).select("letter", "community").unique()

    assert dict(letters.iter_rows()) == {"b": 0, "d": 1, "c": 2, "a": 3}


@pytest.mark.parametrize("method", METHODS)
def test_same_size_goes_by_first_account(method: Method) -> None:
    found = communities(network([*combinations(["z", "b", "c"], 2), *combinations(["y", "a", "d"], 2)]), method=method)

    assert dict(found.select("account", "community").iter_rows()) == {"a": 0, "d": 0, "y": 0, "b": 1, "c": 1, "z": 1}


@given(
    st.integers(0, 40), st.floats(0, 0.3), st.integers(0, 1000), st.sampled_from(ENGINES), st.sampled_from([0.5, 1, 3])
)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_tied_account_is_in_one_community_and_ids_go_by_size(
    size: int, share: float, seed: int, method: Method, resolution: float
) -> None:
    graph = nx.gnp_random_graph(size, share, seed=seed, directed=True)
    net = Network.from_networkx(graph)
    found = communities(net, method=method, resolution=resolution, seed=seed)
    tied = {str(node) for node in graph if graph.degree(node)}

    assert found["account"].to_list() == net.accounts["account"].to_list()
    assert set(found.drop_nulls()["account"]) == tied
    sizes = found.drop_nulls().group_by("community").len().sort("community")
    assert sizes["community"].to_list() == list(range(sizes.height))
    assert sizes["len"].to_list() == sorted(sizes["len"], reverse=True)


@pytest.mark.parametrize("method", ENGINES)
def test_separate_parts_are_never_one_community(method: Method) -> None:
    pairs = [("a", "b"), ("c", "d"), ("e", "f"), ("f", "g")]
    found = groups(communities(network(pairs), method=method, resolution=0.01))

    assert found == {frozenset("ab"), frozenset("cd"), frozenset("efg")}


def test_leiden_leaves_no_community_in_pieces() -> None:
    net = Network.from_log(niches(groups=5, seed=3))
    graph = net.to_networkx().to_undirected()

    for resolution in (0.5, 1, 2, 6):
        for accounts in groups(communities(net, method="leiden", resolution=resolution)):
            assert nx.is_connected(graph.subgraph(accounts))


@pytest.mark.parametrize("method", ENGINES)
def test_an_account_without_ties_has_no_community(method: Method) -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("alone")

    assert communities(Network.from_networkx(graph), method=method).rows() == [("a", 0), ("alone", None), ("b", 0)]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("graph", [nx.Graph(), nx.empty_graph(3)], ids=["nobody", "no ties"])
def test_a_network_without_ties_has_no_communities(method: Method, graph: nx.Graph) -> None:
    found = communities(Network.from_networkx(graph), method=method)

    assert dict(list(found.schema.items())[:2]) == {"account": pl.String, "community": pl.Int64}
    assert found["community"].to_list() == [None] * len(graph)


@pytest.mark.parametrize("method", METHODS)
def test_same_seed_same_communities_whatever_the_order_of_rows(method: Method) -> None:
    log = niches(groups=4, seed=2)
    found = [communities(Network.from_log(shuffled_log(log, order)), method=method, seed=7) for order in range(3)]

    assert_frame_equal(found[0], found[1])
    assert_frame_equal(found[0], found[2])


def test_fractional_weights_in_any_order_give_the_same_communities() -> None:
    graph = nx.gnp_random_graph(60, 0.15, seed=4)
    pairs = pl.DataFrame(
        [(f"n{a % 40}", f"n{b % 40}", 1 / (1 + a + b)) for a, b in graph.edges],
        schema=["source", "target", "weight"],
        orient="row",
    )
    found = [communities(Network.from_edges(shuffled(pairs, order)), seed=1) for order in range(4)]

    for other in found[1:]:
        assert_frame_equal(found[0], other)


@pytest.mark.parametrize("method", ENGINES)
@pytest.mark.parametrize("graph", [nx.les_miserables_graph(), nx.relaxed_caveman_graph(20, 8, 0.2, seed=1)], ids=str)
def test_a_higher_resolution_gives_more_communities(method: Method, graph: nx.Graph) -> None:
    net = Network.from_networkx(graph)
    counts = [len(groups(communities(net, method=method, resolution=step))) for step in (0.05, 0.3, 1, 4, 16, 100)]

    assert counts == sorted(counts)
    assert counts[0] < counts[2] < counts[-1]


def test_louvain_is_as_modular_as_networkx_says_it_can_be() -> None:
    graph = nx.les_miserables_graph()
    net = Network.from_networkx(graph)
    bonds = nx.Graph()
    bonds.add_weighted_edges_from(undirected_ties(net).iter_rows())
    reference = nx.community.modularity(bonds, nx.community.louvain_communities(bonds, seed=0))

    for method in ENGINES:
        found = communities(net, method=method).with_row_index().group_by("community").agg("index")
        assert nx.community.modularity(bonds, [set(rows) for rows in found["index"]]) >= reference - 0.02


def test_undirected_ties_hold_each_pair_once() -> None:
    net = Network.from_edges(pl.DataFrame({"source": ["b", "a", "c"], "target": ["a", "b", "a"]}))

    assert undirected_ties(net).select("one", "other").rows() == [(0, 1), (0, 2)]


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="guess") as caught:
        communities(network([("a", "b")]), method="guess")  # type: ignore[arg-type]

    assert "leiden" in caught.value.advice


@pytest.mark.parametrize("resolution", [0, -1, float("nan"), float("inf")])
def test_a_resolution_that_means_nothing_is_refused(resolution: float) -> None:
    with pytest.raises(ConfigurationError, match="resolution"):
        communities(network([("a", "b")]), method="leiden", resolution=resolution)


def test_a_resolution_for_auto_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="chooses its own") as caught:
        communities(network([("a", "b")]), resolution=1)

    assert "leiden" in caught.value.advice


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_a_seed_that_an_engine_cannot_take_is_refused(seed: int) -> None:
    with pytest.raises(ConfigurationError, match="seed"):
        communities(network([("a", "b")]), seed=seed)
