"""Closeness: the walk from the seeds, over strength; who is listed, and in which order."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit import ConfigurationError, DataError, Network, closeness
from graphkit.network.closeness import Method, closeness_of_each
from tests.conftest import ROOT
from tests.made_up import network, niches, shuffled_log

METHODS = ("fusion", "ensemble", "consensus", "degree_corrected", "half_corrected")


def reference(net: Network, seeds: list[str]) -> dict[str, float]:
    """The definition in networkx's words: PageRank from the seeds on the undirected network, over strength."""
    graph = nx.Graph()
    for source, target, weight in net.ties.select("source", "target", "weight").iter_rows():
        so_far = graph.get_edge_data(source, target, {"weight": 0.0})["weight"]
        graph.add_edge(source, target, weight=so_far + np.log1p(weight))
    walk = nx.pagerank(
        graph, alpha=0.995, personalization=dict.fromkeys(seeds, 1), weight="weight", tol=1e-13, max_iter=50_000
    )
    near = {
        account: walk[account] / graph.degree(account, weight="weight") for account in graph if account not in seeds
    }
    reached = set().union(*(nx.node_connected_component(graph, seed) for seed in seeds))
    largest = max(near[account] for account in near if account in reached)
    return {account: share / largest for account, share in near.items() if account in reached}


@pytest.mark.parametrize("seed", ["g0a1", "g2a0", "g0f3"])
def test_is_the_walk_over_strength(seed: str) -> None:
    net = Network.from_log(niches())

    found = closeness(net, [seed], "degree_corrected")

    assert dict(found.iter_rows()) == pytest.approx(reference(net, [seed]), rel=1e-4, abs=1e-6)


@given(st.integers(3, 25), st.integers(0, 1000))
@settings(max_examples=30, deadline=None, derandomize=True)
def test_is_the_walk_over_strength_in_any_network(size: int, seed: int) -> None:
    graph = nx.gnp_random_graph(size, 0.2, seed=seed, directed=True)
    graph.add_edge(0, 1)
    net = Network.from_networkx(graph)
    found = closeness(net, ["0"], "degree_corrected")

    assert dict(found.iter_rows()) == pytest.approx(reference(net, ["0"]), rel=1e-4, abs=1e-6)
    assert found["closeness"].is_sorted(descending=True)
    assert found["closeness"][0] == 1


def test_best_first_and_equals_by_name() -> None:
    found = closeness(network([("seed", "far"), ("seed", "b"), ("seed", "a"), ("far", "end")]), ["seed"])

    assert found["account"].to_list()[:2] == ["a", "b"]
    assert found["closeness"][0] == found["closeness"][1] == 1


def test_who_is_not_reached_is_not_listed() -> None:
    found = closeness(network([("a", "b"), ("x", "y")]), ["a"])

    assert found.rows() == [("b", 1.0)]


def test_direction_does_not_matter() -> None:
    there, back = network([("a", "b"), ("b", "c")]), network([("b", "a"), ("c", "b")])

    assert_frame_equal(closeness(there, ["a"], "degree_corrected"), closeness(back, ["a"], "degree_corrected"))


def test_seeds_in_separate_parts_share_the_start() -> None:
    found = closeness(network([("a", "b"), ("x", "y")]), ["a", "x"])

    assert found.rows() == [("b", 1.0), ("y", 1.0)]


@pytest.mark.parametrize("method", ["fusion", "ensemble", "degree_corrected"])
def test_near_many_seeds_comes_before_very_near_one(method: Method) -> None:
    """Three circles with a seed each: `many` knows all three a little, `one` knows a single one very well."""
    circles = [[f"s{circle}", *(f"c{circle}n{number}" for number in range(8))] for circle in range(3)]
    inside = [pair for circle in circles for pair in combinations(circle, 2)]
    many = [("many", f"{who}") for circle in circles for who in circle[:2]]
    one = [("one", who) for who in circles[0][1:6]]
    rows = [(*pair, 1.0) for pair in [*inside, *many, *one]] + [("one", "s0", 20.0)]
    net = Network.from_edges(pl.DataFrame(rows, ["source", "target", "weight"], orient="row"))
    ranked = closeness(net, ["s0", "s1", "s2"], method)["account"].to_list()

    assert ranked[0] == "many"
    assert "one" not in ranked[:10]


@pytest.mark.parametrize("method", METHODS)
def test_one_seed_after_the_other_or_all_at_once(method: Method) -> None:
    net = Network.from_log(niches())
    questions = [["g0a1"], ["g1a1", "g0a2"], ["g2a0"]]
    together = closeness_of_each(net, questions, method)

    for seeds, found in zip(questions, together, strict=True):
        assert_frame_equal(found, closeness(net, seeds, method), check_exact=True)


@pytest.mark.parametrize("method", ["fusion", "ensemble", "degree_corrected"])
def test_who_is_nearer_to_those_not_wanted_goes_down(method: Method) -> None:
    net = Network.from_log(niches())
    other = [f"g1f{number}" for number in range(24)]
    before, after = (
        closeness(net, ["g0a1"], method, not_like=unwanted).with_row_index("place") for unwanted in ((), ("g1a1",))
    )
    place_of_others = [found.filter(pl.col("account").is_in(other))["place"].mean() for found in (before, after)]

    assert "g1a1" not in after["account"]
    assert place_of_others[1] > place_of_others[0]


def test_a_seed_cannot_be_unwanted() -> None:
    with pytest.raises(ConfigurationError, match="Both a seed and not to be like: a"):
        closeness(network([("a", "b")]), ["a"], not_like=["a"])


def test_a_seed_without_ties_takes_nothing_from_the_others() -> None:
    graph = nx.path_graph(["a", "b", "c"])
    graph.add_node("alone")
    net = Network.from_networkx(graph)

    assert_frame_equal(closeness(net, ["a", "alone"]), closeness(net, ["a"]))


def test_a_seed_named_twice_counts_once() -> None:
    net = Network.from_log(niches())

    assert_frame_equal(closeness(net, ["g0a1", "g1a1", "g0a1"]), closeness(net, ["g1a1", "g0a1"]))


def test_seeds_that_know_only_each_other_lead_nowhere() -> None:
    assert closeness(network([("a", "b"), ("x", "y")]), ["a", "b"]).rows() == []


def test_large_accounts_do_not_win_by_their_size() -> None:
    """A celebrity on whom everybody comments, one friend who shares three of the seed's people."""
    fans = [(f"f{number}", "celebrity") for number in range(60)]
    circle = [(f"f{number}", author) for number in range(3) for author in ("seed", "friend")]
    ranked = closeness(network([*fans, *circle]), ["seed"])["account"].to_list()

    assert ranked.index("friend") < ranked.index("celebrity")


def test_an_unknown_seed_is_named() -> None:
    with pytest.raises(DataError, match=r"nobody, someone\."):
        closeness(network([("a", "b")]), ["a", "someone", "nobody"])


def test_seeds_without_any_tie_are_refused() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("alone")

    with pytest.raises(DataError, match="alone"):
        closeness(Network.from_networkx(graph), ["alone"])


def test_one_seed_may_be_a_plain_string() -> None:
    """Its letters are accounts, too."""
    net = network([("abc", "d"), ("a", "e"), ("b", "c"), ("d", "e")])

    assert closeness(net, "abc").equals(closeness(net, ["abc"]))
    assert closeness(net, "d", not_like="abc").equals(closeness(net, ["d"], not_like=["abc"]))


def test_the_numbers_that_networkx_calls_its_nodes_by_are_the_ids_they_became() -> None:
    net = Network.from_networkx(nx.path_graph(4))
    assert closeness(net, [0]).equals(closeness(net, ["0"]))  # type: ignore[list-item]
    assert closeness(net, 0, not_like=[3]).equals(closeness(net, "0", not_like="3"))  # type: ignore[arg-type,list-item]


def test_no_seed_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="No seed"):
        closeness(network([("a", "b")]), [])


def test_an_unknown_method_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="magic"):
        closeness(network([("a", "b")]), ["a"], method="magic")  # type: ignore[arg-type]


def test_order_of_rows_does_not_matter() -> None:
    log = niches()
    first, second = (Network.from_log(shuffled_log(log, order)) for order in (1, 2))

    assert_frame_equal(closeness(first, ["g0a1"]), closeness(second, ["g0a1"]), check_exact=True)


PROGRAM = """
import hashlib
from graphkit import Network, centrality, closeness, communities
from tests.conftest import ROOT
from tests.made_up import niches
net = Network.from_log(niches())
made = [net.ties, communities(net), communities(net, "louvain"), closeness(net, ["g0a1"]), centrality(net)]
print(hashlib.sha256("".join(frame.write_json() for frame in made).encode()).hexdigest())
"""


def test_same_results_whatever_the_hash_seed_and_threads() -> None:
    said = set()
    for hashing, threads in (("0", "1"), ("4242", "7")):
        environment = os.environ | {"PYTHONHASHSEED": hashing, "POLARS_MAX_THREADS": threads}
        command = [sys.executable, "-c", PROGRAM]
        done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
        said.add(done.stdout)

    assert len(said) == 1


def test_seeds_are_not_in_their_own_list() -> None:
    net = Network.from_log(niches())
    seeds = ["g0a1", "g1a2"]
    found = closeness(net, seeds)

    assert not set(seeds) & set(found["account"])
    assert found.height == net.accounts.height - len(seeds)
    assert found.schema == {"account": pl.String, "closeness": pl.Float64}


def test_many_questions_are_answered_to_the_last_bit_as_one_after_the_other() -> None:
    """More walks than are held at once, in a network large enough for sums to depend on their order."""
    net = Network.from_networkx(nx.barabasi_albert_graph(2_000, 3, seed=1))
    net.prepare(partitions=3)
    questions = [[str(row), *(str(row + step) for step in range(1, row % 4))] for row in range(0, 300, 13)]
    together = closeness_of_each(net, questions, not_like=["1999"])

    for seeds, found in zip(questions, together, strict=True):
        assert_frame_equal(found, closeness(net, seeds, not_like=["1999"]), check_exact=True)


def test_one_bad_question_among_many_is_an_error() -> None:
    net = network([("a", "b")])

    with pytest.raises(ConfigurationError, match="No seed"):
        closeness_of_each(net, [["a"], []])
    with pytest.raises(DataError, match="nobody"):
        closeness_of_each(net, [["a"], ["nobody"]])
    assert closeness_of_each(net, []) == []
