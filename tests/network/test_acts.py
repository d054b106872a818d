"""From acts to ties: what a tie weighs, and what makes none."""

from __future__ import annotations

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graphkit import DataError, Log, Network
from graphkit.log.provenance import Note
from graphkit.log.schemas import KINDS, TIES
from graphkit.network import acts as making
from tests.made_up import acts, day, niches, posts, shuffled_log


def tie(net: Network, source: str, target: str) -> dict[str, object]:
    return net.ties.row(by_predicate=(pl.col("source") == source) & (pl.col("target") == target), named=True)


def noted(net: Network) -> dict[str, int]:
    return {note.what: note.count for note in net.notes}


def test_weight_is_the_number_of_distinct_posts() -> None:
    net = Network.from_log(Log(interactions=acts(("ben", "ana", "p1"), ("ben", "ana", "p1"), ("ben", "ana", "p2"))))

    assert tie(net, "ben", "ana") == {
        "source": "ben", "target": "ana", "weight": 2.0, "interactions": 3, "posts": 2,
        "first": day(0), "last": day(2), "kinds": ["comment"],
    }  # fmt: skip


def test_acts_on_no_known_post_count_one_each() -> None:
    rows = [("ben", "ana", None, "mention"), ("ben", "ana", None, "reply"), ("ben", "ana", "p1", "comment")]
    found = tie(Network.from_log(Log(interactions=acts(*rows))), "ben", "ana")

    assert (found["weight"], found["posts"], found["interactions"]) == (3.0, 1, 3)
    assert found["kinds"] == ["comment", "mention", "reply"]


def test_each_direction_is_a_tie_of_its_own() -> None:
    net = Network.from_log(Log(interactions=acts(("ben", "ana", "p1"), ("ana", "ben", "p2"), ("ana", "ben", "p3"))))

    assert net.ties.select("source", "target", "weight").rows() == [("ana", "ben", 2.0), ("ben", "ana", 1.0)]


def test_unknown_times_stay_unknown() -> None:
    untimed = acts(("ben", "ana", "p1")).with_columns(created_at=pl.lit(None, TIES["first"]))
    found = tie(Network.from_log(Log(interactions=untimed)), "ben", "ana")

    assert (found["first"], found["last"]) == (None, None)


def test_what_makes_no_tie_is_counted_by_why() -> None:
    rows = [("ana", "ana", "p1"), (None, "ana", "p1"), (None, None, None), ("ben", None, "p9"), ("ben", "ana", "p1")]
    net = Network.from_log(Log(interactions=acts(*rows)))

    assert net.ties.height == 1
    assert net.notes == (
        Note("interactions that make no tie", 2, "by nobody known"),
        Note("interactions that make no tie", 1, "towards nobody known"),
        Note("interactions that make no tie", 1, "towards oneself"),
    )


def test_every_interaction_is_in_a_tie_or_in_a_note() -> None:
    dirty = acts(("ana", "ana", "p1"), (None, "ana", "p1"), ("ben", None, "p9"), ("ben", "ana", "p1"))
    log = Log(interactions=pl.concat([dirty, niches().interactions]))
    net = Network.from_log(log)

    assert net.ties["interactions"].sum() + sum(noted(net).values()) == log.interactions.height


def test_nobody_who_appears_is_left_out() -> None:
    log = Log(posts=posts({"p1": "quiet"}), interactions=acts((None, "ana", "p2"), ("ben", "ben", "p3")))
    net = Network.from_log(log)

    assert net.accounts["account"].to_list() == ["ana", "ben", "quiet"]
    assert net.ties.height == 0


def test_order_of_rows_does_not_matter() -> None:
    log = niches()

    assert_frame_equal(Network.from_log(log).ties, Network.from_log(shuffled_log(log, 5)).ties)


def test_an_empty_log_makes_an_empty_network() -> None:
    net = Network.from_log(Log())

    assert (net.accounts.height, net.ties.height, net.notes) == (0, 0, ())
    assert net.ties.schema == TIES
    assert net.bonds.shape == (0, 0)


def test_more_kinds_than_there_can_be_are_a_wrong_column() -> None:
    rows = [("ben", "ana", "p1", f"kind {number}") for number in range(65)]
    with pytest.raises(DataError, match="65 kinds"):
        Network.from_log(Log(interactions=acts(*rows)))


@pytest.mark.parametrize("count", [1, len(KINDS), len(KINDS) + 1, making.MOST_KINDS])
def test_every_kind_is_kept_however_many_there_are(count: int) -> None:
    kinds = [f"kind {number:02}" for number in range(count)]
    rows = [("ben", "ana", "p1", kind) for kind in kinds]
    net = Network.from_log(Log(interactions=acts(*rows, ("cem", "ana", "p1", kinds[-1]))))

    assert tie(net, "ben", "ana")["kinds"] == kinds
    assert tie(net, "cem", "ana")["kinds"] == kinds[-1:]


def test_an_unknown_kind_is_none() -> None:
    rows = [("ben", "ana", "p1", None), ("cem", "ana", "p1", None), ("cem", "ana", "p2", "reply")]
    net = Network.from_log(Log(interactions=acts(*rows)))

    assert net.ties["kinds"].to_list() == [[], ["reply"]]


@pytest.mark.parametrize(("at_a_time", "one_in"), [(1, 1), (7, 1), (50, 5), (50, 50)])
def test_some_at_a_time_are_as_all_at_once(at_a_time: int, one_in: int, monkeypatch: pytest.MonkeyPatch) -> None:
    log = niches()
    whole = Network.from_log(log)
    monkeypatch.setattr(making, "AT_A_TIME", at_a_time)
    monkeypatch.setattr(making, "ONE_IN", one_in)
    parts = Network.from_log(log)

    assert_frame_equal(parts.ties, whole.ties)
    assert parts.notes == whole.notes
    assert (parts.bonds != whole.bonds).nnz == 0


def test_all_acts_by_one_account_are_not_parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "AT_A_TIME", 2)
    monkeypatch.setattr(making, "ONE_IN", 1)
    net = Network.from_log(Log(interactions=acts(*[("ben", "ana", f"p{number % 5}") for number in range(20)])))

    assert net.ties.select("weight", "interactions").rows() == [(5.0, 20)]
