from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from graphkit.errors import ConfigurationError, Fatal, Skippable
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, Page
from tests.sources.reddit.stand_ins import (
    Reddit,
    answering,
    comment,
    left_out,
    listing,
    stub,
    submission,
)

WHEN = datetime(2023, 2, 13, 2, 5, 6, tzinfo=UTC)
UNDER_S1 = Listing("comments", "s1", "ana", published=WHEN)
SUBMISSION = Post(
    post_id="s1",
    author_id="ana",
    created_at=WHEN,
    text="lamp",
    likes=10,
    comments=3,
    url="https://www.reddit.com/r/x/comments/s1/lamp/",
)


def said(own: str, actor: str, target: str | None, parent: str | None = None, **more: Any) -> Interaction:
    usual: dict[str, Any] = {"post_id": "s1", "created_at": WHEN, "text": "hi", "likes": 2}
    kind = "comment" if parent is None else "reply"
    told = {"interaction_id": own, "kind": kind, "actor_id": actor, "target_id": target, "parent_id": parent}
    return Interaction(**(usual | told | more))


def thread(*things: dict[str, Any], author: str | None = "Ana") -> list[Any]:
    return [listing(submission("s1", author)), listing(*things)]


def test_comments_under_a_submission_and_answers_to_them() -> None:
    reddit = answering(thread(comment("c1", "t3_s1", "Ben", comment("c2", "t1_c1", "Cem"))))
    page = reddit.source().read(UNDER_S1, None)
    assert page == Page(
        accounts=tuple(Account(account_id=name.lower(), handle=name) for name in ("Ben", "Cem", "Ana")),
        posts=(SUBMISSION,),
        interactions=(said("c1", "ben", "ana"), said("c2", "cem", "ben", "c1")),
    )
    asked = reddit.asked[-1].url
    assert (asked.path, dict(asked.params)) == (
        "/comments/s1/",
        {"sort": "confidence", "limit": "2048", "raw_json": "1"},
    )


def test_what_was_left_out_is_read_on_its_own() -> None:
    answer = comment("c1", "t3_s1", "Ben", stub("t1_c1", "c2", "c3", count=4))
    page = answering(thread(answer, stub("t3_s1", "c7", count=1))).source().read(UNDER_S1, None)
    assert page.listings == (
        Listing("comments", "s1/c1/c2,c3/ben", "ana", expected=4, published=WHEN),
        Listing("comments", "s1//c7/", "ana", expected=1, published=WHEN),
    )
    reddit = answering(left_out(comment("c2", "t1_c1", "Cem"), comment("c4", "t1_c2", "Dia")))
    page = reddit.source().read(page.listings[0], None)
    assert page.interactions == (said("c2", "cem", "ben", "c1"), said("c4", "dia", "cem", "c2"))
    assert (page.cursor, page.listings) == (None, ())
    # It was asked for, and it is not there.
    assert page.gone == ("c3",)
    asked = reddit.asked[-1]
    assert (asked.method, asked.url.path) == ("POST", "/api/morechildren/")
    form = {"api_type": "json", "children": "c2,c3", "link_id": "t3_s1", "sort": "confidence"}
    assert dict(httpx.QueryParams(asked.content.decode())) == form


def test_what_was_left_out_at_the_top_answers_the_submission() -> None:
    reddit = answering(left_out(comment("c7", "t3_s1", "Ben")))
    assert reddit.source().read(Listing("comments", "s1//c7/", "ana"), None).interactions == (said("c7", "ben", "ana"),)


def test_what_is_left_out_again_is_where_it_goes_on() -> None:
    some = left_out(comment("c7", "t3_s1", "Ben"), stub("t3_s1", "c8", "c9"), stub("t1_c7", "c10", count=1))
    reddit = answering(some, left_out(comment("c8", "t3_s1", "Cem")))
    source = reddit.source()
    page = source.read(Listing("comments", "s1//c7,c8,c9/", "ana"), None)
    assert (page.cursor, page.gone) == ("c8,c9", ())
    assert [listing.subject for listing in page.listings] == ["s1/c7/c10/ben"]
    last = source.read(Listing("comments", "s1//c7,c8,c9/", "ana"), page.cursor)
    assert (last.cursor, last.gone) == (None, ("c9",))
    assert httpx.QueryParams(reddit.asked[-1].content.decode())["children"] == "c8,c9"


def test_of_what_was_left_out_a_thread_goes_on_elsewhere() -> None:
    source = answering(left_out(comment("c2", "t1_c1", "Cem"), stub("t1_c2"), stub("t1_c1"))).source()
    page = source.read(Listing("comments", "s1/c1/c2,c3/ben", "ana"), None)
    assert [listing.subject for listing in page.listings] == ["s1/c2", "s1/c1"]
    assert page.cursor is None


def test_a_thread_that_goes_on_elsewhere() -> None:
    page = answering(thread(comment("c1", "t3_s1", "Ben", stub("t1_c1")))).source().read(UNDER_S1, None)
    assert page.listings == (Listing("comments", "s1/c1", "ana", published=WHEN),)
    reddit = answering(thread(comment("c5", "t1_c4", "Ben", comment("c6", "t1_c5", "Cem"))))
    page = reddit.source().read(Listing("comments", "s1/c5", "ana"), None)
    # Whose comment the first one answers stands where it was met before.
    assert page.interactions == (said("c5", "ben", None, "c4"), said("c6", "cem", "ben", "c5"))
    assert reddit.asked[-1].url.path == "/comments/s1/_/c5"


def test_whose_submission_it_was_is_known_though_deleted() -> None:
    page = answering(thread(comment("c1", "t3_s1"), author="[deleted]")).source().read(UNDER_S1, None)
    assert page.posts[0].author_id is None
    assert page.interactions == (said("c1", "ben", "ana"),)
    assert page.gone == ("s1",)


def test_who_is_gone_is_nobody_and_is_told() -> None:
    answers = (comment("c2", "t1_c1", "Cem"), comment("c3", "t1_c1", None), comment("c4", "t1_c1", body="[removed]"))
    page = answering(thread(comment("c1", "t3_s1", "[deleted]", *answers))).source().read(UNDER_S1, None)
    assert page.interactions == (said("c2", "cem", None, "c1"), said("c4", "ben", None, "c1", text=None))
    assert page.gone == ("c1", "c3", "c4")


def test_a_feed_has_submissions_and_what_was_said_to_others() -> None:
    told = {"link_author": "Ana", "link_permalink": "https://www.reddit.com/r/x/comments/s1/lamp/", "num_comments": 3}
    things = (
        *(comment("c1", "t3_s1", **told), comment("c2", "t1_c9", **told)),
        *(submission("s2", "Ben"), comment("c3", "t3_s3", link_id="t3_s3", link_author="[deleted]")),
    )
    reddit = answering(listing(*things, after="t1_c3"))
    page = reddit.source().read(Listing("feed", "ben", "ben"), "t3_s9")
    assert page.interactions == (
        *(said("c1", "ben", "ana"), said("c2", "ben", None, "c9")),
        said("c3", "ben", None, post_id="s3"),
    )
    assert [(post.post_id, post.author_id) for post in page.posts] == [("s1", "ana"), ("s3", None), ("s2", "ben")]
    assert [(each.subject, each.account_id, each.expected) for each in page.listings] == [
        *(("s1", "ana", 3), ("s3", None, None), ("s2", "ben", 3))
    ]
    assert page.cursor == "t1_c3"
    asked = reddit.asked[-1].url
    assert asked.path == "/user/ben/overview"
    assert dict(asked.params) == {"sort": "new", "limit": "100", "after": "t3_s9", "raw_json": "1"}


@pytest.mark.parametrize("after", [None, ""])
def test_the_last_page_of_a_feed(after: str | None) -> None:
    page = answering(listing(after=after)).source().read(Listing("feed", "ben", "ben"), "t1_c1")
    assert page == Page()


def test_an_answer_in_a_feed_is_the_one_in_the_thread() -> None:
    told = {"link_author": "Ana"}
    feed = answering(listing(comment("c1", "t3_s1", "Ben", **told))).source().read(Listing("feed", "ben", "ben"), None)
    under = answering(thread(comment("c1", "t3_s1", "Ben"))).source().read(UNDER_S1, None)
    assert feed.interactions == under.interactions


@pytest.mark.parametrize("likes", [{"score": -1}, {"score_hidden": True}, {"score": None}])
def test_a_score_that_tells_no_likes(likes: dict[str, Any]) -> None:
    page = answering(thread(comment("c1", "t3_s1", **likes))).source().read(UNDER_S1, None)
    assert page.interactions[0].likes is None


def test_a_submission_has_a_title_and_a_text() -> None:
    things = (
        submission("s1", selftext="of moss"),
        submission("s2", selftext="[removed]"),
        submission("s3", title=None),
    )
    page = answering(listing(*things)).source().read(Listing("hashtag", "r/x", None), None)
    assert [post.text for post in page.posts] == ["lamp\nof moss", "lamp", None]
    assert page.gone == ("s2",)


@pytest.mark.parametrize(("subject", "path", "query"), [("r/x", "/r/x/new", None), ("#moss", "/search", "moss")])
def test_the_newest_of_a_community_and_under_a_hashtag(subject: str, path: str, query: str | None) -> None:
    reddit = answering(listing(submission("s1"), after="t3_s1"))
    page = reddit.source().read(Listing("hashtag", subject, None), None)
    assert page == Page(
        accounts=(Account(account_id="ana", handle="Ana"),),
        posts=(SUBMISSION,),
        listings=(Listing("comments", "s1", "ana", expected=3, published=WHEN),),
        cursor="t3_s1",
    )
    asked = reddit.asked[-1].url
    assert (asked.path, asked.params.get("q")) == (path, query)


def test_a_community_that_is_not_there() -> None:
    reddit = answering(
        httpx.Response(302, headers={"location": "/subreddits/search?q=lamps"}),
        listing({"kind": "t5", "data": {"display_name": "lamp", "subscribers": 3}}),
    )
    with pytest.raises(Skippable, match=r"r/lamps is not there"):
        reddit.source().read(Listing("hashtag", "r/lamps", None), None)


def about(**more: Any) -> dict[str, Any]:
    own = {"subscribers": 156, "title": "Ana B.", "public_description": "moss"}
    return {"kind": "t2", "data": {"name": "Ana", "created_utc": 1676253906.0, "subreddit": own} | more}


def test_a_profile() -> None:
    reddit = answering(about())
    start = reddit.source().resolve("u/ANA")
    assert start.account_id == "ana"
    assert start.page.accounts == (
        Account(
            account_id="ana",
            handle="Ana",
            name="Ana B.",
            bio="moss",
            url="https://www.reddit.com/user/Ana",
            followers=156,
            created_at=WHEN,
            complete=True,
        ),
    )
    assert reddit.asked[-1].url.path == "/user/ana/about/"


def test_a_profile_without_a_community_of_its_own() -> None:
    (account,) = answering(about(subreddit=None)).source().profiles(["ana"]).accounts
    assert (account.followers, account.name, account.bio, account.complete) == (None, None, None, True)


def test_profiles_of_those_who_are_gone() -> None:
    assert Reddit().source().profiles(["ana"]) == Page()
    assert answering({"kind": "t2", "data": {"name": "Ana", "is_suspended": True}}).source().profiles(["ana"]) == Page()
    assert Reddit().source().profiles([]) == Page()


def test_starting_from_somebody_suspended() -> None:
    with pytest.raises(Skippable, match=r"u/ana is suspended"):
        answering({"kind": "t2", "data": {"name": "Ana", "is_suspended": True}}).source().resolve("u/ana")


def test_starting_from_a_post() -> None:
    reddit = answering(listing(submission("s1")))
    start = reddit.source().resolve("https://redd.it/s1")
    assert (start.account_id, start.page.posts) == ("ana", (SUBMISSION,))
    assert start.page.listings == (Listing("comments", "s1", "ana", expected=3, published=WHEN),)
    assert dict(reddit.asked[-1].url.params) == {"id": "t3_s1", "raw_json": "1"}
    with pytest.raises(Skippable, match="the post s1 is not there"):
        answering(listing()).source().resolve("https://redd.it/s1")


@pytest.mark.parametrize("start", ["r/Lamps", "#Lamps"])
def test_starting_from_a_community_or_a_hashtag_takes_no_call(start: str) -> None:
    reddit = Reddit()
    found = reddit.source().resolve(start)
    assert found.account_id is None
    assert found.page.listings == (Listing("hashtag", start.lower(), None),)
    assert not reddit.asked


@pytest.mark.parametrize(
    "answer",
    [
        thread({"kind": "t1", "data": {"id": "c1"}}),
        thread(comment("c1/../..", "t3_s1")),
        thread(stub("t3_s1", "c1,c2")),
        thread(comment("c1", "t3_s1", created_utc=1e300)),
        thread({"kind": "t9", "data": {}}),
        listing(submission("s1")),
        [],
        None,
    ],
)
def test_answers_of_another_shape_are_asked_for_again(answer: object) -> None:
    reddit = answering(httpx.Response(200, json=answer), thread(comment("c1", "t3_s1")))
    assert reddit.source().read(UNDER_S1, None).interactions == (said("c1", "ben", "ana"),)
    assert reddit.books.spent == 3


def test_comments_refused_while_others_are_read_are_asked_for_again() -> None:
    busy = {"json": {"errors": [["RATELIMIT", "you are doing that too much", "ratelimit"]]}}
    reddit = answering(busy, left_out(comment("c7", "t3_s1")))
    assert reddit.source().read(Listing("comments", "s1//c7/", "ana"), None).interactions == (said("c7", "ben", "ana"),)


def test_reddit_is_told_whom_to_reach() -> None:
    reddit = answering(listing())
    reddit.source().read(Listing("feed", "ana", "ana"), None)
    assert all(request.headers["user-agent"].endswith("(+u/tester)") for request in reddit.asked)


def test_two_servers_or_one_for_both() -> None:
    for servers, hosts in (
        ((), ["www.reddit.com", "oauth.reddit.com"]),
        (("http://one.test",), ["one.test", "one.test"]),
        (("http://api.test", "http://token.test"), ["token.test", "api.test"]),
    ):
        reddit = answering(listing())
        reddit.source(*servers).read(Listing("feed", "ana", "ana"), None)
        assert [request.url.host for request in reddit.asked] == hosts


def test_a_hundred_calls_a_minute() -> None:
    reddit = answering(listing())
    source = reddit.source()
    for _ in range(101):
        source.read(Listing("feed", "ana", "ana"), None)
    assert reddit.clock.slept == pytest.approx(60.0)


def test_what_reddit_says_is_left_is_believed() -> None:
    spent = {"x-ratelimit-remaining": "0.0", "x-ratelimit-reset": "120", "x-ratelimit-used": "100"}
    reddit = answering(httpx.Response(200, json=listing(), headers=spent), listing())
    source = reddit.source()
    for _ in range(2):
        source.read(Listing("feed", "ana", "ana"), None)
    assert reddit.clock.slept == pytest.approx(120.0)


def test_names_cannot_lead_elsewhere() -> None:
    reddit = answering(listing())
    reddit.source().read(Listing("feed", "../../api/v1/me?", "x"), None)
    assert reddit.asked[-1].url.raw_path.startswith(b"/user/..%2F..%2Fapi%2Fv1%2Fme%3F/overview?")


def test_likes_cannot_be_read() -> None:
    with pytest.raises(ValueError, match="no likes on Reddit"):
        Reddit().source().read(Listing("likes", "s1", "ana"), None)


def test_words_that_mean_nothing() -> None:
    with pytest.raises(ConfigurationError):
        Reddit().source().resolve("https://www.reddit.com/r/x/s/abc")


def test_an_answer_nobody_understands() -> None:
    with pytest.raises(Fatal):
        answering(httpx.Response(418)).source().read(UNDER_S1, None)
