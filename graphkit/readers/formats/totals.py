"""The line below a table that sums it up: spreadsheets write totals there, and databases the number of rows."""

from __future__ import annotations

import re
from typing import Final

import polars as pl

from graphkit.log.provenance import counted
from graphkit.readers.formats.rows import Rows

# As spreadsheets and their pivot tables call it in the languages they are used in most.
_TOTAL: Final = re.compile(
    r"(?:(?:grand |sub)?totals?(?: result| general| général| geral| generale| complessivo)?|sums?|suma(?: total)?|soma"
    r"|gesamt(?:ergebnis|summe)?|summe|insgesamt|somme|totale|totaal|eindtotaal|somma|summa|yhteensä|toplam|celkem|razem"
    r"|итого|общий итог|всего|合计|总计|合計|総計|합계|총계)\s*:?",
    re.IGNORECASE,
)
_NUMBER_OF_ROWS: Final = re.compile(r"\(\d+ (?:rows?|lines?)(?: affected)?\)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[-\d.,\s%’']*")


def without_total(frame: pl.DataFrame, name: str) -> Rows:
    """The rows without a last one that only sums up those above it.

    >>> given = pl.DataFrame({"id": ["1", "Total"], "author": ["ben", None], "text": ["hi", ""], "likes": ["5", "5"]})
    >>> without_total(given, "comments.csv").frame["id"].to_list()
    ['1']
    """
    if frame.height < 2 or frame.width < 2 or not _is_total(frame):
        return Rows(frame)
    return Rows(frame.head(-1), counted(name, [(1, "last rows that sum up those above, passed over")]))


def _is_total(frame: pl.DataFrame) -> bool:
    first, *others = frame.tail(1).row(0)
    filled = [cell for cell in others if cell]
    if not isinstance(first, str) or not all(isinstance(cell, str) for cell in filled):
        return False
    if _NUMBER_OF_ROWS.fullmatch(first.strip()):
        return not filled
    is_called_so = bool(_TOTAL.fullmatch(first.strip())) and all(map(_NUMBER.fullmatch, filled))
    # Somebody may be called so, of whom all is told that is told of others.
    return is_called_so and 2 * len(filled) <= len(others) and _lacks_what_others_have(frame)


def _lacks_what_others_have(frame: pl.DataFrame) -> bool:
    filled = frame.select((pl.col(pl.String) != "").fill_null(False)).filter(pl.any_horizontal(pl.all()))
    return any(not column[-1] and column.head(-1).all() for column in filled)
