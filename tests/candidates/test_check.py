"""Hiding known accounts: where each method has them, who was missed and why, and what cannot be checked."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from graphkit import Candidates, ConfigurationError, DataError, Log, check, find_candidates
from graphkit.candidates.check import RANKS
from tests.made_up import HOWEVER_LITTLE, accounts, acts, niches, posts, shuffled_log

pytestmark = pytest.mark.usefixtures("few_draws")

KNOWN = ("g0a2", "g0a3", "g1a1")


@pytest.fixture(scope="module")
def found() -> Candidates:
    return find_candidates(niches(), "g0a1")


def ranks(found: Candidates, *known: str, method: str = "score") -> dict[str, float]:
    by_method = check(found, known).ranks.filter(method=method)
    return dict(by_method.select("account", "rank").iter_rows())


def edges(*pairs: str) -> Log:
    """A log of ties, each named by the letters of its two ends, which go both ways."""
    both = [(pair[end], pair[1 - end]) for pair in pairs for end in (0, 1)]
    return Log(edges=pl.DataFrame(both, schema=["source", "target"], orient="row"))


AUTHORS = [f"g{group}a{number}" for group in range(3) for number in range(7)]


@given(st.sets(st.sampled_from(AUTHORS), min_size=2, max_size=5))
@settings(max_examples=6)
def test_the_rank_is_that_in_a_list_made_from_the_others(known: set[str]) -> None:
    log, (seed, *others) = niches(), sorted(known)
    got = ranks(find_candidates(log, seed, brief=HOWEVER_LITTLE), *others)

    for hidden in known:
        listed = find_candidates(log, sorted(known - {hidden}), top=1_000, brief=HOWEVER_LITTLE).frame
        assert got[hidden] == listed.filter(account=hidden)["rank"].item()


def test_every_method_has_every_hidden_account(found: Candidates) -> None:
    table = check(found, KNOWN).ranks

    assert table.schema == RANKS
    assert table.group_by("account", maintain_order=True).len().rows() == [
        ("g0a1", 4), ("g0a2", 4), ("g0a3", 4), ("g1a1", 4),
    ]  # fmt: skip
    # 21 authors, of whom three are the seeds.
    assert set(table["of"]) == {18}
    assert table["rank"].is_between(1, 18).all()
    assert table["behind"].to_list() == pytest.approx(((18 - table["rank"]) / 17).to_list())


def test_equals_share_the_mean_of_their_places() -> None:
    """From s, x, y and z are all alike; from x, s and w."""
    near = ranks(find_candidates(edges("sx", "sy", "sz", "xw", "yw", "zw"), "s"), "x", method="closeness")

    assert near == {"s": 1.5, "x": 2.0}


def test_what_is_not_reached_shares_the_last_places_and_is_found_in_no_list() -> None:
    checked = check(find_candidates(edges("ab", "ac", "xy", "xz"), "a"), ["b", "x"], tops=[50])
    x = checked.ranks.filter(account="x", method="score").row(0, named=True)

    # From a and b only c is reached; x, y and z share the places 2 to 4.
    assert (x["rank"], x["of"], x["reached"], x["behind"]) == (3.0, 4, False, pytest.approx(1 / 3))
    assert checked.missed.select("account", "reason").rows() == [("x", "not reached from the others")]


def test_seeds_without_ties_reach_nobody_which_is_no_error() -> None:
    log = Log(posts=posts({"h1": "hermit", "a1": "ana", "c1": "cem"}), interactions=acts(("cem", "ana", "a1")))
    checked = check(find_candidates(log, ["ana"]), "hermit")

    assert checked.ranks["reached"].to_list() == [False] * 8
    assert checked.missed.select("account", "reason").rows() == [
        ("ana", "not reached from the others"), ("hermit", "tied to nobody"),
    ]  # fmt: skip


def test_one_without_known_peers_or_with_few_ties_may_be_missed_for_that(found: Candidates) -> None:
    missed = check(found, KNOWN, tops=[1]).missed

    assert missed.filter(account="g1a1")["reason"].item() == "in a community with none of the others"
    assert missed["rank"].is_sorted()
    few = check(find_candidates(edges("ab", "bc", "ca", "ae"), "a"), ["b", "e"], tops=[1]).missed
    assert few.filter(account="e")["reason"].item() == "tied to only 1 account"


def test_who_never_published_is_told_apart_and_is_a_seed_all_the_same(found: Candidates) -> None:
    checked = check(found, ["g0a2", "g0f0", "g0f1"])
    without = check(found, ["g0a2"])

    assert checked.never_published["account"].to_list() == ["g0f0", "g0f1"]
    assert set(checked.ranks["account"]) == {"g0a1", "g0a2"}
    assert set(checked.ranks["of"]) == set(without.ranks["of"])
    assert checked.ranks["behind"].to_list() != without.ranks["behind"].to_list()


def test_an_account_named_in_several_ways_is_one(found: Candidates) -> None:
    assert ranks(found, "@g0a2", "g0a2", "G0A2", "g0a1") == ranks(found, "g0a2")
    assert check(found, "g0a2").ranks["account"].n_unique() == 2


def test_the_follower_band_turns_nobody_away() -> None:
    log = niches()
    banded, free = (find_candidates(log, "g0a1", followers=band) for band in ((5_000, 10_000), None))

    assert_frame_equal(check(banded, KNOWN).ranks, check(free, KNOWN).ranks)


@pytest.mark.parametrize("order", [1, 2])
def test_order_of_rows_does_not_matter(found: Candidates, order: int) -> None:
    there = check(find_candidates(shuffled_log(niches(), order), "g0a1"), KNOWN)

    assert_frame_equal(there.ranks, check(found, KNOWN).ranks, check_exact=True)
    assert_frame_equal(there.summary, check(found, KNOWN).summary, check_exact=True)


def test_every_trial_is_told(found: Candidates) -> None:
    steps: list[str] = []
    check(found, "g0a2", advance=steps.append)

    assert steps == ["hiding @g0a1", "hiding @g0a2"]


def test_one_known_account_is_too_few(found: Candidates) -> None:
    with pytest.raises(ConfigurationError, match="@g0a1: once it is hidden, nothing is left") as caught:
        check(found, ["g0a1"])

    assert "--known" in caught.value.advice


def test_an_unknown_account_is_refused_with_the_nearest(found: Candidates) -> None:
    with pytest.raises(DataError, match="g0a22") as caught:
        check(found, ["g0a22"])

    assert "@g0a2" in caught.value.suggestions


def test_nobody_to_find_and_nobody_to_find_it_among_are_refused() -> None:
    log = Log(accounts({"ana": 1}), posts({"a1": "ana"}), acts(("f1", "ana", "a1"), ("f2", "ana", "a1")))
    found = find_candidates(log, ["f1"])

    with pytest.raises(DataError, match=r"None of the known accounts was seen to publish, .*: f1, f2"):
        check(found, "f2")
    with pytest.raises(DataError, match="Nobody but the known accounts was seen to publish"):
        check(found, "ana")


@pytest.mark.parametrize("tops", [[], [0], [10, -1]])
def test_lists_that_are_none_are_refused(found: Candidates, tops: list[int]) -> None:
    with pytest.raises(ConfigurationError, match="tops is"):
        check(found, "g0a2", tops=tops)
