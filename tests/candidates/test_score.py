"""The score is the sum of its parts, to the last printed digit."""

from __future__ import annotations

from decimal import Decimal
from math import log
from typing import Any

import msgspec
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.brief.brief import Weights
from graphkit.candidates.score import PARTS, TIES_TO_BE_KNOWN, add_score, add_shares, part_columns

SCHEMA = {
    "account": pl.String, "closeness": pl.Float64, "tied": pl.Int64, "posts_seen": pl.Int64, "mutual": pl.Float64,
    "topic": pl.Float64, "affinity": pl.Float64, "rate": pl.Float64, "look": pl.Float64,
}  # fmt: skip


def described(*rows: dict[str, Any]) -> pl.DataFrame:
    numbered = [
        {"account": f"a{place}", "tied": 100, "posts_seen": 1, "mutual": None} | row for place, row in enumerate(rows)
    ]
    return pl.DataFrame(numbered, schema=SCHEMA)


def scored(*rows: dict[str, Any], **weights: float) -> pl.DataFrame:
    return add_score(add_shares(described(*rows)), Weights(**weights))


def shares(*rows: dict[str, Any], part: str) -> list[float]:
    return add_shares(described(*rows))[f"share_{part}"].to_list()


SHARE = st.one_of(st.none(), st.floats(0, 1))
ROW = st.fixed_dictionaries({
    "closeness": SHARE,
    "tied": st.integers(0, 10_000),
    "posts_seen": st.integers(0, 3),
    "mutual": st.one_of(st.none(), st.floats(0, 1e6)),
    "topic": st.one_of(st.none(), st.floats(0, 50)),
    "affinity": SHARE,
    "rate": st.one_of(st.none(), st.floats(0, 1e6)),
    "look": st.one_of(st.none(), st.floats(0, 1)),
})  # fmt: skip
WEIGHTS = st.builds(Weights, **{part: st.floats(0, 1000) for part in PARTS})


@given(st.lists(ROW, max_size=30), WEIGHTS)
@settings(max_examples=100, deadline=None, derandomize=True)
def test_printed_parts_add_up_to_the_printed_score(rows: list[dict[str, Any]], weights: Weights) -> None:
    for row in add_score(add_shares(described(*rows)), weights).iter_rows(named=True):
        printed = [Decimal(repr(row[column])) for column in part_columns() if row[column] is not None]

        assert (row["score"] is None) == (not printed)
        assert not printed or sum(printed) == Decimal(repr(row["score"]))
        assert all(points >= 0 for points in printed)
        assert not printed or row["score"] <= 100.02


def test_the_weights_of_what_is_known_make_up_a_hundred() -> None:
    row = scored({"closeness": 1.0, "affinity": 1.0}, closeness=30, brand=10).row(0, named=True)

    assert (row["part_closeness"], row["part_brand"], row["score"]) == (75, 25, 100)


def test_a_part_that_is_not_known_is_null_and_lowers_nobody() -> None:
    rows = scored({"closeness": 1.0, "affinity": None}, {"closeness": 1.0, "affinity": 0.0})

    assert rows["part_brand"].to_list() == [None, 0]
    assert rows["score"][0] == 100 > rows["score"][1]


def test_a_part_nobody_has_changes_no_rank() -> None:
    rows = [{"closeness": 1.0, "rate": 1.0}, {"closeness": 0.5, "rate": 9.0}, {"closeness": 0.1, "rate": 2.0}]
    order = scored(*rows).sort("score")["account"].to_list()

    assert scored(*rows, topic=1000.0).sort("score")["account"].to_list() == order


def test_without_a_brief_a_part_has_the_share_its_weight_has_of_those_known() -> None:
    row = scored({"closeness": 1.0}, {"closeness": 0.5}).row(0, named=True)

    assert row["part_closeness"] == row["score"] == 100


def test_a_weight_of_nothing_takes_a_part_out() -> None:
    rows = [{"closeness": 1.0, "affinity": 0.0}, {"closeness": 0.5, "affinity": 1.0}]

    assert scored(*rows, brand=0.0)["part_brand"].to_list() == [0, 0]
    assert scored(*rows, brand=0.0)["score"][0] == 100


def test_closeness_goes_by_the_logarithm_of_the_rank() -> None:
    found = shares({"closeness": 1.0}, {"closeness": 0.9}, {"closeness": 0.1}, part="closeness")

    assert found == pytest.approx([1 - log(rank) / log(4) for rank in (1, 2, 3)])


def test_closeness_of_an_author_hardly_seen_counts_in_proportion() -> None:
    assert shares({"closeness": 1.0, "tied": TIES_TO_BE_KNOWN // 2}, part="closeness") == [0.5]
    assert shares({"closeness": 1.0, "tied": TIES_TO_BE_KNOWN}, part="closeness") == [1]


def test_in_an_edge_list_all_ties_are_known() -> None:
    assert shares({"closeness": 1.0, "tied": 1, "posts_seen": 0}, part="closeness") == [1]


def test_each_mutual_post_gives_a_quarter_of_what_is_left() -> None:
    found = shares({"mutual": 0}, {"mutual": 1}, {"mutual": 2}, part="exchange")

    assert found == pytest.approx([1 - 0.75**posts for posts in (0, 1, 2)])


def test_in_an_edge_list_no_exchange_is_known_and_closeness_decides_alone() -> None:
    rows = [{"closeness": near, "mutual": 3, "posts_seen": 0} for near in (0.3, 0.1, 0.2)]

    assert shares(*rows, part="exchange") == [None] * 3
    assert scored(*rows).sort("score", descending=True)["account"].to_list() == ["a0", "a2", "a1"]


def test_equally_close_get_the_same() -> None:
    assert len(set(shares({"closeness": 0.5}, {"closeness": 0.5}, part="closeness"))) == 1


@pytest.mark.parametrize(("column", "part"), [("rate", "engagement"), ("topic", "topic"), ("look", "look")])
def test_engagement_and_topic_are_the_share_of_authors_with_less(column: str, part: str) -> None:
    found = shares({column: 1.0}, {column: 9.0}, {column: 3.0}, {column: 3.0}, {column: None}, part=part)

    assert found == [0, 0.75, 0.25, 0.25, None]


def test_affinity_is_taken_as_it_is() -> None:
    assert shares({"affinity": 0.35}, {"affinity": None}, part="brand") == [0.35, None]


def test_of_whom_nothing_is_known_there_is_no_score() -> None:
    assert scored({"closeness": None})["score"].to_list() == [None]


def test_every_weight_is_a_part() -> None:
    assert set(msgspec.structs.asdict(Weights())) == set(PARTS)
