from __future__ import annotations

import polars as pl
import pytest

import graphkit as gk
from graphkit.log.people import find_account, known_among, people
from graphkit.log.schemas import ACCOUNTS, EDGES, INTERACTIONS, POSTS, conform


def log(accounts: list[dict[str, object]] = (), **frames: pl.DataFrame) -> gk.Log:  # type: ignore[assignment]
    return gk.Log(accounts=pl.DataFrame(list(accounts), schema=ACCOUNTS), **frames)


KNOWN = people(
    log(
        [
            {"account_id": "1", "handle": "wildoven", "name": "Wild Oven"},
            {"account_id": "2", "handle": "Wild_Bread", "name": "Bread"},
            {"account_id": "3", "name": "Bread"},
            {"account_id": "wildoven", "name": "An id like a handle"},
            {"account_id": "@host", "handle": "cem"},
        ]
    )
)


def test_everyone_met_anywhere_is_there_once() -> None:
    interactions = pl.DataFrame([{"actor_id": "a", "target_id": "b"}, {"actor_id": None}], schema=INTERACTIONS)
    posts = pl.DataFrame([{"post_id": "p", "author_id": "c"}, {"post_id": "q"}], schema=POSTS)
    edges = pl.DataFrame([{"source": "d", "target": "e"}, {"source": "a", "target": "f"}], schema=EDGES)
    met = people(log([{"account_id": "a", "handle": "ana"}], interactions=interactions, posts=posts, edges=edges))
    assert met["account"].to_list() == ["a", "b", "c", "d", "e", "f"]
    assert met["label"].to_list() == ["@ana", "b", "c", "d", "e", "f"]
    assert met.columns == ["account", "label", *(name for name in ACCOUNTS if name != "account_id")]


def test_labels_are_the_handle_else_the_name_else_the_id() -> None:
    labels = dict(KNOWN.select("account", "label").rows())
    assert labels == {
        "1": "@wildoven",
        "2": "@Wild_Bread",
        "3": "Bread",
        "wildoven": "An id like a handle",
        "@host": "@cem",
    }


@pytest.mark.parametrize(
    ("wanted", "account"),
    [
        ("1", "1"),
        ("wildoven", "wildoven"),
        ("@WILD_bread", "2"),
        (" wild_bread ", "2"),
        ("wild oven", "1"),
        ("@host", "@host"),
        ("cem", "@host"),
    ],
)
def test_accounts_are_found_by_id_handle_or_name(wanted: str, account: str) -> None:
    assert find_account(KNOWN, wanted) == account


def test_a_name_that_several_have() -> None:
    with pytest.raises(gk.DataError, match="2 accounts have the name “Bread”: 2, 3") as caught:
        find_account(KNOWN, "Bread")
    assert caught.value.suggestions == ("2", "3")


@pytest.mark.parametrize("wanted", ["@wildovn", "WILD0VEN"])
def test_the_nearest_handle_is_suggested(wanted: str) -> None:
    with pytest.raises(gk.DataError, match=r"is not in the data \(5 accounts") as caught:
        find_account(KNOWN, wanted)
    assert caught.value.suggestions[0] == "@wildoven"
    assert "Did you mean @wildoven" in caught.value.advice


@pytest.mark.parametrize("wanted", ["", "@", "zzzzzzzz"])
def test_nothing_is_suggested_where_nothing_is_like_it(wanted: str) -> None:
    with pytest.raises(gk.DataError, match="is not in the data") as caught:
        find_account(KNOWN, wanted)
    assert caught.value.suggestions == ()


def test_nobody_is_like_anybody_where_there_is_nobody() -> None:
    with pytest.raises(gk.DataError, match="is not in the data"):
        find_account(people(gk.Log()), "ana")


@pytest.mark.parametrize(
    "address",
    [
        "https://www.instagram.com/ben/?hl=en",
        "https://www.instagram.com/ben?hl=en",
        "instagram.com/Ben/#about",
        "https://www.instagram.com/ben/?next=/cem/",
        "https://m.example.org/@ben@other.example/?x",
        "https://example.net/channel/7/?view_as=subscriber",
    ],
)
def test_an_address_means_somebody_whatever_is_behind_its_path(address: str) -> None:
    accounts = pl.DataFrame(
        {
            "account": ["1", "2"],
            "platform": ["x", "x"],
            "handle": ["ben", "cem"],
            "url": ["https://example.net/channel/7", None],
        }
    )

    assert known_among(accounts, [address]) == ["1"]


def test_an_address_whose_account_is_behind_its_path_means_that_one_alone() -> None:
    urls = [f"https://example.org/profile.php?id={number}" for number in (1, 2)]
    columns = {"platform": "x", "handle": None}
    accounts = pl.DataFrame({"account": ["1", "2"], "url": urls}).with_columns(
        **{name: pl.lit(value, pl.String) for name, value in columns.items()}
    )

    assert known_among(accounts, [urls[1]]) == ["2"]


TWO_PLATFORMS = people(
    log(
        [
            {"account_id": "x:1", "platform": "x", "handle": "ana", "url": "https://x.example/ana"},
            {"account_id": "y:1", "platform": "y", "handle": "ana", "url": "https://y.example/@ana"},
            {"account_id": "7", "platform": "y", "handle": "ben"},
        ]
    )
)


@pytest.mark.parametrize(
    ("wanted", "account"),
    [
        ("https://www.x.example/Ana/", "x:1"),
        ("y.example/@ana", "y:1"),
        ("https://y.example/@ben?lang=en", "7"),
        ("y:7", "7"),
    ],
)
def test_an_account_is_found_by_what_is_copied_from_a_browser_or_a_list(wanted: str, account: str) -> None:
    assert find_account(TWO_PLATFORMS, wanted) == account


def test_an_address_that_may_mean_several_means_none() -> None:
    with pytest.raises(gk.DataError, match=r"2 accounts have the address .*: x:1, y:1"):
        find_account(TWO_PLATFORMS, "https://z.example/ana")


def test_conform_completes_orders_and_casts() -> None:
    frame = pl.LazyFrame({"target": ["b"], "extra": [1], "weight": [2]})
    conformed = conform(frame, EDGES).collect()
    assert conformed.schema == EDGES
    assert conformed.row(0) == (None, "b", 2.0, None, None)


def test_a_log_says_what_it_holds() -> None:
    assert repr(gk.Log()) == "Log(0 accounts, 0 posts, 0 interactions)"
    edges = pl.DataFrame([{"source": "a", "target": "b"}], schema=EDGES)
    assert repr(gk.Log(edges=edges)) == "Log(0 accounts, 0 posts, 0 interactions, 1 given ties)"
