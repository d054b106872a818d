"""Communities at the resolution that is most stable, and how sure they are."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit import Network, communities
from graphkit.network import steady_communities
from tests.made_up import niches


def planted(groups: int, size: int, inside: float, outside: float) -> tuple[Network, pl.Series]:
    """The network, and the group of each account in the order of its accounts."""
    net = Network.from_networkx(nx.planted_partition_graph(groups, size, inside, outside, seed=1))
    return net, net.accounts["account"].cast(pl.Int64) // size


@pytest.mark.parametrize(("groups", "size", "inside", "outside"), [(2, 100, 0.3, 0.05), (12, 25, 0.5, 0.02)])
def test_planted_groups_are_found_whatever_their_number(groups: int, size: int, inside: float, outside: float) -> None:
    net, group = planted(groups, size, inside, outside)
    found = communities(net).with_columns(group=group)

    assert found.select("community", "group").n_unique() == groups
    assert set(found["placed"]) == {"found"}


def test_small_cliques_are_not_put_together_as_at_resolution_one() -> None:
    net = Network.from_networkx(nx.ring_of_cliques(100, 6))

    assert communities(net)["community"].n_unique() == 100
    assert communities(net, method="leiden")["community"].n_unique() < 60


def test_the_share_is_low_for_who_stands_between() -> None:
    net = planted(4, 30, 0.5, 0.01)[0]
    between = pl.DataFrame({"source": ["b"] * 10, "target": [str(number * 12) for number in range(10)]})
    both = pl.concat([net.ties.select("source", "target"), between])
    share = dict(communities(Network.from_edges(both)).select("account", "share").iter_rows())

    # One partition alone would leave nothing between 0 and 1.
    assert 0 < share["b"] < 0.9
    assert np.median(list(share.values())) == 1.0


def test_fragments_are_said() -> None:
    triangle = list(combinations(["a", "b", "c"], 2))
    graph = nx.Graph([*triangle, ("p", "q")])
    graph.add_node("alone")
    found = communities(Network.from_networkx(graph))

    assert found.schema == {"account": pl.String, "community": pl.Int64, "share": pl.Float64, "placed": pl.String}
    assert found.select("account", "community", "placed").rows() == [
        ("a", 0, "found"),
        ("alone", None, "unassigned"),
        ("b", 0, "found"),
        ("c", 0, "found"),
        ("p", None, "unassigned"),
        ("q", None, "unassigned"),
    ]
    assert found["share"].is_null().to_list() == found["community"].is_null().to_list()


@given(st.integers(0, 40), st.floats(0, 0.3), st.integers(0, 1000))
@settings(max_examples=25, deadline=None, derandomize=True)
def test_every_community_holds_together_and_has_three_accounts(size: int, share: float, seed: int) -> None:
    graph = nx.gnp_random_graph(size, share, seed=seed)
    found = communities(Network.from_networkx(graph), seed=seed)
    large = {str(node) for part in nx.connected_components(graph) if len(part) > 2 for node in part}

    assert set(found.drop_nulls("community")["account"]) == large
    assert found["share"].drop_nulls().is_between(0, 1).all()
    for accounts in found.drop_nulls("community").group_by("community").agg("account")["account"]:
        assert len(accounts) > 2
        assert nx.is_connected(graph.subgraph(map(int, accounts)))


@pytest.mark.parametrize(
    "graph", [nx.star_graph(40), nx.complete_graph(20), nx.path_graph(3), nx.complete_graph(3)], ids=str
)
def test_what_cannot_be_divided_is_one_community(graph: nx.Graph) -> None:
    assert communities(Network.from_networkx(graph))["community"].to_list() == [0] * len(graph)


def test_two_accounts_are_no_community() -> None:
    assert communities(Network.from_networkx(nx.path_graph(2)))["placed"].to_list() == ["unassigned"] * 2


def test_one_huge_weight_changes_no_community_but_its_own() -> None:
    net = planted(4, 25, 0.5, 0.02)[0]
    heavy = net.ties.select("source", "target", weight=pl.when(pl.int_range(pl.len()) == 0).then(1e15).otherwise(1.0))
    found = communities(Network.from_edges(heavy))

    assert found["community"].n_unique() <= 6
    assert found["share"].is_finite().all()


def test_accounts_without_ties_cost_nothing_and_are_unassigned() -> None:
    ids = pl.Series("account", [str(number) for number in range(100_000)]).sort()
    net = Network.from_ties(pl.DataFrame({"account": ids, "label": ids}), planted(3, 20, 0.6, 0.02)[0].ties)
    found = communities(net)

    assert found["community"].n_unique() == 4
    assert found.filter(pl.col("community").is_null())["placed"].unique().to_list() == ["unassigned"]


def test_it_is_the_same_for_any_number_of_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    log = niches(groups=4, seed=2)
    first = communities(Network.from_log(log), seed=3)
    monkeypatch.setattr(steady_communities, "processors", lambda: 1)

    assert_frame_equal(first, communities(Network.from_log(log), seed=3))


def test_it_works_from_few_partitions() -> None:
    net, group = planted(6, 30, 0.5, 0.02)
    net.prepare(partitions=1)

    assert communities(net).with_columns(group=group).select("community", "group").n_unique() == 6
