"""The brief: what you look for beside nearness to the accounts you know."""

from __future__ import annotations

from typing import Annotated

import msgspec

from graphkit.brief.tiers import TIERS, Tier

# Also keeps infinity out, which TOML can write.
Weight = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much each part of the score counts beside the others; what is not known of anybody counts nothing."""

    closeness: Weight = 75.0
    exchange: Weight = 10.0
    topic: Weight = 15.0
    brand: Weight = 5.0
    engagement: Weight = 5.0
    look: Weight = 0.0


class Seen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much of an account must have been seen for a place in the list; who falls short is to be crawled next.

    So many `posts`; this `coverage`, of the comments its posts have; and a post within so many `days` of the newest
    act in the data. What is not known turns nobody away.
    """

    posts: Annotated[int, msgspec.Meta(ge=0)] = 3
    coverage: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.5
    days: Annotated[int, msgspec.Meta(ge=1)] = 90


class Brand(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A brand as people write it: its `name` and `aliases`, its own `accounts`.

    A text with one of the words in `not_with` is about somebody else of that name.
    """

    name: str
    aliases: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


class Look(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Folders of images the user has: the `brand`'s, and `images` with one folder an account."""

    brand: str
    images: str


class Brief(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What you look for. Everything may be left out; what is left out is not asked for.

    >>> Brief(keywords=("trail running",), brand=Brand("Acme")).weights.closeness
    75.0
    """

    about: str | None = None
    keywords: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    followers: str | None = None
    brand: Brand | None = None
    look: Look | None = None
    competitors: tuple[Brand, ...] = ()
    weights: Weights = Weights()
    seen: Seen = Seen()
    tiers: tuple[Tier, ...] = TIERS
