"""Rates drawn towards those of peers."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.features.rate import shrunk_among


def shrunk(*seen: tuple[int, int]) -> list[float]:
    frame = pl.DataFrame(seen, schema=["voices", "posts"], orient="row").with_columns(peers=pl.lit(1))
    return frame.select(shrunk_among(["peers"], "voices", "posts")).to_series().to_list()


def test_the_fewer_the_posts_the_nearer_to_the_mean() -> None:
    little, much, *_ = shrunk((20, 2), (200, 20), (20, 20), (40, 20), (10, 20))
    mean = 290 / 82

    assert mean < little < much < 10


def test_where_peers_differ_no_more_than_chance_each_has_their_mean() -> None:
    assert shrunk((10, 10), (11, 10), (9, 10)) == pytest.approx([1.0, 1.0, 1.0])


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), min_size=1, max_size=20))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_a_shrunk_rate_lies_between_its_own_and_the_mean(seen: list[tuple[int, int]]) -> None:
    mean = sum(voices for voices, _ in seen) / sum(posts for _, posts in seen)
    for (voices, posts), rate in zip(seen, shrunk(*seen), strict=True):
        own = voices / posts
        assert min(own, mean) - 1e-9 <= rate <= max(own, mean) + 1e-9


def test_by_hand() -> None:
    """Rates 1 and 3 over 10 posts each: they differ by a variance of 1, of which chance explains 2 · 2 / 20."""
    beta = 2 / (1 - 0.2)

    assert shrunk((10, 10), (30, 10)) == pytest.approx([(10 + 2 * beta) / (10 + beta), (30 + 2 * beta) / (10 + beta)])
