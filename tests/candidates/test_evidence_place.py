"""Where an account says it is, beside where the brief looks."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Brief, Candidates, Log, find_candidates
from tests.made_up import HOWEVER_LITTLE, accounts, acts, posts

PLACES = {"seed": "Graz", "ana": "Vienna, AT", "ben": "Lisbon", "cem": None, "dan": " ", "eva": "Viennese at heart"}


def found(*locations: str) -> Candidates:
    owners = {f"{account}1": account for account in PLACES}
    told = accounts(dict.fromkeys(PLACES)).with_columns(location=pl.Series(PLACES.values(), dtype=pl.String))
    rows = [(account, "seed", "seed1") for account in PLACES if account != "seed"]
    log = Log(told, posts(owners), acts(*rows))
    return find_candidates(log, "seed", brief=Brief(locations=locations, seen=HOWEVER_LITTLE.seen))


def said(account: str, *locations: str) -> list[tuple[str, str]]:
    return found(*locations).why(account).filter(kind="location").select("sign", "sentence").rows()


@pytest.mark.parametrize("wanted", ["vienna", "AT", "@Vienna"])
def test_who_says_it_is_there_has_it_said_for_it(wanted: str) -> None:
    assert said("ana", "Linz", wanted) == [("for", "Says it is in “Vienna, AT”")]


@pytest.mark.parametrize("account", ["ben", "eva"])
def test_who_says_it_is_elsewhere_against_it(account: str) -> None:
    """ "Viennese" is another word than "Vienna"."""
    assert said(account, "Vienna") == [
        ("against", f"Says it is in “{PLACES[account]}”, which your brief does not name")
    ]


@pytest.mark.parametrize("account", ["cem", "dan"])
def test_who_says_nothing_has_nothing_said(account: str) -> None:
    assert said(account, "Vienna") == []


def test_where_nobody_asks_nothing_is_said() -> None:
    assert said("ana") == []


def test_the_row_behind_it_is_the_account() -> None:
    rows = found("Vienna").why("ana").filter(kind="location")

    assert rows["table"].to_list() == ["accounts"]
    assert rows["rows"].to_list() == [["ana"]]


def test_it_changes_no_score() -> None:
    assert found("Vienna").frame["score"].to_list() == found().frame["score"].to_list()
