"""Murmur: notes, and the answers under them."""

from collections.abc import Sequence

import msgspec

from graphkit.errors import GraphkitError, Skippable
from graphkit.sources.http.answer import Refusal
from graphkit.sources.http.fetch import Call, Fetch
from graphkit.sources.http.throttle import Throttle
from graphkit.sources.offer import Offer, Settings
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, Page, Start, Terms

HOME = "https://murmur.example"


class Note(msgspec.Struct):
    id: str
    by: str
    body: str | None = None
    answers: int | None = None


class Notes(msgspec.Struct):
    notes: list[Note]
    further: str | None = None


class Murmur:
    platform = "murmur"
    terms = Terms(("posts",), ("comments",), profiles_at_once=0, calls=60, seconds=60.0)

    def __init__(self, settings: Settings) -> None:
        server = next(iter(settings.servers), HOME)
        self._fetch = Fetch(server, Throttle(self.terms.calls, self.terms.seconds), refused, settings.conditions)

    def resolve(self, start: str) -> Start:
        name = start.removeprefix(f"{HOME}/").removeprefix("@").lower()
        return Start(name, self.read(Listing("posts", name, name), None))

    def profiles(self, subjects: Sequence[str]) -> Page:
        del subjects
        return Page()

    def read(self, listing: Listing, cursor: str | None) -> Page:
        path = f"/{'by' if listing.kind == 'posts' else 'under'}/{listing.subject}"
        call = Call(path, listing.subject, {} if cursor is None else {"from": cursor})
        said = self._fetch.read(call, lambda answer: answer.decoded(Notes))
        return written(said) if listing.kind == "posts" else answered(said, listing)

    def close(self) -> None:
        self._fetch.close()


def refused(refusal: Refusal) -> GraphkitError | None:
    if refusal.answer.status == 404:
        return Skippable(f"There is no {refusal.target} on Murmur.", target=refusal.target)
    return None


def written(said: Notes) -> Page:
    return Page(
        posts=[Post(post_id=note.id, author_id=note.by, text=note.body, comments=note.answers) for note in said.notes],
        listings=[Listing("comments", note.id, note.by, expected=note.answers) for note in said.notes],
        cursor=said.further,
    )


def answered(said: Notes, listing: Listing) -> Page:
    return Page(
        accounts=[Account(account_id=name) for name in {note.by for note in said.notes}],
        interactions=[
            Interaction(
                interaction_id=note.id,
                kind="comment",
                actor_id=note.by,
                target_id=listing.account_id,
                post_id=listing.subject,
                text=note.body,
            )
            for note in said.notes
        ],
        cursor=said.further,
    )


OFFER = Offer(platform="murmur", knows=lambda address: address.startswith(f"{HOME}/"), opened=Murmur)
