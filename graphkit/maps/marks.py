"""The accounts as marks on a plain picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from graphkit.maps.pack import View
from graphkit.maps.palette import GREY
from graphkit.maps.stage import Stage

# Radius without any commenters, and what the most commented account has more; the order they lie in.
SIZES: Final = {"fan": (2.0, 2.0), "author": (3.2, 6.0), "candidate": (11.0, 5.0), "seed": (17.0, 4.0)}
HEIGHTS: Final = {role: height for height, role in enumerate(SIZES)}


@dataclass(frozen=True)
class Mark:
    """An account: place and radius in the picture's units."""

    label: str
    role: str
    rank: int | None
    community: int | None
    x: float
    y: float
    radius: float
    colour: str

    @property
    def height(self) -> tuple[int, float]:
        """What lies on top comes last: seeds, then the best of the candidates."""
        return HEIGHTS[self.role], -self.order[1]

    @property
    def order(self) -> tuple[bool, float]:
        """Who is named first: seeds, then candidates by their rank."""
        return self.role != "seed", math.inf if self.rank is None else self.rank

    def corners(self) -> list[tuple[float, float]]:
        """Of a star with five points."""
        reach = [self.radius * (0.45 if corner % 2 else 1) for corner in range(10)]
        angles = [corner * math.pi / 5 - math.pi / 2 for corner in range(10)]
        return [
            (self.x + far * math.cos(angle), self.y + far * math.sin(angle))
            for far, angle in zip(reach, angles, strict=True)
        ]


def marks_of(view: View, stage: Stage, colours: dict[int, str]) -> list[Mark]:
    """A mark for each account, in the view's order; its area grows with how many accounts comment there."""
    accounts = view["accounts"]
    audience = max([1, *accounts["commenters"]])
    columns = (accounts[name] for name in ("label", "role", "community", "x", "y", "commenters"))
    return [
        Mark(
            label,
            role,
            view["details"].get(str(position), {}).get("rank"),
            community,
            *stage.at(x, y),
            SIZES[role][0] + SIZES[role][1] * math.sqrt(commenters / audience),
            colours.get(community, GREY),
        )
        for position, (label, role, community, x, y, commenters) in enumerate(zip(*columns, strict=True))
    ]
