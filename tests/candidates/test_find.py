"""The whole job in memory: who is listed, in which order, how surely, and what is noted."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graphkit import ConfigurationError, DataError, Log, find_candidates
from graphkit.candidates.crawl_next import BARELY
from graphkit.candidates.rank import HIGH, confidence
from graphkit.candidates.score import part_columns
from graphkit.log.provenance import Note
from tests.made_up import HOWEVER_LITTLE, accounts, acts, given, niches, posts, shuffled_log


def test_the_planted_group_comes_first() -> None:
    found = find_candidates(niches(), ["g0a1"], brief=HOWEVER_LITTLE)

    assert set(found.frame["account"].head(6)) == {f"g0a{number}" for number in range(7)} - {"g0a1"}


def test_ranks_run_from_one_and_scores_fall() -> None:
    frame = find_candidates(niches(), ["g0a1"]).frame

    assert frame["rank"].to_list() == list(range(1, frame.height + 1))
    assert frame["score"].is_sorted(descending=True)
    assert frame["score"].to_list() == frame.select(pl.sum_horizontal(part_columns()).round(2)).to_series().to_list()


def test_candidates_are_authors_and_no_seeds() -> None:
    seeds = ["g0a1", "@g1a1"]
    found = find_candidates(niches(), seeds, brief=HOWEVER_LITTLE)

    assert set(found.frame["account"]) == set(found.log.posts["author_id"]) - {"g0a1", "g1a1"}


def test_fans_are_never_candidates_and_comment_on_seeds_or_candidates() -> None:
    found = find_candidates(niches(), ["g0a1"], top=3)
    on = {"g0a1", *found.frame["account"]}
    commenting = {row["source"] for row in found.network.ties.iter_rows(named=True) if row["target"] in on}

    assert set(found.fans["account"]) == {account for account in commenting if account[2] == "f"}
    assert not set(found.fans["account"]) & set(found.frame["account"])


def test_fans_count_seeds_candidates_and_their_posts() -> None:
    rows = [
        ("fan", "seed", "s1"),
        ("fan", "seed", "s2"),
        ("fan", "ana", "a1"),
        ("ana", "seed", "s1"),
        ("other", "ana", "a1"),
    ]
    log = Log(posts=posts({"s1": "seed", "s2": "seed", "a1": "ana"}), interactions=acts(*rows))
    fans = find_candidates(log, ["seed"], brief=HOWEVER_LITTLE).fans

    assert fans.select("account", "seeds", "seed_posts", "candidates", "candidate_posts").rows() == [
        ("fan", 1, 2, 1, 1),
        ("other", 0, 0, 1, 1),
    ]
    assert fans["latest"].to_list() == [acts(*rows)["created_at"][2], acts(*rows)["created_at"][4]]


def test_weights_of_fans_are_told_as_they_are() -> None:
    edges = given(("fan", "seed", 0.7), ("fan", "ana", 0.4), ("fan", "ben", 0.5), ("ana", "seed", 3.0))
    fans = find_candidates(Log(edges=edges), ["seed"], brief=HOWEVER_LITTLE).fans

    assert fans.select("account", "seed_posts", "candidate_posts").rows() == [("fan", 0.7, 0.9)]
    whole = Log(edges=edges.with_columns(pl.col("weight").ceil()))
    assert find_candidates(whole, ["seed"], brief=HOWEVER_LITTLE).fans["seed_posts"].dtype == pl.Int64


def test_a_seed_that_never_publishes_is_not_its_own_fan() -> None:
    log = Log(posts=posts({"a1": "ana"}), interactions=acts(("seed", "ana", "a1"), ("fan", "ana", "a1")))

    assert find_candidates(log, ["seed"], brief=HOWEVER_LITTLE).fans["account"].to_list() == ["fan"]


def test_top_limits_each_group() -> None:
    found = find_candidates(niches(), ["g0a1"], followers=(0, 10**9), top=2)

    assert found.frame["group"].to_list() == ["in band", "in band", "followers unknown", "followers unknown"]
    assert found.frame["rank"].to_list() == [1, 2, 3, 4]


def test_unknown_followers_are_kept_apart_and_asked_for() -> None:
    found = find_candidates(niches(), ["g0a1"], followers=(5_000, 100_000))
    unknown = {"g0a0", "g1a0", "g2a0"}

    assert set(found.frame.filter(group="followers unknown")["account"]) == unknown
    assert set(found.frame.filter(group="in band")["followers"].is_between(5_000, 100_000)) == {True}
    assert set(found.crawl_next.filter(get="followers")["account"]) == unknown


def test_crawl_next_asks_for_posts_and_profiles() -> None:
    found = find_candidates(niches(), ["g0a1"], brief=HOWEVER_LITTLE)
    asked = found.crawl_next
    few = found.frame.filter(pl.col("posts_seen") < BARELY)["account"]
    near = found.accounts.filter(~pl.col("author"), pl.col("tied") > 1, pl.col("closeness").is_not_null())

    assert set(asked.filter(get="posts")["account"]) == set(few)
    assert set(asked.filter(get="profile")["account"]) <= set(near["account"])
    assert asked.filter(get="profile").height == min(50, near.height)
    assert asked["closeness"].is_sorted(descending=True)


def test_crawl_next_asks_for_what_keeps_an_account_out() -> None:
    """Ana has one post, ben three with 10 comments each, of which one in all was seen; cem has enough of both."""
    owners = {"s1": "seed", "a1": "ana"} | {f"{name[0]}{post}": name for name in ("ben", "cem") for post in (1, 2, 3)}
    published = posts(owners).with_columns(
        comments=pl.when(pl.col("author_id") == "ben").then(10).otherwise(None).cast(pl.Int64)
    )
    rows = [(name, "seed", "s1") for name in ("ana", "ben", "cem")] + [("seed", "ben", "b1")]
    found = find_candidates(Log(posts=published, interactions=acts(*rows)), ["seed"])

    assert found.frame["account"].to_list() == ["cem"]
    asked = found.crawl_next.filter(pl.col("get") != "followers")
    assert sorted(asked.select("account", "get", "reason").rows()) == [
        ("ana", "posts", "only 1 of its posts seen, too few for a place"),
        ("ben", "comments", "only 3 % of the comments on its posts seen, too few for a place"),
        ("cem", "posts", "only 3 of its posts seen"),
    ]


def test_crawl_next_goes_by_what_profiles_say_of_who_publishes() -> None:
    """Three comment on the seed and on cem; one has 57 posts by its profile, one none, and of one it is not known.

    Who has 57 is also mentioned by somebody who is far from the seed, and comments there no more than before.
    """
    owners = {"s1": "seed", **{f"c{post}": "cem" for post in range(6)}}
    rows: list[tuple[str | None, ...]] = [
        (name, to, post) for name in ("ana", "ben", "fay") for to, post in (("seed", "s1"), ("cem", "c1"))
    ]
    rows.append(("far", "ana", None, "mention"))
    told = pl.DataFrame({"account_id": ["ana", "ben"], "posts": [57, 0]})
    found = find_candidates(Log(accounts=told, posts=posts(owners), interactions=acts(*rows)), ["seed"])

    asked = found.crawl_next.filter(pl.col("get") != "followers")
    assert sorted(asked.select("account", "get", "reason").rows()) == [
        ("ana", "posts", "tied to 3 accounts; 57 posts, none seen"),
        ("fay", "profile", "tied to 2 accounts; does it publish?"),
    ]


def test_crawl_next_asks_for_nobody_whom_the_seeds_do_not_reach() -> None:
    rows = [("fan", "seed", "s1"), ("far", "x", "x1"), ("far", "y", "y1")]
    log = Log(posts=posts({"s1": "seed", "x1": "x", "y1": "y"}), interactions=acts(*rows))
    found = find_candidates(log, ["seed"])

    assert found.crawl_next.height == 0
    assert found.gates.rows() == [
        ("never seen to publish", 2), ("not reached from the seeds", 2), ("a seed", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "high"),
        ({"posts_seen": 9}, "medium"),
        ({"commenters": 24}, "medium"),
        ({"coverage": 0.79}, "medium"),
        ({"rank_high": 8}, "medium"),
        ({"coverage": None, "rank_low": None, "rank_high": None}, "high"),
        ({"posts_seen": 5, "commenters": 10, "coverage": 0.5, "rank_high": 12}, "medium"),
        ({"posts_seen": 4}, "low"),
        ({"commenters": 9}, "low"),
        ({"rank_high": 13}, "low"),
    ],
)
def test_confidence_is_how_much_was_seen_and_how_firm_the_place_is(changed: dict[str, Any], expected: str) -> None:
    """Of a list of twenty: whoever it is about, and nineteen others of whom nothing matters."""
    whole = {"posts_seen": 10, "commenters": 25, "coverage": 0.8, "gate": None, "rank_low": 2, "rank_high": 7}
    held = whole | {"rank_high": 6} | changed
    accounts = pl.DataFrame([held, *[whole] * 19], infer_schema_length=None)

    assert accounts.select(confidence()).to_series()[0] == expected


def test_in_an_edge_list_people_alone_decide_the_confidence() -> None:
    fans = [(f"f{number}", "ana", 1.0) for number in range(HIGH.commenters)]
    frame = find_candidates(Log(edges=given(*fans, ("seed", "ana", 1.0), ("ana", "ben", 1.0))), ["seed"]).frame

    assert dict(frame.select("account", "confidence").iter_rows()) == {"ana": "high", "ben": "low"}


def test_two_seeds_are_nearer_to_what_is_between_them() -> None:
    found = find_candidates(niches(), ["g0a1", "g1a1"])
    first = found.frame["account"].head(10).str.head(2)

    assert found.seeds == ("g0a1", "g1a1")
    assert set(first) == {"g0", "g1"}


def test_a_seed_named_in_two_ways_is_one() -> None:
    assert find_candidates(niches(), ["@g0a1", "g0a1", "G0A1"]).seeds == ("g0a1",)


def test_seeds_in_separate_parts_are_noted() -> None:
    log = Log(posts=posts({"a1": "ana", "x1": "xia"}), interactions=acts(("ben", "ana", "a1"), ("yan", "xia", "x1")))
    noted = find_candidates(log, ["ana", "xia"]).notes

    assert Note("seeds", 2, "separate parts of the network hold the seeds: nothing ties these to each other") in noted
    assert not [note for note in find_candidates(log, ["ana", "ben"]).notes if note.subject == "seeds"]


def test_seeds_that_disagree_are_noted_by_circle() -> None:
    noted = [note for note in find_candidates(niches(), ["g0a1", "g1a1", "g0a2"]).notes if note.subject == "seeds"]

    assert [note.count for note in noted] == [2]
    assert "(@g0a1 and @g0a2; @g1a1)" in noted[0].what
    assert "a run for each circle" in noted[0].what
    assert not [note for note in find_candidates(niches(), ["g0a1", "g0a2"]).notes if note.subject == "seeds"]


def test_who_it_should_not_be_like_is_no_candidate_and_pulls_its_own_down() -> None:
    plain, without = (find_candidates(niches(), ["g0a1"], not_like=unwanted) for unwanted in ((), "g1a1"))
    places = [
        found.accounts.filter(pl.col("account").str.starts_with("g1f"))["closeness"].sum() for found in (plain, without)
    ]

    assert without.not_like == ("g1a1",)
    assert "g1a1" not in without.frame["account"]
    assert places[1] < places[0]


def test_a_seed_without_ties_is_noted() -> None:
    log = Log(accounts=accounts({"hermit": 1}), posts=posts({"a1": "ana"}), interactions=acts(("ben", "ana", "a1")))

    assert (
        Note("seeds", 1, "without a tie to anyone: they point nowhere") in find_candidates(log, ["ana", "hermit"]).notes
    )
    with pytest.raises(DataError, match="hermit"):
        find_candidates(log, ["hermit"])


def test_an_unknown_seed_is_refused_with_the_nearest() -> None:
    with pytest.raises(DataError, match="g0a11") as caught:
        find_candidates(niches(), ["g0a11"])

    assert "@g0a1" in caught.value.suggestions


def test_no_seed_and_no_top_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="No seed"):
        find_candidates(niches(), [])
    with pytest.raises(ConfigurationError, match="top is 0"):
        find_candidates(niches(), ["g0a1"], top=0)


@pytest.mark.parametrize("order", [1, 2, 3])
def test_order_of_rows_does_not_matter(order: int) -> None:
    there = find_candidates(niches(), ["g0a1", "g1a1"], followers=(5_000, 100_000))
    here = find_candidates(shuffled_log(niches(), order), ["g0a1", "g1a1"], followers=(5_000, 100_000))

    for table in ("accounts", "frame", "evidence", "fans", "crawl_next", "gates", "communities"):
        assert_frame_equal(getattr(here, table), getattr(there, table), check_exact=True)


def test_every_step_is_told() -> None:
    steps: list[str] = []
    find_candidates(niches(), ["g0a1"], advance=steps.append)

    assert steps == ["ties", "communities", "closeness", "score", "how sure"]


def test_one_seed_may_be_a_plain_string_and_an_id_a_number() -> None:
    log = Log(edges=pl.DataFrame({"source": ["1", "2"], "target": ["2", "3"]}))
    assert find_candidates(log, "2").frame["account"].to_list() == find_candidates(log, [2]).frame["account"].to_list()  # type: ignore[list-item]


def test_one_who_is_left_out_may_be_a_plain_string() -> None:
    found = find_candidates(niches(), "g0a1", left_out={"do not contact": "g0a2"})

    assert found.gates.filter(gate="do not contact")["removed"].to_list() == [1]


@pytest.mark.parametrize("followers", ["5k-100k", "5k", 5_000, ("5k", "100k"), (1, 2, 3), (9, 1)])
def test_bands_that_are_none_are_refused(followers: object) -> None:
    with pytest.raises(ConfigurationError):
        find_candidates(niches(), "g0a1", followers=followers)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", [-1, 2**32])
def test_random_seeds_out_of_range_are_refused(seed: int) -> None:
    with pytest.raises(ConfigurationError, match="seed is"):
        find_candidates(niches(), "g0a1", seed=seed)


def test_when_all_are_equal_nobody_is_poorly_engaged() -> None:
    log = Log(posts=posts({"p1": "ana", "p2": "ben"}), interactions=acts(("ana", "ben", "p2"), ("ben", "ana", "p1")))
    assert "engagement" not in find_candidates(log, "ana").evidence.filter(sign="against")["kind"].to_list()
