"""What an instance means when it says no. Its words are in its own language, so the status has to say it."""

from __future__ import annotations

from typing import Final

from graphkit.errors import ConfigurationError, GraphkitError, Skippable
from graphkit.sources.http.answer import Refusal
from graphkit.sources.mastodon.answers import Problem

TOKEN: Final = "GRAPHKIT_MASTODON_TOKEN"
SERVER: Final = "GRAPHKIT_MASTODON_SERVER"

_NOT_THIS_ONE: Final = {
    400: "cannot be asked for in this way",
    403: "is not shown to us",
    404: "is not there, or not any more",
    410: "was suspended or deleted",
    422: "cannot be asked for in this way, or only by those who are logged in",
    451: "may not be shown, by law",
}


class LoginNeeded(ConfigurationError):
    """This instance answers only whom it knows."""


def refused(refusal: Refusal, server: str, with_token: bool) -> GraphkitError | None:
    """What a refusal by `server` means; None where it is of the usual kind."""
    status, target = refusal.answer.status, refusal.target
    if status == 401:
        return _token_refused(server) if with_token else login_needed(server, target)
    if status == 403 and refusal.decoded(Problem) is None:
        return _kept_out(server)
    if status in _NOT_THIS_ONE:
        return Skippable(f"{target} {_NOT_THIS_ONE[status]} ({server}).", target=target)
    return None


def login_needed(server: str, target: str) -> LoginNeeded:
    """For what an instance shows only to those who log in."""
    return LoginNeeded(
        f"{server} shows {target} only to those who are logged in.",
        advice=f"With an account there: {server}/settings/applications → New application, with the scope “read”. Then: "
        f"export {SERVER}={server} {TOKEN}=… (its access token). Or ask another instance: --server",
    )


def no_server(start: str) -> ConfigurationError:
    """For words that do not say on which instance to look."""
    return ConfigurationError(
        f"“{start}” is known on some instance of Mastodon, and it does not say which.",
        advice="Write @name@domain or an address (https://domain/@name), or name an instance: --server https://…",
    )


def hashtags_closed(server: str) -> ConfigurationError:
    """For an instance that shows hashtags to nobody."""
    return ConfigurationError(f"{server} shows hashtags to nobody.", advice="Ask another instance: --server https://…")


def no_mastodon(server: str) -> ConfigurationError:
    """For a server that does not answer as Mastodon does."""
    return ConfigurationError(
        f"{server} does not answer as a Mastodon server does.",
        advice="Where the accounts of a domain live on a server of another name, name that: --server https://…",
    )


def token_for_whom() -> ConfigurationError:
    """For a token of which nothing says to which instance it may be shown."""
    return ConfigurationError(
        f"{TOKEN} is set, but not which instance it is for: it is shown to no other.",
        advice=f"export {SERVER}=https://…, or name one instance: --server https://…",
    )


def _token_refused(server: str) -> ConfigurationError:
    return ConfigurationError(
        f"{server} does not accept the token in {TOKEN}.",
        advice=f"Look at {server}/settings/applications whether it is still there, and has the scope “read”.",
    )


def _kept_out(server: str) -> ConfigurationError:
    """An answer of Mastodon itself gives a reason. This one comes from a wall in front of it, and is meant for all."""
    return ConfigurationError(
        f"{server} lets nothing of ours through (403).",
        advice="It keeps programs out. Give a contact, ask another instance (--server), or ask its administrators.",
    )
