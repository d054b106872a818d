"""Reddit, read with the id and secret of an app that anybody can register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, TypeVar
from urllib.parse import quote

from graphkit.errors import ConfigurationError, Skippable
from graphkit.sources.http.answer import Answer, Decode, Malformed
from graphkit.sources.http.fetch import Call, Fetch
from graphkit.sources.http.throttle import Throttle
from graphkit.sources.offer import Settings
from graphkit.sources.reddit import parse
from graphkit.sources.reddit.answers import Batch, More, OfProfile, Things, Thread
from graphkit.sources.reddit.errors import TokenRefused, refused, token_refused
from graphkit.sources.reddit.starts import meant
from graphkit.sources.reddit.threads import BETWEEN, Place, place
from graphkit.sources.reddit.token import App, Tokens
from graphkit.sources.source import Listing, Page, Start, Terms

T = TypeVar("T")

SERVERS: Final = ("https://oauth.reddit.com", "https://www.reddit.com")
TERMS: Final = Terms(
    account_listings=("feed",), post_listings=("comments",), profiles_at_once=1, calls=100, seconds=60.0
)
# As many as there are to be had: of a list 100, of comments as many as Reddit likes to give (some 500).
PAGE: Final = 100
THREAD: Final = 2048
# The comments left out come in the order of the rest only where both are asked for by the same.
SORT: Final = "confidence"
COMMUNITY: Final = "r/"


class Reddit:
    """The source of the platform “reddit”."""

    platform = "reddit"
    terms = TERMS

    def __init__(self, settings: Settings) -> None:
        api, token_server = (settings.servers * 2)[:2] or SERVERS
        conditions = settings.conditions
        if not conditions.contact:
            raise ConfigurationError(
                "Reddit answers only those who say how they can be reached.",
                advice="Give --contact (or GRAPHKIT_CONTACT): your name on Reddit, as u/name, or an address of mail.",
            )
        throttle = partial(Throttle, TERMS.calls, TERMS.seconds)
        self._tokens = Tokens(
            Fetch(token_server, throttle(), token_refused, conditions), _app(settings), conditions.clock
        )
        self._fetch = Fetch(api, throttle(), refused, conditions)

    def resolve(self, start: str) -> Start:
        """A community or a hashtag takes no call; names and posts take one."""
        found = meant(start)
        match found.naming:
            case "account":
                return self._account(found.text)
            case "post":
                return self._submission(found.text)
            case "community":
                return _listed(f"{COMMUNITY}{found.text}")
            case "hashtag":
                return _listed(f"#{found.text}")

    def profiles(self, subjects: Sequence[str]) -> Page:
        """The profile of one account; Reddit tells no more with a call."""
        try:
            return self._profile(subjects[0]) if subjects else Page()
        except Skippable:
            return Page()

    def read(self, listing: Listing, cursor: str | None) -> Page:
        match listing.kind:
            case "feed":
                return self._feed(listing.subject, cursor)
            case "comments":
                return self._comments(listing, cursor)
            case "hashtag":
                return self._newest(listing.subject, cursor)
        raise ValueError(f"there are no {listing.kind} on Reddit")

    def close(self) -> None:
        self._fetch.close()
        self._tokens.close()

    def _account(self, name: str) -> Start:
        page = self._profile(name)
        if not page.accounts:
            raise Skippable(f"u/{name} is suspended.", target=f"u/{name}")
        return Start(page.accounts[0].account_id, page)

    def _submission(self, submission: str) -> Start:
        target = f"the post {submission}"
        author, page = self._asked(
            "/api/info/",
            target,
            lambda answer: parse.submission(answer.decoded(Things).data, target),
            {"id": f"t3_{submission}"},
        )
        return Start(author, page)

    def _profile(self, name: str) -> Page:
        return self._asked(
            f"/user/{_part(name)}/about/", f"u/{name}", lambda answer: parse.profile(answer.decoded(OfProfile).data)
        )

    def _feed(self, name: str, cursor: str | None) -> Page:
        return self._asked(
            f"/user/{_part(name)}/overview",
            f"what u/{name} said",
            lambda answer: parse.feed(answer.decoded(Things).data),
            {"sort": "new", "limit": PAGE, **_after(cursor)},
        )

    def _newest(self, subject: str, cursor: str | None) -> Page:
        path, parameters = (
            (f"/r/{_part(subject.removeprefix(COMMUNITY))}/new", {})
            if subject.startswith(COMMUNITY)
            else ("/search", {"q": subject.removeprefix("#"), "sort": "new", "type": "link"})
        )
        return self._asked(
            path,
            subject,
            lambda answer: parse.newest(answer.decoded(Things).data, subject),
            {"limit": PAGE, **parameters, **_after(cursor)},
        )

    def _comments(self, listing: Listing, cursor: str | None) -> Page:
        asked = place(listing.subject)
        if cursor is not None:
            asked = replace(asked, left_out=tuple(cursor.split(BETWEEN)))
        return self._left_out(listing, asked) if asked.left_out else self._thread(listing, asked)

    def _thread(self, listing: Listing, asked: Place) -> Page:
        # The place of the title in the address may hold anything.
        below = f"_/{_part(asked.comment)}" if asked.comment else ""

        return self._asked(
            f"/comments/{_part(asked.submission)}/{below}",
            f"the comments under {asked.submission}",
            lambda answer: parse.thread(answer.decoded(Thread), listing, asked),
            {"sort": SORT, "limit": THREAD},
        )

    def _left_out(self, listing: Listing, asked: Place) -> Page:
        def understood(answer: Answer) -> Page:
            told = answer.decoded(More).json
            if told.data is None:
                raise Malformed("there are no comments in it")
            return parse.left_out(Batch(told.data.things), listing, asked)

        return self._asked(
            "/api/morechildren/",
            f"comments under {asked.submission}",
            understood,
            form={
                "api_type": "json",
                "children": BETWEEN.join(asked.left_out),
                "link_id": f"t3_{asked.submission}",
                "sort": SORT,
            },
        )

    def _asked(
        self,
        path: str,
        target: str,
        decode: Decode[T],
        parameters: Mapping[str, str | int] | None = None,
        form: Mapping[str, str] | None = None,
    ) -> T:
        """The answer; a token that is good no more is renewed once."""
        try:
            return self._fetch.read(self._call(path, target, parameters, form), decode)
        except TokenRefused:
            self._tokens.forget()
        return self._fetch.read(self._call(path, target, parameters, form), decode)

    def _call(
        self, path: str, target: str, parameters: Mapping[str, str | int] | None, form: Mapping[str, str] | None
    ) -> Call:
        return Call(
            path,
            target,
            # Else texts come with & < > written for a page.
            {**(parameters or {}), "raw_json": 1},
            headers={"Authorization": self._tokens.authorization()},
            form=form,
        )


def _app(settings: Settings) -> App:
    how = "Make an app of the kind “script” at https://www.reddit.com/prefs/apps; both are shown there."
    return App(
        settings.secrets.need("GRAPHKIT_REDDIT_CLIENT_ID", "The id of an app at Reddit", how),
        settings.secrets.need("GRAPHKIT_REDDIT_CLIENT_SECRET", "The secret of an app at Reddit", how),
    )


def _listed(subject: str) -> Start:
    return Start(None, Page(listings=(Listing("hashtag", subject, None),)))


def _after(cursor: str | None) -> dict[str, str]:
    return {} if cursor is None else {"after": cursor}


def _part(name: str) -> str:
    return quote(name, safe="")
