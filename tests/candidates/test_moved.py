"""What moved since an earlier list."""

from __future__ import annotations

import math

import polars as pl
import pytest

from graphkit import Candidates, Log, find_candidates
from graphkit.candidates.moved import EARLIER, moves
from tests.made_up import HOWEVER_LITTLE, day, niches

pytestmark = pytest.mark.usefixtures("few_draws")


def listed(**ranks: int) -> pl.DataFrame:
    rows = [{"account": name, "label": f"@{name}", "rank": rank, "score": 100.0 - rank} for name, rank in ranks.items()]
    return pl.DataFrame(rows, schema=EARLIER)


def test_everyone_on_either_list_is_told_once() -> None:
    accounts = pl.DataFrame(
        {"account": ["ana", "ben", "cem", "dan", "eva"], "gate": [None, None, None, "a seed", None]}
    )
    table = moves(listed(ana=1, ben=2, cem=3), accounts, listed(ben=1, ana=2, cem=3, dan=4, eva=5, fay=6))

    assert table.select("account", "how", "rank", "rank_before", "why").rows() == [
        ("ana", "up", 1, 2, None),
        ("ben", "down", 2, 1, None),
        ("cem", "same", 3, 3, None),
        ("dan", "gone", None, 4, "a seed"),
        ("eva", "gone", None, 5, "further down than the list goes"),
        ("fay", "gone", None, 6, "not in the data any more"),
    ]


def test_who_was_not_listed_before_is_new() -> None:
    accounts = pl.DataFrame({"account": ["ana"], "gate": [None]}, schema={"account": pl.String, "gate": pl.String})

    assert moves(listed(ana=1), accounts, listed(ana=1).with_columns(rank=None))["how"].to_list() == ["new"]


def counted(log: Log, number: int, factor: int = 1) -> Log:
    """The log as its follower counts were on that day."""
    accounts = log.accounts.with_columns(pl.col("followers") * factor, fetched_at=pl.lit(day(number)))
    return Log(accounts, log.posts, log.interactions)


@pytest.fixture(scope="module")
def rounds() -> tuple[Candidates, Candidates]:
    first = find_candidates(counted(niches(), 0), ["g0a1"], brief=HOWEVER_LITTLE)
    second = find_candidates(counted(niches(), 60, 2), ["g0a1", "g0a2"], brief=HOWEVER_LITTLE, before=first)
    return first, second


def test_the_next_round_says_who_became_a_seed(rounds: tuple[Candidates, Candidates]) -> None:
    first, second = rounds
    gone = second.moved.filter(how="gone")

    assert first.moved.is_empty()
    assert gone.select("account", "why").rows() == [("g0a2", "a seed")]
    assert second.moved.height == first.frame.height
    assert second.moved["rank"].drop_nulls().to_list() == second.frame["rank"].to_list()


def test_growth_is_that_of_thirty_days(rounds: tuple[Candidates, Candidates]) -> None:
    growth = rounds[1].features.filter(feature="growth").select("account", "value", "reason")

    assert growth.filter(account="g1a3")["value"].item() == pytest.approx(math.log(2) / 2)
    assert growth.filter(account="g1a0")["reason"].item() == "its follower count is not known"


@pytest.mark.parametrize(
    ("number", "reason"),
    [(0, "its followers were not counted on a later day"), (None, "when its followers were counted is not known")],
)
def test_growth_needs_two_days(number: int | None, reason: str) -> None:
    first = find_candidates(counted(niches(), 0), ["g0a1"], brief=HOWEVER_LITTLE)
    log = niches() if number is None else counted(niches(), number)
    later = find_candidates(log, ["g0a1"], brief=HOWEVER_LITTLE, before=first)

    assert later.features.filter(feature="growth", account="g1a3")["reason"].item() == reason


def test_without_an_earlier_result_there_is_no_growth() -> None:
    growth = find_candidates(counted(niches(), 0), ["g0a1"], brief=HOWEVER_LITTLE).features.filter(feature="growth")

    assert growth["value"].null_count() == growth.height
    assert growth.filter(account="g1a3")["reason"].item() == "no earlier result tells its follower count"
