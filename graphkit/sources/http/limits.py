"""What the headers of an answer say about how often to ask.

Platforms agree on the words (remaining, reset, retry-after) and on nothing else: a reset is seconds from now on
Reddit, seconds since 1970 on Bluesky, a time written out on Mastodon. All three are read for what they look like.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

PREFIXES: Final = ("ratelimit-", "x-ratelimit-")
# No reset lies a billion seconds ahead: from here on a number counts from 1970.
SINCE_1970: Final = 1_000_000_000
# A server that says more means never, and is asked again then.
LONGEST: Final = 366 * 86_400.0


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds to wait as the server asks, from Retry-After or from when the limit is reset; None if it does not say."""
    asked = _seconds(headers.get("retry-after"), now)
    return asked if asked is not None else _reset(headers, now)


def pause_asked(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds until calls are allowed again where the last of them was just spent, else None."""
    for prefix in PREFIXES:
        left = _number(headers.get(f"{prefix}remaining"))
        # Reddit counts in tenths.
        if left is not None and left < 1:
            return _reset(headers, now)
    return None


def _reset(headers: Mapping[str, str], now: datetime) -> float | None:
    for prefix in PREFIXES:
        seconds = _seconds(headers.get(f"{prefix}reset"), now)
        if seconds is not None:
            return seconds
    return None


def _seconds(said: str | None, now: datetime) -> float | None:
    """Seconds from `now` until what a header says, however it is written."""
    if said is None:
        return None
    number = _number(said)
    if number is not None:
        return _bounded(number - now.timestamp() if number > SINCE_1970 else number)
    moment = _moment(said.strip())
    return None if moment is None else _bounded((moment - now).total_seconds())


def _bounded(seconds: float) -> float:
    return min(max(0.0, seconds), LONGEST)


def _number(said: str | None) -> float | None:
    try:
        number = float(said or "")
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _moment(said: str) -> datetime | None:
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(said)
        except (ValueError, TypeError, OverflowError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None
