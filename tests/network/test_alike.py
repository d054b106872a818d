"""Ties by likeness: between the same accounts, and new ones to the nearest."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import networkx as nx
import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graphkit import Network, closeness
from graphkit.network import alike
from graphkit.network.alike import Alike
from graphkit.network.arrays import Vector
from graphkit.network.space import Space


def ties_of(graph: nx.Graph) -> csr_array:
    return nx.to_scipy_sparse_array(graph, format="csr", dtype=np.float64)


def cliques() -> csr_array:
    return ties_of(nx.ring_of_cliques(6, 8))


def planted() -> nx.Graph:
    """Forty groups of fifteen; account n is in group n // 15, and two of three of its ties lead out of it."""
    return nx.planted_partition_graph(40, 15, 0.3, 0.012, seed=3)


def alike_by(ties: csr_array) -> Alike:
    found = Alike.of(ties)
    assert found is not None
    return found


def throughout(ties: csr_array, trusted: float) -> Vector:
    """As much for every account."""
    return np.full(ties.shape[0], trusted)


def weighed_by(ties: csr_array) -> csr_array:
    """Without new ties."""
    found = alike_by(ties)
    return replace(found, add=0 * found.add).weigh(ties, throughout(ties, 1.0))


def test_a_tie_between_cliques_counts_for_less() -> None:
    ties = cliques()
    pairs = ties.tocoo()
    one, other = pairs.coords
    factor = np.asarray(weighed_by(ties)[one, other]).ravel()
    inside = one // 8 == other // 8

    assert factor[inside].min() > 0.8
    assert factor[~inside].max() < 0.2
    assert factor[~inside].min() >= alike.FLOOR


def test_the_nearest_are_those_of_the_group_tied_or_not() -> None:
    ties = ties_of(planted())
    pairs = alike_by(ties).nearest.tocoo()
    one, other = pairs.coords
    tied = np.asarray((ties > 0)[one, other]).ravel()

    assert (one // 15 == other // 15).mean() > 0.4
    assert 0.2 < tied.mean() < 0.9
    assert (one != other).all()


def test_no_tie_leads_to_another_part_of_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Patterns that are found only nearly may reach over."""
    lots = np.abs(np.random.default_rng(1).standard_normal((40, 3)))
    reaching_over = Space(np.arange(40), lots / np.linalg.norm(lots, axis=1, keepdims=True), np.ones(40))
    monkeypatch.setattr(Space, "of", lambda _: reaching_over)
    one, other = alike_by(ties_of(nx.disjoint_union(nx.cycle_graph(20), nx.cycle_graph(20)))).nearest.tocoo().coords

    assert len(one)
    assert ((one < 20) == (other < 20)).all()


@given(st.integers(0, 60), st.floats(0.02, 0.5), st.integers(0, 100), st.floats(0.0, 1.0))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_ties_stay_ties_and_the_new_ones_are_no_more_than_half(
    size: int, share: float, seed: int, trusted: float
) -> None:
    graph = nx.gnp_random_graph(size, share, seed=seed)
    if not graph.number_of_edges():
        return
    ties = ties_of(graph)
    found = Alike.of(ties)
    if found is None:
        return
    of_all = throughout(ties, trusted)
    weighed, old = found.weigh(ties, of_all), replace(found, add=0 * found.add).weigh(ties, of_all)

    assert np.isfinite(weighed.data).all()
    assert weighed.min() >= 0
    assert abs(weighed - weighed.T).max() < 1e-9
    assert ((weighed > 0).astype(int) - (ties > 0).astype(int)).min() >= 0
    # The geometric mean of what the two ends are to get, so that some get more and others less: all together no more.
    assert weighed.sum() - old.sum() <= alike.ADDED * trusted * old.sum() * (1 + 1e-9) + 1e-9


def test_in_a_young_crawl_likeness_is_not_asked_for() -> None:
    """Fans that nobody was seen to answer: what they wrote to others is not known."""
    fans = [(f"fan{number}", f"author{author}") for number in range(90) for author in {number % 9, number % 7}]
    young = Network.from_edges(pl.DataFrame(fans, ["source", "target"], orient="row"))
    whole = Network.from_edges(pl.DataFrame([*fans, *(tie[::-1] for tie in fans)], ["source", "target"], orient="row"))

    assert young.prepare().alike is None
    assert whole.prepare().alike is not None


def test_what_is_not_trusted_changes_nothing() -> None:
    ties = cliques()

    assert abs(alike_by(ties).weigh(ties, throughout(ties, 0.0)) - ties).max() < 1e-12


def test_the_order_of_the_accounts_decides_nothing() -> None:
    ties = cliques()
    order = np.random.default_rng(4).permutation(48)
    turned = ties[order][:, order].tocsr()

    trusted = np.linspace(0, 1, 48)

    expected = alike_by(ties).weigh(ties, trusted)[order][:, order]
    assert abs(alike_by(turned).weigh(turned, trusted[order]) - expected).max() < 1e-4


def test_of_two_ends_that_is_asked_of_which_less_is_believed() -> None:
    ties = cliques()
    trusted = np.where(np.arange(48) < 8, 0.0, 1.0)
    found = replace(alike_by(ties), add=np.zeros(48))

    changed = abs(found.weigh(ties, trusted) - ties).toarray()
    assert changed[:8].max() < 1e-12
    assert changed[8:, 8:].max() > 0.1


def test_of_many_equally_near_nobody_is_chosen_by_lot() -> None:
    """Thirty accounts that are tied to the same two: none is nearer to one of them than the others."""
    found = alike_by(ties_of(nx.complete_bipartite_graph(2, 30)))

    assert found.nearest[2:, 2:].nnz in (0, 30 * 29)


def test_large_networks_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alike, "UP_TO", 100)
    net = Network.from_networkx(nx.relabel_nodes(planted(), str))

    assert Alike.of(net.bonds) is None
    assert net.prepare(partitions=2).weighed is net.prepare().ensemble
    assert net.prepare() is net.prepare()


def found_of_their_group(net: Network) -> float:
    """The share of the fourteen others that are among the first fourteen, for every tenth account."""
    shares = []
    for seed in range(0, 600, 10):
        first = closeness(net, [str(seed)], "ensemble")["account"].head(14).cast(pl.Int64)
        shares.append((first // 15 == seed // 15).mean())
    return float(np.mean(shares))


def test_more_of_a_group_is_found_by_likeness(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(planted(), str)
    with_it = found_of_their_group(Network.from_networkx(graph))
    monkeypatch.setattr(alike, "UP_TO", 0)
    without = found_of_their_group(Network.from_networkx(graph))

    assert with_it > without + 0.02


PROGRAM = """
import hashlib
import networkx as nx
import numpy as np
from graphkit.network.alike import Alike
ties = nx.to_scipy_sparse_array(nx.planted_partition_graph(50, 20, 0.3, 0.007, seed=3), format="csr", dtype=float)
weighed = Alike.of(ties).weigh(ties, np.ones(1000))
print(hashlib.sha256(weighed.data.tobytes() + weighed.indices.tobytes()).hexdigest())
"""


def test_it_is_the_same_on_any_number_of_threads() -> None:
    """A thousand accounts: more than are worked out exactly."""
    found = set()
    for threads in ("1", "2", "4"):
        environment = os.environ | {"OPENBLAS_NUM_THREADS": threads, "OMP_NUM_THREADS": threads}
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
        )
        found.add(run.stdout)

    assert len(found) == 1
