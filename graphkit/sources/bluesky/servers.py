"""Who is asked: servers in turn until one answers, and those that want to know us by an app password."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from graphkit.errors import ConfigurationError, Fatal, Retriable, Skippable
from graphkit.sources.bluesky.answers import Session
from graphkit.sources.bluesky.errors import LoginNeeded, login_refused, refused
from graphkit.sources.http.answer import Decode
from graphkit.sources.http.fetch import Call, Fetch
from graphkit.sources.http.throttle import Throttle
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secret, Secrets
from graphkit.sources.source import Terms

T = TypeVar("T")

APPVIEW: Final = "https://public.api.bsky.app"
# Where accounts of Bluesky's own log in; it passes questions on to the AppView.
ENTRYWAY: Final = "https://bsky.social"


@dataclass(frozen=True)
class Login:
    """An account and a password that it made for us."""

    handle: str
    password: Secret


class Server:
    """One server. It is asked without a name; only if it wants one we log in, where we can."""

    def __init__(self, fetch: Fetch, login: Login | None) -> None:
        self._fetch = fetch
        self._login = login
        self._token: Secret | None = None

    def read(self, call: Call, decode: Decode[T]) -> T:
        """The answer. Raises LoginNeeded where there is no login, or this is no place to log in."""
        try:
            return self._fetch.read(self._signed(call), decode)
        except LoginNeeded:
            # A token lasts some hours: an old one and none are treated alike.
            if self._login is None or not self._logged_in(self._login):
                raise
        return self._fetch.read(self._signed(call), decode)

    def close(self) -> None:
        self._fetch.close()

    def _signed(self, call: Call) -> Call:
        if self._token is None:
            return call
        return replace(call, headers={**call.headers, "Authorization": f"Bearer {self._token.reveal()}"})

    def _logged_in(self, login: Login) -> bool:
        """Log in; False where the server keeps no accounts."""
        call = Call(
            "/xrpc/com.atproto.server.createSession",
            f"@{login.handle}",
            json={"identifier": login.handle, "password": login.password.reveal()},
        )
        try:
            session = self._fetch.read(call, lambda answer: answer.decoded(Session))
        except (LoginNeeded, Skippable):
            raise login_refused(login.handle, self._fetch.server) from None
        except Fatal:
            return False
        self._token = Secret(session.access_jwt)
        return True


class Servers:
    """Several servers of one network. Who answered last is asked first."""

    def __init__(self, servers: Sequence[Server]) -> None:
        self._servers = list(servers)

    def read(self, call: Call, decode: Decode[T]) -> T:
        """The first answer. Where there is none, raises what the first server raised."""
        failures: list[Retriable | LoginNeeded] = []
        for server in tuple(self._servers):
            try:
                answer = server.read(call, decode)
            except (Retriable, LoginNeeded) as failure:
                failures.append(failure)
                continue
            self._servers.remove(server)
            self._servers.insert(0, server)
            return answer
        raise failures[0]

    def close(self) -> None:
        for server in self._servers:
            server.close()


def opened(settings: Settings, terms: Terms) -> tuple[Servers, Servers]:
    """Whom to ask for what everybody may read, and whom to search at (the same and, for Bluesky's own, one more)."""
    login = _login(settings.secrets)

    def server(address: str) -> Server:
        throttle = Throttle(terms.calls, terms.seconds)
        return Server(Fetch(address, throttle, refused, settings.conditions), login)

    readers = [server(address) for address in settings.servers or (APPVIEW,)]
    searchers = readers if settings.servers else [*readers, server(ENTRYWAY)]
    return Servers(readers), Servers(searchers)


def _login(secrets: Secrets) -> Login | None:
    handle, password = secrets.find("GRAPHKIT_BLUESKY_HANDLE"), secrets.find("GRAPHKIT_BLUESKY_APP_PASSWORD")
    if handle is None and password is None:
        return None
    if handle is None or password is None:
        raise ConfigurationError(
            "To log in at Bluesky, a handle and an app password are needed, and only one of them is set.",
            advice="Set both GRAPHKIT_BLUESKY_HANDLE and GRAPHKIT_BLUESKY_APP_PASSWORD, or neither.",
        )
    return Login(handle.reveal().removeprefix("@"), password)
