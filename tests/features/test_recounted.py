"""What is seen of authors, counted again with loops, in any log."""

from __future__ import annotations

from collections import Counter
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit import Log
from graphkit.features.authors import describe_authors
from graphkit.features.loyalty import describe_loyalty
from tests.made_up import acts, posts

OWNERS = {"a1": "ana", "a2": "ana", "b1": "ben"}
WORDS = ("comment", "reply")
NOBODY = pl.DataFrame(schema={"author": pl.String, "partner": pl.String})

people = st.sampled_from(["ana", "ben", "cem", "dan", None])
places = st.sampled_from([*OWNERS, "of nobody known", None])
kinds = st.sampled_from(["comment", "comment", "reply", "like", "mention", "follow"])
rows = st.lists(st.tuples(people, people, places, kinds), max_size=25)


def received(said: list[tuple[str | None, ...]], author: str) -> list[tuple[str | None, str | None]]:
    """commenter and post of each comment by others, under its posts or, where nobody knows whose post it is, to it."""
    owned = [(actor, OWNERS.get(post or "", target), post) for actor, target, post, kind in said if kind in WORDS]
    return [(actor, post) for actor, owner, post in owned if owner == author and actor not in (None, author)]


@given(rows)
@settings(max_examples=80, deadline=None, derandomize=True)
def test_authors_are_seen_as_loops_see_them(said: list[tuple[str | None, ...]]) -> None:
    log = Log(posts=posts(OWNERS), interactions=acts(*said))
    described: dict[str, dict[str, Any]] = {row["account"]: row for row in describe_authors(log, NOBODY).to_dicts()}
    loyal = {row["account"]: row for row in describe_loyalty(log).to_dicts()}

    for author, posts_seen in Counter(OWNERS.values()).items():
        comments = received(said, author)
        written = Counter(commenter for commenter, _ in comments)
        voices = len({pair for pair in comments if pair[1]}) + sum(post is None for _, post in comments)
        seen = described[author]
        assert (seen["comments"], seen["commenters"]) == (len(comments), len(written))
        assert seen["engagement"] == pytest.approx(voices / posts_seen)
        few = sum(sorted(written.values())[-3:])
        assert seen["few_share"] == (pytest.approx(few / len(comments)) if comments else None)

        placed = {pair for pair in comments if pair[1]}
        back = Counter(commenter for commenter, _ in placed)
        assert loyal.get(author, {}).get("loyal_of", 0) == len(back)
        if back:
            assert loyal[author]["repeat"] == pytest.approx(sum(times > 1 for times in back.values()) / len(back))
