"""Languages of an account and its audience beside those of the brief: gate, sentences, features."""

from __future__ import annotations

import json

import polars as pl

from graphkit import Brief, Candidates, Log, find_candidates
from tests.made_up import HOWEVER_LITTLE, acts, posts

GERMAN = "Das war wirklich ein schöner Lauf im Wald heute"
ENGLISH = "That was a truly beautiful run in the woods today"


def log() -> Log:
    """ana, ben and dan publish in German, cem in English.

    36 of ana's 60 commenters write German, 24 of ben's 60, all of dan's 49.
    """
    owners = {f"{account}{number}": account for account in ("seed", "ana", "ben", "cem", "dan") for number in range(3)}
    captions = {post: ENGLISH if owner == "cem" else GERMAN for post, owner in owners.items()}
    rows, texts = [], []
    for account, fans, germans in (("ana", 60, 36), ("ben", 60, 24), ("cem", 60, 60), ("dan", 49, 49)):
        for fan in range(fans):
            for number in range(3):
                rows.append((f"{account}_fan{fan}", account, f"{account}{number}"))
                texts.append(GERMAN if fan < germans else ENGLISH)
        rows.append((account, "seed", "seed0"))
        texts.append("wow")
    written = acts(*rows).with_columns(text=pl.Series(texts))
    return Log(posts=posts(owners, **captions), interactions=written)


def found(*languages: str) -> Candidates:
    return find_candidates(log(), "seed", brief=Brief(languages=languages, seen=HOWEVER_LITTLE.seen))


def said(candidates: Candidates, account: str, kind: str) -> list[tuple[str, str]]:
    return candidates.why(account).filter(kind=kind).select("sign", "sentence").rows()


def test_who_publishes_in_another_language_is_turned_away_and_told_so() -> None:
    candidates = found("de")

    assert sorted(candidates.frame["account"]) == ["ana", "ben", "dan"]
    assert ("publishes in another language", 1) in candidates.gates.rows()
    sentence = "0 of its 3 posts whose language can be told are in your languages (de)"
    assert said(candidates, "cem", "language") == [("against", sentence)]


def test_the_share_of_the_audience_is_told_with_its_interval() -> None:
    candidates = found("de")
    told = "of the 60 commenters whose language can be told write in your languages (de);"

    # Wilson 1927 for 36 of 60 and 24 of 60.
    assert said(candidates, "ana", "audience language") == [("for", f"60 % {told} 47 % to 71 % likely")]
    assert said(candidates, "ben", "audience language") == [("against", f"40 % {told} 29 % to 53 % likely")]


def test_of_fewer_than_fifty_commenters_nothing_is_said() -> None:
    assert said(found("de"), "dan", "audience language") == []


def test_the_rows_behind_it_are_posts_and_commenters() -> None:
    for_ana = found("de").why("ana")
    audience = for_ana.filter(kind="audience language")

    assert for_ana.filter(kind="language")["rows"].to_list() == [["ana0", "ana1", "ana2"]]
    assert set(audience["rows"][0]) == {f"ana_fan{fan}" for fan in range(36)}
    assert json.loads(audience["numbers"][0])["commenters_told"] == 60


def test_features_have_both_shares() -> None:
    shares = found("de").features_of("ana").filter(pl.col("feature").str.ends_with("_in_language"))

    assert shares.select("feature", "value", "n", "reason").rows() == [
        ("posts_in_language", 1.0, 3, None),
        ("commenters_in_language", 0.6, 60, None),
    ]


def test_the_seed_has_a_reason_where_too_few_comment() -> None:
    shares = found("de").features_of("seed").filter(feature="commenters_in_language")

    assert shares.select("value", "reason").row(0) == (
        None,
        "the language of fewer than fifty of its commenters can be told",
    )


def test_nobody_asked_nothing_is_said_and_nobody_turned_away() -> None:
    candidates = found()

    assert len(candidates.frame) == 4
    assert said(candidates, "ana", "language") == said(candidates, "ana", "audience language") == []
    reasons = candidates.features.filter(pl.col("feature").str.ends_with("_in_language"))["reason"].unique()
    assert reasons.to_list() == ["the brief names no languages, or there are no texts"]


def test_it_changes_no_score() -> None:
    both = found("de", "en").frame.select("account", "score")

    assert both.rows() == found().frame.select("account", "score").rows()
