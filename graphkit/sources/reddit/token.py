"""The token that opens Reddit's API, got for the id and secret of an app and renewed when it runs out."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import Final

from graphkit.clock import Clock
from graphkit.sources.http.answer import Answer, Malformed
from graphkit.sources.http.fetch import Call, Fetch
from graphkit.sources.reddit.answers import Token
from graphkit.sources.reddit.errors import app_refused
from graphkit.sources.secrets import Secret

# Renewed before it runs out: a call may take a while.
EARLY: Final = 60.0


@dataclass(frozen=True)
class App:
    """What one registers at Reddit to be let in."""

    client_id: Secret
    client_secret: Secret

    def authorization(self) -> str:
        both = f"{self.client_id.reveal()}:{self.client_secret.reveal()}"
        return f"Basic {base64.b64encode(both.encode()).decode()}"


@dataclass(frozen=True)
class _Held:
    token: Secret
    until: float


class Tokens:
    """Has a token that is good, at the cost of a call when it needs a new one."""

    def __init__(self, fetch: Fetch, app: App, clock: Clock) -> None:
        self._fetch = fetch
        self._app = app
        self._clock = clock
        self._held: _Held | None = None

    def authorization(self) -> str:
        """The header for the API. Raises ConfigurationError where Reddit does not know the app."""
        if self._held is None or self._held.until <= self._clock.passed():
            self._held = self._fetch.read(
                Call(
                    "/api/v1/access_token",
                    "the token",
                    form={"grant_type": "client_credentials"},
                    headers={"Authorization": self._app.authorization()},
                ),
                self._understood,
            )
        return f"bearer {self._held.token.reveal()}"

    def forget(self) -> None:
        """The token is good no more."""
        self._held = None

    def close(self) -> None:
        self._fetch.close()

    def _understood(self, answer: Answer) -> _Held:
        told = answer.decoded(Token)
        if told.access_token:
            return _Held(Secret(told.access_token), self._clock.passed() + told.expires_in - EARLY)
        if told.error is not None:
            raise app_refused()
        raise Malformed("there is no token in it")
