"""Whole submissions read over HTTP from what was recorded of them, with all that Reddit left out at first."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import Fatal
from graphkit.sources.http.fetch import Conditions
from graphkit.sources.offer import Settings
from graphkit.sources.records import Interaction
from graphkit.sources.reddit import OFFER
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Listing, Page, Source
from tests.real.reddit.serve import Recorded, Replay, recordings, serving
from tests.sources.reddit.stand_ins import ENVIRONMENT, Books, Clock

pytestmark = pytest.mark.slow
GONE = {None, "[deleted]", "[removed]"}
CASSETTES = {
    # Some 540 comments: stubs of both kinds.
    "TestCommentForest.test_replace__all": "3hahrw",
    # Some 1,400 comments: stubs for hundreds, of which each answer gives some.
    "TestCommentForest.test_replace__all_large": "n49rw",
}


def opened(server: Replay) -> Source:
    conditions = Conditions(Books(), Clock(), contact="u/tester")
    return OFFER.opened(Settings(conditions, Secrets(ENVIRONMENT), (server.url,)))


def everything(source: Source, first: Listing) -> Iterator[Page]:
    """All pages of a listing, and of those that these tell of for the same post."""
    waiting: list[tuple[Listing, str | None]] = [(first, None)]
    known = {first.subject}
    while waiting:
        listing, cursor = waiting.pop()
        page = source.read(listing, cursor)
        yield page
        if page.cursor is not None:
            waiting.append((listing, page.cursor))
        waiting.extend((further, None) for further in page.listings)
        subjects = {further.subject for further in page.listings}
        assert not subjects & known
        known |= subjects


def comments_in(recorded: list[Recorded]) -> dict[str, tuple[str, str | None, str, str | None]]:
    """Actor, target, kind and parent of each comment that some answer holds, by whoever is still there."""
    inside = [thing for one in recorded if one.host == "oauth.reddit.com" for thing in walk(json.loads(one.body))]
    authors = {f"{thing['kind']}_{thing['data']['id']}": thing["data"]["author"] for thing in inside}
    return {
        told["id"]: (told["author"].lower(), named(authors[told["parent_id"]]), *parent(told["parent_id"]))
        for told in (thing["data"] for thing in inside if thing["kind"] == "t1")
        if told["author"] not in GONE
    }


def walk(told: Any) -> Iterator[dict[str, Any]]:
    """Every comment and submission, wherever it stands in an answer."""
    if isinstance(told, dict):
        if told.get("kind") in ("t1", "t3"):
            yield told
        told = list(told.values())
    if isinstance(told, list):
        for part in told:
            yield from walk(part)


def parent(fullname: str) -> tuple[str, str | None]:
    return ("reply", fullname[3:]) if fullname.startswith("t1_") else ("comment", None)


def named(author: str | None) -> str | None:
    return None if author in GONE or author is None else author.lower()


def best_known(acts: Iterator[Interaction]) -> dict[str, Interaction]:
    """Each act once; what is met again says the same, or less."""
    known: dict[str, Interaction] = {}
    for act in acts:
        before = known.setdefault(act.interaction_id, act)
        assert (act.kind, act.actor_id, act.post_id, act.parent_id) == (
            *(before.kind, before.actor_id, before.post_id, before.parent_id),
        )
        assert None in (act.target_id, before.target_id) or act.target_id == before.target_id
        known[act.interaction_id] = before if act.target_id is None else act
    return known


@pytest.mark.parametrize("cassette", CASSETTES)
def test_a_submission_with_everything_that_was_left_out(cassette: str, sources: Path) -> None:
    recorded = list(recordings(sources, cassette))
    post = CASSETTES[cassette]
    with serving(recorded) as server:
        source = opened(server)
        pages = list(everything(source, Listing("comments", post, None)))
        source.close()
    assert not server.refused
    assert set(server.given) == set(server.answers)
    assert set(server.given.values()) == {1}
    acts = best_known(act for page in pages for act in page.interactions)
    assert {act.post_id for act in acts.values()} == {post}
    told = {own: (act.actor_id, act.target_id, act.kind, act.parent_id) for own, act in acts.items()}
    assert told == comments_in(recorded)


def test_the_feed_of_an_account(sources: Path) -> None:
    recorded = list(recordings(sources, "TestRedditorListings.test_overview__new"))
    with serving(recorded) as server:
        source = opened(server)
        page = source.read(Listing("feed", "spez", "spez"), None)
        source.close()
    assert not server.refused
    inside = list(walk([json.loads(one.body) for one in recorded]))
    assert Counter(act.interaction_id for act in page.interactions) == Counter(
        thing["data"]["id"] for thing in inside if thing["kind"] == "t1"
    )
    assert {act.actor_id for act in page.interactions} == {"spez"}
    assert all((act.target_id is None) == (act.kind == "reply") for act in page.interactions)
    assert {post.post_id for post in page.posts if post.author_id == "spez"} >= {
        thing["data"]["id"] for thing in inside if thing["kind"] == "t3"
    }
    assert page.cursor == json.loads(recorded[-1].body)["data"]["after"]


def test_the_newest_of_a_community(sources: Path) -> None:
    recorded = list(recordings(sources, "TestSubredditListings.test_new"))
    with serving(recorded) as server:
        source = opened(server)
        (listing,) = source.resolve("r/AskReddit").page.listings
        page = source.read(listing, None)
        source.close()
    assert not server.refused
    assert [post.post_id for post in page.posts] == [
        thing["data"]["id"] for thing in walk(json.loads(recorded[-1].body))
    ]
    assert [listing.subject for listing in page.listings] == [post.post_id for post in page.posts]


def test_what_was_never_asked_is_not_answered(sources: Path) -> None:
    with serving(recordings(sources, "TestRedditorListings.test_overview__new")) as server:
        source = opened(server)
        with pytest.raises(Fatal, match="501"):
            source.read(Listing("feed", "ana", "ana"), None)
        source.close()
    assert len(server.refused) == 1
