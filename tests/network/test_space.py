"""Where accounts stand by whom they are tied to, in networks whose groups are known."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
import scipy.sparse.linalg
from scipy.sparse import csr_array
from scipy.sparse.linalg import ArpackNoConvergence

from graphkit.network import space
from graphkit.network.space import Space


def ties_of(graph: nx.Graph) -> csr_array:
    return nx.to_scipy_sparse_array(graph, format="csr", dtype=np.float64)


def cliques() -> csr_array:
    """Six cliques of eight in a ring: account n is in clique n // 8."""
    return ties_of(nx.ring_of_cliques(6, 8))


def cosines(found: Space) -> np.ndarray:
    return found.directions @ found.directions.T


def test_those_of_a_clique_lie_in_one_direction_and_cliques_apart() -> None:
    found = Space.of(cliques())
    assert found is not None
    same = np.equal.outer(found.accounts // 8, found.accounts // 8)

    assert cosines(found)[same].min() > 0.9
    assert cosines(found)[~same].max() < 0.3


def test_directions_have_length_1_whatever_the_size_of_an_account() -> None:
    found = Space.of(ties_of(nx.barbell_graph(20, 4)))
    assert found is not None

    assert np.linalg.norm(found.directions, axis=1) == pytest.approx(1)


def test_an_account_of_one_tie_stands_nowhere() -> None:
    graph = nx.ring_of_cliques(6, 8)
    graph.add_edge(0, 48)
    found = Space.of(ties_of(graph))
    assert found is not None

    assert 48 not in found.accounts
    assert 0 in found.accounts


def test_it_is_the_same_in_any_unit_of_the_ties() -> None:
    one, other = Space.of(cliques()), Space.of(cliques() * 7.0)
    assert one is not None
    assert other is not None

    assert cosines(other) == pytest.approx(cosines(one), abs=1e-9)
    assert other.placed == pytest.approx(one.placed)


def test_ties_that_follow_patterns_place_their_accounts_better_than_ties_by_lot() -> None:
    groups, lots = nx.planted_partition_graph(20, 15, 0.6, 0.01, seed=1), nx.gnm_random_graph(300, 1500, seed=1)
    placed = [found.placed.mean() for found in map(Space.of, map(ties_of, (groups, lots))) if found]

    assert placed[0] > placed[1] + 0.1


def test_where_no_pattern_is_stronger_than_others_nobody_is_placed() -> None:
    triangles = nx.disjoint_union_all([nx.complete_graph(3) for _ in range(40)])
    found = Space.of(ties_of(triangles))
    assert found is not None

    assert not found.placed.any()
    assert not found.directions.any()


def test_few_patterns_of_many_accounts_are_those_found_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = ties_of(nx.planted_partition_graph(20, 15, 0.6, 0.01, seed=1))
    exact = Space.of(ties)
    monkeypatch.setattr(space, "FEW", 0)
    found = Space.of(ties)
    assert exact is not None
    assert found is not None

    assert np.abs(cosines(found) - cosines(exact)).mean() < 0.02


@pytest.mark.parametrize("accounts", [2, 5])
def test_few_accounts_have_no_space(accounts: int) -> None:
    assert Space.of(ties_of(nx.complete_graph(accounts))) is None


def test_neither_have_stars_side_by_side() -> None:
    stars = nx.disjoint_union_all([nx.star_graph(5) for _ in range(12)])

    with np.errstate(all="raise"):
        assert Space.of(ties_of(stars)) is None


def test_neither_have_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(space, "MOST_ACCOUNTS", 47)

    assert Space.of(cliques()) is None


def test_there_is_none_where_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any, **__: Any) -> None:
        raise ArpackNoConvergence("as far as it came", np.zeros(0), np.zeros((0, 0)))

    monkeypatch.setattr(space, "FEW", 0)
    monkeypatch.setattr(scipy.sparse.linalg, "eigsh", failing)

    assert Space.of(cliques()) is None
