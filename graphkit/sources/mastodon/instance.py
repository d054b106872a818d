"""One instance, asked over its own line: what it is, and anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar
from urllib.parse import urlsplit

from graphkit.errors import Skippable
from graphkit.sources.http.answer import Answer, Malformed
from graphkit.sources.http.fetch import Call, Conditions, Fetch
from graphkit.sources.http.throttle import Throttle
from graphkit.sources.mastodon import answers
from graphkit.sources.mastodon.errors import no_mastodon, refused
from graphkit.sources.mastodon.links import following, parameters
from graphkit.sources.secrets import Secret

T = TypeVar("T")

CALLS: Final = 300
SECONDS: Final = 300.0
# Of the first version whose API can be asked for many accounts at once (4.3).
MANY_ACCOUNTS: Final = 2


@dataclass(frozen=True)
class About:
    """What an instance says of itself: the domain of its accounts, whether many profiles come at once, and whether
    hashtags are shown to anybody (public), to those logged in (authenticated) or to none (disabled).
    """

    domain: str
    many_accounts: bool
    hashtags: str


class Instance:
    """The instance at `server`; it is shown `token`, which has to be one of its own."""

    def __init__(self, server: str, conditions: Conditions, token: Secret | None) -> None:
        self.server = server
        self.token = token
        self._about: About | None = None
        self._fetch = Fetch(
            server,
            Throttle(CALLS, SECONDS),
            partial(refused, server=server, with_token=token is not None),
            conditions,
        )

    @property
    def about(self) -> About | None:
        """What it said of itself; None where it was not asked yet."""
        return self._about

    def told_about(self) -> About:
        """What it says of itself, which takes a call the first time (and one more before 4.0)."""
        if self._about is None:
            self._about = self._asked_about()
        return self._about

    def ask(
        self, path: str, target: str, shape: type[T], asked: Mapping[str, str | int | list[str]] | None = None
    ) -> T:
        """The answer at `path`."""
        return self._fetch.read(self._call(path, target, asked or {}), lambda answer: answer.decoded(shape))

    def page(
        self, path: str, target: str, shape: type[T], asked: Mapping[str, str | int], cursor: str | None
    ) -> tuple[tuple[T, ...], str | None]:
        """A page of the list at `path`, and where it goes on."""
        call = self._call(path, target, asked if cursor is None else parameters(cursor))
        return self._fetch.read(call, partial(self._decoded_page, shape=shape))

    def close(self) -> None:
        self._fetch.close()

    def _decoded_page(self, answer: Answer, shape: type[T]) -> tuple[tuple[T, ...], str | None]:
        told: tuple[T, ...] = answer.decoded(tuple[shape, ...])  # type: ignore[valid-type]
        return told, following(answer, self.server)

    def _call(self, path: str, target: str, asked: Mapping[str, str | int | list[str]]) -> Call:
        headers = {"Authorization": f"Bearer {self.token.reveal()}"} if self.token else {}
        return Call(path, target, asked, headers=headers)

    def _asked_about(self) -> About:
        try:
            told = self._fetch.read(self._call("/api/v2/instance", self.server, {}), self._instance)
        except Skippable:
            return self._asked_as_of_old()
        feeds = told.configuration.timelines_access.hashtag_feeds
        many = told.api_versions.get("mastodon", 0) >= MANY_ACCOUNTS
        return About(told.domain.lower(), many, feeds.local or "public")

    def _asked_as_of_old(self) -> About:
        try:
            told = self.ask("/api/v1/instance", self.server, answers.OldInstance)
        except Skippable:
            raise no_mastodon(self.server) from None
        domain = urlsplit(told.uri).netloc or told.uri
        return About(domain.lower(), many_accounts=False, hashtags="public")

    def _instance(self, answer: Answer) -> answers.Instance:
        try:
            return answer.decoded(answers.Instance)
        except Malformed:
            if answer.body.lstrip().startswith(b"<"):
                raise no_mastodon(self.server) from None
            raise
