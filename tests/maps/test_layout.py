"""The layout: everyone once, inside the disc of their community, discs apart, the same every time."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit.maps.layout import Layout, lay_out
from graphkit.maps.layout.packing import GAP, crowding
from graphkit.maps.layout.rooms import DOT, ROOM

SIZES = {
    "one account": [1],
    "two communities": [5, 2],
    "one large": [700],
    "many small": [3] * 100,
    "uneven": [400, 90, 30, 30, 8, 4, 3, 3, 1, 1],
}


def made_up(sizes: list[int], seed: int = 0) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Accounts in communities of these sizes, and ties, nine in ten of them inside."""
    draw = np.random.default_rng(seed)
    community = np.repeat(np.arange(len(sizes)), sizes)
    role = draw.choice(["candidate", "author", "fan"], len(community), p=[0.1, 0.3, 0.6])
    role[0] = "seed"
    accounts = pl.DataFrame(
        {"account": [f"a{place:06}" for place in range(len(community))], "community": community, "role": role}
    )
    source, target = draw.integers(0, len(community), (2, 3 * len(community)))
    inside = community[source] == community[target]
    kept = (source != target) & (inside | (draw.random(len(source)) < 0.1))
    ties = pl.DataFrame({
        "source": accounts["account"].gather(source[kept]),
        "target": accounts["account"].gather(target[kept]),
        "weight": draw.integers(1, 9, kept.sum()).astype(float),
    })  # fmt: skip
    return accounts, ties.unique(["source", "target"], maintain_order=True)


@st.composite
def networks(draw: st.DrawFn) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Small ones of every shape, some accounts without community."""
    sizes = draw(st.lists(st.integers(1, 12), min_size=1, max_size=12))
    accounts, ties = made_up(sizes, seed=draw(st.integers(0, 99)))
    return accounts.with_columns(pl.when(pl.col("community") != draw(st.integers(0, 12))).then("community")), ties


@pytest.fixture(scope="module", params=SIZES)
def placed(request: pytest.FixtureRequest) -> tuple[pl.DataFrame, Layout]:
    accounts, ties = made_up(SIZES[request.param])
    return accounts, lay_out(accounts, ties)


def test_everyone_is_placed_once(placed: tuple[pl.DataFrame, Layout]) -> None:
    accounts, layout = placed

    assert sorted(layout.accounts["account"]) == accounts["account"].to_list()
    assert layout.accounts.select(pl.col("x", "y").is_finite().all()).row(0) == (True, True)


def furthest_out(accounts: pl.DataFrame, layout: Layout) -> float:
    """The longest way from an account to the middle of its disc, as a share of the radius."""
    discs = layout.discs.rename({"x": "middle_x", "y": "middle_y"})
    homes = layout.accounts.join(accounts, on="account").join(discs, on="community", nulls_equal=True)
    assert homes.height == accounts.height
    away = ((pl.col("x") - pl.col("middle_x")) ** 2 + (pl.col("y") - pl.col("middle_y")) ** 2).sqrt()
    return float(homes.select((away / pl.col("radius")).max()).item())


def least_gap(layout: Layout) -> float:
    centres, radii = layout.discs.select("x", "y").to_numpy(), layout.discs["radius"].to_numpy()
    apart = np.linalg.norm(centres[:, None] - centres[None, :], axis=2) - radii[:, None] - radii[None, :]
    np.fill_diagonal(apart, np.inf)
    return float(apart.min())


def test_everyone_is_inside_the_disc_of_their_community(placed: tuple[pl.DataFrame, Layout]) -> None:
    assert furthest_out(*placed) <= 1


def test_discs_do_not_overlap(placed: tuple[pl.DataFrame, Layout]) -> None:
    assert least_gap(placed[1]) >= GAP - 1e-3


def test_discs_of_commenters_are_all_equally_dense() -> None:
    accounts, ties = made_up(SIZES["uneven"])
    fans = accounts.with_columns(role=pl.lit("fan"))
    sizes = lay_out(fans, ties).discs.join(fans.group_by("community").len(), on="community")

    assert sizes.select((pl.col("radius") ** 2 / pl.col("len")).round(6).n_unique()).item() == 1


def test_same_input_same_places() -> None:
    accounts, ties = made_up([120, 40, 9])

    assert_frame_equal(
        lay_out(accounts, ties, seed=4).accounts, lay_out(accounts, ties, seed=4).accounts, check_exact=True
    )
    assert not lay_out(accounts, ties, seed=4).accounts.equals(lay_out(accounts, ties, seed=5).accounts)


def test_tied_accounts_are_nearer_than_others() -> None:
    """Two cliques of one community stand apart."""
    accounts = pl.DataFrame({"account": list("abcdwxyz"), "community": [0] * 8, "role": ["fan"] * 8})
    pairs = [(a, b) for clique in ("abcd", "wxyz") for a in clique for b in clique if a < b] + [("a", "w")]
    ties = pl.DataFrame([(a, b, 5.0) for a, b in pairs], schema=["source", "target", "weight"], orient="row")
    layout = lay_out(accounts, ties)
    points = {account: np.array(place) for account, *place in layout.accounts.iter_rows()}

    def mean(pairs: list[tuple[str, str]]) -> float:
        return float(np.mean([np.linalg.norm(points[a] - points[b]) for a, b in pairs]))

    assert mean(pairs[:-1]) < 0.8 * mean([(a, b) for a in "abcd" for b in "wxyz"])


@pytest.mark.parametrize("seed", range(4))
def test_tied_communities_are_nearer_than_others(seed: int) -> None:
    accounts = pl.DataFrame({
        "account": [f"{community}{number:02}" for community in "abcdefgh" for number in range(20)],
        "community": [community for community in range(8) for _ in range(20)],
        "role": "author",
    })  # fmt: skip
    ties = pl.DataFrame({"source": ["g00", "h01"], "target": ["h00", "g01"], "weight": [50.0, 50.0]})
    discs = lay_out(accounts, ties, seed).discs.sort("community").select("x", "y").to_numpy()
    away = np.linalg.norm(discs - discs[7], axis=1)

    # Others may touch it as well.
    assert away[6] == pytest.approx(min(away[:7]), rel=0.01)


def test_marks_of_seeds_and_candidates_do_not_cover_each_other() -> None:
    accounts, ties = made_up([200, 60])
    named = accounts.with_columns(
        role=pl.when(pl.int_range(pl.len()) % 12 == 0).then(pl.lit("candidate")).otherwise(pl.lit("fan"))
    )
    marks = lay_out(named, ties).accounts.join(named.filter(role="candidate"), on="account").select("x", "y").to_numpy()
    apart = np.linalg.norm(marks[:, None] - marks[None, :], axis=2)
    np.fill_diagonal(apart, np.inf)

    # Pushed apart a little at a time: nearly all of each mark is free.
    assert apart.min() > 1.9 * ROOM["candidate"]


def test_nobody_makes_an_empty_map() -> None:
    accounts, ties = made_up([2])
    layout = lay_out(accounts.clear(), ties.clear())

    assert (layout.accounts.height, layout.discs.height) == (0, 0)


def test_no_two_accounts_are_at_the_same_place() -> None:
    accounts, ties = made_up([700, 40, 2, 2])
    points = lay_out(accounts.with_columns(role=pl.lit("fan")), ties).accounts.select("x", "y").to_numpy()
    apart = np.linalg.norm(points[:, None] - points[None, :], axis=2)
    np.fill_diagonal(apart, np.inf)

    assert apart.min() > 1.5 * DOT


def test_accounts_without_community_are_a_disc_of_their_own() -> None:
    accounts, ties = made_up([20, 10, 5])
    unplaced = accounts.with_columns(pl.when(pl.col("community") != 1).then("community"))
    layout = lay_out(unplaced, ties)

    assert layout.discs["community"].to_list() == [0, None, 2]
    assert layout.accounts["account"].to_list() == accounts["account"].to_list()


def test_without_ties_everyone_is_spread_evenly() -> None:
    accounts, ties = made_up([400])
    fans = accounts.with_columns(role=pl.lit("fan"))
    layout = lay_out(fans, ties.clear())
    away = np.hypot(*layout.accounts.select("x", "y").to_numpy().T) / layout.discs["radius"].item()

    # The inner half of the area holds half of the accounts.
    assert np.mean(away < np.sqrt(0.5)) == pytest.approx(0.5, abs=0.08)


def test_ties_that_say_nothing_change_nothing() -> None:
    accounts, ties = made_up([60, 20])
    idle = pl.DataFrame({"source": ["a000001", "a000001", "nobody"], "target": ["a000001", "a000002", "a000003"]})
    more = pl.concat([ties, idle.with_columns(weight=pl.Series([5.0, 0.0, 5.0]))])

    assert lay_out(accounts, more).accounts.equals(lay_out(accounts, ties).accounts)


def test_a_few_more_accounts_leave_the_others_where_they_were() -> None:
    accounts, ties = made_up([300, 150, 90, 40, 20])
    late = np.random.default_rng(1).random(accounts.height) < 0.01
    before = lay_out(accounts.filter(~late), ties)
    after = lay_out(accounts, ties)
    both = before.accounts.join(after.accounts, on="account", suffix="_after")
    way = np.hypot(both["x"] - both["x_after"], both["y"] - both["y_after"])

    assert late.sum() > 0
    assert np.median(way) < 0.1 * np.ptp(after.accounts["x"].to_numpy())


@pytest.mark.parametrize("late", ["a000003", "a000007", "a000045"])
def test_two_communities_do_not_change_sides(late: str) -> None:
    accounts, ties = made_up([40, 30])
    before = lay_out(accounts.filter(pl.col("account") != late), ties).discs.sort("community")
    after = lay_out(accounts, ties).discs.sort("community")
    way = np.hypot(before["x"] - after["x"], before["y"] - after["y"])

    assert max(way) < 0.1 * after["radius"].max()  # type: ignore[operator]


@given(made=networks(), draw=st.randoms(use_true_random=False))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_does_not_matter(made: tuple[pl.DataFrame, pl.DataFrame], draw: random.Random) -> None:
    accounts, ties = made
    seed = draw.randrange(1000)
    layout = lay_out(accounts, ties)
    shuffled = lay_out(
        accounts.sample(fraction=1, shuffle=True, seed=seed), ties.sample(fraction=1, shuffle=True, seed=seed)
    )

    assert_frame_equal(shuffled.accounts, layout.accounts, check_exact=True)
    assert_frame_equal(shuffled.discs, layout.discs, check_exact=True)


@given(made=networks())
@settings(max_examples=40, deadline=None)
def test_any_network_has_everyone_in_a_disc_and_discs_apart(made: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    accounts, ties = made
    layout = lay_out(accounts, ties)

    assert layout.accounts["account"].to_list() == sorted(accounts["account"])
    assert furthest_out(accounts, layout) <= 1
    assert least_gap(layout) >= GAP - 1e-3


@pytest.mark.slow
def test_ten_thousand_tiny_communities_stand_apart() -> None:
    accounts, ties = made_up([3] * 10_000)
    layout = lay_out(accounts, ties)
    centres, radii = layout.discs.select("x", "y").to_numpy(), layout.discs["radius"].to_numpy()

    assert layout.accounts.height == accounts.height
    assert crowding(centres, radii) <= 1 + 1e-9


@pytest.mark.slow
def test_a_hundred_thousand_accounts_are_placed() -> None:
    accounts, ties = made_up([20_000, *[2_000] * 30, *[100] * 200])
    layout = lay_out(accounts, ties)

    assert layout.accounts.height == 100_000
    assert furthest_out(accounts, layout) <= 1
    assert least_gap(layout) >= GAP - 1e-3


def test_a_large_community_has_the_same_places_whatever_the_hash_seed() -> None:
    code = (
        "import polars as pl\n"
        "from graphkit.maps.layout import lay_out\n"
        "names = [f'a{number}' for number in range(700)]\n"
        "accounts = pl.DataFrame({'account': names, 'community': [0] * 700, 'role': ['fan'] * 700})\n"
        "ties = pl.DataFrame({'source': names[1:], 'target': [names[number // 3] for number in range(699)]})\n"
        "print(lay_out(accounts, ties.with_columns(weight=1.0)).accounts.hash_rows(seed=1).sum())\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
