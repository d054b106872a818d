"""The order of values, equal to nine digits being equal."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from graphkit.network.places import below_the_largest, by_place, nearest_first, ratio_to_the_largest

# Told apart by far more than nine digits, or the same.
VALUES = st.lists(st.sampled_from([0.0, 1e-280, 1e-12, 0.001, 0.25, 0.5, 0.75, 1.0, 3.0, 1e9]), min_size=1)


@given(VALUES)
def test_the_order_is_that_of_the_values_and_of_equals_that_of_the_rows(listed: list[float]) -> None:
    values = np.array(listed)

    assert nearest_first(below_the_largest(values)).tolist() == np.argsort(-values, kind="stable").tolist()


@given(VALUES)
def test_equals_share_their_place(listed: list[float]) -> None:
    values = np.array(listed)
    expected = 1 - np.log(rankdata(-values)) / np.log(len(values) + 1)

    assert by_place(values) == pytest.approx(expected)


def test_the_tenth_digit_does_not_count() -> None:
    below = below_the_largest(np.array([0.5, 1.0, 0.5 + 1e-13, 0.5 + 1e-6]))

    assert nearest_first(below).tolist() == [1, 3, 0, 2]
    assert ratio_to_the_largest(below) == pytest.approx([0.5, 1.0, 0.5, 0.500001], abs=1e-9)


def test_where_all_are_nothing_all_stay_as_they_are() -> None:
    below = below_the_largest(np.zeros(3))

    assert nearest_first(below).tolist() == [0, 1, 2]
    assert ratio_to_the_largest(below).tolist() == [0, 0, 0]
