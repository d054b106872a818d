"""Common neighbours, counted exactly, and what they make of the ties that communities are drawn on."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Network
from graphkit.network import triangles
from graphkit.network.lift import lift
from graphkit.network.pairs import Pairs
from graphkit.network.triangles import Triangles, common_neighbours


def pairs_of(graph: nx.Graph) -> Pairs:
    return Pairs.of(Network.from_networkx(nx.relabel_nodes(graph, "{:04}".format)).bonds)


def weighed(pairs: Pairs, seen: float = 1.0) -> Pairs:
    return Triangles.of(pairs).weigh(pairs, seen)


@given(st.integers(2, 40), st.floats(0.05, 0.9), st.integers(0, 100))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_common_neighbours_are_those_of_the_matrix(size: int, share: float, seed: int) -> None:
    pairs = pairs_of(nx.gnp_random_graph(size, share, seed=seed))
    tied = (pairs.matrix(pairs.bond) > 0).astype(np.int64)
    both = (tied @ tied).todense()
    found, looked_at = common_neighbours(pairs)

    assert looked_at == 1
    assert found.tolist() == both[pairs.accounts[pairs.one], pairs.accounts[pairs.other]].tolist()


def test_of_many_corners_a_share_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    pairs = pairs_of(nx.gnp_random_graph(150, 0.4, seed=1))
    exact, _ = common_neighbours(pairs)
    monkeypatch.setattr(triangles, "MOST_CORNERS", 20_000)
    monkeypatch.setattr(triangles, "AT_ONCE", 3_000)
    found, looked_at = common_neighbours(pairs)

    assert 0.05 < looked_at < 0.5
    assert found.sum() == pytest.approx(looked_at * exact.sum(), rel=0.05)


def test_a_tie_between_cliques_counts_for_less() -> None:
    pairs = pairs_of(nx.ring_of_cliques(6, 8))
    weight = weighed(pairs).bond / pairs.bond
    inside = pairs.one // 8 == pairs.other // 8

    assert weight.max() == pytest.approx(1)
    assert 0 < weight[~inside].max() < weight[inside].min() / 2


def test_few_ties_without_a_common_neighbour_prove_little_and_many_prove_much() -> None:
    """Two accounts with three ties each would hardly share a neighbour by chance; two with thirty would."""
    small, large = lift(np.zeros(2), np.array([0.01, 3.0]), usual=4.0, prior=0.3)

    assert small > 3.5
    assert large < 0.1


@pytest.mark.parametrize(
    "graph", [nx.star_graph(20), nx.path_graph(9), nx.path_graph(2), nx.complete_bipartite_graph(4, 9)]
)
def test_without_a_triangle_the_ties_stay_as_they_are(graph: nx.Graph) -> None:
    pairs = pairs_of(graph)

    assert weighed(pairs) is pairs


def test_the_less_can_be_seen_the_less_the_want_of_a_triangle_says() -> None:
    pairs = pairs_of(nx.ring_of_cliques(6, 8))
    whole, half = (weighed(pairs, seen).bond / pairs.bond for seen in (1.0, 0.5))

    assert half == pytest.approx(np.sqrt(whole))
    assert weighed(pairs, 0.0).bond == pytest.approx(pairs.bond)


def test_in_a_clique_all_ties_are_alike() -> None:
    pairs = pairs_of(nx.complete_graph(9))

    assert weighed(pairs).bond == pytest.approx(pairs.bond)


def test_closure_is_1_in_cliques_and_0_by_chance() -> None:
    cliques, chance = nx.caveman_graph(200, 6), nx.gnp_random_graph(400, 0.05, seed=2)

    assert Triangles.of(pairs_of(cliques)).closure == pytest.approx(1, abs=0.05)
    assert Triangles.of(pairs_of(chance)).closure < 0.03


def test_closure_is_of_neighbourhoods_not_of_communities() -> None:
    """Both have ten communities of sixty and eight ties an account; only in one are neighbours of one tied."""
    communities = nx.planted_partition_graph(10, 60, 0.1, 0.004, seed=1)
    neighbourhoods = nx.disjoint_union_all([nx.watts_strogatz_graph(60, 8, 0.05, seed=number) for number in range(10)])

    assert Triangles.of(pairs_of(neighbourhoods)).closure > 2 * Triangles.of(pairs_of(communities)).closure


@pytest.mark.parametrize("graph", [nx.star_graph(20), nx.path_graph(2), nx.complete_graph(2), nx.complete_graph(30)])
def test_closure_is_between_0_and_1(graph: nx.Graph) -> None:
    assert 0 <= Triangles.of(pairs_of(graph)).closure <= 1


def test_where_most_accounts_only_comment_partitions_are_drawn_on_nearly_the_bonds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Six accounts that all comment on one another, each with thirty fans: 180 of 195 tied pairs are of a fan."""
    asked: list[float] = []

    def noted(found: Triangles, pairs: Pairs, seen: float) -> Pairs:
        asked.append(seen)
        return weigh(found, pairs, seen)

    weigh = Triangles.weigh
    monkeypatch.setattr(Triangles, "weigh", noted)
    known = nx.complete_graph(6, nx.DiGraph)
    fans = nx.DiGraph((f"fan {author} {number}", author) for author in known for number in range(30))
    Network.from_networkx(nx.relabel_nodes(nx.compose(known, fans), str)).prepare(partitions=1)
    tied, mutual = np.log(2) * 180, np.log(2) * 2 * 15

    assert asked == [pytest.approx(1 - (tied / (tied + mutual)) ** 2)]


def test_communities_that_close_triangles_are_found_among_many_chance_ties() -> None:
    """Of a planted account's ties four in ten lead to its group: the ties alone do not give the groups away."""
    groups = nx.random_partition_graph([20] * 25, 0.5, 0.03, seed=3)
    net = Network.from_networkx(nx.relabel_nodes(nx.Graph(groups.edges), "{:04}".format))
    ensemble, truth = net.prepare(partitions=7).ensemble, np.arange(500) // 20
    pairs = Pairs.of(net.bonds)
    inside = truth[pairs.one] == truth[pairs.other]
    kept = pairs.matrix(inside.astype(float)).multiply(ensemble).sum() / ensemble.sum()

    assert inside.mean() < 0.45
    assert kept > 0.75
