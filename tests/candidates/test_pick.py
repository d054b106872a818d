"""Creators chosen together."""

from __future__ import annotations

import random
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Candidates, ConfigurationError, DataError, Log, Network, find_candidates
from graphkit.candidates.pick import PICKS, overlap, pick_together
from tests.made_up import HOWEVER_LITTLE, acts, network, niches, posts

AUDIENCES = {"seed": "ab", "x": "abcd", "y": "cdef", "z": "efg", "w": "a"}


def picked(audiences: dict[str, str], count: int, partners: dict[str, list[str]] | None = None) -> pl.DataFrame:
    """The candidates are ranked in the order they are written."""
    net = network((fan, account) for account, fans in audiences.items() for fan in fans)
    names = [account for account in audiences if account != "seed"]
    columns = {"account": pl.String, "label": pl.String, "rank": pl.Int64}
    ranked = {"account": names, "label": names, "rank": range(1, len(names) + 1)}
    candidates = pl.DataFrame(ranked, schema=columns)
    accounts = net.accounts.select("account").with_columns(
        partners=pl.Series(
            [(partners or {}).get(name, []) for name in net.accounts["account"]], dtype=pl.List(pl.String)
        )
    )
    return pick_together(net, accounts, candidates, ["seed"], count)


def test_each_next_one_brings_most_whom_nobody_has() -> None:
    """y brings c, d, e and f; then z brings g alone, and x and w nobody."""
    assert picked(AUDIENCES, 10).drop("label").rows() == [(1, "y", 2, 4, 4, 4), (2, "z", 3, 3, 1, 5)]
    assert picked(AUDIENCES, 1)["account"].to_list() == ["y"]


def test_of_equals_the_better_ranked_comes_first() -> None:
    assert picked({"seed": "a", "p": "bc", "q": "de"}, 2)["account"].to_list() == ["p", "q"]


def test_a_partner_is_no_audience() -> None:
    audiences = {"seed": "a", "x": "bcy", "y": "bcdx"}

    assert picked(audiences, 1)["new"].to_list() == [4]
    assert picked(audiences, 1, {"x": ["y"], "y": ["x"]})["new"].to_list() == [3]


def test_nobody_to_choose_from_is_no_error() -> None:
    assert picked({"seed": "ab"}, 3).schema == PICKS
    assert picked({"seed": "ab"}, 3).is_empty()


def test_at_least_one_is_chosen() -> None:
    with pytest.raises(ConfigurationError, match="0 candidates"):
        picked(AUDIENCES, 0)


FANS = st.sets(st.sampled_from("abcdefghij"), min_size=1, max_size=6).map(lambda fans: "".join(sorted(fans)))


@given(st.lists(FANS, min_size=2, max_size=6), FANS, st.integers(1, 4))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_together_they_reach_most_of_what_the_best_would(audiences: list[str], seed: str, count: int) -> None:
    named = {f"k{number}": fans for number, fans in enumerate(audiences)}
    table = picked({"seed": seed, **named}, count)

    def reach(chosen: tuple[str, ...]) -> int:
        return len({fan for account in chosen for fan in named[account]} - set(seed))

    best = max(reach(chosen) for chosen in combinations(named, min(count, len(named))))
    together = table["together"].to_list()
    assert reach(tuple(table["account"])) == (together[-1] if together else 0)
    assert (together[-1] if together else 0) >= 0.63 * best
    assert table["new"].is_sorted(descending=True)


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1"], brief=HOWEVER_LITTLE)


def test_overlap_is_a_share_of_the_rows_audience(found: Candidates) -> None:
    table = found.overlap(["g0a1", "g0a2", "g1a3"])
    audience = {
        account: set(found.network.ties.filter(target=account)["source"]) for account in ("g0a1", "g0a2", "g1a3")
    }

    assert table.columns == ["account", "label", "@g0a1", "@g0a2", "@g1a3"]
    assert table["@g0a1"][0] == 1.0
    assert table["@g0a2"][0] == len(audience["g0a1"] & audience["g0a2"]) / len(audience["g0a1"])
    assert table["@g0a1"][1] == len(audience["g0a1"] & audience["g0a2"]) / len(audience["g0a2"])


def test_overlap_takes_handles_each_once(found: Candidates) -> None:
    assert found.overlap(["@g0a1", "G0A2", "g0a1"]).equals(found.overlap(["g0a1", "g0a2"]))
    assert found.overlap("@g0a1").columns == ["account", "label", "@g0a1"]
    with pytest.raises(DataError, match="nobody") as caught:
        found.overlap(["nobody"])
    assert caught.value.advice


def test_overlap_has_a_column_for_each_whatever_they_are_called() -> None:
    """Of two called Ana the ids are told, one of which is the name of a third; two are called as columns of ours."""
    net = network([("fan", "label"), ("fan", "account"), ("fan", "a1"), ("fan", "a2"), ("fan", "a3")])
    names = {"a1": "Ana", "a2": "Ana", "a3": "a1"}
    named = Network(net.accounts.with_columns(pl.col("label").replace(names)), net.numbered_ties)
    table = overlap(named, ["label", "account", "a1", "a2", "a3"])

    assert table.columns == ["account", "label", "label_", "account_", "a1", "a2", "a1_"]
    assert table["label"].to_list() == ["label", "account", "Ana", "Ana", "a1"]


def test_whoever_has_no_audience_has_no_share() -> None:
    log = Log(posts=posts({"a1": "ana", "b1": "ben"}), interactions=acts(("ben", "ana", "a1")))
    table = find_candidates(log, ["ana"], brief=HOWEVER_LITTLE).overlap(["ana", "ben"])

    assert table.row(1)[2:] == (None, None)


def test_the_same_data_in_another_order_give_the_same_picks(found: Candidates) -> None:
    log = found.log
    order = list(range(log.interactions.height))
    random.Random(4).shuffle(order)
    other = find_candidates(Log(log.accounts, log.posts, log.interactions[order]), ["g0a1"], brief=HOWEVER_LITTLE)

    assert other.pick(5).equals(found.pick(5))
