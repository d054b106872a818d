"""What is found of the pods planted in a made-up world, on seeds the thresholds were not chosen on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import polars as pl
import pytest

from graphkit.trust.contrasts import contrast
from graphkit.trust.partners import find_partners
from tests.simulated.creators import make_world
from tests.trust.told import figures, told

SEEDS = (21, 22, 23)


@cache
def found(creators: int, seed: int) -> Mapping[str, float]:
    return figures(told(make_world(creators, seed)))


def mean(creators: int, figure: str) -> float:
    return sum(found(creators, seed)[figure] for seed in SEEDS) / len(SEEDS)


def check(creators: int) -> None:
    assert mean(creators, "flagged cross") >= 0.97
    assert mean(creators, "flagged niche") >= 0.95
    assert mean(creators, "flagged friends") <= 0.12
    assert mean(creators, "flagged ordinary") <= 0.005
    assert mean(creators, "bought buyer") >= 0.95
    assert mean(creators, "bought ordinary") <= 0.02
    assert mean(creators, "spearman raw") < 0.8
    assert mean(creators, "spearman ours") >= 0.91


@pytest.mark.slow
def test_pods_are_found_and_friends_and_ordinary_creators_are_not() -> None:
    check(400)


@pytest.mark.slow
def test_so_it_is_in_a_world_of_two_thousand() -> None:
    check(2_000)
    assert mean(2_000, "pods first, ours") <= mean(2_000, "pods in all")
    assert mean(2_000, "pods first, raw") > mean(2_000, "pods in all") + 0.2


def test_so_it_is_in_a_small_world() -> None:
    """One world of 200: that none of this is lost unseen between two long runs of the tests."""
    small = found(200, SEEDS[0])

    assert small["flagged cross"] == 1
    assert small["flagged niche"] >= 0.9
    assert small["flagged friends"] <= 0.3
    assert small["flagged stealth"] <= 0.05
    assert small["flagged ordinary"] <= 0.01
    assert small["spearman ours"] >= small["spearman raw"] + 0.1


@pytest.mark.slow
def test_stealth_pods_cannot_be_told_from_friends() -> None:
    """The honest limit: who waits and writes real sentences looks like a friend, and only engagement tells."""
    assert mean(400, "flagged stealth") < 0.05


def test_friends_here_and_there_are_no_ring() -> None:
    """However keen and quick they are: in a pod partners are each other's partners, too."""
    names = ("ana", "ben", "cem", "dan")
    posts = pl.DataFrame(
        [(f"{name}{n}", name) for name in names for n in range(8)], ("post_id", "author_id"), orient="row"
    )
    towards = [pair for other in names[1:] for pair in (("ana", other), (other, "ana"))]
    ring = [(one, other) for one in names for other in names if one != other]

    assert [structure(posts, pairs) for pairs in (towards, ring)] == [False, True]


def structure(posts: pl.DataFrame, pairs: list[tuple[str, str]]) -> bool:
    rows = [(author, commenter, f"{author}{n}", "x", True, True) for author, commenter in pairs for n in range(8)]
    fans = [
        (name, f"f{n}", f"{name}{n % 8}", "y", False, False) for name in ("ana", "ben", "cem", "dan") for n in range(9)
    ]
    columns = ("author", "commenter", "post_id", "row", "fast", "generic")
    comments = pl.DataFrame(rows + fans, columns, orient="row")
    told_of = contrast(comments, find_partners(comments, posts)).filter(author="ana")
    return bool(told_of["structure"].item())


def test_a_planted_pod_raises_nobodys_engagement() -> None:
    """Without its own comments every member of a full pod has what it would have without the pod."""
    frame = told(make_world(200, SEEDS[0])).filter(pl.col("kind") == "cross")
    extra = frame.select((pl.col("usual") / pl.col("organic")).max()).item()

    assert frame["raw"].gt(frame["organic"] + 8).all()
    # Of a giveaway, two good posts among twenty remain.
    assert extra <= 1.2
