"""The contract between Python and the page: plain values, complete, and the page computes none of them again."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from graphkit import Candidates, Log, find_candidates
from graphkit.log.provenance import Input
from graphkit.maps import view as views
from graphkit.maps.backbone import Most, choose
from graphkit.maps.view import View, make_view
from tests.made_up import accounts, acts, given, niches, posts

COLUMNS = {"id", "handle", "label", "role", "community", "followers", "commenters", "x", "y", "url"}
DETAIL = {"rank", "score", "parts", "engagement", "confidence", "spans", "group", "for", "against", "exchanges"}
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
    assert set(view) == {
        "title", "summary", "source", "left_out", "uncovered", "renderer", "communities", "accounts", "ties", "details",
        "features", "together",
    }  # fmt: skip
    assert set(view["accounts"]) == COLUMNS
    assert set(view["ties"]) == {"source", "target", "weight"}
    assert {frozenset(detail) for detail in view["details"].values()} == {frozenset(DETAIL)}
    assert {frozenset(community) for community in view["communities"]} == {frozenset(COMMUNITY)}


def test_columns_are_equally_long(view: View) -> None:
    assert {len(column) for column in view["accounts"].values()} == {96}
    assert len({len(column) for column in view["ties"].values()}) == 1


def test_words_at_the_top(view: View, found: Candidates) -> None:
    first, last = found.log.interactions["created_at"].min(), found.log.interactions["created_at"].max()

    assert view["title"] == "Who is around @g0a1?"
    assert view["summary"] == f"1 seed → {found.frame.height} candidates among 96 accounts in 3 communities"
    assert view["source"] == f"comments.csv, posts.csv · {first.day} {first:%b %Y} – {last.day} {last:%b %Y}"


def test_candidates_carry_their_rank_score_and_evidence(view: View, found: Candidates) -> None:
    place = {account: str(position) for position, account in enumerate(view["accounts"]["id"])}

    for row in found.frame.iter_rows(named=True):
        detail = view["details"][place[row["account"]]]
        told = found.evidence.filter(account=row["account"])
        assert (detail["rank"], detail["score"]) == (row["rank"], row["score"])
        assert sum(Decimal(repr(points)) for points in detail["parts"].values()) == Decimal(repr(detail["score"]))
        for sign in ("for", "against"):
            assert [reason["sentence"] for reason in detail[sign]] == told.filter(sign=sign)["sentence"].to_list()
        assert (detail["confidence"], detail["group"]) == (row["confidence"], row["group"])


def test_candidates_carry_how_sure_their_place_is(view: View, found: Candidates) -> None:
    place = {account: str(position) for position, account in enumerate(view["accounts"]["id"])}
    passed = found.accounts.filter(pl.col("gate").is_null()).height

    for row in found.frame.iter_rows(named=True):
        spans = view["details"][place[row["account"]]]["spans"]
        assert spans["rank"] == [row["rank_low"], row["rank_high"]]
        assert spans["score"] == [row["score_low"], row["score_high"]]
        assert spans["rank"][1] <= spans["of"] <= passed


def test_what_is_taken_off_stands_with_the_parts(found: Candidates) -> None:
    best = found.frame["account"][0]
    less = pl.when(pl.col("account") == best).then(5.0).otherwise(0.0)
    view = make_view(replace(found, accounts=found.accounts.with_columns(penalty=less)))
    parts = {detail["rank"]: detail["parts"] for detail in view["details"].values()}

    assert parts[1]["penalty"] == -5.0
    assert [rank for rank, its in parts.items() if "penalty" in its] == [1]


def test_seeds_and_candidates_alone_have_details(view: View) -> None:
    role = view["accounts"]["role"]
    [seed] = [str(position) for position, its in enumerate(role) if its == "seed"]

    assert {role[int(position)] for position in view["details"]} == {"seed", "candidate"}
    assert len(view["details"]) == sum(its in ("seed", "candidate") for its in role)
    detail = view["details"][seed]
    assert (detail["rank"], detail["score"], detail["parts"], detail["for"]) == (None, None, {}, [])


def test_ties_point_at_accounts_by_position(view: View, found: Candidates) -> None:
    names, ties = view["accounts"]["id"], view["ties"]

    assert {
        (names[source], names[target], weight)
        for source, target, weight in zip(ties["source"], ties["target"], ties["weight"], strict=True)
    } == set(found.network.ties.select("source", "target", "weight").iter_rows())


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
    assert {detail["engagement"] for detail in view["details"].values()} == {None}
    assert view["ties"] == {"source": [0, 1], "target": [1, 0], "weight": [1.5, 0.25]}
    assert plain(view)


def test_same_result_same_view(view: View, found: Candidates) -> None:
    assert make_view(found) == view


def test_a_title_of_ones_own(found: Candidates) -> None:
    assert make_view(found, title="Snacks")["title"] == "Snacks"
    assert make_view(found, title="")["title"] == ""


def test_little_left_out_and_nothing_said_of_it(view: View) -> None:
    assert (view["left_out"], view["renderer"]) == ("", "vis")


def test_the_backbone_tells_how_to_see_everything(found: Candidates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "choose", lambda of: choose(of, Most(20, 4_000)))
    view = make_view(found)

    assert len(view["accounts"]["id"]) == 20
    assert view["left_out"].endswith(". `graphkit map --all` draws everything")


@pytest.mark.parametrize(("most_by_vis", "renderer"), [(96, "vis"), (95, "webgl")])
def test_what_is_too_much_for_one_renderer_is_drawn_by_the_other(
    found: Candidates, monkeypatch: pytest.MonkeyPatch, most_by_vis: int, renderer: str
) -> None:
    monkeypatch.setattr(views, "MOST_BY_VIS", most_by_vis)
    monkeypatch.setattr(views, "has_webgl", lambda: True)
    view = make_view(found, everything=True)

    assert (view["renderer"], len(view["accounts"]["id"])) == (renderer, 96)
    assert view["left_out"] == "Scores, reasons and quotes are told of candidates alone"


def test_without_webgl_the_backbone_is_shown_and_says_so(found: Candidates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_BY_VIS", 95)
    monkeypatch.setattr(views, "has_webgl", lambda: False)
    monkeypatch.setattr(views, "choose", lambda of: choose(of, Most(20, 4_000)))
    view = make_view(found, everything=True)

    assert (view["renderer"], len(view["accounts"]["id"])) == ("vis", 20)
    assert view["left_out"].startswith("20 of 96 accounts are shown")
    assert "takes WebGL, which this graphkit was built without" in view["left_out"]


def test_neighbours_on_the_map_are_neighbours_in_the_columns(view: View) -> None:
    places = list(zip(view["accounts"]["community"], view["accounts"]["label"], strict=True))

    assert places == sorted(places)


def test_a_commenter_is_known_by_the_handle_alone() -> None:
    log = Log(
        accounts({"7": None, "8": None, "9": 5}).with_columns(handle=pl.Series(["ben", None, "ana"])),
        posts({"a1": "9"}),
        acts(("7", "9", "a1"), ("8", "9", "a1")),
    )
    told = make_view(find_candidates(log, ["ana"]))["accounts"]

    assert dict(zip(told["id"], told["label"], strict=True)) == {"ben": "@ben", "8": "8", "9": "@ana"}


def test_weights_are_told_to_three_figures() -> None:
    view = make_view(find_candidates(Log(edges=given(("a", "b", 1.23456), ("b", "a", 0.000123456))), ["a"]))

    assert view["ties"]["weight"] == [1.23, 0.000123]
    assert make_view(find_candidates(Log(edges=given(("a", "b", 1e15), ("b", "a", 2.0))), ["a"]))["ties"]["weight"] == [
        1e15,
        2,
    ]
