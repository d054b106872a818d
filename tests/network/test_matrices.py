"""Ties as matrices: the same ties at the same places."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graphkit import Network
from graphkit.network.edges import LARGEST_WEIGHT
from graphkit.network.matrices import between, saturated

PAIRS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.floats(1e-9, LARGEST_WEIGHT)), max_size=20)


@given(PAIRS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_matrices_hold_the_ties(pairs: list[tuple[int, int, float]]) -> None:
    net = Network.from_edges(pl.DataFrame(pairs, schema=["source", "target", "weight"], orient="row"))
    places = {account: row for row, account in enumerate(net.accounts["account"])}
    weights = np.zeros((len(places), len(places)))
    for source, target, weight in net.ties.select("source", "target", "weight").iter_rows():
        weights[places[source], places[target]] = weight
    damped = np.log1p(weights)

    np.testing.assert_array_equal(net.adjacency.toarray(), weights)
    np.testing.assert_array_equal(net.bonds.toarray(), damped + damped.T)
    assert net.bonds.nnz == np.count_nonzero(damped + damped.T)
    assert net.adjacency.has_canonical_format
    assert net.bonds.has_canonical_format


@given(PAIRS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_saturated_tie_is_at_most_twice_what_a_first_post_makes(pairs: list[tuple[int, int, float]]) -> None:
    net = Network.from_edges(pl.DataFrame(pairs, schema=["source", "target", "weight"], orient="row"))
    weights = net.adjacency.toarray()
    share = weights / (weights + 1)
    found = saturated(net.numbered_ties, net.accounts.height)

    np.testing.assert_array_equal(found.toarray(), share + share.T)
    assert found.nnz == net.bonds.nnz
    assert found.data.max(initial=0.0) <= 2


@pytest.mark.parametrize("matrix", ["adjacency", "bonds"])
def test_numbers_are_short_where_they_fit(matrix: str) -> None:
    made = getattr(Network.from_edges(pl.DataFrame({"source": ["a"], "target": ["b"]})), matrix)

    assert (made.indices.dtype, made.indptr.dtype, made.data.dtype) == (np.int32, np.int32, np.float64)


def test_making_the_bonds_leaves_the_ties_as_they_are() -> None:
    net = Network.from_edges(pl.DataFrame({"source": ["a"], "target": ["b"], "weight": [3.0]}))
    _ = net.bonds

    assert net.ties["weight"].item() == net.adjacency.data.item() == 3.0


def test_one_huge_weight_stays_a_number() -> None:
    edges = pl.DataFrame({"source": ["a", "b"], "target": ["b", "a"], "weight": [LARGEST_WEIGHT, 1e-300]})

    assert np.isfinite(Network.from_edges(edges).bonds.data).all()


def test_ties_are_saturated_for_the_walk_as_far_as_they_were_seen() -> None:
    whole = pl.DataFrame({"source": ["a", "b", "c"], "target": ["b", "c", "a"], "weight": [9.0, 3.0, 1.0]})
    young = Network.from_edges(whole.with_columns(target=pl.lit("seed")))
    seen = Network.from_edges(whole)

    np.testing.assert_allclose(seen._walked.data, seen._saturated.data)
    np.testing.assert_allclose(young._walked.data, young.bonds.data)


def test_between_two_matrices_is_their_mean_by_ratio() -> None:
    one, other = (csr_array(np.array([[0.0, value], [value, 0.0]])) for value in (4.0, 9.0))

    assert between(one, other, 0.5).toarray().tolist() == [[0.0, 6.0], [6.0, 0.0]]
    assert between(one, other, 0.0).toarray().tolist() == one.toarray().tolist()
