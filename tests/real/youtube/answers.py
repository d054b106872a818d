"""The made-up YouTube as Google would write it down, item by item and part by part."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from random import Random
from typing import Any

from tests.real.youtube import refusals
from tests.real.youtube.channels import Channel, Comment, Thread, Video, World

Answer = dict[str, Any]
Query = Mapping[str, str]
# So many answers come with a comment.
WITH_IT = 5


class Refused(Exception):
    """The answer is no."""

    def __init__(self, refusal: refusals.Refusal) -> None:
        super().__init__(refusal[1]["error"]["message"])
        self.refusal = refusal


class Answers:
    """Answers to requests that are known to be well formed. `era` makes older page tokens worthless."""

    def __init__(self, world: World) -> None:
        self.channels = {channel.id: channel for channel in world.channels}
        self.videos = {video.id: video for video in world.videos}
        self.threads = {thread.comment.id: (thread, video) for video in world.videos for thread in video.threads}
        self.era = 1

    def to(self, resource: str, query: Query) -> Answer:
        parts = query["part"].split(",")
        match resource:
            case "channels":
                return self._plain("channel", [_channel(one, parts) for one in self._channels_asked(query)])
            case "videos":
                found = [self.videos[one] for one in query["id"].split(",") if one in self.videos]
                return self._plain("video", [_video(one, parts) for one in found if not one.private])
            case "playlistItems":
                return self._page("playlistItem", query, [_upload(one, parts) for one in self._uploads(query)])
            case "search":
                return self._page("search", query, [_found(one) for one in self._search(query)])
            case "commentThreads":
                video = self._commented(query)
                newest = sorted(video.threads, key=lambda one: one.comment.published, reverse=True)
                return self._page("commentThread", query, [_thread(one, video, parts) for one in newest])
        thread, video = self._answered(query)
        answers = [_comment(one, video, thread.comment, alone=True) for one in reversed(thread.answers)]
        return self._page("comment", query, answers)

    def _channels_asked(self, query: Query) -> list[Channel]:
        ids = query.get("id", "").split(",")
        handle, user = query.get("forHandle", "").removeprefix("@").lower(), query.get("forUsername")
        return [
            one
            for one in self.channels.values()
            if one.id in ids or one.handle.lower() == handle or (user and one.user == user)
        ]

    def _uploads(self, query: Query) -> list[Video]:
        owner = self.channels.get("UC" + query["playlistId"].removeprefix("UU"))
        if owner is None or not owner.videos:
            raise Refused(refusals.playlist_gone())
        return owner.videos

    def _search(self, query: Query) -> list[Video]:
        found = [one for one in self.videos.values() if query["q"] in one.title and not one.private]
        return sorted(found, key=lambda one: one.published, reverse=True)

    def _commented(self, query: Query) -> Video:
        video = self.videos.get(query["videoId"])
        if video is None:
            raise Refused(refusals.video_gone())
        if video.private or video.silent:
            raise Refused(refusals.private() if video.private else refusals.comments_off())
        return video

    def _answered(self, query: Query) -> tuple[Thread, Video]:
        if query["parentId"] not in self.threads:
            raise Refused(refusals.comment_gone())
        return self.threads[query["parentId"]]

    def _plain(self, kind: str, items: list[Answer]) -> Answer:
        """Where nothing was found, Google leaves `items` out."""
        info = {"totalResults": len(items), "resultsPerPage": len(items)}
        head = {"kind": f"youtube#{kind}ListResponse", "etag": "e", "pageInfo": info}
        return {**head, "items": items} if items else head

    def _page(self, kind: str, query: Query, items: Sequence[Answer]) -> Answer:
        """Pages may be short, or empty, and yet not the last."""
        number, begin = self._place(query)
        most = int(query.get("maxResults", "5"))
        end = begin + Random(f"{kind} {number}").choice([most, most, most - 3, most // 2, 0] if number else [most])
        info = {"totalResults": len(items), "resultsPerPage": most}
        page: Answer = {"kind": f"youtube#{kind}ListResponse", "etag": "e", "pageInfo": info}
        if end < len(items):
            page["nextPageToken"] = self._token(query, number + 1, end)
        return {**page, "items": list(items[begin:end])}

    def _token(self, query: Query, number: int, begin: int) -> str:
        return urlsafe_b64encode(json.dumps([self.era, _subject(query), number, begin]).encode()).decode()

    def _place(self, query: Query) -> tuple[int, int]:
        """Which page of the list is asked for, and how many items are before it."""
        if "pageToken" not in query:
            return 0, 0
        try:
            era, subject, number, begin = json.loads(urlsafe_b64decode(query["pageToken"]))
        except ValueError:
            raise Refused(refusals.forgotten_token()) from None
        if (era, subject) != (self.era, _subject(query)):
            raise Refused(refusals.forgotten_token())
        return int(number), int(begin)


def _subject(query: Query) -> str:
    return next(query[name] for name in ("playlistId", "videoId", "parentId", "q") if name in query)


def _channel(channel: Channel, parts: Iterable[str]) -> Answer:
    counts: Answer = {"viewCount": "0", "hiddenSubscriberCount": channel.hidden, "videoCount": str(len(channel.videos))}
    if not channel.hidden:
        counts["subscriberCount"] = str(channel.subscribers)
    return _item("channel", channel.id, parts) | _chosen(
        parts,
        snippet={
            "title": channel.title,
            "description": f"All of {channel.title}",
            "customUrl": f"@{channel.handle.lower()}",
            "publishedAt": _moment(channel.published),
            "thumbnails": {"default": {"url": "https://yt3.test/a.jpg", "width": 88, "height": 88}},
            "localized": {"title": channel.title, "description": ""},
            "country": "NL",
        },
        statistics=counts,
        contentDetails={"relatedPlaylists": {"likes": "", "uploads": f"UU{channel.id[2:]}"}},
    )


def _upload(video: Video, parts: Iterable[str]) -> Answer:
    details = {"videoId": video.id} | ({} if video.private else {"videoPublishedAt": _moment(video.published)})
    return _item("playlistItem", f"VVV{video.id}", parts) | _chosen(parts, contentDetails=details)


def _video(video: Video, parts: Iterable[str]) -> Answer:
    counts = {"viewCount": "1234567", "likeCount": "77", "favoriteCount": "0"}
    if not video.silent:
        counts["commentCount"] = str(video.comments)
    snippet: Answer = {
        "publishedAt": _moment(video.published),
        "channelId": video.owner.id,
        "title": video.title,
        "description": "",
        "channelTitle": video.owner.title,
        "liveBroadcastContent": "none",
    }
    if video.tags is not None:
        snippet["tags"] = video.tags
    placed = {"hasPaidProductPlacement": video.paid}
    chosen = _chosen(parts, snippet=snippet, statistics=counts, paidProductPlacementDetails=placed)
    return _item("video", video.id, parts) | chosen


def _found(video: Video) -> Answer:
    snippet = {"publishedAt": _moment(video.published), "channelId": video.owner.id, "title": video.title}
    id_ = {"kind": "youtube#video", "videoId": video.id}
    return {"kind": "youtube#searchResult", "etag": "e", "id": id_, "snippet": snippet}


def _thread(thread: Thread, video: Video, parts: Iterable[str]) -> Answer:
    first = thread.answers[:WITH_IT]
    replies = {"comments": [_comment(one, video, thread.comment) for one in first]}
    snippet = {
        "channelId": video.owner.id,
        "videoId": video.id,
        "topLevelComment": _comment(thread.comment, video, None),
        "canReply": False,
        "totalReplyCount": len(thread.answers),
        "isPublic": True,
    }
    whole = _item("commentThread", thread.comment.id, parts) | _chosen(parts, snippet=snippet, replies=replies)
    return whole if first else {name: one for name, one in whole.items() if name != "replies"}


def _comment(comment: Comment, video: Video, parent: Comment | None, alone: bool = False) -> Answer:
    """Asked for by their parent, answers come without their video."""
    snippet: Answer = {
        "channelId": video.owner.id,
        "textDisplay": comment.text,
        "textOriginal": comment.text,
        "authorDisplayName": f"@{comment.author.handle}" if comment.author else "",
        "authorProfileImageUrl": "https://yt3.test/a.jpg",
        "authorChannelUrl": f"http://www.youtube.com/@{comment.author.handle}" if comment.author else "",
        "canRate": False,
        "viewerRating": "none",
        "likeCount": comment.likes,
        "publishedAt": _moment(comment.published),
        "updatedAt": _moment(comment.published),
    }
    if comment.author:
        snippet["authorChannelId"] = {"value": comment.author.id}
    if parent:
        snippet["parentId"] = parent.id
    if not alone:
        snippet["videoId"] = video.id
    return {"kind": "youtube#comment", "etag": "e", "id": comment.id, "snippet": snippet}


def _item(kind: str, id_: str, parts: Iterable[str]) -> Answer:
    return {"kind": f"youtube#{kind}", "etag": "e", "id": id_}


def _chosen(parts: Iterable[str], **written: Answer) -> Answer:
    return {part: one for part, one in written.items() if part in parts}


def _moment(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
