"""Every comment of a made-up YouTube, over real HTTP, with Google's own document looking on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

import httplib2
import pytest
from googleapiclient import discovery

from graphkit.errors import ConfigurationError, Retriable, Skippable
from graphkit.sources.records import Interaction, Post
from graphkit.sources.source import Listing, Page, Source
from tests.real.youtube import refusals
from tests.real.youtube.channels import Channel, Comment, Thread, Video, World, world
from tests.real.youtube.server import YouTube, serving
from tests.sources.youtube.given import Clock, Meter, opened

pytestmark = pytest.mark.slow


@dataclass
class Read:
    """All that came of reading."""

    posts: dict[str, Post] = field(default_factory=dict)
    acts: dict[str, Interaction] = field(default_factory=dict)
    again: int = 0
    skipped: list[str] = field(default_factory=list)

    def take(self, page: Page) -> None:
        self.posts |= {post.post_id: post for post in page.posts}
        for act in page.interactions:
            self.again += act.interaction_id in self.acts
            assert self.acts.setdefault(act.interaction_id, act) == act, "met twice, and not the same"


def read_all(source: Source, listings: list[Listing]) -> Read:
    read, queue = Read(), list(listings)
    while queue:
        listing = queue.pop()
        try:
            for page in pages(source, listing):
                read.take(page)
                queue += page.listings
        except Skippable as gone:
            read.skipped.append(gone.message)
    return read


def pages(source: Source, listing: Listing) -> Iterator[Page]:
    page = source.read(listing, None)
    yield page
    while page.cursor is not None:
        page = source.read(listing, page.cursor)
        yield page


@pytest.fixture(scope="module")
def made_up() -> World:
    return world(seed=7)


@dataclass
class Ground:
    youtube: YouTube
    address: str
    clock: Clock
    meter: Meter
    source: Source


@pytest.fixture
def ground(made_up: World) -> Iterator[Ground]:
    clock, meter = Clock(), Meter()
    youtube = YouTube(made_up, clock.now)
    with serving(youtube) as address:
        source = opened(clock=clock, meter=meter, servers=(address,))
        yield Ground(youtube, address, clock, meter, source)
        source.close()


def of_channels(world: World) -> list[Listing]:
    return [Listing("posts", channel.id, channel.id) for channel in world.channels if channel.videos]


def open_videos(world: World) -> list[Video]:
    return [video for video in world.videos if not video.private]


def open_threads(world: World) -> list[tuple[Thread, Video]]:
    return [(thread, video) for video in open_videos(world) for thread in video.threads]


def expected(comment: Comment, thread: Thread, video: Video) -> tuple[str, str, str | None, str, str | None]:
    assert comment.author is not None
    aim = comment.aim.id if comment.aim else None
    if comment is thread.comment:
        return "comment", comment.author.id, aim, video.id, None
    return "reply", comment.author.id, aim, video.id, thread.comment.id


def test_a_complete_read_finds_every_comment_once_and_who_it_is_for(ground: Ground, made_up: World) -> None:
    read = read_all(ground.source, of_channels(made_up))
    truth = {
        comment.id: expected(comment, thread, video)
        for thread, video in open_threads(made_up)
        for comment in [thread.comment, *thread.answers]
        if comment.author
    }
    long = {one.id for thread, _ in open_threads(made_up) if len(thread.answers) > 100 for one in thread.answers}
    found = {
        act.interaction_id: (act.kind, act.actor_id, act.target_id, act.post_id, act.parent_id)
        for act in read.acts.values()
    }
    # Told by a few of them: the difference of thousands takes minutes to write down.
    assert sorted(found.keys() ^ truth.keys())[:3] == []
    astray = [id_ for id_ in truth if found[id_] != truth[id_]]
    assert [(found[id_], truth[id_]) for id_ in astray if id_ not in long][:3] == []
    # Of several pages of answers, those at the edge of a page may name somebody on the other.
    assert len(astray) <= 6
    assert read.posts.keys() == {video.id for video in open_videos(made_up)}
    assert len(read.skipped) == sum(video.silent for video in open_videos(made_up))
    assert ground.youtube.broken == []


def test_google_counts_what_we_count(ground: Ground, made_up: World) -> None:
    read_all(ground.source, of_channels(made_up))
    tag = ground.source.resolve("#bread").page.listings[0]
    found = read_all(ground.source, [tag])
    assert {post.post_id for post in found.posts.values()} == {
        video.id for video in open_videos(made_up) if "#bread" in video.title
    }
    quota = ground.youtube.quota
    assert ground.meter.spent == {"": quota.total("units"), "searches": quota.total("searches")}
    assert sum(ground.youtube.asked.values()) == quota.total("units") + quota.total("searches")
    assert ground.youtube.broken == []


def test_starts_lead_to_the_channel_or_the_video(ground: Ground, made_up: World) -> None:
    creator = made_up.channels[1]
    video = next(video for video in creator.videos if not video.private)
    starts = [
        f"@{creator.handle.upper()}",
        creator.handle,
        creator.id,
        f"https://www.youtube.com/@{creator.handle}",
        f"https://www.youtube.com/channel/{creator.id}/videos",
        f"https://youtube.com/user/{creator.user}",
        f"https://www.youtube.com/c/{creator.user}",
        f"https://www.youtube.com/c/{creator.handle}",
        f"https://youtu.be/{video.id}?t=3",
        f"https://www.youtube.com/watch?t=3&v={video.id}",
        f"https://m.youtube.com/shorts/{video.id}",
    ]
    assert {ground.source.resolve(start).account_id for start in starts} == {creator.id}
    for nobody in ("@nobody.here", "https://youtu.be/00000000000", "https://www.youtube.com/c/nobody"):
        with pytest.raises(Skippable):
            ground.source.resolve(nobody)
    assert ground.youtube.broken == []


def test_profiles_come_by_fifty_and_hide_what_is_hidden(ground: Ground, made_up: World) -> None:
    channels = made_up.channels[:49]
    page = ground.source.profiles([*(channel.id for channel in channels), "UC" + "0" * 22])
    assert {account.account_id: account.followers for account in page.accounts} == {
        channel.id: None if channel.hidden else channel.subscribers for channel in channels
    }
    assert all(account.complete for account in page.accounts)
    assert ground.source.profiles(["UC" + "0" * 22]) == Page(accounts=[])
    assert (ground.youtube.asked["channels"], ground.youtube.broken) == (2, [])


def test_a_spent_quota_says_when_it_is_renewed_and_then_it_is(ground: Ground, made_up: World) -> None:
    ground.youtube.quota.daily = {"units": 5, "searches": 1}
    with pytest.raises(Retriable, match="units is spent") as units:
        read_all(ground.source, of_channels(made_up))
    assert ground.youtube.quota.total("units") == 5
    # 12:00 in London's winter time is 5:00 in California in summer: 19 hours are left.
    assert units.value.retry_after == 19 * 3600
    tag = Listing("hashtag", "bread", None)
    ground.youtube.quota.daily["units"] = 10
    ground.source.read(tag, None)
    with pytest.raises(Retriable, match="searches is spent"):
        ground.source.read(tag, None)
    ground.clock.moment += timedelta(hours=19)
    assert ground.source.read(tag, None).posts
    assert ground.youtube.broken == []


def test_a_forgotten_cursor_begins_anew_and_loses_nothing(ground: Ground, made_up: World) -> None:
    video = max(open_videos(made_up), key=lambda video: len(video.threads))
    listing = Listing("comments", video.id, video.owner.id)
    whole = read_all(ground.source, [listing])
    first = ground.source.read(listing, None)
    ground.youtube.answers.era += 1
    resumed = Read()
    resumed.take(first)
    page = ground.source.read(listing, first.cursor)
    resumed.take(page)
    while page.cursor:
        page = ground.source.read(listing, page.cursor)
        resumed.take(page)
    tops = {id_ for id_, act in whole.acts.items() if act.kind == "comment"}
    assert not tops ^ {id_ for id_, act in resumed.acts.items() if act.kind == "comment"}
    assert resumed.again > 0


def test_what_passes_is_asked_again(ground: Ground, made_up: World) -> None:
    video = max(open_videos(made_up), key=lambda video: len(video.threads))
    listing = Listing("comments", video.id, video.owner.id)
    ground.youtube.trouble += [
        refusals.failed(),
        refusals.too_fast(),
        refusals.limit_spent("Queries", "1/min/{project}"),
    ]
    assert ground.source.read(listing, None).interactions
    assert ground.meter.spent[""] == 4
    ground.youtube.trouble += [refusals.failed()] * 5
    with pytest.raises(Skippable, match="fails to process"):
        ground.source.read(listing, None)


def test_a_wrong_key_is_told_before_anything_is_spent(ground: Ground) -> None:
    source = opened(servers=(ground.address,), secret="AIza-another")
    with pytest.raises(ConfigurationError, match="does not know the key"):
        source.resolve("@ana")
    source.close()
    assert ground.youtube.quota.total("units") == 0


@pytest.mark.parametrize(
    ("path", "query", "told"),
    [
        ("channels", {"part": "snippet"}, "takes one of"),
        ("channels", {"forHandle": "@ana"}, "needs part"),
        ("channels", {"part": "snippets", "id": "UCa"}, "has no part snippets"),
        ("videos", {"part": "snippet", "id": ",".join(["v"] * 51)}, "50 ids at most"),
        ("videos", {"part": "snippet", "id": "v", "maxResults": "50"}, "no maxResults with id"),
        ("commentThreads", {"part": "snippet", "videoId": "v", "maxResults": "101"}, "is not within"),
        ("commentThreads", {"part": "snippet", "videoId": "v", "order": "newest"}, "is none of"),
        ("comments", {"part": "snippet", "parentId": "c", "order": "time"}, "knows no order"),
        ("playlistItems", {"part": "snippet", "playlistId": "UUa", "maxResults": "many"}, "no whole number"),
        ("comment", {"part": "snippet"}, "no such path"),
    ],
)
def test_the_server_refuses_what_google_does_not_know(
    ground: Ground, path: str, query: dict[str, str], told: str
) -> None:
    status, _ = ground.youtube.answer("GET", f"/youtube/v3/{path}?{urlencode(query)}", "AIza-made-up-key")
    assert status == 400
    assert any(told in problem for problem in ground.youtube.broken)


@pytest.mark.parametrize(
    ("spoilt", "told"),
    [
        ({"statistics": {"viewCount": 5}}, "no uint64 but 5"),
        ({"statistics": {"viewCount": "-5"}}, "no uint64"),
        ({"statistics": {"hiddenSubscriberCount": "no"}}, "no boolean"),
        ({"snippet": {"publishedAt": "yesterday"}}, "no date-time"),
        ({"snippet": {"heading": "x"}}, "there is no heading"),
        ({"snippet": []}, "no object"),
        ({"status": {}}, "was not asked for"),
    ],
)
def test_the_server_knows_an_answer_that_google_would_not_give(
    ground: Ground, spoilt: dict[str, object], told: str
) -> None:
    answer = {"items": [{"id": "UCa", **spoilt}]}
    problems = list(ground.youtube.discovery.of_answer("/youtube/v3/channels", "snippet,statistics", answer))
    assert [told in problem for problem in problems] == [True]


def test_a_channel_of_the_crowd_has_no_videos(ground: Ground, made_up: World) -> None:
    one: Channel = made_up.channels[-1]
    with pytest.raises(Skippable):
        ground.source.read(Listing("posts", one.id, one.id), None)


def test_the_client_of_google_can_read_our_server(ground: Ground, made_up: World) -> None:
    api = discovery.build_from_document(
        ground.youtube.discovery.document,
        http=httplib2.Http(),
        client_options={"api_endpoint": ground.address.removesuffix("/youtube/v3")},
    )
    video = max(open_videos(made_up), key=lambda video: len(video.threads))
    asked = api.commentThreads().list(part="snippet,replies", videoId=video.id, maxResults=100)
    seen: list[str] = []
    while asked is not None:
        asked.headers["X-Goog-Api-Key"] = "AIza-made-up-key"
        answer = asked.execute()
        seen += [thread["id"] for thread in answer["items"]]
        asked = api.commentThreads().list_next(asked, answer)
    api.close()
    assert len(seen) == len(video.threads)
    assert set(seen) == {thread.comment.id for thread in video.threads}
    assert ground.youtube.broken == []
