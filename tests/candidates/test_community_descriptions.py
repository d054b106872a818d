"""A community's name, its strongest accounts, and how mutual and closed it is."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest

from graphkit import Log, Network, communities
from graphkit.candidates.community_names import LEAST_USERS, telling_words
from graphkit.candidates.describe_communities import describe_communities
from tests.made_up import acts, network, niches, posts


def membership(**groups: str) -> pl.DataFrame:
    """Communities 0, 1, … from the letters that are in them."""
    rows = [(account, number) for number, members in enumerate(groups.values()) for account in members]
    return pl.DataFrame(rows, schema={"account": pl.String, "community": pl.Int64}, orient="row")


def described(net: Network, placed: pl.DataFrame, log: Log | None = None) -> dict[int, dict[str, Any]]:
    return {row["community"]: row for row in describe_communities(log or Log(), net, placed).iter_rows(named=True)}


def said(texts: dict[str, str]) -> Log:
    """One post by each author with these words."""
    return Log(posts=posts({f"p{author}": author for author in texts}, **{f"p{a}": text for a, text in texts.items()}))


def test_named_by_hashtags_where_there_are_any() -> None:
    net = Network.from_log(niches())
    found = describe_communities(niches(), net, communities(net))

    assert sorted(found["name"]) == ["thing0", "thing1", "thing2"]


def test_else_by_the_words_of_posts() -> None:
    log = said(
        {
            "a": "Sourdough bread",
            "b": "sourdough again",
            "c": "my sourdough",
            "x": "running far",
            "y": "Running",
            "z": "running bread",
        }
    )
    words = dict(telling_words(log, membership(bakers="abc", runners="xyz")).iter_rows())

    assert words == {0: ["sourdough"], 1: ["running"]}


def test_else_by_the_words_of_comments() -> None:
    spoken = acts(*[(person, "star", "p1") for person in "abcxyz"]).with_columns(
        text=pl.when(pl.col("actor_id").is_in(list("abc"))).then(pl.lit("lovely crumb")).otherwise(pl.lit("great pace"))
    )
    words = dict(telling_words(Log(interactions=spoken), membership(bakers="abc", runners="xyz")).iter_rows())

    assert words == {0: ["crumb", "lovely"], 1: ["great", "pace"]}


def test_a_word_counts_once_for_each_author() -> None:
    log = said(
        {"a": "spam " * 50, "b": "honest", "c": "honest", "d": "honest", "x": "other", "y": "other", "z": "other"}
    )

    assert dict(telling_words(log, membership(one="abcd", two="xyz")).iter_rows())[0] == ["honest"]


def test_words_of_few_authors_links_and_names_tell_nothing() -> None:
    log = said({author: f"https://example.org/page @somebody word{author}" for author in "abcxyz"})

    assert LEAST_USERS == 3
    assert telling_words(log, membership(one="abc", two="xyz")).height == 0


def test_else_by_the_strongest_account() -> None:
    net = network([("b", "a"), ("c", "a"), ("d", "a"), ("a", "b"), ("x", "y")])
    found = described(net, membership(one="abcd", two="xy"))

    assert found[0]["name"] == "around a"
    assert found[0]["strongest"] == ["a", "b"]
    assert found[1]["name"] == "around y"


def test_an_account_all_of_whose_ties_lead_elsewhere() -> None:
    found = described(network([("b", "a"), ("a", "b"), ("a", "c")]), membership(one="ab", two="c"))

    assert (found[1]["name"], found[1]["accounts"], found[1]["inside_share"]) == ("around c", 1, 0)


def test_shares_by_hand() -> None:
    """Inside: a⇄b, a→c, so one of two pairs is mutual; two ties more lead out or in."""
    net = network([("a", "b"), ("b", "a"), ("a", "c"), ("a", "x"), ("y", "c"), ("x", "y")])
    found = described(net, membership(one="abc", two="xy"))

    assert found[0]["mutual_share"] == pytest.approx(1 / 2)
    assert found[0]["inside_share"] == pytest.approx(3 / 5)
    assert found[1]["mutual_share"] == 0
    assert found[1]["inside_share"] == pytest.approx(1 / 3)


def test_sizes_are_those_of_the_membership() -> None:
    net = Network.from_log(niches())
    placed = communities(net)
    found = describe_communities(niches(), net, placed)

    assert found["community"].to_list() == list(range(found.height))
    assert found["accounts"].to_list() == placed.group_by("community").len().sort("community")["len"].to_list()


def test_how_sure_a_community_is_is_the_mean_of_its_accounts() -> None:
    net = network([("a", "b"), ("c", "d")])
    placed = pl.DataFrame({"account": ["a", "b", "c"], "community": [0, 0, 1], "share": [1.0, 0.5, 0.25]})

    assert describe_communities(Log(), net, placed)["sure"].to_list() == [0.75, 0.25]
    assert describe_communities(Log(), net, placed.drop("share"))["sure"].to_list() == [None, None]
