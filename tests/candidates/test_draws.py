"""How far scores and ranks depend on the posts that were seen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from graphkit.candidates.draws import DRAWS, FEWEST, SPANS, enough_draws
from graphkit.network import choice
from tests.made_up import HOWEVER_LITTLE, accounts, acts, given, posts, shuffled

NICHE = Path(__file__).resolve().parents[2] / "sample_graphs" / "niche"


def circle(posts_each: int) -> gk.Log:
    """Eight authors, each of whom comments on every post of the next two, and a fan of all."""
    owners = {f"{author}-{post}": f"a{author}" for author in range(8) for post in range(posts_each)}
    rows = [(f"a{(int(owner[1:]) + step) % 8}", owner, post) for post, owner in owners.items() for step in (1, 2)]
    return gk.Log(
        posts=posts(owners), interactions=acts(*rows, *(("fan", owner, post) for post, owner in owners.items()))
    )


def width(log: gk.Log, seed: str = "a0") -> float:
    return (
        gk.find_candidates(log, [seed], brief=HOWEVER_LITTLE)
        .frame.select((pl.col("score_high") - pl.col("score_low")).mean())
        .item()
    )


def test_spans_hold_together() -> None:
    frame = gk.find_candidates(circle(4), ["a0"]).frame

    assert frame.height == 7
    assert frame.filter(pl.col("score_low") > pl.col("score_high")).is_empty()
    assert frame.filter(pl.col("rank_low") > pl.col("rank_high")).is_empty()
    assert frame["rank_low"].min() == 1
    assert frame["rank_high"].max() <= 7
    assert frame["score_high"].max() <= 100


def test_the_score_and_the_place_lie_within_their_spans() -> None:
    log = gk.read([NICHE])
    frame = gk.find_candidates(log, ["@wildoven"]).frame

    assert frame.height == 50
    assert frame.filter(~pl.col("score").is_between("score_low", "score_high")).is_empty()
    assert frame.filter(~pl.col("rank").is_between("rank_low", "rank_high")).is_empty()


def test_places_are_those_of_the_list_though_it_leaves_some_out() -> None:
    """Of four in the band and three without a count, the first two of each are listed."""
    known = accounts({"a1": 10, "a2": 10, "a3": 10, "a4": 10})
    frame = gk.find_candidates(replace(circle(4), accounts=known), ["a0"], followers=(1, None), top=2).frame

    assert frame["group"].to_list() == ["in band", "in band", "followers unknown", "followers unknown"]
    assert frame.filter(group="in band")["rank_low"].min() == 1
    unknown = frame.filter(group="followers unknown")
    assert unknown["rank_low"].min() == 3
    assert unknown["rank_high"].max() <= 5


def test_the_more_posts_the_surer() -> None:
    assert width(circle(32)) < 0.6 * width(circle(2))


def test_who_rests_on_one_post_is_less_sure_than_who_rests_on_many() -> None:
    """Both have one exchange a post with the seed; ben has ten, cem one."""
    owners = {f"s{n}": "seed" for n in range(10)} | {f"b{n}": "ben" for n in range(10)} | {"c0": "cem"}
    many = [row for n in range(10) for row in (("ben", "seed", f"s{n}"), ("seed", "ben", f"b{n}"))]
    others = [(f"fan{n}", owner, post) for n in range(12) for post, owner in owners.items()]
    log = gk.Log(posts=posts(owners), interactions=acts(*many, ("cem", "seed", "s0"), ("seed", "cem", "c0"), *others))
    spans = {
        row["account"]: row["score_high"] - row["score_low"]
        for row in gk.find_candidates(log, ["seed"], brief=HOWEVER_LITTLE).frame.to_dicts()
    }

    assert spans["cem"] > spans["ben"]


def test_an_edge_list_has_no_spans() -> None:
    found = gk.find_candidates(gk.Log(edges=given(("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 2.0))), ["a"])

    assert found.frame.select(SPANS.names()).null_count().sum_horizontal().item() == 4 * found.frame.height
    assert found.frame.select(SPANS.names()).schema == SPANS


def test_a_network_without_partitions_has_no_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choice, "MOST_PAIRS", 3)
    frame = gk.find_candidates(circle(3), ["a0"]).frame

    assert frame.height == 7
    assert frame["rank_low"].null_count() == 7


def test_who_is_no_candidate_has_none() -> None:
    found = gk.find_candidates(circle(3), ["a0"]).accounts

    assert found.filter(pl.col("gate").is_not_null())["rank_low"].null_count() == 2


def test_the_same_data_in_another_order_give_the_same_spans() -> None:
    log = circle(3)
    other = gk.Log(log.accounts, shuffled(log.posts, 5), shuffled(log.interactions, 6), log.edges)

    assert gk.find_candidates(other, ["a0"]).frame.equals(gk.find_candidates(log, ["a0"]).frame)


def test_another_seed_draws_other_posts() -> None:
    one, two = (gk.find_candidates(circle(3), ["a0"], seed=seed).frame for seed in (0, 1))

    assert not one["score_low"].equals(two["score_low"])


@pytest.mark.parametrize(("ties", "draws"), [(0, DRAWS), (200_000, DRAWS), (400_000, 15), (10**8, FEWEST)])
def test_larger_networks_get_fewer_draws(ties: int, draws: int) -> None:
    assert enough_draws(ties) == draws
