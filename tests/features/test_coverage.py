"""How much of an author was seen, and how lately."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Log
from graphkit.features.coverage import describe_coverage
from tests.made_up import acts, day, posts


def seen(declared: list[int | None], commented: list[str], days: list[int | None]) -> dict[str, float | None]:
    """Of ana, who has as many posts as are declared; ben's act on day 100 is the newest."""
    owners = {f"a{number}": "ana" for number in range(len(declared))}
    published = posts(owners).with_columns(
        comments=pl.Series(declared, dtype=pl.Int64),
        created_at=pl.Series(
            [None if number is None else day(number) for number in days], dtype=pl.Datetime("us", "UTC")
        ),
    )
    made = acts(*(("fan", "ana", post) for post in commented), ("fan", "ben", "b1"))
    newest = made.with_columns(created_at=pl.lit(day(100)))
    return describe_coverage(Log(posts=published, interactions=newest)).drop("account").row(0, named=True)


def test_coverage_is_of_the_comments_that_are_counted() -> None:
    """The second post has one comment of three, the third a count of none, the last no count."""
    assert seen([2, 3, 0, None], ["a0", "a0", "a1", "a2", "a3"], [1, 2, 3, 4])["coverage"] == pytest.approx(3 / 5)
    assert seen([1], [], [1])["coverage"] == 0.0


def test_more_than_all_is_all() -> None:
    assert seen([1], ["a0", "a0"], [1])["coverage"] == 1.0


@pytest.mark.parametrize("declared", [[None], [0]])
def test_without_counts_there_is_no_coverage(declared: list[int | None]) -> None:
    assert seen(declared, ["a0"], [1])["coverage"] is None


def test_silence_is_from_the_last_post_to_the_newest_act() -> None:
    assert seen([1, 1], [], [10, 40])["silent"] == 60.0
    assert seen([1], [], [120])["silent"] == 0.0
    assert seen([1], [], [None])["silent"] is None
