"""Those chosen together, as the map tells of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit import Candidates, find_candidates
from graphkit.maps import together
from graphkit.maps.view import make_view
from tests.made_up import HOWEVER_LITTLE, niches


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), ["g0a1", "g1a1"], brief=HOWEVER_LITTLE).choose(3)


def test_who_was_not_asked_for_is_not_there(found: Candidates) -> None:
    assert make_view(replace(found, picks=None))["together"] is None


def test_picks_are_those_of_the_result_in_their_order(found: Candidates) -> None:
    view = make_view(found)
    told = view["together"]

    assert [view["accounts"]["id"][place] for place in told["picks"]["position"]] == found.picks["account"].to_list()
    for column in ("audience", "new", "together"):
        assert told["picks"][column] == found.picks[column].to_list()
    assert told["reached"] == found.picks["new"].sum()
    assert told["left_out"] == ""


def test_overlap_is_that_of_the_seeds_and_the_picks(found: Candidates) -> None:
    view = make_view(found)
    overlap = view["together"]["overlap"]
    wanted = [*found.seeds, *found.picks["account"]]

    assert [view["accounts"]["id"][place] for place in overlap["accounts"]] == wanted
    shares = found.overlap(wanted).drop("account", "label")
    assert overlap["shares"] == [pytest.approx(list(row), abs=1e-4) for row in shares.iter_rows()]


def test_of_many_the_first_are_shown_and_it_is_said(found: Candidates, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "MOST_PICKS", 2)
    monkeypatch.setattr(together, "MOST_SEEDS", 1)
    told = make_view(found)["together"]

    assert (len(told["picks"]["new"]), len(told["overlap"]["accounts"]), len(told["overlap"]["shares"])) == (2, 3, 3)
    assert told["reached"] == found.picks["new"].sum()
    assert told["left_out"] == (
        "Shown are the first 2 of 3 chosen and the first 1 of 2 seeds: picks.csv and overlap.csv have them all"
    )
