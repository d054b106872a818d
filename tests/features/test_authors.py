"""What is seen of an author, and what went to and fro with the seeds, counted by hand."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit import Log, Network
from graphkit.features.authors import authors, describe_authors, exchanges
from tests.made_up import acts, given, posts

LOG = Log(
    posts=posts({"a1": "ana", "a2": "ana", "b1": "ben", "q1": "quiet"}),
    interactions=acts(
        ("fan", "ana", "a1"), ("fan", "ana", "a1"), ("fan", "ana", "a2"), ("ben", "ana", "a1"), ("cem", "ana", "a2"),
        ("dan", "ana", "a2"), ("ana", "ana", "a1"), (None, "ana", "a1"), ("fan", "ana", None, "like"),
        ("ana", "ben", "b1"), ("eve", "ben", "b1", "reply"),
    ),
)  # fmt: skip

NOBODY = pl.DataFrame(schema={"author": pl.String, "partner": pl.String})


def row(account: str) -> dict[str, object]:
    return next(row for row in describe_authors(LOG, NOBODY).iter_rows(named=True) if row["account"] == account)


def test_authors_are_those_who_publish() -> None:
    assert authors(LOG)["account"].to_list() == ["ana", "ben", "quiet"]


def test_in_an_edge_list_authors_are_those_at_whom_a_usable_tie_aims() -> None:
    log = Log(edges=given(("a", "b", 1.0), ("b", "c", 1.0), ("a", "d", 0.0)))

    assert authors(log)["account"].to_list() == ["b", "c"]
    assert describe_authors(log, NOBODY).select("account", "commenters", "comments").rows() == [
        ("b", 1, 0),
        ("c", 1, 0),
    ]


def test_comments_by_others_are_counted() -> None:
    """Six by others on two posts, three by the fan, of which two under one; not her own, a deleted user's, a like.

    Five voices, as the fan is one under each post.
    """
    ana = row("ana")

    assert (ana["posts_seen"], ana["comments"], ana["commenters"]) == (2, 6, 4)
    assert (ana["voices"], ana["engagement"]) == (5, pytest.approx(5 / 2))
    assert ana["few_share"] == pytest.approx(5 / 6)


def test_replies_are_comments_too() -> None:
    assert (row("ben")["comments"], row("ben")["commenters"]) == (2, 2)


def test_a_reply_counts_for_whose_post_it_is_under() -> None:
    """Ben has a post without comments and talks under Ana's: those who answer him there comment on her post."""
    answers = [(f"fan{number}", "ben", "a1", "reply") for number in range(4)]
    log = Log(posts=posts({"a1": "ana", "b1": "ben"}), interactions=acts(("ben", "ana", "a1"), *answers))
    described = describe_authors(log, NOBODY).select("account", "comments", "commenters", "engagement", "usual")

    assert described.rows() == [("ana", 5, 5, 5.0, 5.0), ("ben", 0, 0, 0.0, 0.0)]


def test_a_giveaway_is_no_usual_engagement() -> None:
    """Nine posts with nine voices beside one with fifty, which counts as two good ones: eighteen."""
    crowd = [(f"f{n}", "ana", "a9") for n in range(50)]
    usual = [(f"fan{fan}", "ana", f"a{n}") for fan in range(9) for n in range(9)]
    log = Log(posts=posts({f"a{n}": "ana" for n in range(10)}), interactions=acts(*crowd, *usual))
    [ana] = describe_authors(log, NOBODY).to_dicts()

    assert (ana["engagement"], ana["usual"], ana["voices"]) == (131 / 10, 99 / 10, 99)


def test_nobody_comments_is_zero_and_its_share_unknown() -> None:
    quiet = row("quiet")

    assert (quiet["comments"], quiet["commenters"], quiet["engagement"], quiet["few_share"]) == (0, 0, 0.0, None)


def test_exchanges_are_counted_in_posts_each_way() -> None:
    rows = [
        ("ana", "seed", "s1"), ("ana", "seed", "s1"), ("ana", "seed", "s2"), ("seed", "ana", "a1"),
        ("ben", "seed", "s1"), ("other", "cem", "c1"), ("other", "seed", "s1"), ("cem", "ana", "a1"),
    ]  # fmt: skip
    net = Network.from_log(Log(interactions=acts(*rows)))

    assert exchanges(net, ["seed", "other"]).rows() == [
        ("ana", "seed", 2.0, 1.0, 1.0),
        ("ben", "seed", 1.0, 0.0, 0.0),
        ("cem", "other", 0.0, 1.0, 0.0),
    ]


def test_whoever_is_commented_on_publishes_though_no_post_is_known() -> None:
    log = Log(interactions=acts(("ben", "ana", None, "comment"), ("cem", "ben", None, "reply")))
    assert authors(log)["account"].to_list() == ["ana"]
