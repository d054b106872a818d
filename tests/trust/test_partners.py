"""Who is a strong mutual partner, by hand."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Log
from graphkit.trust.comments import comments_on_posts
from graphkit.trust.partners import find_partners
from tests.made_up import acts, posts

POSTS = {f"{owner}{number}": owner for owner in ("ana", "ben", "cem") for number in range(8)}


def partners(*rows: tuple[str, ...]) -> list[tuple[object, ...]]:
    log = Log(posts=posts(POSTS), interactions=acts(*rows))
    return find_partners(comments_on_posts(log), log.posts).rows()


def test_a_quarter_of_the_posts_both_ways() -> None:
    both = [("ben", "ana", "ana0"), ("ben", "ana", "ana1"), ("ana", "ben", "ben0"), ("ana", "ben", "ben1")]

    assert partners(*both) == [("ana", "ben", 0.25, 0.25), ("ben", "ana", 0.25, 0.25)]
    assert partners(*both[:-1]) == []


def test_many_comments_under_one_post_are_one_post() -> None:
    talk = [("ben", "ana", "ana0")] * 9 + [("ana", "ben", f"ben{number}") for number in range(4)]

    assert partners(*talk) == []


def test_a_fan_is_no_partner() -> None:
    assert partners(*[("fan", "ana", f"ana{number}") for number in range(8)]) == []


def test_own_comments_and_likes_do_not_count() -> None:
    own = [("ana", "ana", f"ana{number}") for number in range(4)]

    assert partners(*own) == []
    assert partners(*[(*row, "like") for row in [("ben", "ana", "ana0"), ("ben", "ana", "ana1")]]) == []


@pytest.mark.parametrize("same", ["love this!! 🔥", "LOVE  this", "@ana love this", "\uff2cove this"])
def test_the_same_words_under_five_authors_are_said_everywhere(same: str) -> None:
    owners = {f"p{number}": f"a{number}" for number in range(5)}
    rows = acts(*[("fan", owner, post) for post, owner in owners.items()])
    said = pl.Series("text", ["love this"] * 4 + [same])
    log = Log(posts=posts(owners), interactions=rows.with_columns(said))

    assert comments_on_posts(log)["generic"].to_list() == [True] * 5
    assert comments_on_posts(Log(posts=log.posts, interactions=log.interactions.head(4)))["generic"].any() is False


def test_a_comment_without_words_is_said_everywhere_and_one_without_text_unknown() -> None:
    rows = acts(("fan", "ana", "ana0"), ("fan", "ana", "ana1")).with_columns(text=pl.Series(["🔥🔥", None]))
    log = Log(posts=posts(POSTS), interactions=rows)

    assert sorted(comments_on_posts(log)["generic"].to_list(), key=str) == [None, True]
