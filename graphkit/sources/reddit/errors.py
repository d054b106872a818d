"""What Reddit means when it says no."""

from __future__ import annotations

from typing import Final

from graphkit.errors import ConfigurationError, GraphkitError, Skippable
from graphkit.sources.http.answer import Refusal
from graphkit.sources.reddit.answers import Reason

# The words Reddit gives for a reason, in ours.
REASONS: Final = {
    "private": "is private",
    "quarantined": "is quarantined: Reddit shows it only to those who have agreed to see it",
    "banned": "was banned",
    "gold_only": "is for those who pay",
}
OTHERWISE: Final = {
    403: "is not shown to us: it is private or suspended",
    404: "is not there, or not any more",
    451: "may not be shown where we are, by law",
}


class TokenRefused(ConfigurationError):
    """A token that has run out, or was taken back."""


def refused(refusal: Refusal) -> GraphkitError | None:
    """What a refusal of the API means; None where it is of the usual kind."""
    status, target = refusal.answer.status, refusal.target
    if status == 401:
        return TokenRefused(
            f"Reddit does not accept the token it gave us, asked for {target}.",
            advice="Look whether the app is still there and not banned: https://www.reddit.com/prefs/apps",
        )
    if status not in OTHERWISE:
        return None
    told = refusal.decoded(Reason)
    if status == 403 and told is None:
        return _kept_out()
    why = REASONS.get((told and told.reason) or "", OTHERWISE[status])
    return Skippable(f"{target} {why}.", target=target, advice="It is left out.")


def token_refused(refusal: Refusal) -> GraphkitError | None:
    """What it means where the token was asked for."""
    status = refusal.answer.status
    if status == 403 and refusal.decoded(Reason) is None:
        return _kept_out()
    return app_refused() if status in (400, 401, 403) else None


def app_refused() -> ConfigurationError:
    """The id or the secret of the app is wrong."""
    return ConfigurationError(
        "Reddit does not accept the app in GRAPHKIT_REDDIT_CLIENT_ID and GRAPHKIT_REDDIT_CLIENT_SECRET.",
        advice="Compare both with https://www.reddit.com/prefs/apps; the app has to be a “script” or a “web app”.",
    )


def _kept_out() -> ConfigurationError:
    """What is no answer of the API comes from the wall in front of it, and is meant for all that we ask."""
    return ConfigurationError(
        "Reddit lets nothing of ours through (403).",
        advice="It does so where a User-Agent names nobody, or for whole networks: "
        "look at what --contact says, and try from another network.",
    )
