"""Topic: who writes about the keywords, each post once, rare terms and hashtags more."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Log
from graphkit.fit.topic import topic_fit, topic_mentions


def log(
    *posts: tuple[str, str | None], bios: dict[str, str] | None = None, tags: dict[str, list[str]] | None = None
) -> Log:
    rows = [
        {"post_id": f"p{place}", "author_id": author, "text": text, "hashtags": (tags or {}).get(f"p{place}")}
        for place, (author, text) in enumerate(posts)
    ]
    schema = {"post_id": pl.String, "author_id": pl.String, "text": pl.String, "hashtags": pl.List(pl.String)}
    accounts = [{"account_id": account, "bio": bio} for account, bio in (bios or {}).items()]
    about = pl.DataFrame(accounts, schema={"account_id": pl.String, "bio": pl.String})
    return Log(posts=pl.DataFrame(rows, schema=schema), accounts=about)


def fits(of: Log, *keywords: str, hashtags: tuple[str, ...] = ()) -> dict[str, float]:
    return dict(topic_fit(of, keywords, hashtags).rows())


def test_more_posts_about_it_fit_better() -> None:
    found = fits(log(("ana", "a run"), ("ana", "a run"), ("ben", "a run"), ("ben", "cake"), ("cem", "cake")), "run")

    assert found["ana"] > found["ben"] > found["cem"] == 0


def test_a_word_said_often_in_one_post_counts_once() -> None:
    found = fits(log(("ana", "run"), ("ben", "run run run #run RUN"), ("cem", "cake")), "run")

    assert found["ana"] == found["ben"]


def test_a_rare_term_counts_more() -> None:
    found = fits(log(("ana", "fell"), ("ben", "run"), ("cem", "run"), ("dora", "run"), ("eva", "cake")), "run", "fell")

    assert found["ana"] > found["ben"]


def test_a_hashtag_counts_twice() -> None:
    posts = log(("ana", "a run"), ("ben", "cake"))

    assert fits(posts, hashtags=("run",))["ana"] == pytest.approx(2 * fits(posts, "run")["ana"], abs=1e-8)


def test_a_phrase_is_found_as_a_tag_and_a_bio_counts() -> None:
    posts = log(("ana", None), ("ben", "cake"), tags={"p0": ["TrailRun"]}, bios={"cem": "I trail  run"})
    found = fits(posts, "trail run")

    assert found["ana"] > 0
    assert found["cem"] > 0


def test_who_wrote_nothing_is_not_listed() -> None:
    assert fits(log(("ana", None), ("ben", "cake"), bios={"ben": "x"}), "run") == {"ben": 0}


def test_nothing_written_at_all() -> None:
    assert fits(Log(), "run") == {}


def test_mentions_say_where() -> None:
    posts = log(("ana", "a run"), ("ana", "cake"), ("ben", "run"), bios={"ana": "I run"})
    found = topic_mentions(posts, ["#Run"], ["ana"])

    assert found.select("account", "post_id", "term").rows() == [("ana", None, "run"), ("ana", "p0", "run")]
