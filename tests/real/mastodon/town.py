"""Who says what to whom in the town: written through the server's own API, and noted down as it is done."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import httpx

from graphkit.sources.records import act_id

# More than a page of an account's statuses takes.
MANY: Final = 50
SEED: Final = 7
Truth = tuple[str, str, str, str | None, str | None]


@dataclass
class Town:
    """What was done: by the id of each act its kind, actor, target, post and parent; and the posts by who wrote them.

    `server_numbers` are the numbers of the accounts on the server, by their ids.
    """

    acts: dict[str, Truth] = field(default_factory=dict)
    posts: dict[str, str] = field(default_factory=dict)
    server_numbers: dict[str, str] = field(default_factory=dict)
    secret: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Said:
    """A status that was published, and the post it stands under (itself, where it is one)."""

    number: str
    uri: str
    author: str
    root: str


class _Hand:
    """Writes as anybody in the town."""

    def __init__(self, client: httpx.Client, domain: str, people: Mapping[str, str | None]) -> None:
        self.client = client
        self.ids = {name: f"{name}@{home or domain}" for name, home in people.items()}
        self.handles = {name: f"@{name}@{home}" if home else f"@{name}" for name, home in people.items()}
        self.town = Town()
        for name, account in self.ids.items():
            told = self.does(name, "GET", "accounts/verify_credentials")
            self.town.server_numbers[account] = told["id"]

    def does(self, name: str, method: str, path: str, **form: str) -> dict[str, Any]:
        headers = {"Authorization": f"Bearer token-of-{name}"}
        while True:
            answer = self.client.request(method, f"/api/v1/{path}", data=form or None, headers=headers)
            if answer.status_code != 429:
                break
            time.sleep(0.2)
        answer.raise_for_status()
        told: dict[str, Any] = answer.json()
        return told

    def posts(self, name: str, text: str, **more: str) -> _Said:
        told = self.does(name, "POST", "statuses", status=text, **more)
        if more.get("visibility") in ("private", "direct"):
            self.town.secret.append(told["uri"])
        else:
            self.town.posts[told["uri"]] = self.ids[name]
        return _Said(told["id"], told["uri"], self.ids[name], told["uri"])

    def answers(self, name: str, to: _Said, text: str) -> _Said:
        handle = self.handles[to.author.split("@")[0]]
        told = self.does(name, "POST", "statuses", status=f"{handle} {text}", in_reply_to_id=to.number)
        direct = to.uri == to.root
        kind, parent = ("comment", None) if direct else ("reply", to.uri)
        self.town.acts[told["uri"]] = (kind, self.ids[name], to.author, to.root, parent)
        return _Said(told["id"], told["uri"], self.ids[name], to.root)

    def mentions(self, name: str, other: str) -> None:
        said = self.posts(name, f"have you met {self.handles[other]}?")
        self.town.acts[f"{said.uri}:mention:{self.ids[other]}"] = (
            *("mention", self.ids[name], self.ids[other], said.uri),
            None,
        )

    def quotes(self, name: str, said: _Said) -> None:
        own = self.posts(name, "so true", quoted_status_id=said.number)
        self.town.acts[f"{own.uri}:quote"] = ("quote", self.ids[name], said.author, said.uri, None)

    def boosts(self, name: str, said: _Said) -> None:
        self.does(name, "POST", f"statuses/{said.number}/reblog")
        actor = self.ids[name]
        self.town.acts[act_id("repost", actor, said.uri)] = ("repost", actor, said.author, said.uri, None)

    def likes(self, name: str, said: _Said) -> None:
        self.does(name, "POST", f"statuses/{said.number}/favourite")
        actor = self.ids[name]
        self.town.acts[act_id("like", actor, said.uri)] = ("like", actor, said.author, said.uri, None)

    def follows(self, name: str, other: str) -> None:
        actor, target = self.ids[name], self.ids[other]
        self.does(name, "POST", f"accounts/{self.town.server_numbers[target]}/follow")
        self.town.acts[act_id("follow", actor, target)] = ("follow", actor, target, None, None)


def settled(client: httpx.Client, domain: str, people: Mapping[str, str | None]) -> Town:
    """The town as it is in the end. Everyone follows the next, so that nobody is out of reach."""
    hand, chance, names = _Hand(client, domain, people), random.Random(SEED), list(people)
    for name, following in zip(names, [*names[1:], names[0]], strict=True):
        hand.follows(name, following)
    said = [hand.posts(name, f"#tea and #cake, {number}") for number in range(2) for name in names]
    said += [hand.posts(names[0], f"#tea again, {number}") for number in range(MANY)]
    for one in said[::4]:
        _talked_about(hand, one, chance, names)
    _deep(hand, said[1], names)
    for name in names[:4]:
        hand.mentions(name, chance.choice([other for other in names if other != name]))
        hand.posts(name, "for my followers", visibility="private")
    return hand.town


def _talked_about(hand: _Hand, post: _Said, chance: random.Random, names: list[str]) -> None:
    here = [post]
    for name in chance.sample(names, 4):
        here.append(hand.answers(name, chance.choice(here), "indeed"))
    for name in chance.sample(names, 3):
        hand.likes(name, post)
    for name in chance.sample(names, 2):
        hand.boosts(name, post)
    hand.quotes(chance.choice(names), post)


def _deep(hand: _Hand, post: _Said, names: list[str]) -> None:
    """One answers the other, and so on."""
    last = post
    for number in range(25):
        last = hand.answers(names[number % 2], last, "no, you")
