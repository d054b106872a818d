"""The score is the sum of its parts, to the last printed digit."""

from __future__ import annotations

from decimal import Decimal
from math import log
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.candidates.score import PARTS, TIES_TO_BE_KNOWN, add_score, part_columns

SCHEMA = {
    "account": pl.String, "closeness": pl.Float64, "tied": pl.Int64, "posts_seen": pl.Int64, "mutual": pl.Float64,
    "likeness": pl.Float64, "rate": pl.Float64,
}  # fmt: skip
MOST = dict(PARTS)


def described(*rows: dict[str, Any]) -> pl.DataFrame:
    numbered = [
        {"account": f"a{place}", "tied": 100, "posts_seen": 1, "mutual": 0} | row for place, row in enumerate(rows)
    ]
    return pl.DataFrame(numbered, schema=SCHEMA)


def parts(*rows: dict[str, Any], part: str) -> list[float]:
    return add_score(described(*rows))[f"part_{part}"].to_list()


SHARE = st.one_of(st.none(), st.floats(0, 1))
ROW = st.fixed_dictionaries({
    "closeness": SHARE,
    "tied": st.integers(0, 10_000),
    "posts_seen": st.integers(0, 3),
    "mutual": st.floats(0, 1e6),
    "likeness": st.one_of(st.none(), st.floats(0, 5)),
    "rate": st.one_of(st.none(), st.floats(0, 1e6)),
})  # fmt: skip


@given(st.lists(ROW, max_size=30))
@settings(max_examples=100, deadline=None, derandomize=True)
def test_printed_parts_add_up_to_the_printed_score(rows: list[dict[str, Any]]) -> None:
    for row in add_score(described(*rows)).iter_rows(named=True):
        printed = [Decimal(repr(row[column])) for column in part_columns()]

        assert sum(printed) == Decimal(repr(row["score"]))
        assert all(0 <= points <= most for points, most in zip(printed, map(Decimal, PARTS.values()), strict=True))


def test_all_parts_together_are_a_hundred() -> None:
    assert sum(PARTS.values()) == 100


def test_closeness_goes_by_the_logarithm_of_the_rank() -> None:
    found = parts({"closeness": 1.0}, {"closeness": 0.9}, {"closeness": 0.1}, part="closeness")

    assert found == pytest.approx([MOST["closeness"] * (1 - log(rank) / log(4)) for rank in (1, 2, 3)], abs=0.005)


def test_closeness_of_an_author_hardly_seen_counts_in_proportion() -> None:
    assert parts({"closeness": 1.0, "tied": TIES_TO_BE_KNOWN // 2}, part="closeness") == [MOST["closeness"] / 2]
    assert parts({"closeness": 1.0, "tied": TIES_TO_BE_KNOWN}, part="closeness") == [MOST["closeness"]]


def test_in_an_edge_list_all_ties_are_known() -> None:
    assert parts({"closeness": 1.0, "tied": 1, "posts_seen": 0}, part="closeness") == [MOST["closeness"]]


def test_equally_close_get_the_same() -> None:
    assert len(set(parts({"closeness": 0.5}, {"closeness": 0.5}, part="closeness"))) == 1


def test_each_mutual_post_gives_a_quarter_of_what_is_left() -> None:
    expected = [MOST["exchange"] * (1 - 0.75**posts) for posts in (0, 1, 2)]

    assert parts({"mutual": 0}, {"mutual": 1}, {"mutual": 2}, part="exchange") == pytest.approx(expected, abs=0.005)


def test_the_likest_audience_gets_all_points() -> None:
    found = parts({"likeness": 0.2}, {"likeness": 0.1}, {"likeness": None}, part="shared_commenters")

    assert found == [MOST["shared_commenters"], MOST["shared_commenters"] / 2, 0]


def test_engagement_is_the_share_of_authors_with_a_lower_rate() -> None:
    found = parts({"rate": 1.0}, {"rate": 9.0}, {"rate": 3.0}, {"rate": 3.0}, {"rate": None}, part="engagement")

    assert found == [round(MOST["engagement"] * share, 2) for share in (0, 0.75, 0.25, 0.25, 0)]


def test_what_is_unknown_gives_no_points() -> None:
    assert add_score(described({"closeness": None}))["score"].to_list() == [0]
