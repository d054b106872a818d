"""Shared commenters: counts, shares and chance, by hand and by sets."""

from __future__ import annotations

from math import log, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Network
from graphkit.features.audiences import SHARED, shared_commenters
from tests.made_up import network, niches


def by_sets(pairs: set[tuple[str, str]], seeds: list[str]) -> dict[tuple[str, str], tuple[float, ...]]:
    """{(account, seed): (shared, share, jaccard, lift, likeness)}, as one would do it with sets."""
    audience: dict[str, set[str]] = {}
    spread: dict[str, set[str]] = {}
    for commenter, account in pairs:
        audience.setdefault(account, set()).add(commenter)
        spread.setdefault(commenter, set()).add(account)
    telling = {commenter: 1 / log(2 + len(on)) for commenter, on in spread.items()}

    def length(people: set[str]) -> float:
        return sqrt(sum(telling[person] ** 2 for person in people))

    found = {}
    for seed in seeds:
        theirs = audience.get(seed, set())
        for account in audience.keys() - set(seeds):
            mine = audience[account]
            both = mine & theirs
            if both:
                found[account, seed] = (
                    len(both),
                    len(both) / len(mine),
                    len(both) / len(mine | theirs),
                    len(both) / (len(mine) * len(theirs) / len(spread)),
                    length(both) ** 2 / (length(mine) * length(theirs)),
                )
    return found


def test_by_hand() -> None:
    """x and the seed share two of x's three commenters and the seed's two; four accounts comment at all."""
    pairs = [("f1", "x"), ("f2", "x"), ("f3", "x"), ("f1", "seed"), ("f2", "seed"), ("f4", "y")]
    (account, seed, shared, share, jaccard, lift, likeness) = shared_commenters(network(pairs), ["seed"]).row(0)

    assert (account, seed, shared) == ("x", "seed", 2)
    assert share == pytest.approx(2 / 3)
    assert jaccard == pytest.approx(2 / 3)
    assert lift == pytest.approx(2 / (3 * 2 / 4))
    everywhere, once = 1 / log(4), 1 / log(3)
    assert likeness == pytest.approx(2 * everywhere**2 / (sqrt(2 * everywhere**2 + once**2) * sqrt(2 * everywhere**2)))


PEOPLE = st.sampled_from("abcdefgh")


@given(st.sets(st.tuples(PEOPLE, PEOPLE), min_size=1), st.lists(PEOPLE, min_size=1, max_size=3, unique=True))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_is_what_sets_give(pairs: set[tuple[str, str]], seeds: list[str]) -> None:
    net = network(pairs)
    present = [seed for seed in seeds if seed in net.accounts["account"]]
    tied = {(a, b) for a, b in pairs if a != b}
    found = {(account, seed): tuple(numbers) for account, seed, *numbers in shared_commenters(net, present).iter_rows()}
    expected = by_sets(tied, present)

    assert found.keys() == expected.keys()
    for key, numbers in expected.items():
        assert found[key] == pytest.approx(numbers)


def test_seeds_are_no_rows_and_rows_are_sorted() -> None:
    seeds = ["g0a1", "g1a1"]
    found = shared_commenters(Network.from_log(niches()), seeds)

    assert not set(seeds) & set(found["account"])
    assert found.select("account", "seed").rows() == sorted(found.select("account", "seed").rows())
    assert found["likeness"].is_between(0, 1 + 1e-12).all()


def test_a_seed_on_whom_nobody_comments_shares_nobody() -> None:
    found = shared_commenters(network([("seed", "a"), ("b", "a")]), ["seed"])

    assert found.height == 0
    assert found.schema == SHARED
