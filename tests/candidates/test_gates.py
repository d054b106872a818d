"""Gates: in order, counted, and never silent about what is unknown."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import ConfigurationError, find_candidates
from graphkit.candidates.gates import Band, Unwanted, add_gate, count_gates
from tests.made_up import niches

SCHEMA = {
    "account": pl.String,
    "platform": pl.String,
    "author": pl.Boolean,
    "closeness": pl.Float64,
    "followers": pl.Int64,
    "posts_seen": pl.Int64,
    "coverage": pl.Float64,
    "silent": pl.Float64,
    "posts_told": pl.Int64,
    "posts_in": pl.Int64,
}


def gate(band: Band = Band(), **row: Any) -> tuple[str | None, str]:  # noqa: B008  a frozen value
    whole = {"account": "a", "author": True, "closeness": 0.5, "followers": 100, "posts_seen": 9} | row
    return add_gate(pl.DataFrame([whole], schema=SCHEMA), ["seed"], band).select("gate", "group").row(0)


def test_the_first_gate_not_passed_is_named() -> None:
    band = Band(200, 300)

    assert gate(band, account="seed", author=False, closeness=None)[0] == "a seed"
    assert gate(band, author=False, closeness=None)[0] == "never seen to publish"
    assert gate(band, closeness=None)[0] == "not reached from the seeds"
    assert gate(band, followers=199)[0] == "too few followers"
    assert gate(band, followers=301)[0] == "too many followers"


@pytest.mark.parametrize("followers", [200, 300])
def test_both_ends_of_the_band_are_in_it(followers: int) -> None:
    assert gate(Band(200, 300), followers=followers) == (None, "in band")


@pytest.mark.parametrize(
    ("unwanted", "said"),
    [
        (Unwanted(not_like=["a"]), "named as one it should not be like"),
        (Unwanted(of_the_brand=["a"]), "an account of your brand"),
        (Unwanted(of_competitors=["a"]), "an account of a competitor"),
        (Unwanted(platforms=["TikTok", "bluesky"]), "on another platform"),
        (Unwanted(platforms=["Instagram"]), None),
        (Unwanted(["b"], ["b"], ["b"]), None),
    ],
)
def test_who_is_unwanted_is_told_why(unwanted: Unwanted, said: str | None) -> None:
    account = {
        "account": "a",
        "platform": "instagram",
        "author": True,
        "closeness": 0.5,
        "followers": 100,
        "posts_seen": 9,
    }

    assert add_gate(pl.DataFrame([account], schema=SCHEMA), ["seed"], Band(), unwanted)["gate"].item() == said


def test_an_unknown_platform_may_be_any() -> None:
    account = {"account": "a", "platform": None, "author": True, "closeness": 0.5, "followers": 100, "posts_seen": 9}
    gated = add_gate(pl.DataFrame([account], schema=SCHEMA), [], Band(), Unwanted(platforms=["tiktok"]))

    assert gated["gate"].item() is None


def test_an_open_end_turns_nobody_away() -> None:
    assert gate(Band(None, 300), followers=0)[0] is None
    assert gate(Band(200, None), followers=10**9)[0] is None
    assert gate(Band(None, 0), followers=1)[0] == "too many followers"


def test_unknown_followers_pass_into_a_group_of_their_own() -> None:
    assert gate(Band(200, 300), followers=None) == (None, "followers unknown")
    assert gate(followers=None) == (None, "all")


def test_who_publishes_in_none_of_the_languages_is_no_candidate() -> None:
    another = "publishes in another language"
    assert gate(posts_told=8, posts_in=2)[0] is None
    assert gate(posts_told=9, posts_in=2)[0] == another
    assert gate(posts_told=3, posts_in=0)[0] == another
    assert gate(posts_told=2, posts_in=0)[0] is None


def test_who_was_barely_seen_or_is_silent_is_no_candidate() -> None:
    assert gate(silent=90.0)[0] is None
    assert gate(silent=90.5)[0] == "no post for long"
    assert gate(coverage=0.5)[0] is None
    assert gate(coverage=0.49)[0] == "too few of the comments on its posts seen"


def test_too_few_posts_are_too_few_where_others_have_more() -> None:
    def gates(*seen: int) -> list[str | None]:
        rows = [
            {"account": f"a{place}", "author": True, "closeness": 0.5, "posts_seen": posts}
            for place, posts in enumerate(seen)
        ]
        return add_gate(pl.DataFrame(rows, schema=SCHEMA), [], Band())["gate"].to_list()

    assert gates(0, 2, 3) == ["too few of its posts seen", "too few of its posts seen", None]
    assert gates(0, 0) == [None, None]


def test_an_empty_band_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="300–200"):
        Band(300, 200)


MAYBE = st.one_of(st.none(), st.integers(0, 10))


@given(
    st.lists(st.tuples(st.booleans(), st.one_of(st.none(), st.just(0.5)), MAYBE), max_size=30),
    st.tuples(MAYBE, MAYBE).filter(lambda band: None in band or band[0] <= band[1]),
)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_everyone_passes_or_is_counted_once(rows: list[tuple[Any, ...]], band: tuple[int | None, int | None]) -> None:
    seen = [
        (f"a{place}", None, *row, place % 5, place / 10, 40.0 * place, place % 4, place % 3)
        for place, row in enumerate(rows)
    ]
    frame = pl.DataFrame(seen, schema=SCHEMA, orient="row")
    gated = add_gate(frame, ["a0"], Band(*band))

    assert gated["gate"].null_count() + count_gates(gated)["removed"].sum() == len(rows)


def test_gates_of_a_whole_job_add_up_to_all_accounts() -> None:
    found = find_candidates(niches(), ["g0a1"], followers=(5_000, 100_000))

    assert found.frame.height + found.gates["removed"].sum() == found.network.accounts.height
    assert found.gates.filter(gate="a seed")["removed"].item() == 1
    assert found.gates.filter(gate="never seen to publish")["removed"].item() == 75
    assert found.gates["removed"].is_sorted(descending=True)
