"""What a network would be with other posts, counted by hand."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from graphkit import Log, Network, closeness
from graphkit.network.resampled import Foundation
from tests.made_up import acts, given, posts, shuffled

LOG = Log(
    posts=posts({"p1": "ana", "p2": "ana", "p3": "ben"}),
    interactions=acts(
        ("ben", "ana", "p1"), ("ben", "ana", "p1"), ("ben", "ana", "p2"), ("cem", "ana", "p2"), ("ana", "ben", "p3"),
        ("cem", "ben", None), ("cem", "ben", None), ("dan", "dan", "p1"), ("dan", "ana", "gone"),
    ),
    edges=given(("eva", "ana", 2.5)),
)  # fmt: skip
NET = Network.from_log(LOG)


def weights_by_pair(net: Network) -> dict[tuple[str, str], float]:
    return {(source, target): weight for source, target, weight in net.ties.select("source", "target", "weight").rows()}


def drawn(**times: int) -> dict[tuple[str, str], float]:
    """The ties where each post counts so often: once, unless `times` says otherwise."""
    foundation = Foundation.of(LOG, NET)
    lots = np.ones(foundation.size, np.int64)
    for post, count in times.items():
        lots[foundation.posts.index_of(post)] = count
    return weights_by_pair(NET.reweighted(foundation.weights(NET, lots)))


def test_every_post_once_is_the_network_as_it_is() -> None:
    assert drawn() == weights_by_pair(NET)


def test_a_post_counts_as_often_as_it_is_drawn() -> None:
    assert drawn(p2=3)["ben", "ana"] == 4
    assert drawn(p2=3)["cem", "ana"] == 3


def test_a_tie_none_of_whose_posts_is_drawn_is_none() -> None:
    assert ("cem", "ana") not in drawn(p2=0)
    assert drawn(p2=0)["ben", "ana"] == 1
    assert ("dan", "ana") not in drawn(gone=0)


def test_given_ties_stay_as_they_are() -> None:
    assert drawn(p1=0, p2=0, p3=0, gone=0)["eva", "ana"] == 2.5


def test_acts_on_no_known_post_are_drawn_one_by_one() -> None:
    foundation = Foundation.of(LOG, NET)
    assert foundation.size == foundation.posts.len() + 2

    lots = np.ones(foundation.size, np.int64)
    lots[-1] = 0
    assert weights_by_pair(NET.reweighted(foundation.weights(NET, lots)))["cem", "ben"] == 1


def test_half_of_the_posts_are_drawn_and_count_for_two() -> None:
    foundation = Foundation(pl.Series([], dtype=pl.String), np.zeros(0, np.int64), np.zeros(0, np.int64), 10_000)
    lots = foundation.lots(np.random.default_rng(0))

    assert set(lots % 2) == {0}
    assert lots.mean() == pytest.approx(1.0, abs=0.05)
    assert (lots == 0).mean() == pytest.approx(np.exp(-0.5), abs=0.015)


def test_the_order_of_the_rows_changes_nothing() -> None:
    other = Log(LOG.accounts, shuffled(LOG.posts, 1), shuffled(LOG.interactions, 2), LOG.edges)
    one, two = (
        foundation.weights(NET, foundation.lots(np.random.default_rng(3)))
        for foundation in (Foundation.of(LOG, NET), Foundation.of(other, Network.from_log(other)))
    )

    assert one.tolist() == two.tolist()


def test_the_same_weights_give_the_same_closeness() -> None:
    ring = [(f"a{n}", f"a{(n + step) % 12}", 1.0 + n) for n in range(12) for step in (1, 2, 5)]
    net = Network.from_log(Log(edges=given(*ring)))
    same = net.reweighted(net.numbered_ties.rows["weight"].cast(pl.Float64).to_numpy())

    assert closeness(same, ["a0"]).equals(closeness(net, ["a0"]))
