"""How much of an author was seen, and how lately."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Log
from graphkit.features.coverage import describe_coverage
from tests.made_up import acts, day, posts


def seen(declared: list[int | None], commented: list[str], days: list[int | None]) -> dict[str, float | None]:
    """Of ana, who has as many posts as are declared; two people's acts on day 100 are the newest."""
    owners = {f"a{number}": "ana" for number in range(len(declared))}
    published = posts(owners).with_columns(
        comments=pl.Series(declared, dtype=pl.Int64),
        created_at=pl.Series(
            [None if number is None else day(number) for number in days], dtype=pl.Datetime("us", "UTC")
        ),
    )
    made = acts(*(("fan", "ana", post) for post in commented), ("fan", "ben", "b1"), ("cem", "ben", "b1"))
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


@pytest.mark.parametrize("wrong", [1, 3])
@pytest.mark.parametrize("table", ["posts", "comments"])
def test_the_clock_of_one_account_does_not_say_what_day_it_is(wrong: int, table: str) -> None:
    published = posts({f"{who}{number}": who for who in ("ana", "ben") for number in range(wrong)})
    published = published.with_columns(created_at=pl.lit(day(10)))
    made = acts(*(("fan", "ana", f"ana{number}") for number in range(wrong)), ("cem", "ben", "ben0"))
    made = made.with_columns(created_at=pl.lit(day(20)))
    ahead = pl.lit(day(4000))
    if table == "posts":
        published = published.with_columns(created_at=pl.when(author_id="ben").then(ahead).otherwise("created_at"))
    else:
        made = made.with_columns(created_at=pl.when(actor_id="fan").then(ahead).otherwise("created_at"))

    silent = dict(describe_coverage(Log(posts=published, interactions=made)).select("account", "silent").rows())
    assert silent == {"ana": 10.0, "ben": 0.0 if table == "posts" else 10.0}


def test_where_one_account_acts_alone_its_clock_is_all_there_is() -> None:
    published = posts({"a1": "ana", "a2": "ana"}).with_columns(created_at=pl.Series([day(1), day(5)]))
    assert describe_coverage(Log(posts=published))["silent"].to_list() == [0.0]
