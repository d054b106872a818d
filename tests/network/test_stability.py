"""Stability: which resolution is chosen where the answer is known."""

from __future__ import annotations

import networkx as nx
import polars as pl
import pytest

from graphkit import Network
from graphkit.network.pairs import Pairs
from graphkit.network.stability import stability, steadiest


def stabilities(graph: nx.Graph, partitions: int | None = None) -> pl.DataFrame:
    net = Network.from_networkx(graph)
    pairs, drawn = Pairs.of(net.bonds), net.prepare(partitions).partitions
    members, parts = drawn.members[:, pairs.accounts], net.parts[pairs.accounts]
    return stability(pairs, members, drawn.resolutions, parts, seed=0)


def test_planted_groups_are_found_again_at_their_resolutions() -> None:
    found = stabilities(nx.planted_partition_graph(20, 30, 0.5, 0.04, seed=1))
    by_resolution = {row["resolution"]: row for row in found.iter_rows(named=True)}

    assert found["resolution"].to_list() == [0.5, 1, 2, 4, 8, 16, 32]
    assert by_resolution[2.0]["again"] > 0.99
    assert by_resolution[2.0]["beside"] > 0.9
    assert by_resolution[2.0]["foretold"] > 0.95
    assert by_resolution[32.0]["foretold"] < 0.2
    assert steadiest(found) in (2.0, 4.0)


def test_small_cliques_need_a_fine_resolution() -> None:
    assert steadiest(stabilities(nx.ring_of_cliques(200, 6))) == 32.0


def test_two_groups_need_a_coarse_one() -> None:
    assert steadiest(stabilities(nx.planted_partition_graph(2, 200, 0.12, 0.02, seed=1))) <= 1.0


def test_of_equally_stable_resolutions_the_finest_is_taken() -> None:
    """What differs by no more than another draw would is equal."""
    table = pl.DataFrame({"resolution": [0.5, 1.0, 4.0, 8.0], "stability": [0.71, 0.6, 0.70, 0.66]})

    assert steadiest(table) == 4.0


def test_separate_parts_are_no_achievement() -> None:
    parts = [nx.planted_partition_graph(4, 30, 0.5, 0.05, seed=seed) for seed in range(4)]
    found = stabilities(nx.disjoint_union_all(parts))

    assert found["stability"][0] < 0.3 < 0.9 < found["stability"].max()
    assert steadiest(found) in (2.0, 4.0, 8.0)


@pytest.mark.parametrize(
    "graph",
    [nx.complete_graph(30), nx.star_graph(30), nx.Graph([(0, 1), (2, 3)]), nx.barabasi_albert_graph(500, 4, seed=1)],
    ids=str,
)
def test_where_nothing_is_found_again_the_coarsest_is_taken(graph: nx.Graph) -> None:
    assert steadiest(stabilities(graph)) == 0.5


@pytest.mark.parametrize("partitions", [1, 2, 7, 8])
def test_with_few_partitions_some_is_unknown_and_one_is_still_chosen(partitions: int) -> None:
    found = stabilities(nx.ring_of_cliques(20, 6), partitions)

    assert found["again"].null_count() == found.height - max(0, partitions - 7)
    assert found["beside"].null_count() == (found.height if partitions == 1 else 0)
    assert steadiest(found) in found["resolution"]
