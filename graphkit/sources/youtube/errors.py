"""How Google says no, and what is to be done about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from graphkit.errors import ConfigurationError, GraphkitError, Retriable, Skippable
from graphkit.sources.http.answer import Refusal
from graphkit.sources.youtube.answers import Error, Refused

KEY: Final = "GRAPHKIT_YOUTUBE_KEY"
HOW: Final = (
    "It is free: make a project at https://console.cloud.google.com, enable “YouTube Data API v3” in it, "
    "and create an API key under “Credentials”."
)
# Seconds until what passes may have passed.
MOMENT: Final = 5.0

_DAY_SPENT: Final = frozenset({"quotaExceeded", "dailyLimitExceeded"})
_TOO_FAST: Final = frozenset({"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED"})
_SWITCHED_OFF: Final = frozenset({"accessNotConfigured", "SERVICE_DISABLED"})
_WRONG_KEY: Final = frozenset({"keyInvalid", "keyExpired", "API_KEY_INVALID"})
_GONE: Final = frozenset({"videoNotFound", "channelNotFound", "playlistNotFound", "commentNotFound", "notFound"})


class CursorForgotten(Skippable):
    """YouTube no longer knows the page to go on with."""


class Unprocessed(Retriable):
    """YouTube failed at this very page. Mostly it gets over it, now and then never."""


def refused(refusal: Refusal, now: Callable[[], datetime]) -> GraphkitError | None:
    """What `refusal` means; None where its status has to say it."""
    said = refusal.decoded(Refused)
    if said is None:
        return None
    reasons = {one.reason for one in said.error.errors} | {one.reason for one in said.error.details}
    return (
        _about_the_quota(said.error, reasons, now)
        or _about_the_page(reasons, refusal.target)
        or _about_the_target(said.error, reasons, refusal)
        or _about_the_key(reasons, refusal.answer.status)
    )


def until_reset(now: datetime) -> float:
    """Seconds until midnight in California, when Google counts from nothing again.

    >>> until_reset(datetime(2026, 6, 1, 6, 0, tzinfo=UTC)) / 3600
    1.0
    """
    # Looked up only here: a machine without time zones can do all but this.
    pacific = ZoneInfo("America/Los_Angeles")
    tomorrow = now.astimezone(pacific).date() + timedelta(days=1)
    return (datetime.combine(tomorrow, time(), pacific).astimezone(UTC) - now).total_seconds()


def _about_the_quota(error: Error, reasons: set[str], now: Callable[[], datetime]) -> GraphkitError | None:
    # The quota of searches is refused as if one had asked too fast, and only the limit's name tells that it is a day's.
    whole_day = "per day" in error.message or any(one.metadata.quota_unit.startswith("1/d/") for one in error.details)
    if reasons & _DAY_SPENT or (reasons & _TOO_FAST and whole_day):
        what = "searches" if "Search" in error.message else "units"
        return Retriable(
            f"Today's quota of YouTube {what} is spent.",
            retry_after=until_reset(now()),
            advice="What was read is kept. It starts anew at midnight in California: go on then with the same command.",
        )
    if reasons & _TOO_FAST:
        return Retriable("YouTube wants fewer calls a minute.", retry_after=MOMENT, advice="Go on a little later.")
    return None


def _about_the_page(reasons: set[str], target: str) -> GraphkitError | None:
    if "invalidPageToken" in reasons:
        return CursorForgotten(f"YouTube no longer knows how to go on with {target}.", target=target)
    if "processingFailure" in reasons:
        return Unprocessed(f"YouTube fails to process {target}.", retry_after=MOMENT, advice="Go on a little later.")
    return None


def _about_the_target(error: Error, reasons: set[str], refusal: Refusal) -> GraphkitError | None:
    if "commentsDisabled" in reasons:
        return Skippable(f"Comments are turned off: {refusal.target}.", target=refusal.target)
    if reasons & _GONE or refusal.answer.status == 404:
        return Skippable(f"It is gone, or was never there: {refusal.target}.", target=refusal.target)
    # Of the domains only youtube.… has seen what was asked for; the others stand at the door and look at the key.
    if refusal.answer.status == 403 and any(one.domain.startswith("youtube.") for one in error.errors):
        return Skippable(f"It is private, or not for everybody: {refusal.target}.", target=refusal.target)
    return None


def _about_the_key(reasons: set[str], status: int) -> GraphkitError | None:
    if reasons & _SWITCHED_OFF:
        return ConfigurationError(
            "The project of the YouTube API key has not enabled the YouTube Data API.",
            advice="Enable “YouTube Data API v3” in the project the key belongs to, and wait a few minutes: "
            "https://console.cloud.google.com/apis/library/youtube.googleapis.com",
        )
    if reasons & _WRONG_KEY or status == 401:
        return ConfigurationError(f"Google does not know the key in {KEY}.", advice=f"Check it. {HOW}")
    if status == 403:
        told = ", ".join(sorted(filter(str.isidentifier, reasons)))
        return ConfigurationError(
            f"Google refuses the key in {KEY}" + (f" ({told})." if told else "."),
            advice="At https://console.cloud.google.com under “Credentials”, see that the key is allowed to use the "
            "YouTube Data API v3, from this machine.",
        )
    return None
