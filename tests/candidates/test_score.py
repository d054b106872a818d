"""The score is the sum of its parts, to the last printed digit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import msgspec
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.brief.brief import Brief, Penalty, Weights
from graphkit.candidates.score import OF_THE_MIDDLE, PARTS, TIES_TO_BE_KNOWN, add_score, add_shares, part_columns

SCHEMA = {
    "account": pl.String, "closeness": pl.Float64, "tied": pl.Int64, "posts_seen": pl.Int64, "mutual": pl.Float64,
    "topic": pl.Float64, "affinity": pl.Float64, "rate": pl.Float64, "new_audience": pl.Int64, "look": pl.Float64,
    "platform": pl.String, "tier": pl.String, "traded": pl.List(pl.String), "bought": pl.Boolean,
}  # fmt: skip


def described(*rows: dict[str, Any]) -> pl.DataFrame:
    numbered = [
        {"account": f"a{place}", "tied": 100, "posts_seen": 1, "mutual": None} | row for place, row in enumerate(rows)
    ]
    return pl.DataFrame(numbered, schema=SCHEMA)


def scored(*rows: dict[str, Any], **weights: float) -> pl.DataFrame:
    return add_score(add_shares(described(*rows)), Brief(weights=Weights(**weights)))


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
    "new_audience": st.one_of(st.none(), st.integers(0, 1_000)),
    "look": st.one_of(st.none(), st.floats(0, 1)),
    "traded": st.sampled_from([[], ["timing", "text"], None]),
    "bought": st.sampled_from([True, False, None]),
})  # fmt: skip
WEIGHTS = st.builds(Weights, **{part: st.floats(0, 1000) for part in PARTS})
PENALTY = st.builds(Penalty, traded=st.floats(0, 100), bought=st.floats(0, 100))


@given(st.lists(ROW, max_size=30), WEIGHTS, PENALTY)
@settings(max_examples=100)
def test_printed_parts_add_up_to_the_printed_score(
    rows: list[dict[str, Any]], weights: Weights, penalty: Penalty
) -> None:
    brief = Brief(weights=weights, penalty=penalty)
    for row in add_score(add_shares(described(*rows)), brief).iter_rows(named=True):
        printed = [Decimal(repr(row[column])) for column in part_columns() if row[column] is not None]

        assert (row["score"] is None) == (row["penalty"] is None) == (not printed)
        assert not printed or sum(printed) - Decimal(repr(row["penalty"])) == Decimal(repr(row["score"]))
        assert all(points >= 0 for points in printed)
        assert not printed or 0 <= row["score"] <= 100.02
        assert bool(row["penalty"]) <= bool(row["traded"] or row["bought"])


@pytest.mark.parametrize("closeness", [5e-324, 1e-310, 1e-12])
def test_the_closest_is_the_closest_however_far(closeness: float) -> None:
    rows = scored({"closeness": None}, {"closeness": closeness}, {"closeness": None})

    assert rows["share_closeness"].to_list() == [None, 1.0, None]


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


def test_closeness_goes_by_how_many_times_it_is_less_than_the_best() -> None:
    """The middle one is 9 times less; whoever is 3 times less is half the way there, and 81 times twice as far."""
    found = shares(*({"closeness": 0.9 / times} for times in (1, 3, 9, 81, 81)), part="closeness")

    assert found == pytest.approx([OF_THE_MIDDLE**way for way in (0, 0.5, 1, 2, 2)])


def test_a_gap_in_closeness_is_a_gap_in_the_score() -> None:
    """Ranks alone would hide it: the fourth is far from the third, and no engagement makes up for that."""
    near = [{"closeness": c, "rate": 0.0} for c in (0.8, 0.75, 0.7)]
    far = [{"closeness": c, "rate": 9.0} for c in (0.2, 0.19, 0.18, 0.17)]

    assert scored(*near, *far).sort("score", descending=True)["account"].to_list()[:3] == ["a0", "a1", "a2"]


def test_who_is_not_reached_in_a_draw_has_no_share_of_closeness() -> None:
    assert shares({"closeness": 0.8}, {"closeness": 0.2}, {"closeness": 0.0}, part="closeness")[2] == 0


def test_closeness_of_an_author_hardly_seen_counts_in_proportion() -> None:
    assert shares({"closeness": 1.0, "tied": 1}, part="closeness") == [1 / TIES_TO_BE_KNOWN]
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
    assert shares({"closeness": 0.5}, {"closeness": 0.5}, {"closeness": 0.1}, part="closeness") == [1, 1, 0.2]


@pytest.mark.parametrize("part", ["topic", "reach", "look"])
def test_these_are_the_share_of_authors_with_less(part: str) -> None:
    column = {"reach": "new_audience"}.get(part, part)
    found = shares(*({column: value} for value in (1, 9, 3, 3, None)), part=part)

    assert found == [0, 0.75, 0.25, 0.25, None]


def test_engagement_is_beside_peers_where_there_are_enough() -> None:
    """Five nano accounts among themselves; the one of another size among all six. Who has as much counts half."""
    nano = [{"rate": rate, "tier": "nano"} for rate in (1.0, 2.0, 3.0, 3.0, 90.0)]
    found = shares(*nano, {"rate": 50.0, "tier": "mega"}, {"rate": None, "tier": "nano"}, part="engagement")

    assert found == [pytest.approx(share) for share in (0.1, 0.3, 0.6, 0.6, 0.9, 4.5 / 6)] + [None]


@pytest.mark.parametrize(("part", "column"), [("topic", "topic"), ("look", "look")])
def test_fit_is_beside_peers_too(part: str, column: str) -> None:
    nano = [{column: value, "tier": "nano"} for value in (0.1, 0.2, 0.3, 0.4, 0.5)]
    mega = [{column: value, "tier": "mega"} for value in (0.6, 0.7, 0.8, 0.9, 1.0)]

    assert shares(*nano, *mega, part=part) == pytest.approx([0, 0.2, 0.4, 0.6, 0.8] * 2)


def test_reach_is_beside_everybody() -> None:
    """A large account brings more people, and nobody else's size changes how many."""
    sizes = [
        {"new_audience": new, "tier": tier}
        for tier, many in (("nano", 0), ("mega", 5))
        for new in range(many, many + 5)
    ]

    assert shares(*sizes, part="reach") == pytest.approx([place / 10 for place in range(10)])


def test_where_all_peers_are_alike_engagement_is_in_the_middle() -> None:
    alike = [{"rate": 2.0, "tier": "nano"}] * 5

    assert shares(*alike, *[{"rate": 9.0, "tier": "mega"}] * 5, part="engagement") == [0.5] * 10


@pytest.mark.parametrize(
    ("doubts", "taken"),
    [
        ({}, 0),
        ({"traded": [], "bought": False}, 0),
        ({"traded": ["timing", "text"]}, 2),
        ({"bought": True}, 5),
        ({"traded": ["timing", "text"], "bought": True}, 7),
    ],
)
def test_doubtful_comments_cost_points(doubts: dict[str, Any], taken: float) -> None:
    row = scored({"closeness": 1.0} | doubts).row(0, named=True)

    assert (row["penalty"], row["score"]) == (taken, 100 - taken)


def test_no_more_is_taken_off_than_there_is() -> None:
    row = scored({"closeness": 1.0}, {"closeness": 1e-9, "bought": True}).row(1, named=True)

    assert row["penalty"] < 5
    assert row["score"] == 0


def test_a_penalty_of_nothing_takes_nothing_off() -> None:
    shared = add_shares(described({"closeness": 1.0, "traded": ["timing", "text"], "bought": True}))
    row = add_score(shared, Brief(penalty=Penalty(traded=0, bought=0))).row(0, named=True)

    assert (row["penalty"], row["score"]) == (0, 100)


def test_for_reach_those_who_add_people_come_first() -> None:
    """The nearer brings nobody new, the other a thousand."""
    known = ((0.5, 0), (0.45, 1_000), (0.1, 10), (0.09, 10), (0.08, 10))
    rows = [{"closeness": closeness, "new_audience": new} for closeness, new in known]
    first = [
        add_score(add_shares(described(*rows)), Brief(goal=goal)).sort("score")["account"].to_list()[-1]
        for goal in ("relevance", "reach")
    ]

    assert first == ["a0", "a1"]


def test_affinity_is_taken_as_it_is() -> None:
    assert shares({"affinity": 0.35}, {"affinity": None}, part="brand") == [0.35, None]


def test_of_whom_nothing_is_known_there_is_no_score() -> None:
    assert scored({"closeness": None})["score"].to_list() == [None]


def test_every_weight_is_a_part() -> None:
    assert set(msgspec.structs.asdict(Weights())) == set(PARTS)
