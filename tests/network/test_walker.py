"""Walks from many starts: the equation they solve, and that none depends on the others."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graphkit.network.walker import FEW, Walker

DAMPING = 0.9


def solved(weights: NDArray[np.float64], start: int, unseen: float) -> NDArray[np.float64]:
    """The same by the dense equation, the mean being 1."""
    strength = weights.sum(axis=1) + unseen
    found = np.linalg.solve(np.diag(strength) - DAMPING * weights, np.eye(len(weights))[start])
    return found / found.mean()


@given(st.integers(2, 40), st.sampled_from([0.05, 0.2, 0.6]), st.sampled_from([0.0, 0.7]), st.integers(0, 1000))
@settings(max_examples=40, deadline=None, derandomize=True)
def test_it_is_the_solution_of_the_equation(size: int, density: float, unseen: float, seed: int) -> None:
    graph = nx.compose(nx.gnp_random_graph(size, density, seed=seed), nx.star_graph(size - 1))
    weights = nx.to_numpy_array(graph) * np.sqrt(np.add.outer(np.arange(size), np.arange(size)) + 1)
    starts = [np.array([0]), np.array([size - 1])]
    near = Walker.of(csr_array(weights), DAMPING, unseen).near(starts)

    for (start,), found in zip(starts, near, strict=True):
        assert found == pytest.approx(solved(weights, start, unseen), rel=1e-4, abs=1e-4)


def test_accounts_with_few_ties_and_with_more_are_left_out_of_the_equation() -> None:
    """Circles of large accounts, each with comments of accounts that know FEW of them or one more."""
    large, ties = 12, []
    for commenter in range(40):
        known = range(commenter, commenter + FEW + commenter % 2)
        ties += [(large + commenter, one % large) for one in known]
    graph = nx.compose(nx.complete_graph(large), nx.Graph(ties))
    weights = nx.to_scipy_sparse_array(graph, nodelist=range(large + 40), format="csr", dtype=np.float64)
    walker = Walker.of(weights, DAMPING)

    assert walker.inner.tolist() == list(range(large))
    assert walker.over.shape == (20, large)
    assert walker.near([np.array([large])])[0] == pytest.approx(solved(weights.toarray(), large, 0.0), rel=1e-4)


def test_a_walk_is_the_same_to_the_last_bit_whatever_goes_beside_it() -> None:
    graph = nx.barabasi_albert_graph(3_000, 3, seed=0)
    walker = Walker.of(nx.to_scipy_sparse_array(graph, format="csr", dtype=np.float64), 0.99)
    starts = [np.array([row]) for row in (0, 7, 1_500, 2_999)]
    together = walker.near(starts)

    for start, found in zip(starts, together, strict=True):
        assert (walker.near([start])[0] == found).all()


def test_who_has_no_tie_is_nowhere() -> None:
    weights = csr_array(np.array([[0.0, 1, 0], [1, 0, 0], [0, 0, 0]]))

    assert Walker.of(weights, DAMPING).near([np.array([0]), np.array([2])])[:, 2].tolist() == [0, 0]
