"""The source for the platform of `world`: built like those of graphkit, on the same `Fetch`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from graphkit.errors import ConfigurationError, GraphkitError, Skippable
from graphkit.sources.http.answer import Answer, Refusal
from graphkit.sources.http.fetch import Call, Fetch
from graphkit.sources.http.throttle import Throttle
from graphkit.sources.offer import Offer, Settings
from graphkit.sources.records import Account, Interaction, Post, act_id
from graphkit.sources.source import Listing, Page, Start, Terms

NAME: Final = "made-up"
TERMS: Final = Terms(("posts", "follows"), ("comments",), profiles_at_once=5, calls=10_000, seconds=1.0)


class Someone(msgspec.Struct):
    id: str
    name: str
    posts: int | None = None
    followers: int | None = None

    def account(self) -> Account:
        complete = self.posts is not None
        return Account(
            account_id=self.id, name=self.name, posts=self.posts, followers=self.followers, complete=complete
        )


class Published(msgspec.Struct):
    id: str
    text: str
    at: datetime


class Said(msgspec.Struct):
    id: str
    by: Someone
    text: str
    at: datetime


class People(msgspec.Struct):
    items: list[Someone]
    cursor: str | None = None


class Posts(msgspec.Struct):
    items: list[Published]
    cursor: str | None = None


class Comments(msgspec.Struct):
    items: list[Said]
    cursor: str | None = None
    gone: list[str] = []


class MadeUp:
    platform = NAME
    terms = TERMS

    def __init__(self, settings: Settings) -> None:
        self._key = settings.secrets.need("MADE_UP_KEY", "A key", "Make one up.")
        (server,) = settings.servers
        self._fetch = Fetch(server, Throttle(TERMS.calls, TERMS.seconds), refused, settings.conditions)

    def resolve(self, start: str) -> Start:
        name = start.removeprefix("@")
        return Start(name, self._profiles((name,)))

    def profiles(self, subjects: Sequence[str]) -> Page:
        return self._profiles(subjects)

    def read(self, listing: Listing, cursor: str | None) -> Page:
        parameters = {"of": listing.subject} | ({} if cursor is None else {"cursor": cursor})
        asked = self._call(listing.kind, listing.subject, parameters)
        understood = {"posts": _posts, "comments": _comments, "follows": _follows}[listing.kind]
        return self._fetch.read(asked, lambda answer: understood(listing, answer))

    def close(self) -> None:
        self._fetch.close()

    def _profiles(self, subjects: Sequence[str]) -> Page:
        def understood(answer: Answer) -> Page:
            return Page(accounts=[one.account() for one in answer.decoded(People).items])

        return self._fetch.read(self._call("profiles", "profiles", {"id": list(subjects)}), understood)

    def _call(self, path: str, target: str, parameters: dict[str, str | int | list[str]]) -> Call:
        return Call(path, target, parameters, headers={"X-Key": self._key.reveal()})


def _posts(listing: Listing, answer: Answer) -> Page:
    posts = answer.decoded(Posts)
    return Page(
        posts=[Post(post_id=p.id, author_id=listing.account_id, text=p.text, created_at=p.at) for p in posts.items],
        listings=[Listing("comments", p.id, listing.account_id, published=p.at) for p in posts.items],
        cursor=posts.cursor,
    )


def _comments(listing: Listing, answer: Answer) -> Page:
    comments = answer.decoded(Comments)
    return Page(
        accounts=[each.by.account() for each in comments.items],
        interactions=[
            Interaction(
                interaction_id=each.id,
                kind="comment",
                actor_id=each.by.id,
                target_id=listing.account_id,
                post_id=listing.subject,
                text=each.text,
                created_at=each.at,
            )
            for each in comments.items
        ],
        cursor=comments.cursor,
        gone=comments.gone,
    )


def _follows(listing: Listing, answer: Answer) -> Page:
    people = answer.decoded(People)
    follower = listing.subject
    return Page(
        accounts=[one.account() for one in people.items],
        interactions=[
            Interaction(
                interaction_id=act_id("follow", follower, one.id), kind="follow", actor_id=follower, target_id=one.id
            )
            for one in people.items
        ],
        cursor=people.cursor,
    )


def refused(refusal: Refusal) -> GraphkitError | None:
    match refusal.answer.status:
        case 401:
            return ConfigurationError("The key is refused.", advice="Take another.")
        case 404:
            return Skippable(f"{refusal.target} is not there.", target=refusal.target)
    return None


OFFER: Final = Offer(NAME, lambda _: False, MadeUp)
