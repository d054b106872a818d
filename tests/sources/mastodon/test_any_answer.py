"""Whatever stands in an answer: it is understood, or known not to be."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from graphkit.sources.http.answer import Answer, Malformed
from graphkit.sources.mastodon import answers
from graphkit.sources.mastodon.links import following
from graphkit.sources.mastodon.parse import Here
from tests.sources.mastodon.stand_ins import ANA, BEN, CEM, HOME, boost, mention, status

HERE = Here(HOME, "example.org", ("comments", "quotes", "reposts", "likes"))
POST = status("7", ANA, mentions=[mention(CEM)], tags=[{"name": "Tea"}], spoiler_text="tea")
QUOTE = status("9", CEM, POST, quote={"state": "accepted", "quoted_status": POST})
WHOLE = {"ancestors": [POST], "descendants": [status("8", BEN, POST), QUOTE, boost("10", BEN, POST)]}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["id", "acct", "uri"]), inner),
    max_leaves=4,
)


def places(told: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The ways to everything that stands in it."""
    inside = told.items() if isinstance(told, dict) else enumerate(told) if isinstance(told, list) else ()
    return [here, *(place for step, inner in inside for place in places(inner, (*here, step)))]


def replaced(told: Any, place: tuple[Any, ...], by: object) -> Any:
    if not place:
        return by
    inside = dict(told) if isinstance(told, dict) else list(told)
    inside[place[0]] = replaced(inside[place[0]], place[1:], by)
    return inside


@given(st.sampled_from(places(WHOLE)), ANYTHING)
def test_a_conversation_with_anything_in_it(place: tuple[Any, ...], by: object) -> None:
    answer = Answer(200, {}, msgspec.json.encode(replaced(WHOLE, place, by)))
    try:
        told = answer.decoded(answers.Context)
    except Malformed:
        return
    page = HERE.context(told, "7", "https://example.org/7", "ana@example.org")
    assert all(act.interaction_id and act.target_id for act in page.interactions)
    assert all(account.account_id.count("@") == 1 for account in page.accounts)


@given(st.text() | st.from_regex(r"<[^<>]*>; ?rel=\"?next\"?"))
def test_a_link_of_any_kind(link: str) -> None:
    try:
        following(Answer(200, {"link": link}, b"[]"), HOME)
    except Malformed:
        return
