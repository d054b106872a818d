"""Who comes back, counted by hand."""

from __future__ import annotations

import pytest

from graphkit import Log
from graphkit.features.loyalty import describe_loyalty
from tests.made_up import acts, posts


def test_who_comments_on_two_posts_comes_back_and_whom_a_reply_answers_does_not_matter() -> None:
    """Under Ana's posts: the fan three times, Ben once, Cem once in answer to Ben. Ben has no comments on his."""
    said = acts(
        ("fan", "ana", "a1"), ("fan", "ana", "a1"), ("fan", "ana", "a2"), ("ben", "ana", "a1"),
        ("cem", "ben", "a1", "reply"), ("ana", "ben", "a1", "reply"), (None, "ana", "a1"), ("dan", "ana", "a1", "like"),
    )  # fmt: skip
    log = Log(posts=posts({"a1": "ana", "a2": "ana", "b1": "ben"}), interactions=said)
    [ana] = describe_loyalty(log).to_dicts()

    assert (ana["account"], ana["loyal_of"]) == ("ana", 3)
    assert ana["repeat"] == pytest.approx(1 / 3)
    assert ana["by_ten"] == 1
    assert ana["spread_over"] == pytest.approx(2.586, abs=0.001)
