"""Who answers whom, and under which post.

A status says what it answers by a number of the instance alone. In an answer that has the whole conversation the way
from a status up to the first one can be gone; in a feed it mostly cannot, and then the post is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Met:
    """A status that was met: its `uri`, who wrote it, and the number of the one it answers (None: it is a post)."""

    uri: str
    author: str
    above: str | None


@dataclass(frozen=True)
class Place:
    """Where an answer stands: whom it answers, under which post, and which answer there, each as far as known.

    `kind` is comment where it is known to answer the post itself, and else reply, as Mastodon calls them all.
    """

    kind: str
    target: str | None = None
    post: str | None = None
    parent: str | None = None


class Conversation:
    """The statuses met in one answer, and the accounts, both by the numbers they have on the instance.

    >>> first, second = Met("https://a/1", "ana@a", None), Met("https://b/7", "ben@b", "1")
    >>> Conversation({"1": first, "2": second}, {}).place("2", "20")
    Place(kind='reply', target='ben@b', post='https://a/1', parent='https://b/7')
    >>> Conversation({}, {"20": "ben@b"}).place("2", "20")
    Place(kind='reply', target='ben@b', post=None, parent=None)
    """

    def __init__(self, met: Mapping[str, Met], accounts: Mapping[str, str]) -> None:
        self._met = met
        self._accounts = accounts

    def place(self, answered: str, author: str | None) -> Place:
        """Where an answer to the status numbered `answered`, by the account numbered `author`, stands."""
        above = self._met.get(answered)
        if above is None:
            return Place("reply", self._accounts.get(author or ""))
        if above.above is None:
            return Place("comment", above.author, above.uri)
        first = self._first(answered)
        return Place("reply", above.author, first.uri if first else None, above.uri)

    def _first(self, number: str) -> Met | None:
        """The post that it all began with; None where the way there leads out of what was met."""
        for above in self._way_up(number):
            if above.above is None:
                return above
        return None

    def _way_up(self, number: str) -> Iterator[Met]:
        gone: set[str] = set()
        step: str | None = number
        while step is not None and step in self._met and step not in gone:
            gone.add(step)
            yield self._met[step]
            step = self._met[step].above
