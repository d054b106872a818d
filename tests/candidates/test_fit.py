"""What a brief changes: who is ranked, how high, and what is said of it."""

from __future__ import annotations

from functools import cache

import polars as pl
import pytest

from graphkit import Brand, Brief, Candidates, DataError, Log, Weights, find_candidates
from tests.made_up import acts, posts

BRIEF = Brief(
    keywords=("sourdough", "rye bread"),
    hashtags=("baking",),
    brand=Brand("Acme", accounts=("@acme", "@nobody")),
    competitors=(Brand("Rival", accounts=("rival",)),),
)

pytestmark = pytest.mark.usefixtures("few_draws")


@cache
def log() -> Log:
    written = {
        "a1": "My rye bread with Acme flour", "a2": "Sourdough again", "a3": "#baking sourdough", "b1": "New shoes",
        "b2": "Shoes by Acme #ad", "b3": "Shoes", "c1": "Rival flour, rye bread", "r1": "Buy Rival", "m1": "Buy Acme",
        "s1": "Bread",
    }  # fmt: skip
    owners = {"a": "ana", "b": "ben", "c": "cem", "r": "rival", "m": "acme", "s": "seed"}
    everybody = [*owners.values(), "dora", "eva"]
    each = [
        (actor, owners[post[0]], post)
        for post in written
        for actor in everybody
        if actor != owners[post[0]] and (actor, post) != ("ana", "m1")
    ]
    made = acts(*each)
    left = (pl.col("actor_id") == "ben") & (pl.col("target_id") == "acme")
    said = made.with_columns(text=pl.when(left).then(pl.lit("love =this stuff")).otherwise(pl.lit("nice")))
    return Log(posts=posts({post: owners[post[0]] for post in written}, **written), interactions=said)


@cache
def found(brief: Brief = BRIEF) -> Candidates:
    return find_candidates(log(), "seed", brief=brief)


def said(account: str, sign: str, kind: str, brief: Brief = BRIEF) -> list[str]:
    why = found(brief).why(account)
    return why.filter(pl.col("sign") == sign, pl.col("kind") == kind)["sentence"].to_list()


def test_what_it_writes_about_is_said_with_the_posts() -> None:
    assert said("ana", "for", "topic") == ["Writes about sourdough, baking, rye bread: 3 of its 3 posts"]
    [rows] = found().why("ana").filter(pl.col("kind") == "topic")["rows"]
    assert sorted(rows) == ["a1", "a2", "a3"]


def test_that_it_writes_about_something_else_is_a_doubt() -> None:
    assert said("ben", "against", "topic") == ["None of its 3 posts holds a word of your brief"]
    assert said("rival", "against", "topic") == []


def test_naming_the_brand_unpaid_speaks_for_it_and_is_quoted() -> None:
    assert said("ana", "for", "brand") == ["Named Acme in 1 post, unpaid: “My rye bread with Acme flour”"]


def test_paid_posts_and_comments_left_with_the_brand_are_told_apart() -> None:
    assert said("ben", "for", "brand") == ["Wrote to Acme in 1 comment under its own posts: “love =this stuff”"]
    assert said("ben", "against", "brand") == ["Named Acme in 1 post, paid: “Shoes by Acme #ad”"]


def test_naming_a_competitor_is_a_caution() -> None:
    told = said("cem", "against", "competitor")

    assert "Named Rival in 1 post, unpaid: “Rival flour, rye bread”" in told
    assert not said("ana", "for", "competitor")


def test_accounts_of_the_brand_and_of_competitors_are_no_candidates() -> None:
    gates = dict(found().accounts.select("account", "gate").rows())

    assert (gates["acme"], gates["rival"]) == ("an account of your brand", "an account of a competitor")


def test_an_account_the_brief_names_in_vain_is_noted() -> None:
    assert "the brief: 1 accounts are not in the data (@nobody)" in [str(note) for note in found().notes]


def test_the_brief_decides_between_equally_close() -> None:
    only = Brief(keywords=BRIEF.keywords, weights=Weights(closeness=0, exchange=0, engagement=0, brand=0))

    assert found(only).frame["account"].to_list()[0] == "ana"
    assert found(only).frame.filter(pl.col("account") == "ben")["part_topic"].item() == 0


def test_without_a_brief_nothing_is_known_of_topic_and_brand() -> None:
    frame = found(Brief()).frame

    assert frame.select("topic", "affinity", "part_topic", "part_brand").null_count().row(0) == (frame.height,) * 4
    assert {"topic", "brand", "competitor"}.isdisjoint(found(Brief()).evidence["kind"])


def test_the_band_of_the_brief_holds_unless_another_is_given() -> None:
    brief = Brief(followers="5k-100k")

    assert found(brief).band.least == 5_000
    assert find_candidates(log(), "seed", followers=(1, 2), brief=brief).band.least == 1


def test_quotes_are_cut_and_on_one_line() -> None:
    long = "Acme\n" + "very " * 100
    told = Log(
        posts=posts({"s1": "seed", "x1": "xi"}, x1=long), interactions=acts(("seed", "xi", "x1"), ("xi", "seed", "s1"))
    )
    why = find_candidates(told, "seed", brief=Brief(brand=Brand("Acme"))).why("xi").filter(kind="brand")
    [sentence] = why["sentence"]

    assert "\n" not in sentence
    assert len(sentence) < 140
    assert sentence.endswith("…”")


# The arithmetic and the sensitivity rest on the same job.


def test_the_arithmetic_gives_the_score() -> None:
    for account, score in found().frame.select("account", "score").rows():
        sums = found().arithmetic(account)
        known = sums.drop_nulls("share")
        points = 100 * known["weight"] * known["share"] / known["weight"].sum()

        assert points.to_list() == pytest.approx(known["points"].to_list(), abs=0.005)
        assert known["points"].sum() == pytest.approx(score)


def test_the_arithmetic_says_why_a_part_is_missing() -> None:
    sums = found(Brief()).arithmetic("ana")

    assert sums.filter(pl.col("share").is_null()).select("part", "basis").rows() == [
        ("topic", "no keywords in the brief, or no texts seen"),
        ("brand", "no brand in the brief, or no texts seen"),
    ]


def test_the_arithmetic_tells_acts_of_any_kind_and_thousands_in_full() -> None:
    """Ana likes a post of the seed, which follows her; 1,500 people comment on her alone, and on no seed."""
    crowd = [(f"fan{number}", "ana", "a1") for number in range(1_500)]
    log = Log(
        posts=posts({"a1": "ana", "s1": "seed"}),
        interactions=acts(("ana", "seed", "s1", "like"), ("seed", "ana", None, "follow"), *crowd),
    )
    brief = Brief(goal="reach")
    sums = find_candidates(log, "seed", brief=brief).arithmetic("ana").filter(pl.col("share").is_not_null())

    assert dict(sums.filter(pl.col("part").is_in(["exchange", "reach"])).select("part", "basis").rows()) == {
        "exchange": "acts both ways, one a post: 1",
        "reach": "people who engage with it and no seed: 1,501, among authors",
    }


def test_the_arithmetic_of_nobody_is_an_error() -> None:
    with pytest.raises(DataError):
        found().arithmetic("nobody at all")


def test_other_weights_move_ranks_as_a_new_run_with_them_would() -> None:
    moved = found().sensitivity.filter(pl.col("part") == "topic", pl.col("weight") == 22.5)
    again = found(Brief(**{**json_of(BRIEF), "weights": Weights(topic=22.5)})).frame

    assert dict(moved.select("account", "rank_then").rows()) == dict(again.select("account", "rank").rows())
    assert (moved["rank"] - moved["rank_then"] == moved["moved"]).all()


def test_parts_that_nobody_has_are_not_in_the_sensitivity() -> None:
    assert set(found(Brief()).sensitivity["part"]) == {"closeness", "exchange", "engagement"}
    assert set(found().sensitivity["part"]) == {"closeness", "exchange", "topic", "brand", "engagement"}


def json_of(brief: Brief) -> dict[str, object]:
    return {name: getattr(brief, name) for name in brief.__struct_fields__}
