"""What programs put into cells for other programs: NA, NULL, .0 behind numbers, the ' and ="" that save digits."""

from __future__ import annotations

from typing import Final

import polars as pl

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
    # A column may be called "^x$", which polars takes for a pattern.
    texts = {column.name: column.alias("cells") for column in frame if column.dtype == pl.String}
    bare = {name: _bare(column) for name, column in _without_unknown(texts).items()}
    return frame.with_columns(column.alias(name) for name, column in bare.items())


def _without_unknown(texts: dict[str, pl.Series]) -> dict[str, pl.Series]:
    words = [*UNKNOWN, NOTHING]
    met = {name: set(column.filter(column.is_in(words)).unique()) for name, column in texts.items()}
    unknown = {NOTHING}.union(*(met[name] for name, column in texts.items() if _is_among_numbers(column, met[name])))
    emptied = {name: texts[name] for name, found in met.items() if found & unknown}
    return texts | {name: column.set(column.is_in(list(unknown)), None) for name, column in emptied.items()}


def _is_among_numbers(column: pl.Series, words: set[str]) -> bool:
    """A single cell might be somebody's name."""
    if not words or column.len() < 2:
        return False
    return column.filter(~column.is_in(list(words))).str.contains(_NUMBER).all()


def _bare(column: pl.Series) -> pl.Series:
    if _is_guarded(column):
        return column.str.replace(_GUARDED, "$1$2")
    return column.str.replace(_POINTED, "$1") if _is_pointed(column) else column


def _is_guarded(column: pl.Series) -> bool:
    return bool(column.head(LOOKED_AT).str.contains(_GUARDED).any()) and column.str.contains(_GUARDED_OR_NUMBER).all()


def _is_pointed(column: pl.Series) -> bool:
    # Of nearly every column the first cell tells that it is not.
    first = column.drop_nulls().head(1).str.contains(_POINTED)
    return bool(first.any()) and column.filter(column != "").str.contains(_POINTED).all()
