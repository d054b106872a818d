"""How much of the map an account takes: marks of seeds and candidates stay readable, authors do not pile up."""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from graphkit.maps.layout.groups import Amounts

# Map units for one account: discs grow with the root of what is in them, so that all are equally dense.
SPACING: Final = 62.0
# Half the width of a mark on the map when all of it is seen, by what the account is.
ROOM: Final = {"seed": 95.0, "candidate": 90.0, "author": 45.0}
DOT: Final = 16.0
# The accounts of a map on which marks have these widths. A map of more is seen from further away, and there the marks
# that must be read are wider by as much.
USUAL: Final = 1_500
READ: Final = ("seed", "candidate")
# A usual mark takes the room of some four accounts; where many must be read, all together take no more than there are.
TAKEN: Final = 4
# Discs of one size cover at most some nine tenths of the plane; in a disc with ties this much of it.
COVERED: Final = 0.6


def rooms(roles: pl.Series) -> Amounts:
    """Half the width of each account's mark, in map units."""
    further = np.sqrt(max(1.0, len(roles) / max(USUAL, TAKEN * int(roles.is_in(READ).sum()))))
    widths = {role: width * (further if role in READ else 1.0) for role, width in ROOM.items()}
    return roles.replace_strict(widths, default=DOT, return_dtype=pl.Float64).to_numpy()


def shares(room: Amounts) -> Amounts:
    """The part of its disc that each account takes: 1, or as much as its mark needs."""
    needed: Amounts = np.maximum(1, (room / SPACING) ** 2 / COVERED)
    return needed
