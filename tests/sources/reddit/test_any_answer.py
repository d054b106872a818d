"""Whatever a server says, it is a page or an error of ours."""

from __future__ import annotations

import copy
import json
import random
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import Retriable, Skippable
from graphkit.sources.source import Listing, Page
from tests.sources.reddit.stand_ins import answering, comment, left_out, listing, stub, submission

ANSWERS: dict[Listing, Any] = {
    Listing("feed", "ana", "ana"): listing(submission("s2"), comment("c1", "t3_s1", link_author="Ana"), after="t1_c1"),
    Listing("comments", "s1", "ana"): [
        listing(submission("s1")),
        listing(comment("c1", "t3_s1", "Ben", comment("c2", "t1_c1"), stub("t1_c1", "c3"), stub("t1_c2"))),
    ],
    Listing("comments", "s1/c1/c3,c4/ben", "ana"): left_out(comment("c3", "t1_c1"), stub("t1_c1", "c4")),
    Listing("hashtag", "r/x", None): listing(submission("s1")),
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=5,
)


@pytest.mark.parametrize("asked", ANSWERS, ids=lambda asked: f"{asked.kind}-{asked.subject.count('/')}")
@given(instead=anything, seed=st.integers(0, 999))
def test_an_answer_with_something_else_in_some_place(asked: Listing, instead: object, seed: int) -> None:
    answer = copy.deepcopy(ANSWERS[asked])
    parts = [(part, key) for part in _parts(answer) for key in (part if isinstance(part, dict) else range(len(part)))]
    part, key = random.Random(seed).choice(parts)
    part[key] = instead
    _is_understood_or_refused(asked, httpx.Response(200, json=answer))


@pytest.mark.parametrize("asked", ANSWERS, ids=lambda asked: f"{asked.kind}-{asked.subject.count('/')}")
@given(body=st.binary(max_size=200))
def test_any_bytes(asked: Listing, body: bytes) -> None:
    _is_understood_or_refused(asked, httpx.Response(200, content=body))


def test_comments_in_comments() -> None:
    asked = Listing("comments", "s1", "ana")
    assert len(answering(_as_deep_as(60)).source().read(asked, None).interactions) == 60
    with pytest.raises(Retriable, match="cannot be understood"):
        answering(_as_deep_as(5_000)).source().read(asked, None)


def _as_deep_as(levels: int) -> httpx.Response:
    innermost = stub("t1_c1")
    before, after = json.dumps(comment("c1", "t3_s1", "Ben", innermost)).split(json.dumps(innermost))
    under = json.dumps(listing(innermost)).replace(
        json.dumps(innermost), before * levels + json.dumps(innermost) + after * levels
    )
    return httpx.Response(200, text=f"[{json.dumps(listing(submission('s1')))}, {under}]")


def _parts(told: Any) -> list[Any]:
    inner = list(told.values()) if isinstance(told, dict) else told if isinstance(told, list) else []
    return [*([told] if inner else []), *(part for each in inner for part in _parts(each))]


def _is_understood_or_refused(asked: Listing, answer: httpx.Response) -> None:
    try:
        page = answering(answer).source().read(asked, None)
    except (Retriable, Skippable):
        return
    assert isinstance(page, Page)
    assert all(act.actor_id and act.post_id for act in page.interactions)
    assert page.cursor != ""
