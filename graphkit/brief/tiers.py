"""What micro means: tiers of follower counts, each with who draws the line there and when."""

from __future__ import annotations

from typing import Annotated, Final

import msgspec


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From how many followers (`least`) on an account is in it; of all platforms where none is named.

    `source` and `dated` say whose line it is: vendors draw them differently.
    """

    name: str
    least: Annotated[int, msgspec.Meta(ge=0)]
    platform: str | None = None
    source: str | None = None
    dated: str | None = None


_SOURCE: Final = "Later and Fohr, influencer tiers"

TIERS: Final = tuple(
    Tier(name, least, source=_SOURCE, dated="2021")
    for name, least in (("nano", 0), ("micro", 10_000), ("mid", 100_000), ("macro", 500_000), ("mega", 1_000_000))
)
