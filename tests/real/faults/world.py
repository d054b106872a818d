"""A made-up platform of a few dozen pages: who is there, what they publish, who answers, who follows whom."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

ACCOUNTS: Final = 12
AUTHORS: Final = 6
ROWS: Final = 4
# Rows of a listing, and where the next page begins: what the server says, before it is made JSON.
Answered = dict[str, Any]


@dataclass(frozen=True)
class World:
    """`profiles` by account; `posts` and `follows` by account, `comments` by post: all of them, in order."""

    profiles: dict[str, dict[str, Any]]
    posts: dict[str, list[dict[str, Any]]]
    comments: dict[str, list[dict[str, Any]]]
    follows: dict[str, list[dict[str, Any]]]

    def rows(self, kind: str, subject: str) -> Sequence[dict[str, Any]]:
        """Everything that the listing has; KeyError where there is none."""
        listed: Sequence[dict[str, Any]] = getattr(self, kind)[subject]
        return listed

    def page(self, kind: str, subject: str, cursor: str | None) -> Answered:
        """One page of it; KeyError where there is none."""
        rows = self.rows(kind, subject)
        begin = 0 if cursor is None else int(cursor.removeprefix("from "))
        following = begin + ROWS
        return {"items": rows[begin:following], "cursor": f"from {following}" if following < len(rows) else None}

    def pages(self, kind: str, subject: str) -> int:
        """How many calls it takes to read it."""
        return max(1, -(-len(self.rows(kind, subject)) // ROWS))


def world(seed: int = 5) -> World:
    """The same for the same seed. Everybody comments on somebody, so that all are found from anyone who publishes."""
    lots = random.Random(seed)
    names = [f"u{number}" for number in range(ACCOUNTS)]
    posts = {
        name: [_post(name, number) for number in range(lots.randrange(1, 7) if place < AUTHORS else 0)]
        for place, name in enumerate(names)
    }
    comments = {
        post["id"]: [_comment(post["id"], number, lots) for number in range(lots.choice((0, 2, 3, 5, 9)))]
        for listed in posts.values()
        for post in listed
    }
    # Whoever publishes is met under the first post of the one before.
    for one, other in pairwise(names[:AUTHORS]):
        comments[f"{one}-p0"].append(_comment(f"{one}-p0", 99, lots, by=other))
    profiles = {
        name: {"id": name, "name": f"N. {name}", "posts": len(posts[name]), "followers": 10 * place}
        for place, name in enumerate(names)
    }
    follows = {
        name: [{"id": other, "name": f"N. {other}"} for other in lots.sample(names, lots.randrange(9)) if other != name]
        for name in names
    }
    return World(profiles, posts, comments, follows)


def _post(author: str, number: int) -> dict[str, Any]:
    at = f"2026-03-{number + 1:02}T10:00:00Z"
    return {"id": f"{author}-p{number}", "text": f"Post {number} of {author}", "at": at}


def _comment(post: str, number: int, lots: random.Random, by: str | None = None) -> dict[str, Any]:
    name = by or f"u{lots.randrange(ACCOUNTS)}"
    return {
        "id": f"{post}-c{number}",
        "by": {"id": name, "name": f"N. {name}"},
        "text": f"Comment {number}, “{lots.choice(('well said', 'no', '❤️', 'where?'))}”",
        "at": f"2026-04-{number % 28 + 1:02}T11:00:00Z",
    }
