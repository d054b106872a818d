"""Sets under a number, a budget and both, beside the best of all sets."""

from __future__ import annotations

from itertools import combinations
from math import e, sqrt

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csc_array

from graphkit.candidates.maximum_coverage import cover

PEOPLE = 10


def chosen(
    audiences: list[set[int]],
    prices: list[float],
    budget: float,
    count: int | None = None,
    reached: tuple[int, ...] = (),
) -> pl.DataFrame:
    comments = np.array([[person in each for each in audiences] for person in range(PEOPLE)], dtype=np.float64)
    known = np.isin(np.arange(PEOPLE), reached)
    return cover(csc_array(comments), known, count, budget, prices)


def reach(audiences: list[set[int]], places: tuple[int, ...]) -> int:
    return len(set().union(*(audiences[place] for place in places)))


def test_the_money_goes_to_more_people_not_to_the_largest() -> None:
    """The largest takes all the money; four small ones reach more for it."""
    table = chosen([{0, 1, 2, 3, 4}, {5, 6}, {7, 8}, {9}, {0}], [10, 2, 2, 2, 2], 10)

    assert table["candidate"].to_list() == [1, 2, 3, 4]
    assert table["spent"].to_list() == [2, 4, 6, 8]
    assert table["new"].sum() == 6


def test_who_costs_nothing_comes_before_those_who_are_cheap() -> None:
    table = chosen([{0, 1, 2, 3, 4}, {5, 6}, {7, 8}, {9}, {0}], [10, 2, 2, 2, 0], 10)

    assert table["candidate"].to_list() == [4, 1, 2, 3]


def test_the_cheapest_for_each_person_does_not_keep_the_money_from_the_one_who_reaches_all() -> None:
    table = chosen([{0}, {1, 2, 3, 4, 5, 6}], [1, 10], 10)

    assert table.rows() == [(1, 6, 6, 10.0)]


def test_prices_are_added_as_they_are_written() -> None:
    """In binary fractions .1 and .2 and .7 are more than 1, and three times .1 more than .3."""
    assert chosen([{0}, {1}, {2}], [0.1, 0.2, 0.7], 1)["spent"].to_list()[-1] == 1.0
    assert chosen([{0}, {1}, {2}], [0.1, 0.1, 0.1], 0.3).height == 3


def test_who_costs_nothing_is_taken_as_far_as_somebody_is_new() -> None:
    table = chosen([{0, 1}, {0, 1, 2}, {2}, {4, 5}], [0, 0, 0, 5], 5, reached=(4,))

    assert table["candidate"].to_list() == [1, 3]


AUDIENCES = st.lists(st.sets(st.integers(0, PEOPLE - 1), min_size=1, max_size=6), min_size=1, max_size=7)
PRICES = st.lists(st.sampled_from([0.0, 0.1, 0.5, 1.0, 2.0, 2.5, 4.0, 7.0, 9.99, 10.0]), min_size=7, max_size=7)


@given(AUDIENCES, PRICES, st.sampled_from([0.3, 1.0, 5.0, 10.0, 17.5]), st.none() | st.integers(1, 4))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_the_guarantee_holds_and_no_limit_is_exceeded(
    audiences: list[set[int]], prices: list[float], budget: float, count: int | None
) -> None:
    prices = prices[: len(audiences)]
    table = chosen(audiences, prices, budget, count)
    places = tuple(table["candidate"])
    most = len(audiences) if count is None else min(count, len(audiences))
    every = [places for size in range(most + 1) for places in combinations(range(len(audiences)), size)]
    affordable = [places for places in every if round(sum(prices[place] for place in places), 2) <= budget]
    best = max(reach(audiences, places) for places in affordable)

    assert round(sum(prices[place] for place in places), 2) <= budget
    assert len(places) == len(set(places)) <= most
    assert table["new"].sum() == reach(audiences, places)
    assert reach(audiences, places) >= (1 - 1 / sqrt(e)) * (1 if count is None else 0.5) * best
    assert all(reach(audiences, single) <= reach(audiences, places) for single in affordable if len(single) == 1)
