"""A made-up YouTube: channels, videos and comments, and who every comment is for."""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

ALPHABET = string.ascii_letters + string.digits + "-_"
NOW = datetime(2026, 9, 1, tzinfo=UTC)
TOPICS = ("bread", "climbing", "chess", "gardens", "synths")


# None of these shows what is in it: channels hold videos hold comments by channels.
@dataclass(eq=False, repr=False)
class Channel:
    id: str
    handle: str
    title: str
    published: datetime
    subscribers: int
    hidden: bool
    user: str | None = None
    videos: list[Video] = field(default_factory=list)


@dataclass(eq=False, repr=False)
class Comment:
    """`author` None: YouTube does not tell. `aim` is who it is for, as far as it can be told."""

    id: str
    author: Channel | None
    aim: Channel | None
    text: str
    published: datetime
    likes: int


@dataclass(eq=False, repr=False)
class Thread:
    comment: Comment
    answers: list[Comment]


@dataclass(eq=False, repr=False)
class Video:
    id: str
    owner: Channel
    title: str
    tags: list[str] | None
    published: datetime
    private: bool = False
    silent: bool = False
    paid: bool = False
    threads: list[Thread] = field(default_factory=list)

    @property
    def comments(self) -> int:
        return sum(1 + len(thread.answers) for thread in self.threads)


@dataclass(eq=False, repr=False)
class World:
    channels: list[Channel]

    @property
    def videos(self) -> list[Video]:
        return [video for channel in self.channels for video in channel.videos]


def world(seed: int, creators: int = 8, crowd: int = 120) -> World:
    """`creators` channels with videos, `crowd` that only comment; the first creator has more of everything."""
    lots = Random(seed)
    everybody = [_channel(lots, number, number < creators) for number in range(creators + crowd)]
    for number, channel in enumerate(everybody[:creators]):
        busy = number == 0
        channel.videos = [_video(lots, channel) for _ in range(130 if busy else lots.randint(2, 9))]
        for place, video in enumerate(channel.videos):
            _spoil(video, place, busy)
            if not video.silent:
                video.threads = list(_threads(lots, video, everybody, _how_many(lots, place, busy)))
        channel.videos.sort(key=lambda video: video.published, reverse=True)
    if creators:
        everybody[0].videos[-1].threads.append(_long_thread(lots, everybody[0].videos[-1], everybody))
    return World(everybody)


def _how_many(lots: Random, place: int, busy: bool) -> int:
    return 350 if busy and place == 1 else lots.choice([0, 1, 3, 12, 40])


def _spoil(video: Video, place: int, busy: bool) -> None:
    video.private = busy and place % 31 == 7
    video.silent = place % 17 == 5
    video.paid = place % 11 == 3


def _channel(lots: Random, number: int, creates: bool) -> Channel:
    return Channel(
        id="UC" + _id(lots, 22),
        handle=f"{lots.choice(TOPICS).title()}.fan-{number}",
        title=f"Someone fond of {lots.choice(TOPICS)}, № {number}",
        published=NOW - timedelta(days=lots.randint(400, 4000), seconds=lots.randint(0, 86400)),
        subscribers=lots.randint(0, 10 ** lots.randint(1, 8)),
        hidden=number % 9 == 4,
        user=f"user{number}" if creates and number % 2 else None,
    )


def _video(lots: Random, owner: Channel) -> Video:
    topic = lots.choice(TOPICS)
    return Video(
        id=_id(lots, 11),
        owner=owner,
        title=f"All about {topic} #{topic}",
        tags=lots.choice([None, [topic], [topic, "how to"]]),
        published=NOW - timedelta(days=lots.randint(1, 300), seconds=lots.randint(0, 86400)),
    )


def _threads(lots: Random, video: Video, everybody: list[Channel], number: int) -> Iterator[Thread]:
    for _ in range(number):
        comment = _comment(lots, lots.choice(everybody), video.owner, "Lovely!", "Ug" + _id(lots, 24))
        if lots.random() < 0.02:
            comment.author = None
        thread = Thread(comment, [])
        for _ in range(lots.choice([0, 0, 0, 1, 3, 5, 6, 14])):
            thread.answers.append(_answer(lots, thread, lots.choice(everybody), everybody, thread.answers))
        yield thread


def _long_thread(lots: Random, video: Video, everybody: list[Channel]) -> Thread:
    """More answers than come on two pages; whoever is named wrote one of the last few."""
    thread = Thread(_comment(lots, everybody[3], video.owner, "First", "Ug" + _id(lots, 24)), [])
    for _ in range(230):
        thread.answers.append(_answer(lots, thread, lots.choice(everybody), everybody, thread.answers[-3:]))
    return thread


def _answer(lots: Random, thread: Thread, author: Channel, everybody: list[Channel], before: list[Comment]) -> Comment:
    """An answer to nobody in particular, to one who wrote before, or to a name that is not in the thread."""
    named = lots.choice([None, *(one.author for one in before)])
    aim, text = named or thread.comment.author, "Thank you"
    if named:
        text = f"@{lots.choice([named.handle, named.handle.upper()])} indeed"
    elif lots.random() < 0.1:
        text = f"@{lots.choice(['nobody.here', 'gone-since'])} where are you?"
    answer = _comment(lots, author, aim, text, f"{thread.comment.id}.{_id(lots, 22)}")
    if lots.random() < 0.02:
        answer.author = None
    return answer


def _comment(lots: Random, author: Channel, aim: Channel | None, text: str, id_: str) -> Comment:
    published = NOW - timedelta(days=lots.randint(0, 200), seconds=lots.randint(0, 86400))
    return Comment(id_, author, aim, text, published, lots.choice([0, 0, 1, 12]))


def _id(lots: Random, length: int) -> str:
    return "".join(lots.choices(ALPHABET, k=length))
