"""What a post usually brings, whatever one of them did."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.features.rate import as_usual


def usual(*voices: int | None) -> list[float | None]:
    posts = pl.DataFrame({"account": "ana", "voices": voices}, schema={"account": pl.String, "voices": pl.Int64})
    return posts.select(as_usual("voices", "account")).to_series().to_list()


def test_a_giveaway_counts_as_two_good_posts() -> None:
    assert usual(14, 15, 16, 16, 150) == [14, 15, 16, 16, 32]


def test_small_numbers_differ_by_chance() -> None:
    """A good post has one voice, or four: three standard deviations are three, or six."""
    assert usual(1, 1, 1, 1, 1, 9) == [1, 1, 1, 1, 1, 4]
    assert usual(4, 4, 4, 4, 4, 11) == [4, 4, 4, 4, 4, 10]
    assert usual(0, 0, 0, 0, 0, 9) == [0, 0, 0, 0, 0, 4]


def test_of_few_posts_none_is_far_above_the_others() -> None:
    assert usual(150) == [150]
    assert usual(5, 150) == [5, 150]


def test_posts_of_which_no_comment_was_seen_are_not_among_them() -> None:
    assert usual(*[None] * 20, 7, 8, 9) == [None] * 20 + [7, 8, 9]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.data())
@settings(max_examples=200, deadline=None, derandomize=True)
def test_fewer_voices_under_a_post_raise_no_rate(voices: list[int], data: st.DataObject) -> None:
    """So a pod that is planted, and whose comments are left out, raises nobody's."""
    fewer = [data.draw(st.integers(0, each)) for each in voices]

    assert sum(each or 0 for each in usual(*fewer)) <= sum(each or 0 for each in usual(*voices)) + 1e-9
