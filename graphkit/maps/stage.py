"""Where the map lies on a picture."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.maps.pack import View


@dataclass(frozen=True)
class Stage:
    """From map units to those of the picture: `scale`, and where the map's origin comes to lie."""

    scale: float
    x: float
    y: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """
        >>> Stage(scale=0.5, x=100, y=50).at(20, 40)
        (110.0, 70.0)
        """
        return self.x + self.scale * x, self.y + self.scale * y


def stage_of(view: View, *, left: float, top: float, right: float, bottom: float) -> Stage:
    """The largest scale at which all communities and accounts fit between the edges, in their middle."""
    accounts = view["accounts"]
    rims = [(one["x"], one["y"], one["radius"]) for one in view["communities"]]
    rims += [(x, y, 0) for x, y in zip(accounts["x"], accounts["y"], strict=True)]
    if not rims:
        return Stage(1, left, top)
    west, east = min(x - reach for x, _, reach in rims), max(x + reach for x, _, reach in rims)
    north, south = min(y - reach for _, y, reach in rims), max(y + reach for _, y, reach in rims)
    scale = min((right - left) / max(east - west, 1), (bottom - top) / max(south - north, 1))
    return Stage(
        scale, (left + right) / 2 - scale * (west + east) / 2, (top + bottom) / 2 - scale * (north + south) / 2
    )
