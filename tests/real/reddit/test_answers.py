"""Every answer of the kinds we read, recorded from 2016 to 2025, is understood."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.sources.http.answer import Answer
from graphkit.sources.records import Interaction, Post
from graphkit.sources.reddit import parse
from graphkit.sources.reddit.answers import Batch, More, OfProfile, Things, Thread
from graphkit.sources.reddit.threads import Place
from graphkit.sources.source import Listing, Page
from tests.real.reddit.serve import Recorded, recordings

pytestmark = pytest.mark.slow
OURS = {"t1", "t3", "more"}
GONE = {None, "[deleted]", "[removed]"}


@pytest.fixture(scope="module")
def answers(sources: Path) -> list[tuple[Recorded, Any]]:
    """With what is in them; messages, which call themselves comments, are none."""
    found = (one for one in recordings(sources) if one.status == 200 and one.host == "oauth.reddit.com")
    return [
        (one, told) for one in found if not one.asked[1].startswith("/message/") and (told := _json(one)) is not None
    ]


def test_every_page_of_comments_and_submissions(answers: list[tuple[Recorded, Any]]) -> None:
    seen: Counter[str] = Counter()
    for one, told in answers:
        if _kind(told) == "Listing" and {_kind(thing) for thing in told["data"]["children"]} <= OURS:
            page = parse.feed(_answer(one).decoded(Things).data)
            _holds_all(page, told["data"]["children"])
            assert page.cursor == told["data"]["after"]
            seen["pages"] += 1
            seen["comments"] += len(page.interactions)
            seen["submissions"] += len(page.posts)
    assert seen["pages"] > 300
    assert seen["comments"] > 10_000
    assert seen["submissions"] > 5_000


def test_every_submission_with_its_comments(answers: list[tuple[Recorded, Any]]) -> None:
    # Submissions of the same address come in two lists as well.
    threads = [(one, told) for one, told in answers if isinstance(told, list) and one.asked[1].startswith("/comments/")]
    for one, told in threads:
        (submission,) = told[0]["data"]["children"]
        post = submission["data"]["id"]
        page = parse.thread(_answer(one).decoded(Thread), Listing("comments", post, None), Place(post))
        _holds_all(page, told[0]["data"]["children"] + told[1]["data"]["children"])
        assert _aims(page.interactions) == _aims_in(told[1]["data"]["children"], submission["data"]["author"])
    assert len(threads) > 100


def test_all_comments_that_were_left_out(answers: list[tuple[Recorded, Any]]) -> None:
    batches = [(one, told) for one, told in answers if one.asked[1].startswith("/api/morechildren")]
    for one, told in batches:
        things = told["json"]["data"]["things"]
        post = next(value for name, value in one.asked[3] if name == "link_id").removeprefix("t3_")
        shape = _answer(one).decoded(More).json
        assert shape.data is not None
        page = parse.left_out(Batch(shape.data.things), Listing("comments", post, None), Place(post))
        _holds_all(page, things)
    assert len(batches) > 300


def test_every_profile(answers: list[tuple[Recorded, Any]]) -> None:
    profiles = [(one, told["data"]) for one, told in answers if _kind(told) == "t2"]
    for one, told in profiles:
        (account,) = parse.profile(_answer(one).decoded(OfProfile).data).accounts
        assert (account.account_id, account.handle, account.complete) == (told["name"].lower(), told["name"], True)
        assert account.followers == ((told.get("subreddit") or {}).get("subscribers"))
    assert len(profiles) > 10


def test_the_limits_are_told_in_every_answer_of_the_api(answers: list[tuple[Recorded, Any]]) -> None:
    told = [one.headers for one, _ in answers if "x-ratelimit-remaining" in one.headers]
    assert len(told) > 500
    assert all(0 <= float(headers["x-ratelimit-reset"]) <= 600 for headers in told)


def _holds_all(page: Page, things: list[dict[str, Any]]) -> None:
    """Each comment and submission once, by whom it is, and nobody who is gone."""
    inside = list(_walk(things))
    comments = {thing["data"]["id"]: thing["data"] for thing in inside if thing["kind"] == "t1"}
    known = {own: told for own, told in comments.items() if told["author"] not in GONE}
    assert {act.interaction_id: act.actor_id for act in page.interactions} == {
        own: told["author"].lower() for own, told in known.items()
    }
    assert all(_agrees(act, known[act.interaction_id]) for act in page.interactions)
    assert set(comments) - set(known) <= set(page.gone)
    submissions = {thing["data"]["id"]: thing["data"] for thing in inside if thing["kind"] == "t3"}
    posts = {post.post_id: post for post in page.posts}
    assert set(submissions) <= set(posts)
    assert all(_same(posts[own], told) for own, told in submissions.items())
    assert {account.account_id for account in page.accounts} >= {act.actor_id for act in page.interactions}


def _agrees(act: Interaction, told: dict[str, Any]) -> bool:
    """With the reader of dumps, which has other ways to the same."""
    assert act.created_at is not None
    return (act.kind, act.post_id, act.parent_id, act.text, act.created_at.timestamp(), act.likes) == (
        "reply" if told["parent_id"].startswith("t1_") else "comment",
        told["link_id"][3:],
        told["parent_id"][3:] if told["parent_id"].startswith("t1_") else None,
        None if told["body"] in GONE | {""} else told["body"],
        told["created_utc"],
        None if told["score_hidden"] or told["score"] < 0 else told["score"],
    )


def _same(post: Post, told: dict[str, Any]) -> bool:
    author = None if told["author"] in GONE else told["author"].lower()
    return (post.author_id, post.comments, post.url) == (
        author,
        told["num_comments"],
        f"https://www.reddit.com{told['permalink']}",
    )


def _aims(acts: Any) -> dict[str, str | None]:
    return {act.interaction_id: act.target_id for act in acts}


def _aims_in(things: list[dict[str, Any]], author: str) -> dict[str, str | None]:
    """Whom each comment answers, as far as that one is in the same answer."""
    inside = [thing["data"] for thing in _walk(things) if thing["kind"] == "t1"]
    authors = {f"t1_{told['id']}": told["author"] for told in inside} | {told["link_id"]: author for told in inside}
    aims = {told["id"]: authors.get(told["parent_id"]) for told in inside if told["author"] not in GONE}
    return {own: None if aim in GONE or aim is None else aim.lower() for own, aim in aims.items()}


def _walk(things: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for thing in things:
        yield thing
        if thing["kind"] == "t1" and thing["data"].get("replies"):
            yield from _walk(thing["data"]["replies"]["data"]["children"])


def _kind(told: Any) -> object:
    return told.get("kind") if isinstance(told, dict) else None


def _json(one: Recorded) -> Any:
    try:
        return json.loads(one.body)
    except json.JSONDecodeError:
        return None


def _answer(one: Recorded) -> Answer:
    return Answer(one.status, one.headers, one.body)
