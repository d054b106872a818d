"""The layout: everyone once, inside the disc of their community, discs apart, the same every time."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graphkit.maps.layout import GAP, ROOM, Layout, lay_out

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
        {"account": [f"a{place:04}" for place in range(len(community))], "community": community, "role": role}
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


@pytest.fixture(scope="module", params=SIZES)
def placed(request: pytest.FixtureRequest) -> tuple[pl.DataFrame, Layout]:
    accounts, ties = made_up(SIZES[request.param])
    return accounts, lay_out(accounts, ties)


def test_everyone_is_placed_once(placed: tuple[pl.DataFrame, Layout]) -> None:
    accounts, layout = placed

    assert sorted(layout.accounts["account"]) == accounts["account"].to_list()
    assert layout.accounts.select(pl.col("x", "y").is_finite().all()).row(0) == (True, True)


def test_everyone_is_inside_the_disc_of_their_community(placed: tuple[pl.DataFrame, Layout]) -> None:
    accounts, layout = placed
    discs = layout.discs.rename({"x": "middle_x", "y": "middle_y"})
    whole = layout.accounts.join(accounts, on="account").join(discs, on="community")
    away = ((pl.col("x") - pl.col("middle_x")) ** 2 + (pl.col("y") - pl.col("middle_y")) ** 2).sqrt()

    assert whole.height == accounts.height
    assert whole.select((away <= pl.col("radius")).all()).item()


def test_discs_do_not_overlap(placed: tuple[pl.DataFrame, Layout]) -> None:
    _, layout = placed
    centres, radii = layout.discs.select("x", "y").to_numpy(), layout.discs["radius"].to_numpy()
    apart = np.linalg.norm(centres[:, None] - centres[None, :], axis=2) - radii[:, None] - radii[None, :]
    np.fill_diagonal(apart, np.inf)

    assert apart.min() >= GAP - 1e-3


def test_discs_are_all_equally_dense(placed: tuple[pl.DataFrame, Layout]) -> None:
    accounts, layout = placed
    sizes = layout.discs.join(accounts.group_by("community").len(), on="community")

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


def test_tied_communities_are_nearer_than_others() -> None:
    accounts = pl.DataFrame({
        "account": [f"{community}{number:02}" for community in "abcdefgh" for number in range(20)],
        "community": [community for community in range(8) for _ in range(20)],
        "role": "author",
    })  # fmt: skip
    ties = pl.DataFrame({"source": ["g00", "h01"], "target": ["h00", "g01"], "weight": [50.0, 50.0]})
    discs = lay_out(accounts, ties).discs.sort("community").select("x", "y").to_numpy()
    away = np.linalg.norm(discs - discs[7], axis=1)

    assert away[6] == pytest.approx(min(away[:7]))


def test_marks_of_seeds_and_candidates_do_not_cover_each_other() -> None:
    accounts, ties = made_up([200, 60])
    named = accounts.with_columns(
        role=pl.when(pl.int_range(pl.len()) % 12 == 0).then(pl.lit("candidate")).otherwise(pl.lit("fan"))
    )
    marks = lay_out(named, ties).accounts.join(named.filter(role="candidate"), on="account").select("x", "y").to_numpy()
    apart = np.linalg.norm(marks[:, None] - marks[None, :], axis=2)
    np.fill_diagonal(apart, np.inf)

    # Pushed apart a little at a time: nearly all of each mark is free.
    assert apart.min() > ROOM["candidate"]


def test_nobody_makes_an_empty_map() -> None:
    accounts, ties = made_up([2])
    layout = lay_out(accounts.clear(), ties.clear())

    assert (layout.accounts.height, layout.discs.height) == (0, 0)


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
