"""Likeness of partitions: known answers."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.network.compare_partitions import adjusted_rand, overlap, share_that_agrees
from graphkit.network.partitions import Members


def numbers(*communities: int) -> Members:
    return np.array(communities, np.int32)


ONE_PART = numbers(0, 0, 0, 0, 0, 0)


def test_names_of_communities_mean_nothing() -> None:
    assert adjusted_rand(numbers(0, 0, 0, 1, 1, 1), numbers(1, 1, 1, 0, 0, 0), ONE_PART) == 1.0


def test_it_is_the_adjusted_rand_index_in_one_part() -> None:
    # Hand: 4 couples together in both, 6 and 7 in each, of 15: (4 - 2.8) / (6.5 - 2.8).
    assert adjusted_rand(numbers(0, 0, 0, 1, 1, 1), numbers(0, 0, 0, 0, 1, 1), ONE_PART) == pytest.approx(1.2 / 3.7)


def test_apart_from_parts_it_counts_what_divides_them() -> None:
    parts = numbers(0, 0, 0, 0, 1, 1, 1, 1)
    halves, whole = numbers(0, 0, 1, 1, 2, 2, 3, 3), parts
    across = numbers(0, 1, 0, 1, 2, 3, 2, 3)

    assert adjusted_rand(halves, halves, parts) == 1.0
    assert adjusted_rand(halves, whole, parts) == 0.0
    assert adjusted_rand(whole, whole, parts) == 0.0
    # Hand: 0 together in both, 4 in each, 4 · 1/3 by chance.
    assert adjusted_rand(halves, across, parts) == pytest.approx(-0.5)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=30))
def test_it_is_the_same_both_ways(places: list[tuple[int, int]]) -> None:
    one, other = (np.unique(column, return_inverse=True)[1].astype(np.int32) for column in zip(*places, strict=True))
    whole = np.zeros(len(one), np.int32)

    assert adjusted_rand(one, other, whole) == pytest.approx(adjusted_rand(other, one, whole))
    assert adjusted_rand(one, other, whole) <= 1.0


def test_overlap_counts_accounts() -> None:
    assert overlap(numbers(0, 0, 1), numbers(1, 1, 0)).toarray().tolist() == [[0, 2], [1, 0]]


def test_partitions_that_have_an_account_in_the_community_most_like_its_own_agree() -> None:
    members = numbers(0, 0, 0, 1, 1, 1)
    drawn = np.stack([members, numbers(1, 1, 1, 0, 0, 0), numbers(0, 0, 1, 1, 1, 1), numbers(0, 0, 0, 1, 1, 2)])

    assert share_that_agrees(members, drawn).tolist() == [1, 1, 0.75, 1, 1, 0.75]
