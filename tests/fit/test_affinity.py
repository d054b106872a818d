"""Affinity: who names the brand unpaid, and who only when paid."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Brand, Log
from graphkit.fit.affinity import affinity, mentions_of
from tests.made_up import acts

ACME = Brand("Acme", aliases=("acme outdoor",), not_with=("cartoon",))


def posts(*texts: str, sponsored: bool | None = None) -> Log:
    rows = [
        {"post_id": f"p{n}", "author_id": "ana", "text": text, "sponsored": sponsored} for n, text in enumerate(texts)
    ]
    schema = {"post_id": pl.String, "author_id": pl.String, "text": pl.String, "sponsored": pl.Boolean}
    return Log(posts=pl.DataFrame(rows, schema=schema))


def comments(*rows: tuple[str, str, str]) -> Log:
    columns = ["actor_id", "target_id", "text"]
    said = pl.DataFrame(rows, schema=columns, orient="row")
    return Log(interactions=said.with_row_index("interaction_id").cast(pl.String).with_columns(kind=pl.lit("comment")))


def how(log: Log, brand: Brand = ACME, owned: tuple[str, ...] = ("acme",)) -> list[tuple[str, str]]:
    return mentions_of(log, brand, owned).select("account", "how").rows()


@pytest.mark.parametrize("text", ["new acme shoes", "#ACME", "my ACME  Outdoor jacket", "thanks @acme"])
def test_a_post_that_names_it(text: str) -> None:
    assert how(posts(text)) == [("ana", "own post")]


@pytest.mark.parametrize("text", ["pharmacmety", "the acme cartoon", "shoes"])
def test_a_post_that_does_not(text: str) -> None:
    assert how(posts(text)) == []


@pytest.mark.parametrize("mark", ["#ad", "#Anzeige", "Paid partnership", "#광고", "#publicité!", "sponsored by acme"])
def test_a_paid_post_is_told_apart(mark: str) -> None:
    assert how(posts(f"new acme shoes {mark}")) == [("ana", "paid post")]


@pytest.mark.parametrize("text", ["acme #adventure", "an ad for acme", "acme, my partner said"])
def test_what_only_looks_paid_is_not(text: str) -> None:
    assert how(posts(text)) == [("ana", "own post")]


def test_what_the_platform_says_is_paid_is_paid() -> None:
    assert how(posts("acme", sponsored=True)) == [("ana", "paid post")]
    assert how(posts("acme", sponsored=False)) == [("ana", "own post")]


def test_comments_here_and_with_the_brand() -> None:
    log = comments(("ana", "ben", "is that acme?"), ("ana", "acme", "love it"), ("cem", "ben", "nice"))

    assert how(log) == [("ana", "comment"), ("ana", "with the brand")]


def test_whose_post_it_is_under_says_whether_it_was_left_with_the_brand() -> None:
    """Ben answers Ana under the brand's post, and the brand under Cem's."""
    log = Log(
        posts=pl.DataFrame({"post_id": ["a", "c"], "author_id": ["acme", "cem"]}),
        interactions=acts(("ben", "ana", "a", "reply"), ("ben", "acme", "c", "reply")).with_columns(text=pl.lit("so")),
    )
    assert mentions_of(log, ACME, ["acme"]).select("account", "row", "how").rows() == [("ben", "i0", "with the brand")]


@pytest.mark.parametrize("kind", ["mention", "quote", "repost"])
def test_a_comment_that_mentions_somebody_too_is_one_text(kind: str) -> None:
    said = acts(("ana", "ben", "b"), ("ana", "cem", "b", kind)).with_columns(text=pl.lit("acme, @cem"))
    assert how(Log(interactions=said)) == [("ana", "comment")]


def test_the_brand_itself_is_no_fan() -> None:
    assert how(comments(("acme", "ben", "acme thanks you"))) == []


def test_affinity_grows_by_a_third_of_what_is_left_and_not_by_paid_posts() -> None:
    rows = pl.DataFrame(
        {"account": ["ana"] * 3 + ["ben"], "how": ["own post", "comment", "with the brand", "paid post"]}
    )

    assert dict(affinity(rows).rows()) == {"ana": pytest.approx(1 - 0.65**4), "ben": 0}
