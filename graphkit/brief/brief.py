"""The brief: what you look for beside nearness to the accounts you know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Final, Literal

import msgspec

from graphkit.brief.tiers import TIERS, Tier

# Also keeps infinity out, which TOML can write.
Weight = Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much each part of the score counts beside the others; what is not known of anybody counts nothing.

    What is left out counts what it does for the goal of the brief.

    >>> Brief(goal="reach", weights=Weights(topic=30)).weighing
    Weights(closeness=50.0, exchange=10.0, topic=30, brand=5.0, engagement=5.0, reach=40.0, look=0.0)
    """

    closeness: Weight | None = None
    exchange: Weight | None = None
    topic: Weight | None = None
    brand: Weight | None = None
    engagement: Weight | None = None
    reach: Weight | None = None
    look: Weight | None = None


Goal = Literal["relevance", "reach"]
# What each part counts for whoever says nothing of the weights: who is like the seeds, or who adds most people to them.
_RELEVANCE: Final = Weights(closeness=75.0, exchange=10.0, topic=15.0, brand=5.0, engagement=5.0, reach=0.0, look=0.0)
GOALS: Final[Mapping[str, Weights]] = {
    "relevance": _RELEVANCE,
    "reach": msgspec.structs.replace(_RELEVANCE, closeness=50.0, reach=40.0),
}


class Penalty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many points are taken off whose comments look traded or bought, until somebody has checked by hand.

    Few: it is a doubt, and a member of the seeds' community who is in a pod is a member all the same.
    """

    traded: Annotated[float, msgspec.Meta(ge=0, le=100)] = 2.0
    bought: Annotated[float, msgspec.Meta(ge=0, le=100)] = 5.0


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

    >>> Brief(brand=Brand("Acme", aliases=("acme outdoor",), accounts=("@acme",))).brand.aliases
    ('acme outdoor',)
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

    >>> Brief(keywords=("trail running",), brand=Brand("Acme")).weighing.closeness
    75.0
    >>> Brief(goal="reach").weighing.reach
    40.0
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
    goal: Goal = "relevance"
    weights: Weights | None = None
    penalty: Penalty = Penalty()
    seen: Seen = Seen()
    tiers: tuple[Tier, ...] = TIERS

    @property
    def weighing(self) -> Weights:
        """How much each part of the score counts: as the brief has it, or as its goal does."""
        told = msgspec.structs.asdict(self.weights or Weights())
        return msgspec.structs.replace(
            GOALS[self.goal], **{part: weight for part, weight in told.items() if weight is not None}
        )
