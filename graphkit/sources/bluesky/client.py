"""Bluesky as a source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from graphkit.sources.bluesky import answers, parse
from graphkit.sources.bluesky.servers import opened
from graphkit.sources.bluesky.starts import meant
from graphkit.sources.http.answer import Answer
from graphkit.sources.http.fetch import Call
from graphkit.sources.offer import Settings
from graphkit.sources.source import Listing, ListingKind, Page, Start, Terms

T = TypeVar("T")

# The limit is Bluesky's own; other servers run the same program.
TERMS: Final = Terms(
    account_listings=("feed", "follows"),
    post_listings=("comments", "quotes", "reposts", "likes"),
    profiles_at_once=25,
    calls=3000,
    seconds=300.0,
)
ROWS: Final = 100
# Bluesky goes down to 1,000, which is deeper than an answer can be decoded; where a thread is cut we ask again.
DEPTH: Final = 300


@dataclass(frozen=True)
class Question(Generic[T]):
    """How something is asked: what the subject is called, how the answer looks, and the page that is made of it."""

    method: str
    subject: str
    shape: type[T]
    page: Callable[[T], Page]
    parameters: Mapping[str, str | int] = field(default_factory=lambda: {"limit": ROWS})

    def call(self, subject: str | list[str], cursor: str | None = None, target: str = "") -> Call:
        """What to ask for `subject`, at `cursor` if it goes on; `target` is what a person would call it."""
        on = {} if cursor is None else {"cursor": cursor}
        return Call(
            f"/xrpc/app.bsky.{self.method}", target or str(subject), {self.subject: subject, **self.parameters, **on}
        )

    def decode(self, answer: Answer) -> Page:
        """The page that an answer holds. Raises Malformed where it is of another shape."""
        return self.page(answer.decoded(self.shape))


_PROFILE: Final = Question("actor.getProfile", "actor", answers.Actor, parse.profile, {})
_PROFILES: Final = Question("actor.getProfiles", "actors", answers.Profiles, parse.profiles, {})
_POST: Final = Question("feed.getPostThread", "uri", answers.Thread, parse.post, {"depth": 0, "parentHeight": 0})
_READ: Final[Mapping[ListingKind, Question[Any]]] = {
    "feed": Question(
        "feed.getAuthorFeed", "actor", answers.Feed, parse.feed, {"limit": ROWS, "filter": "posts_with_replies"}
    ),
    "follows": Question("graph.getFollows", "actor", answers.Follows, parse.follows),
    "comments": Question(
        "feed.getPostThread", "uri", answers.Thread, parse.thread, {"depth": DEPTH, "parentHeight": 0}
    ),
    "quotes": Question("feed.getQuotes", "uri", answers.Posts, parse.found),
    "reposts": Question("feed.getRepostedBy", "uri", answers.Reposts, parse.reposts),
    "likes": Question("feed.getLikes", "uri", answers.Likes, parse.likes),
    "hashtag": Question("feed.searchPosts", "q", answers.Posts, parse.found, {"limit": ROWS, "sort": "latest"}),
}


class Bluesky:
    """What a Bluesky network tells everybody.

    `settings.servers` are AppViews, or servers that hold accounts (PDS), asked in turn until one answers. An app
    password is needed only for those that want one; Bluesky's own wants it for hashtags.
    """

    platform: Final = "bluesky"
    terms: Final = TERMS

    def __init__(self, settings: Settings) -> None:
        self._readers, self._searchers = opened(settings, TERMS)

    def resolve(self, start: str) -> Start:
        """What to start from. Raises ConfigurationError where the words cannot be understood."""
        found = meant(start)
        if found.naming == "hashtag":
            return Start(None, Page(listings=[Listing("hashtag", f"#{found.text}", None)]))
        question = _PROFILE if found.naming == "account" else _POST
        page = self._asked(question, question.call(found.text))
        return Start(page.accounts[0].account_id, page)

    def profiles(self, subjects: Sequence[str]) -> Page:
        """The profiles of up to 25 accounts; those that are gone are not in it."""
        return self._asked(_PROFILES, _PROFILES.call(list(subjects), target=f"{len(subjects)} profiles"))

    def read(self, listing: Listing, cursor: str | None) -> Page:
        """One page; a thread comes whole, with its listing for what lies too deep."""
        question = _READ[listing.kind]
        return self._asked(question, question.call(listing.subject, cursor))

    def close(self) -> None:
        """Let go of connections."""
        self._searchers.close()

    def _asked(self, question: Question[Any], call: Call) -> Page:
        servers = self._searchers if question.method == "feed.searchPosts" else self._readers
        return servers.read(call, question.decode)
