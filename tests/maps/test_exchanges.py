"""What went to and fro between a candidate and each seed."""

from __future__ import annotations

from graphkit import Candidates, Log, find_candidates
from graphkit.maps.exchanges import exchanges_of
from graphkit.maps.view import make_view
from tests.made_up import HOWEVER_LITTLE, acts, given, posts

ROWS = (
    ("ben", "ana", "a1"),
    ("ben", "ana", "a1"),
    ("ben", "ana", "a2", "reply"),
    ("ana", "ben", "b1"),
    ("ben", "ida", "i1"),
    ("ben", "ben", "b1"),
    ("ben", "ana", "a2", "like"),
    ("cem", "ida", "i1"),
)


def result() -> Candidates:
    owners = {"a1": "ana", "a2": "ana", "b1": "ben", "i1": "ida", "c1": "cem"}
    return find_candidates(Log(posts=posts(owners), interactions=acts(*ROWS)), ["ana", "ida"], brief=HOWEVER_LITTLE)


def test_comments_and_replies_are_counted_both_ways() -> None:
    found = result()

    assert exchanges_of(found, found.accounts["account"]).rows() == [
        ("ben", "ana", 3, 1, "2026-01-04"),
        ("ben", "ida", 1, 0, "2026-01-05"),
        ("ana", "ben", 1, 3, "2026-01-04") if "ben" in found.seeds else ("cem", "ida", 1, 0, "2026-01-08"),
    ]


def test_the_page_finds_the_seed_by_position() -> None:
    view = make_view(result())
    place = {account: position for position, account in enumerate(view["accounts"]["id"])}

    assert view["details"][str(place["ben"])]["exchanges"] == [
        {"seed": place["ana"], "gave": 3, "got": 1, "latest": "2026-01-04"},
        {"seed": place["ida"], "gave": 1, "got": 0, "latest": "2026-01-05"},
    ]


def test_given_ties_are_no_comments() -> None:
    view = make_view(find_candidates(Log(edges=given(("a", "b", 1.0), ("b", "a", 1.0))), ["a"]))

    assert [detail["exchanges"] for detail in view["details"].values()] == [[], []]
