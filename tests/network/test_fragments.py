"""Fragments: communities that are too small to be any."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from graphkit import Network
from graphkit.network.fragments import without_fragments
from graphkit.network.pairs import Pairs


def placed(communities: dict[str, str], ties: list[tuple[str, str, float]], resolution: float = 1.0) -> dict[str, str]:
    """How each account got to where it is, and who is there: `accounts` is a word for each community."""
    net = Network.from_edges(pl.DataFrame(ties, schema=["source", "target", "weight"], orient="row"))
    pairs = Pairs.of(net.bonds)
    tied = [net.accounts["account"][int(row)] for row in pairs.accounts]
    number = {name: place for place, name in enumerate(sorted(set(communities.values())))}
    members = np.array([number[communities[account]] for account in tied], np.int32)
    found, how = without_fragments(pairs, members, resolution)
    together = {
        account: "".join(other for other, place in zip(tied, found, strict=True) if place == own)
        for account, own in zip(tied, found, strict=True)
    }
    return {account: f"{way}: {together[account]}" for account, way in zip(tied, how, strict=True)}


TRIANGLES = [("a", "b", 1.0), ("b", "c", 1.0), ("c", "a", 1.0), ("x", "y", 1.0), ("y", "z", 1.0), ("z", "x", 1.0)]
TWO = dict.fromkeys("abc", "one") | dict.fromkeys("xyz", "two")


def test_communities_of_three_stay_as_they_are() -> None:
    assert placed(TWO, TRIANGLES) == dict.fromkeys("abc", "found: abc") | dict.fromkeys("xyz", "found: xyz")


def test_a_fragment_goes_to_the_neighbour_it_is_tied_to_most() -> None:
    got = placed(TWO | {"f": "small"}, [*TRIANGLES, ("f", "a", 1.0), ("f", "x", 5.0)])

    assert got["f"] == "strongest neighbour: fxyz"
    assert got["a"] == "found: abc"


def test_a_large_community_has_to_be_tied_to_more_strongly() -> None:
    busy = [(one, other, weight * 500) for one, other, weight in TRIANGLES[3:]]
    ties = [*TRIANGLES[:3], *busy, ("f", "a", 1.0), ("f", "x", 1.5)]

    assert placed(TWO | {"f": "small"}, ties)["f"] == "strongest neighbour: abcf"
    assert placed(TWO | {"f": "small"}, ties, resolution=0.01)["f"] == "strongest neighbour: fxyz"


def test_fragments_that_have_only_each_other_become_a_community() -> None:
    got = placed({"a": "one", "b": "one", "c": "two"}, [("a", "b", 1.0), ("b", "c", 1.0)])

    assert got == dict.fromkeys("abc", "strongest neighbour: abc")


def test_a_chain_of_fragments_ends_in_the_community_it_hangs_on() -> None:
    chain = [("c", "f", 1.0), ("f", "g", 1.0), ("g", "h", 1.0), ("h", "i", 1.0)]
    got = placed(dict.fromkeys("abc", "one") | {name: name for name in "fghi"}, [*TRIANGLES[:3], *chain])

    assert all(how.startswith("strongest neighbour") for account, how in got.items() if account in "fghi")
    assert all(len(how.split(": ")[1]) >= 3 for how in got.values())


def test_two_accounts_tied_to_nobody_else_are_unassigned() -> None:
    got = placed(TWO | {"p": "pair", "q": "pair"}, [*TRIANGLES, ("p", "q", 9.0)])

    assert (got["p"], got["q"]) == ("unassigned: pq", "unassigned: pq")


@pytest.mark.parametrize("bridge", [[], [("c", "x", 1.0)]], ids=["apart", "tied"])
def test_a_community_in_pieces_is_taken_apart(bridge: list[tuple[str, str, float]]) -> None:
    got = placed(dict.fromkeys("abcxyz", "one"), [*TRIANGLES, *bridge])

    assert got["a"] == ("found: abcxyz" if bridge else "found: abc")
