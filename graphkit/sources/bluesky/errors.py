"""How Bluesky says no: nearly always with status 400, and a name for the reason."""

from __future__ import annotations

from typing import Final

from graphkit.errors import ConfigurationError, GraphkitError, Skippable
from graphkit.sources.bluesky.answers import Problem
from graphkit.sources.http.answer import Refusal

# Why one account or post cannot be had, though all others can.
_NOT_THIS_ONE: Final = {
    "AccountTakedown": "was taken down by Bluesky",
    "AccountSuspended": "was suspended by Bluesky",
    "AccountDeactivated": "was deactivated by its owner",
    "RepoTakendown": "was taken down by its server",
    "RepoSuspended": "was suspended by its server",
    "RepoDeactivated": "was deactivated by its owner",
    "RepoNotFound": "is not there, or not any more",
    "AccountNotFound": "is not there, or not any more",
    "ActorNotFound": "is not there, or not any more",
    "NotFound": "is not there, or not any more",
    "BlockedActor": "is blocked by the account that is logged in",
    "BlockedByActor": "has blocked the account that is logged in",
}
# What InvalidRequest says, besides of what its name says, of an account that is not there.
_NOT_THERE: Final = ("not found", "unable to resolve handle")
_LOGIN: Final = frozenset(
    {"AuthMissing", "AuthenticationRequired", "ExpiredToken", "InvalidToken", "AuthFactorTokenRequired"}
)


class LoginNeeded(ConfigurationError):
    """This server answers only whom it knows."""


def refused(refusal: Refusal) -> GraphkitError | None:
    """What a refusal means; None where its status says all there is to know."""
    problem = refusal.decoded(Problem) or Problem()
    reason, status = problem.error or "", refusal.answer.status
    if reason in _NOT_THIS_ONE:
        return Skippable(f"{refusal.target} {_NOT_THIS_ONE[reason]}.", target=refusal.target)
    if reason == "InvalidRequest" and any(words in (problem.message or "").lower() for words in _NOT_THERE):
        return Skippable(f"{refusal.target} is not there, or not any more.", target=refusal.target)
    if reason == "BadQueryString":
        return ConfigurationError(f"Bluesky cannot search for {refusal.target}.", advice="Try another hashtag.")
    if status in (401, 403) or reason in _LOGIN:
        return login_needed(refusal.target)
    return None


def login_needed(target: str) -> LoginNeeded:
    """For what a server shows only to those who log in."""
    return LoginNeeded(
        f"Bluesky answers the question for {target} only to those who log in.",
        advice="Make an app password (bsky.app → Settings → Privacy and security → App passwords). Then: "
        "export GRAPHKIT_BLUESKY_HANDLE=you.bsky.social GRAPHKIT_BLUESKY_APP_PASSWORD=…",
    )


def login_refused(handle: str, server: str) -> ConfigurationError:
    """For a handle and an app password that a server does not accept."""
    return ConfigurationError(
        f"{server} does not let {handle} in with the app password it was given.",
        advice="Check GRAPHKIT_BLUESKY_HANDLE and GRAPHKIT_BLUESKY_APP_PASSWORD, or make a new app password.",
    )
