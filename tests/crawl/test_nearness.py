"""The walk while a crawl goes on is the walk over what it saw."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.crawl.nearness import DAMPING, Nearness

ACCOUNTS = 12
ACTS = st.lists(
    st.tuples(st.integers(1, ACCOUNTS), st.integers(1, ACCOUNTS)).filter(lambda pair: pair[0] != pair[1]), max_size=60
)


def measured(acts: list[tuple[int, int]], parts: int, steps: int) -> Nearness:
    """Nearness to 1, told of the acts in so many parts."""
    nearness = Nearness(np.array([1]))
    for part in np.array_split(np.array(acts, np.int64).reshape(-1, 2), parts):
        nearness.add(part[:, 0], part[:, 1])
        nearness.measure(ACCOUNTS, steps)
    return nearness


def bonds(acts: list[tuple[int, int]]) -> nx.Graph:
    """log1p of each direction's acts, added up."""
    graph = nx.Graph()
    graph.add_nodes_from(range(1, ACCOUNTS + 1))
    for actor, target in set(acts):
        before = graph.get_edge_data(actor, target, {"weight": 0.0})["weight"]
        graph.add_edge(actor, target, weight=before + np.log1p(acts.count((actor, target))))
    return graph


@given(ACTS)
def test_is_personalised_pagerank(acts: list[tuple[int, int]]) -> None:
    expected = nx.pagerank(bonds(acts), DAMPING, personalization={1: 1.0}, tol=1e-12, max_iter=1_000)

    found = measured(acts, parts=1, steps=200).pagerank

    assert found[1:] == pytest.approx([expected[account] for account in range(1, ACCOUNTS + 1)], abs=1e-6)


@given(ACTS, st.integers(2, 5))
def test_it_does_not_matter_in_how_many_parts_the_ties_were_seen(acts: list[tuple[int, int]], parts: int) -> None:
    at_once, bit_by_bit = measured(acts, 1, 200), measured(acts, parts, 200)

    assert bit_by_bit.pagerank == pytest.approx(at_once.pagerank, abs=1e-9)
    assert bit_by_bit.strength == pytest.approx(at_once.strength)


def test_is_divided_by_the_root_of_the_strength() -> None:
    nearness = measured([(2, 1), (3, 1), (3, 1), (3, 1)], 1, 50)

    assert nearness.strength[1:4] == pytest.approx(np.log([2 * 4, 2, 4]))
    assert nearness.near[2:4] == pytest.approx(nearness.pagerank[2:4] / np.sqrt(np.log([2, 4])))


def test_without_starts_the_walk_starts_anywhere() -> None:
    nearness = Nearness(np.zeros(0, np.int64))
    nearness.measure(4, steps=1)

    assert nearness.pagerank == pytest.approx([0, 0.25, 0.25, 0.25, 0.25])
