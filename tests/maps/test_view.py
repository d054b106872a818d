"""The contract between Python and the page: plain values, complete, and the page computes none of them again."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from graphkit import Candidates, Log, find_candidates
from graphkit.log.provenance import Input
from graphkit.maps.view import View, make_view
from tests.made_up import accounts, acts, given, niches, posts

ACCOUNT = {
    "id", "handle", "label", "role", "rank", "community", "followers", "score", "parts", "engagement", "confidence",
    "group", "commenters", "x", "y", "url", "for", "against",
}  # fmt: skip
COMMUNITY = {"id", "name", "accounts", "candidates", "x", "y", "radius"}


@pytest.fixture(scope="module")
def found() -> Candidates:
    log = replace(
        niches(),
        inputs=(Input("data/comments.csv", "interactions", 1, 1, ""), Input("C:\\posts.csv", "posts", 1, 1, "")),
    )
    return find_candidates(log, ["g0a1"], followers=(5_000, 100_000), top=8)


@pytest.fixture(scope="module")
def view(found: Candidates) -> View:
    return make_view(found)


def plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(type(name) is str and plain(held) for name, held in value.items())
    if isinstance(value, list):
        return all(map(plain, value))
    return value is None or type(value) in (str, int, float, bool)


def test_values_are_plain_and_survive_json(view: View) -> None:
    assert plain(view)
    assert json.loads(json.dumps(view, allow_nan=False)) == view


def test_keys_are_those_the_page_reads(view: View) -> None:
    assert set(view) == {"title", "summary", "source", "left_out", "communities", "accounts", "ties"}
    assert {frozenset(account) for account in view["accounts"]} == {frozenset(ACCOUNT)}
    assert {frozenset(community) for community in view["communities"]} == {frozenset(COMMUNITY)}


def test_words_at_the_top(view: View, found: Candidates) -> None:
    first, last = found.log.interactions["created_at"].min(), found.log.interactions["created_at"].max()

    assert view["title"] == "Who is around @g0a1?"
    assert view["summary"] == f"1 seed → {found.frame.height} candidates among 96 accounts in 3 communities"
    assert view["source"] == f"comments.csv, posts.csv · {first.day} {first:%b %Y} – {last.day} {last:%b %Y}"


def test_candidates_carry_their_rank_score_and_evidence(view: View, found: Candidates) -> None:
    shown = {account["id"]: account for account in view["accounts"]}

    for row in found.frame.iter_rows(named=True):
        account = shown[row["account"]]
        told = found.evidence.filter(account=row["account"])
        assert (account["role"], account["rank"], account["score"]) == ("candidate", row["rank"], row["score"])
        assert sum(Decimal(repr(points)) for points in account["parts"].values()) == Decimal(repr(account["score"]))
        assert account["for"] == told.filter(sign="for")["sentence"].to_list()
        assert account["against"] == told.filter(sign="against")["sentence"].to_list()
        assert (account["confidence"], account["group"]) == (row["confidence"], row["group"])


def test_others_carry_none_of_it(view: View) -> None:
    for account in view["accounts"]:
        if account["role"] != "candidate":
            assert (account["rank"], account["score"], account["parts"], account["for"]) == (None, None, {}, [])


def test_ties_point_at_accounts_by_position(view: View, found: Candidates) -> None:
    names = [account["id"] for account in view["accounts"]]

    assert {(names[source], names[target], weight) for source, target, weight in view["ties"]} == set(
        found.network.ties.select("source", "target", "weight").iter_rows()
    )


def test_communities_count_all_their_accounts_and_candidates(view: View, found: Candidates) -> None:
    assert [community["accounts"] for community in view["communities"]] == found.communities["accounts"].to_list()
    assert sum(community["candidates"] for community in view["communities"]) == found.frame.height
    assert [community["name"] for community in view["communities"]] == found.communities["name"].to_list()


def test_a_seed_without_ties_stands_in_a_community_of_its_own_at_the_end() -> None:
    log = Log(accounts({"hermit": 1}), posts({"a1": "ana"}), acts(("ben", "ana", "a1")))
    view = make_view(find_candidates(log, ["ana", "hermit"]))

    assert [(community["id"], community["name"]) for community in view["communities"]][-1] == (-1, "without ties")
    assert view["title"] == "Who is around ana, @hermit?"


def test_many_seeds_are_cut_short_in_the_title() -> None:
    view = make_view(find_candidates(niches(), [f"g0a{number}" for number in range(1, 6)]))

    assert view["title"] == "Who is around @g0a1, @g0a2, @g0a3 and 2 more?"
    assert view["summary"].startswith("5 seeds → ")


def test_an_edge_list_has_no_dates_and_no_engagement() -> None:
    view = make_view(find_candidates(Log(edges=given(("a", "b", 1.5), ("b", "a", 0.25))), ["a"]))

    assert view["source"] == ""
    assert [account["engagement"] for account in view["accounts"]] == [None, None]
    assert view["ties"] == [[0, 1, 1.5], [1, 0, 0.25]]
    assert plain(view)


def test_same_result_same_view(view: View, found: Candidates) -> None:
    assert make_view(found) == view
