"""What the map shows, and what it says is left out."""

from __future__ import annotations

import pytest

from graphkit import Candidates, Log, find_candidates
from graphkit.maps.backbone import LEGIBLE, Most, choose, choose_all
from tests.made_up import accounts, acts, niches, posts


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1"], followers=(5_000, 100_000), top=5)


def test_a_small_network_is_shown_whole(found: Candidates) -> None:
    shown = choose(found)

    assert shown.accounts["account"].to_list() == found.accounts["account"].to_list()
    assert shown.ties.rows() == found.network.ties.select("source", "target", "weight").rows()
    assert shown.left_out == ()


def test_roles(found: Candidates) -> None:
    role = dict(choose(found).accounts.select("account", "role").iter_rows())
    ranked = set(found.frame["account"])

    assert {account for account, its in role.items() if its == "seed"} == {"g0a1"}
    assert {account for account, its in role.items() if its == "candidate"} == ranked
    assert {account for account, its in role.items() if its == "fan"} == {
        account for account in role if account[2] == "f"
    }
    assert choose(found).accounts["rank"].drop_nulls().sort().to_list() == found.frame["rank"].to_list()


def test_accounts_are_limited_and_seeds_and_candidates_stay(found: Candidates) -> None:
    shown = choose(found, Most(20, LEGIBLE.ties))

    assert shown.accounts.height == 20
    assert {"g0a1", *found.frame["account"]} <= set(shown.accounts["account"])
    assert shown.left_out == (
        "20 of 96 accounts are shown: seeds, candidates, whoever engages with them most, then the best connected",
    )


def test_those_who_engage_most_with_them_come_next(found: Candidates) -> None:
    known = {"g0a1", *found.frame["account"]}
    weight: dict[str, float] = {}
    for source, target, tie in found.network.ties.select("source", "target", "weight").iter_rows():
        if (source in known) != (target in known):
            other = target if source in known else source
            weight[other] = weight.get(other, 0) + tie
    shown = set(choose(found, Most(len(known) + 6, LEGIBLE.ties)).accounts["account"]) - known

    assert len(shown) == 6
    assert min(weight[account] for account in shown) >= max(weight[account] for account in weight.keys() - shown)


def test_ties_are_limited_and_those_that_explain_come_first(found: Candidates) -> None:
    known = {"g0a1", *found.frame["account"]}
    explaining = [tie for tie in found.network.ties.select("source", "target").iter_rows() if set(tie) <= known]
    shown = choose(found, Most(LEGIBLE.accounts, len(explaining) + 5))

    assert set(explaining) <= set(shown.ties.select("source", "target").iter_rows())
    assert shown.ties.height == len(explaining) + 5
    assert shown.left_out == (
        f"{shown.ties.height} of the {found.network.ties.height} ties among them are drawn, "
        "those that explain candidates first",
    )


def test_both_limits_are_told(found: Candidates) -> None:
    assert [part.split(" of ")[0] for part in choose(found, Most(20, 3)).left_out] == ["20", "3"]


def test_small_communities_without_seed_or_candidate_are_dust() -> None:
    rows = [("ben", "ana", "a1"), ("cem", "ana", "a1"), ("far", "away", "x1")]
    log = Log(accounts({"alone": 1}), posts({"a1": "ana", "x1": "away"}), acts(*rows))
    shown = choose(find_candidates(log, ["ana"]))

    assert shown.accounts["account"].to_list() == ["ana", "ben", "cem"]
    assert [part.split(":")[0] for part in shown.left_out] == ["3 of 6 accounts are shown"]


def test_a_seed_without_ties_is_shown_outside_the_communities() -> None:
    log = Log(accounts({"hermit": 1}), posts({"a1": "ana"}), acts(("ben", "ana", "a1"), ("cem", "ana", "a1")))
    shown = choose(find_candidates(log, ["ana", "hermit"]))
    places = dict(shown.accounts.select("account", "community").iter_rows())

    assert places == {"ana": 0, "ben": 0, "cem": 0, "hermit": -1}


def test_everything_is_every_account_and_every_tie() -> None:
    rows = [("ben", "ana", "a1"), ("cem", "ana", "a1"), ("far", "away", "x1")]
    log = Log(accounts({"alone": 1}), posts({"a1": "ana", "x1": "away"}), acts(*rows))
    shown = choose_all(find_candidates(log, ["ana"]))

    assert shown.accounts["account"].to_list() == ["alone", "ana", "away", "ben", "cem", "far"]
    assert dict(shown.accounts.select("account", "community").iter_rows())["alone"] == -1
    assert shown.ties.rows() == [("ben", "ana", 1.0), ("cem", "ana", 1.0), ("far", "away", 1.0)]
    assert shown.left_out == ()


def test_even_everything_has_an_end_that_is_told(found: Candidates) -> None:
    shown = choose_all(found, Most(30, 10))

    assert (shown.accounts.height, shown.ties.height) == (30, 10)
    assert {"g0a1", *found.frame["account"]} <= set(shown.accounts["account"])
    assert [part.split(" of ")[0] for part in shown.left_out] == ["30", "10"]
