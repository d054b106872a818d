"""Which instance is asked, and which one of them may see the token."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graphkit.sources.mastodon.errors import SERVER, TOKEN, token_for_whom
from graphkit.sources.mastodon.starts import Meant
from graphkit.sources.offer import Settings
from graphkit.sources.secrets import Secret


@dataclass(frozen=True)
class Servers:
    """The instances that were `named`, and the `token` with the only one it is for."""

    named: tuple[str, ...]
    token: Secret | None = field(default=None)
    token_server: str | None = None

    @classmethod
    def of(cls, settings: Settings) -> Servers:
        """As somebody set it. Raises ConfigurationError where nothing says whose the token is."""
        named = tuple(map(_origin, settings.servers))
        token, said = settings.secrets.find(TOKEN), settings.secrets.find(SERVER)
        if token is None:
            return cls(named)
        if said is None and len(named) != 1:
            raise token_for_whom()
        return cls(named, token, named[0] if said is None else _origin(said.reveal()))

    def token_for(self, server: str) -> Secret | None:
        """The token, where it is of `server`."""
        return self.token if server == self.token_server else None

    def choose(self, found: Meant) -> str | None:
        """Where to ask for what somebody meant; None where nothing says.

        A post has its number in its address on one instance only. Everything else is asked for where the user said,
        or else at home.
        """
        own = {host(server): server for server in (self.token_server, *self.named) if server}
        home = host(found.server) if found.naming == "post" else found.domain or host(found.server)
        if home in own:
            return own[home]
        if self.named and found.naming != "post":
            return self.named[0]
        if found.server is not None:
            return found.server
        return f"https://{found.domain}" if found.domain else self.token_server


def host(server: str | None) -> str | None:
    """The host and port of an address.

    >>> host("http://localhost:3000")
    'localhost:3000'
    """
    return None if server is None else urlsplit(server).netloc


def _origin(server: str) -> str:
    """Scheme, host and port of what somebody wrote for a server; a name and password in it would be kept with it."""
    parts = urlsplit(server if "://" in server else f"https://{server}")
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}".lower()
