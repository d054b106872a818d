"""What programs put into cells for other programs: NA, NULL, .0 behind numbers, the ' and ="" that save digits."""

from __future__ import annotations

from typing import Final

import polars as pl
import polars.selectors as cs

from graphkit.readers.formats.rows import ask_each_text

# As R, databases, pandas and spreadsheets write what is unknown; each may be a word of a text, or somebody's name.
UNKNOWN: Final = frozenset(
    {"NA", "NULL", "null", "(null)", "nan", "NaN", "NaT", "None", "<NA>", "N/A", "#N/A", "#NULL!"}
)
# MySQL and PostgreSQL write so, and nobody else.
NOTHING: Final = r"\N"
# What a column is told from.
LOOKED_AT: Final = 200
_NUMBER: Final = r"^(?:-?\d+(?:\.\d+)?)?$"
# Longer ones may have been rounded, which is to be seen.
_POINTED: Final = r"^(-?\d{1,15})\.0$"
_GUARDED: Final = r"""^(?:'(\d+)|="(.*)")$"""
_GUARDED_OR_NUMBER: Final = r"""^(?:'?\d*|=".*")$"""


def with_bare_cells(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with the values alone, in each column that shows in all cells what they are.

    >>> with_bare_cells(pl.DataFrame({"id": ["'12", '="7"'], "views": ["5.0", None], "text": ["NA", "'5"]})).rows()
    [('12', '5', 'NA'), ('7', None, "'5")]

    NA is unknown where it stands among numbers, and then in the columns of texts too; so is NULL.

    >>> with_bare_cells(pl.DataFrame({"likes": ["5", "NA"], "text": ["NA", "hi"]})).rows()
    [('5', None), (None, 'hi')]
    """
    known = _without_unknown(frame)
    return known.with_columns(_bare(known[name]) for name in _with_marks(known))


def _without_unknown(frame: pl.DataFrame) -> pl.DataFrame:
    words = [*UNKNOWN, NOTHING]
    met = ask_each_text(frame, cs.string().filter(cs.string().is_in(words)).unique().implode())
    met = {name: found for name, found in met.items() if found}
    unknown = {NOTHING}.union(*(found for name, found in met.items() if _is_among_numbers(frame[name], found)))
    emptied = [frame[name] for name, found in met.items() if not unknown.isdisjoint(found)]
    return frame.with_columns(column.set(column.is_in(list(unknown)), None) for column in emptied)


def _with_marks(frame: pl.DataFrame) -> list[str]:
    """The columns whose first cells have one of the marks: of nearly every column these tell that it has none."""
    guarded = ask_each_text(frame, cs.string().head(LOOKED_AT).str.contains(_GUARDED).any())
    pointed = ask_each_text(frame, cs.string().first(ignore_nulls=True).str.contains(_POINTED))
    return [name for name in guarded if guarded[name] or pointed[name]]


def _is_among_numbers(column: pl.Series, words: list[str]) -> bool:
    """A single cell might be somebody's name."""
    return column.len() > 1 and column.filter(~column.is_in(words)).str.contains(_NUMBER).all()


def _bare(column: pl.Series) -> pl.Series:
    if _is_guarded(column):
        return column.str.replace(_GUARDED, "$1$2")
    return column.str.replace(_POINTED, "$1") if _is_pointed(column) else column


def _is_guarded(column: pl.Series) -> bool:
    return bool(column.str.contains(_GUARDED).any()) and column.str.contains(_GUARDED_OR_NUMBER).all()


def _is_pointed(column: pl.Series) -> bool:
    return column.filter(column != "").str.contains(_POINTED).all()
