"""Long ids that end in zeros for the digits that are lost: one alone may be so, three that have no other are not.

Spreadsheets keep fifteen digits of a number, JavaScript seventeen, and where they write it without an exponent nothing
shows.
"""

from __future__ import annotations

import re
from typing import Final

import polars as pl

_LONG: Final = r"^\d{17,}$"
_FILLED_UP: Final = r"^\d+00$"
# Each ends in two zeros by chance once in a hundred.
_ENOUGH: Final = 3
# Of nearly every column so many cells tell that it is not.
_LOOKED_AT: Final = 100


def first_filled_up(column: pl.Series) -> int | None:
    """Where the first such id is, if all long ones in the column are.

    >>> first_filled_up(pl.Series(["18093536360613600", "7", "18093536360614700", "18093536360615900"]))
    0
    """
    first = [cell for cell in column.head(_LOOKED_AT).to_list() if cell and re.match(_LONG, cell)]
    if not first or not all(re.match(_FILLED_UP, cell) for cell in first):
        return None
    long = column.filter(column.str.contains(_LONG))
    if not long.str.contains(_FILLED_UP).all() or long.n_unique() < _ENOUGH:
        return None
    return int(column.str.contains(_LONG).fill_null(False).arg_true()[0])
