"""A follower band as people write it."""

from __future__ import annotations

import re
from typing import Final

from graphkit.errors import ConfigurationError

_FACTORS: Final = {"k": 1_000, "m": 1_000_000}


def follower_band(written: str) -> tuple[int | None, int | None]:
    """Both ends of a band, None where it is open. Raises ConfigurationError where it is none.

    >>> follower_band("5k-100k"), follower_band("-50.000"), follower_band("1.2m-")
    ((5000, 100000), (None, 50000), (1200000, None))
    """
    least, dash, most = written.strip().lower().replace("–", "-").partition("-")
    if not dash or not (least.strip() or most.strip()):
        raise ConfigurationError(
            f"“{written}” is not a follower band.", advice="Write it like 5k-100k, 5000- or -100k."
        )
    return _count(least.strip()), _count(most.strip())


def _count(end: str) -> int | None:
    if not end:
        return None
    # Both 5,000 and 5.000 are five thousand somewhere; a decimal makes sense only before k or m.
    if re.fullmatch(r"\d{1,3}([.,]\d{3})+|\d+", end):
        return int(re.sub(r"[.,]", "", end))
    if match := re.fullmatch(r"(\d+(?:\.\d+)?)([km])", end):
        return round(float(match[1]) * _FACTORS[match[2]])
    raise ConfigurationError(f"“{end}” is not a number of followers.", advice="Write it like 5000, 5k or 1.2m.")
