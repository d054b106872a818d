from __future__ import annotations

import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from graphkit.errors import ConfigurationError, GraphkitError, Retriable, Skippable
from graphkit.sources.http.fetch import Conditions
from graphkit.sources.offer import Settings
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.secrets import Secrets
from graphkit.sources.source import Listing, Page, Start
from graphkit.sources.youtube import OFFER
from tests.real.youtube import refusals
from tests.sources.youtube.given import SECRET, Clock, Meter, Told, opened

WHEN = datetime(2026, 8, 1, 10, 0, tzinfo=UTC)
WROTE = "2026-08-01T10:00:00Z"
OWNER = "UCowner"
VIDEO = Listing("comments", "v1", OWNER, published=WHEN)


def channel(**statistics: Any) -> dict[str, Any]:
    snippet = {
        "title": "Ana bakes",
        "description": "Bread",
        "customUrl": "@ana",
        "publishedAt": "2026-08-01T12:00:00.000+02:00",
        "country": "PT",
        "defaultLanguage": "pt",
    }
    return {"id": "UCana", "snippet": snippet, "statistics": statistics, "etag": "of no use to us"}


def video(id_: str = "v1", **statistics: str) -> dict[str, Any]:
    snippet = {
        "channelId": OWNER,
        "channelTitle": "Olive",
        "title": "Bread",
        "description": "With salt",
        "publishedAt": WROTE,
        "tags": ["bread"],
    }
    placed = {"hasPaidProductPlacement": True}
    return {"id": id_, "snippet": snippet, "statistics": statistics, "paidProductPlacementDetails": placed}


def comment(id_: str, author: str | None, text: str = "Nice", name: str | None = None) -> dict[str, Any]:
    snippet: dict[str, Any] = {
        "authorDisplayName": name or f"@{author}",
        "textDisplay": text,
        "likeCount": 2,
        "publishedAt": WROTE,
    }
    if author:
        snippet["authorChannelId"] = {"value": f"UC{author}"}
    return {"id": id_, "snippet": snippet}


def thread(top: dict[str, Any], *answers: dict[str, Any], total: int | None = None) -> dict[str, Any]:
    snippet = {"topLevelComment": top, "totalReplyCount": len(answers) if total is None else total}
    return {"id": top["id"], "snippet": snippet, "replies": {"comments": list(answers)}}


def page_of(*items: dict[str, Any], token: str | None = None) -> tuple[int, dict[str, Any]]:
    return 200, {"kind": "youtube#madeUpListResponse", "items": list(items)} | (
        {"nextPageToken": token} if token is not None else {}
    )


def act(
    id_: str, kind: str, actor: str, target: str | None, parent: str | None = None, text: str = "Nice"
) -> Interaction:
    return Interaction(
        interaction_id=id_,
        kind=kind,
        actor_id=f"UC{actor}",
        target_id=target,
        post_id="v1",
        parent_id=parent,
        created_at=WHEN,
        text=text,
        likes=2,
    )


def targets(page: Page) -> dict[str, str | None]:
    return {one.interaction_id: one.target_id for one in page.interactions}


def test_a_handle_leads_to_a_profile() -> None:
    told = Told({"channels": [page_of(channel(subscriberCount="1200", videoCount="12"))]})
    ana = Account(
        account_id="UCana",
        handle="ana",
        name="Ana bakes",
        bio="Bread",
        url="https://www.youtube.com/channel/UCana",
        followers=1200,
        posts=12,
        created_at=WHEN,
        language="pt",
        location="PT",
        complete=True,
    )
    assert opened(told.transport).resolve("@ana") == Start("UCana", Page(accounts=[ana]))
    asked = told.asked[0].url
    assert (asked.host, asked.path) == ("www.googleapis.com", "/youtube/v3/channels")
    assert dict(asked.params) == {"part": "snippet,statistics", "forHandle": "ana"}


def test_a_channel_may_hide_its_subscribers() -> None:
    hidden = channel(subscriberCount="0", hiddenSubscriberCount=True)
    told = Told({"channels": [page_of(hidden)]})
    assert opened(told.transport).profiles(["UCana", "UCben"]).accounts[0].followers is None
    assert told.asked[0].url.params["id"] == "UCana,UCben"


def test_channels_that_are_gone_are_not_among_the_profiles() -> None:
    told = Told({"channels": [(200, {"kind": "youtube#channelListResponse", "pageInfo": {"totalResults": 0}})]})
    assert opened(told.transport).profiles(["UCgone"]) == Page(accounts=[])


def test_a_name_of_old_may_have_become_a_handle() -> None:
    told = Told({"channels": [page_of(), page_of(channel())]})
    assert opened(told.transport).resolve("https://www.youtube.com/c/ana").account_id == "UCana"
    assert [sorted(asked.url.params) for asked in told.asked] == [["forUsername", "part"], ["forHandle", "part"]]


def test_a_video_leads_to_its_author_and_comments() -> None:
    told = Told({"videos": [page_of(video(viewCount="9", likeCount="3", commentCount="2"))]})
    bread = Post(
        post_id="v1",
        author_id=OWNER,
        created_at=WHEN,
        text="Bread\nWith salt",
        hashtags=("bread",),
        likes=3,
        comments=2,
        views=9,
        sponsored=True,
        url="https://www.youtube.com/watch?v=v1",
    )
    start = opened(told.transport).resolve("https://youtu.be/dQw4w9WgXcQ")
    listing = Listing("comments", "v1", OWNER, 2, WHEN)
    page = Page(accounts=(Account(account_id=OWNER, name="Olive"),), posts=[bread], listings=[listing])
    assert start == Start(OWNER, page)


def test_a_hashtag_is_resolved_without_a_call_and_read_by_a_search() -> None:
    found = {"id": {"kind": "youtube#video", "videoId": "v1"}}
    told, meter = Told({"search": [page_of(found, token="next")], "videos": [page_of(video())]}), Meter()
    source = opened(told.transport, meter=meter)
    listing = source.resolve("#Bread").page.listings[0]
    assert (listing, meter.spent.total()) == (Listing("hashtag", "bread", None), 0)
    page = source.read(listing, None)
    assert ([post.post_id for post in page.posts], page.cursor) == (["v1"], "next")
    assert meter.spent == {"searches": 1, "": 1}
    assert told.asked[0].url.params["q"] == "#bread"


def test_videos_of_a_channel_take_two_calls_for_they_are_counted_elsewhere() -> None:
    uploads = [{"contentDetails": {"videoId": id_}} for id_ in ("v1", "private", "v2")]
    told = Told(
        {
            "playlistItems": [page_of(*uploads, token="next")],
            "videos": [page_of(video(commentCount="7"), video("v2"))],
        }
    )
    meter = Meter()
    page = opened(told.transport, meter=meter).read(Listing("posts", "UCowner", OWNER), None)
    assert [post.post_id for post in page.posts] == ["v1", "v2"]
    assert [(one.subject, one.account_id, one.expected) for one in page.listings] == [
        ("v1", OWNER, 7),
        ("v2", OWNER, 0),
    ]
    assert (page.cursor, meter.spent) == ("next", {"": 2})
    assert told.asked[0].url.params["playlistId"] == "UUowner"
    assert told.asked[1].url.params["id"] == "v1,private,v2"


def test_an_empty_page_goes_on_without_a_second_call() -> None:
    told = Told({"playlistItems": [page_of(token="next"), page_of(token="")]})
    source = opened(told.transport)
    listing = Listing("posts", "UCowner", OWNER)
    assert source.read(listing, None) == Page(cursor="next")
    assert source.read(listing, "next") == Page()
    assert told.asked[1].url.params["pageToken"] == "next"


def test_an_account_known_by_another_name_cannot_be_read() -> None:
    with pytest.raises(Skippable, match="ids only"):
        opened(Told({}).transport).read(Listing("posts", "ana", "ana"), None)


def test_comments_are_for_the_owner_and_answers_for_whom_they_name() -> None:
    answers = [
        comment("c1.a", "ben"),
        comment("c1.b", "cem", "\u200b@BEN yes"),
        comment("c1.c", "dee", "@nobody.here hm"),
        comment("c1.d", "owner", "@ana thanks"),
    ]
    told = Told({"commentThreads": [page_of(thread(comment("c1", "ana"), *answers), token="next")]})
    page = opened(told.transport).read(VIDEO, None)
    assert page.interactions == [
        act("c1", "comment", "ana", OWNER),
        act("c1.a", "reply", "ben", "UCana", "c1"),
        act("c1.b", "reply", "cem", "UCben", "c1", "\u200b@BEN yes"),
        act("c1.c", "reply", "dee", "UCana", "c1", "@nobody.here hm"),
        act("c1.d", "reply", "owner", "UCana", "c1", "@ana thanks"),
    ]
    assert [account.handle for account in page.accounts] == ["ana", "ben", "cem", "dee", "owner"]
    assert (page.listings, page.cursor) == ([], "next")
    asked = {
        "part": "snippet,replies",
        "videoId": "v1",
        "order": "time",
        "maxResults": "100",
        "textFormat": "plainText",
    }
    assert dict(told.asked[0].url.params) == asked


def test_whoever_is_unknown_is_left_out_and_answers_to_them_are_for_nobody() -> None:
    answers = [comment("c1.a", "ben"), comment("c1.b", None, name="@gone"), comment("c1.c", "cem", "@ben yes")]
    told = Told({"commentThreads": [page_of(thread(comment("c1", None, name="Old name"), *answers))]})
    assert targets(opened(told.transport).read(VIDEO, None)) == {"c1.a": None, "c1.c": "UCben"}


def test_a_name_from_before_there_were_handles_is_a_name() -> None:
    told = Told({"commentThreads": [page_of(thread(comment("c1", "ana", name="Ana B.")))]})
    page = opened(told.transport).read(VIDEO, None)
    assert page.accounts == (Account(account_id="UCana", name="Ana B."),)


def test_the_rest_of_many_answers_is_a_listing_and_comes_out_the_same() -> None:
    first = [comment("c1.a", "ben"), comment("c1.b", "cem", "@ben yes"), comment("c1.c", "dee", "@eve you?")]
    rest = [*first, comment("c1.d", "eve", "@ana me")]
    told = Told(
        {"commentThreads": [page_of(thread(comment("c1", "ana"), *first, total=4))], "comments": [page_of(*rest)]}
    )
    source = opened(told.transport)
    page = source.read(VIDEO, None)
    # Whom @eve is cannot be known yet.
    assert targets(page) == {"c1": OWNER, "c1.a": "UCana", "c1.b": "UCben"}
    assert page.listings == [Listing("comments", "v1 c1 UCana", OWNER, 4, WHEN)]
    whole = source.read(page.listings[0], None)
    assert targets(whole) == {"c1.a": "UCana", "c1.b": "UCben", "c1.c": "UCeve", "c1.d": "UCana"}
    assert [one for one in page.interactions if one.kind == "reply"] == whole.interactions[:2]
    asked = {"part": "snippet", "parentId": "c1", "maxResults": "100", "textFormat": "plainText"}
    assert dict(told.asked[1].url.params) == asked


def test_a_forgotten_cursor_begins_anew() -> None:
    fresh = page_of(thread(comment("c1", "ana")), token="fresh")
    told = Told({"commentThreads": [refusals.forgotten_token(), fresh]})
    page = opened(told.transport).read(VIDEO, "stale")
    assert (targets(page), page.cursor) == ({"c1": OWNER}, "fresh")
    assert "pageToken" not in told.asked[1].url.params


def test_a_page_that_youtube_never_manages_is_given_up() -> None:
    clock, meter = Clock(), Meter()
    told = Told({"commentThreads": [refusals.failed()] * 5})
    with pytest.raises(Skippable, match="fails to process the comments on video v1"):
        opened(told.transport, clock, meter).read(VIDEO, None)
    assert (meter.spent[""], len(clock.slept)) == (5, 4)


def test_asked_too_fast_it_waits_and_then_says_so() -> None:
    clock = Clock()
    told = Told({"commentThreads": [refusals.too_fast(), page_of(thread(comment("c1", "ana")))]})
    assert opened(told.transport, clock).read(VIDEO, None).interactions
    assert 5 <= sum(clock.slept) <= 6
    told = Told({"commentThreads": [refusals.too_fast()] * 5})
    with pytest.raises(Retriable, match="fewer calls"):
        opened(told.transport, clock).read(VIDEO, None)


@pytest.mark.parametrize(
    "spoilt",
    [
        {
            "kind": "youtube#madeUpListResponse",
            "items": [{"id": "", "snippet": thread(comment("c1", "ana"))["snippet"]}],
            "nextPageToken": 5,
        },
        {"kind": "youtube#madeUpListResponse", "items": [thread(comment("", "ana"))]},
        {
            "kind": "youtube#madeUpListResponse",
            "items": [thread(comment("c1", "ana") | {"snippet": {"publishedAt": "yesterday"}})],
        },
        {
            "kind": "youtube#madeUpListResponse",
            "items": [thread(comment("c1", "ana") | {"snippet": {"publishedAt": "2026-08-01T10:00:00"}})],
        },
        {"kind": "youtube#madeUpListResponse", "items": {}},
        [],
    ],
)
def test_what_cannot_be_understood_is_asked_again(spoilt: object) -> None:
    told = Told({"commentThreads": [(200, spoilt), page_of(thread(comment("c1", "ana")))]})
    assert targets(opened(told.transport).read(VIDEO, None)) == {"c1": OWNER}


def test_only_posts_comments_and_hashtags_can_be_read() -> None:
    with pytest.raises(ConfigurationError, match="no likes"):
        opened(Told({}).transport).read(Listing("likes", "v1", OWNER), None)


def test_the_key_travels_in_a_header_and_is_never_told() -> None:
    told = Told({"channels": [page_of(channel()), refusals.unknown_key(), (418, {})]})
    source = opened(told.transport)
    source.resolve("@ana")
    assert told.asked[0].headers["X-Goog-Api-Key"] == SECRET
    assert SECRET not in str(told.asked[0].url)
    for _ in range(2):
        with pytest.raises(GraphkitError) as caught:
            source.resolve("@ana")
        told_of = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        ours = [str(frame.locals) for frame in told_of.stack if "graphkit" in Path(frame.filename).parts]
        assert ours
        assert SECRET not in "".join([*ours, *told_of.format_exception_only(), caught.value.advice, repr(source)])


def test_without_a_key_it_says_how_to_get_one() -> None:
    settings = Settings(Conditions(Meter(), Clock(), httpx.MockTransport(Told({}))), Secrets({}))
    with pytest.raises(ConfigurationError, match="GRAPHKIT_YOUTUBE_KEY is not set") as caught:
        OFFER.opened(settings)
    assert "console.cloud.google.com" in caught.value.advice


def test_its_addresses_are_known() -> None:
    assert OFFER.knows("https://youtu.be/dQw4w9WgXcQ")
    assert not OFFER.knows("https://bsky.app/profile/ana")
