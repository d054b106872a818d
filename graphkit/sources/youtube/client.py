"""YouTube's Data API v3, asked with a key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final, TypeAlias, TypeVar

from graphkit.errors import ConfigurationError, Skippable
from graphkit.sources.http.fetch import Call, Fetch
from graphkit.sources.http.throttle import Throttle
from graphkit.sources.offer import Settings
from graphkit.sources.source import Listing, Page, Start, Terms
from graphkit.sources.youtube import parse
from graphkit.sources.youtube.answers import Channel, Comment, Items, PlaylistItem, SearchResult, Thread, Video
from graphkit.sources.youtube.errors import HOW, KEY, CursorForgotten, Unprocessed, refused
from graphkit.sources.youtube.starts import Meant, meant

Item = TypeVar("Item")
Parameters: TypeAlias = Mapping[str, str | int]

SERVER: Final = "https://www.googleapis.com/youtube/v3"
# Google counts searches apart from everything else.
SEARCHES: Final = "searches"
TERMS: Final = Terms(
    account_listings=("posts",),
    post_listings=("comments",),
    profiles_at_once=50,
    calls=600,
    seconds=60.0,
    # Beside its unit, a page of a hashtag costs a search.
    units={"resolve": 1, "profiles": 1, "posts": 2, "comments": 1, "hashtag": 1},
    refresh_days=30,
)
_COMMENTS: Final[Parameters] = {"maxResults": 100, "textFormat": "plainText"}


class YouTube:
    """YouTube as a source. Accounts are channels by their ids (UC…), posts are videos."""

    platform = "youtube"
    terms = TERMS

    def __init__(self, settings: Settings) -> None:
        self._key = settings.secrets.need(KEY, "A key for the YouTube Data API", HOW)
        self._fetch = Fetch(
            settings.servers[0] if settings.servers else SERVER,
            Throttle(TERMS.calls, TERMS.seconds),
            partial(refused, now=settings.conditions.clock.now),
            settings.conditions,
        )

    def resolve(self, start: str) -> Start:
        """A hashtag costs nothing to resolve; each page of its videos costs one of the hundred searches a day."""
        found = meant(start)
        if found.naming == "hashtag":
            return Start(None, Page(listings=[Listing("hashtag", found.text, None)]))
        return self._video(found.text, start) if found.naming == "video" else self._channel(found, start)

    def profiles(self, subjects: Sequence[str]) -> Page:
        """The channels with these ids; those that are gone are not in it."""
        channels = self._channels({"id": ",".join(subjects), "maxResults": TERMS.profiles_at_once}, "profiles")
        return Page(accounts=[parse.profile(channel) for channel in channels])

    def read(self, listing: Listing, cursor: str | None) -> Page:
        """A page of posts or of a hashtag takes two calls: the lists of videos do not count comments.

        A cursor that YouTube has forgotten starts the listing anew: what comes again is known by its id.
        """
        try:
            return self._page(listing, cursor)
        except CursorForgotten:
            return self._page(listing, None)
        except Unprocessed as failed:
            raise Skippable(failed.message, target=listing.subject) from None

    def close(self) -> None:
        self._fetch.close()

    def _page(self, listing: Listing, cursor: str | None) -> Page:
        match listing.kind:
            case "posts":
                return self._uploads(listing.subject, cursor)
            case "hashtag":
                return self._search(listing.subject, cursor)
            case "comments":
                answered = parse.Answers.of(listing.subject)
                return self._threads(listing, cursor) if answered is None else self._answers(answered, cursor)
        raise ConfigurationError(f"YouTube lists no {listing.kind}.", advice="Ask for posts, or for comments.")

    def _channel(self, found: Meant, start: str) -> Start:
        """Names under /c/ were given up for handles, most of which are alike."""
        by = {"channel": "id", "handle": "forHandle", "user": "forUsername", "name": "forUsername"}[found.naming]
        channels = self._channels({by: found.text}, start)
        if not channels and found.naming == "name":
            channels = self._channels({"forHandle": found.text}, start)
        if not channels:
            raise Skippable(f"There is no YouTube channel {start}.", target=start, advice="See how it is spelt.")
        return Start(channels[0].id, Page(accounts=[parse.profile(channels[0])]))

    def _video(self, video: str, start: str) -> Start:
        page = self._videos([video], start)
        if not page.posts:
            raise Skippable(f"There is no video {start}, or it is private.", target=start)
        return Start(page.posts[0].author_id, page)

    def _uploads(self, channel: str, cursor: str | None) -> Page:
        if not channel.startswith("UC"):
            raise Skippable(f"YouTube knows channels by their ids only, and {channel} is none.", target=channel)
        target = f"the videos of channel {channel}"
        # The playlist of all that a channel uploaded is named after it; to be told so would cost a call each.
        asked: Parameters = {"part": "contentDetails", "playlistId": f"UU{channel[2:]}", "maxResults": 50}
        uploads = self._list("playlistItems", Items[PlaylistItem], asked, target, cursor)
        return self._videos([item.content_details.video_id for item in uploads.items], target, uploads.cursor)

    def _search(self, hashtag: str, cursor: str | None) -> Page:
        asked: Parameters = {"part": "snippet", "q": f"#{hashtag}", "type": "video", "order": "date", "maxResults": 50}
        found = self._list("search", Items[SearchResult], asked, f"#{hashtag}", cursor, bucket=SEARCHES)
        return self._videos([result.id.video_id for result in found.items], f"#{hashtag}", found.cursor)

    def _threads(self, listing: Listing, cursor: str | None) -> Page:
        asked: Parameters = {"part": "snippet,replies", "videoId": listing.subject, "order": "time", **_COMMENTS}
        target = f"the comments on video {listing.subject}"
        threads = self._list("commentThreads", Items[Thread], asked, target, cursor)
        return Page(
            accounts=parse.commenters([comment for thread in threads.items for comment in parse.comments_in(thread)]),
            interactions=[act for thread in threads.items for act in parse.acts_in(thread, listing)],
            listings=[rest for thread in threads.items if (rest := parse.rest_of(thread, listing))],
            cursor=threads.cursor,
        )

    def _answers(self, answered: parse.Answers, cursor: str | None) -> Page:
        asked: Parameters = {"part": "snippet", "parentId": answered.comment, **_COMMENTS}
        target = f"the answers to comment {answered.comment} on video {answered.video}"
        answers = self._list("comments", Items[Comment], asked, target, cursor)
        return Page(
            accounts=parse.commenters(answers.items),
            interactions=[*parse.acts_of_answers(answers.items, answered, parse.handles(answers.items))],
            cursor=answers.cursor,
        )

    def _videos(self, videos: Sequence[str], target: str, cursor: str | None = None) -> Page:
        """The page of these videos, less those that are private or gone; `cursor` is of the list they are in."""
        if not videos:
            return Page(cursor=cursor)
        asked: Parameters = {"part": "snippet,statistics,paidProductPlacementDetails", "id": ",".join(videos)}
        found = self._list("videos", Items[Video], asked, target).items
        return Page(
            accounts=tuple({video.snippet.channel_id: parse.owner(video) for video in found}.values()),
            posts=[parse.post(video) for video in found],
            listings=[parse.comments_of(video) for video in found],
            cursor=cursor,
        )

    def _channels(self, asked: Parameters, target: str) -> Sequence[Channel]:
        return self._list("channels", Items[Channel], {"part": "snippet,statistics", **asked}, target).items

    def _list(
        self,
        path: str,
        shape: type[Items[Item]],
        asked: Parameters,
        target: str,
        cursor: str | None = None,
        bucket: str = "",
    ) -> Items[Item]:
        parameters = dict(asked) if cursor is None else {**asked, "pageToken": cursor}
        call = Call(path, target, parameters, bucket=bucket, headers={"X-Goog-Api-Key": self._key.reveal()})
        return self._fetch.read(call, lambda answer: answer.decoded(shape))
