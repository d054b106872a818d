"""The colours of a plain picture: those of the page in its light dress (page/map/theme.js)."""

from __future__ import annotations

from typing import Final

from graphkit.maps.pack import View

# Okabe and Ito's colours, which people who are colour-blind can tell apart; communities beyond seven are grey.
OKABE_ITO: Final = ("#e69f00", "#0072b2", "#009e73", "#cc79a7", "#d55e00", "#56b4e9", "#f0e442")
GREY: Final = "#8a929d"
GROUND: Final = "#fafaf8"
INK: Final = "#15181d"
MUTED: Final = "#59626e"
# Yellow on white is all but invisible.
EDGES: Final = {"#f0e442": "#8a7d00"}


def colours_of(view: View) -> dict[int, str]:
    """The colour of each community, by its id, in the order of the view."""
    return {
        community["id"]: OKABE_ITO[slot] if slot < len(OKABE_ITO) else GREY
        for slot, community in enumerate(view["communities"])
    }


def ink_on(colour: str) -> str:
    """What can be read on a colour.

    >>> ink_on("#e69f00"), ink_on("#0072b2")
    ('#15181d', '#ffffff')
    """
    red, green, blue = ((int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5))
    return INK if 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.2 else "#ffffff"
