"""From cells as they were written to values: ids, handles, counts, times, lists."""

from __future__ import annotations

from typing import Final

import polars as pl
import polars.selectors as cs

from graphkit.log.schemas import KINDS, TIME
from graphkit.readers.cells.counts import written_count
from graphkit.readers.cells.order_of_dates import with_year_first

# How sites and their exports write "this account is gone". A bare word may be somebody's handle.
GONE: Final = ("[deleted]", "[removed]", "[deleted user]", "<deleted>")
# How tools write "no value" where an id should be: taken for ids, these would tie strangers to each other.
NO_ID: Final = ("NaN", "nan", "NULL", "None", "<NA>", "N/A", "#N/A")
ZONED: Final = "%Y-%m-%dT%H:%M:%S%.f%#z"
TIME_FORMATS: Final = (
    ZONED,
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%dT%H:%M%#z",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%I:%M:%S %p",
    "%Y-%m-%dT%I:%M %p",
    "%Y-%m-%d",
    "%Y%m%d",
    "%a %b %d %H:%M:%S %z %Y",
    "%a, %d %b %Y %H:%M:%S %z",
)
# Digits of a time since 1970 → how many of its units are a second. Eight digits are a date.
SINCE_1970: Final = {r"^\d{9,10}(\.\d+)?$": 1, r"^\d{12,13}$": 1e3, r"^\d{15,16}$": 1e6, r"^\d{18,19}$": 1e9}
# A rounded id shows its exponent, or is beyond 2^53 and has a point. Hashes like 12e5 are whole ids.
_ROUNDED: Final = r"^\d+(?:[.,]\d+[eE]\+?|[eE]\+)\d+$|^(?:9\d{15}|\d{17,})\.0+$"
# An id that begins with a stroke or with @ is a formula to a spreadsheet, and one that it cannot work out.
_NO_FORMULA: Final = r"^#(?:NAME\?|REF!|VALUE!|NUM!|DIV/0!)$"
_RUINED: Final = f"{_ROUNDED}|{_NO_FORMULA}"
_BETWEEN: Final = r"[\s,;|#\[\]\"']+"


def without_nul(frame: pl.DataFrame) -> pl.DataFrame:
    """Texts, and lists of texts, with a mark for each NUL: polars reads half a character (\\ud83d alone) as one."""
    texts, lists = cs.string(), cs.list()
    seen = frame.select(column.str.contains("\0", literal=True).any() for column in (texts, lists.explode()))
    if not any(map(any, seen.rows())):
        return frame
    return frame.with_columns(_marked(texts), lists.list.eval(_marked(pl.element())))


def _marked(text: pl.Expr) -> pl.Expr:
    return text.str.replace_all("\0", "\ufffd", literal=True)


def text(column: pl.Expr) -> pl.Expr:
    return pl.when(column.str.strip_chars() != "").then(column)


def platform(column: pl.Expr) -> pl.Expr:
    return text(column).str.strip_chars().str.to_lowercase()


def kind(column: pl.Expr) -> pl.Expr:
    """One of `KINDS`, also where it is written in the plural or in capitals."""
    bare = column.str.strip_chars().str.to_lowercase()
    singular = bare.str.replace("ies$", "y").str.strip_suffix("s")
    return pl.when(singular.is_in(KINDS)).then(singular)


def identifier(column: pl.Expr) -> pl.Expr:
    """A stable id. pandas writes whole numbers as 12.0 once one is missing."""
    stripped = column.str.strip_chars()
    # Asking first is forty times faster where no id is written so.
    pointed = stripped.str.ends_with(".0")
    bare = pl.when(pointed).then(stripped.str.replace(r"^(-?\d+)\.0+$", "$1")).otherwise(stripped)
    known = (bare != "") & ~bare.is_in(NO_ID) & ~bare.str.to_lowercase().is_in(GONE)
    return pl.when(known).then(bare)


def handle(column: pl.Expr) -> pl.Expr:
    return identifier(column.str.strip_chars().str.strip_prefix("@"))


def is_ruined(column: pl.Expr) -> pl.Expr:
    """An id that is lost for good: a spreadsheet or a float rounded it (1.80935E+16), or it became #NAME?."""
    return column.str.strip_chars().str.contains(_RUINED)


def count(column: pl.Series) -> pl.Series:
    """A whole number, also as people and pages write it: 12,300 or 12.3K. Negative means hidden: null."""
    counted = column.cast(pl.Int64, strict=False)
    if counted.null_count() > column.null_count():
        bare = column.str.strip_chars()
        counted = bare.cast(pl.Int64, strict=False)
        odd = bare.is_not_null() & counted.is_null()
        counted = counted.scatter(odd.arg_true(), written_count(bare.filter(odd)))
    hidden = (counted < 0).fill_null(False)
    return counted.set(hidden, None) if hidden.any() else counted


def number(column: pl.Expr) -> pl.Expr:
    return column.str.strip_chars().cast(pl.Float64, strict=False)


def flag(column: pl.Expr) -> pl.Expr:
    bare = column.str.strip_chars().str.to_lowercase().str.strip_suffix(".0")
    return bare.replace_strict(
        {**dict.fromkeys(("true", "1", "yes"), True), **dict.fromkeys(("false", "0", "no"), False)},
        default=None,
        return_dtype=pl.Boolean,
    )


def names(column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """A list of words: a real list, or one cell of words apart by spaces, commas, semicolons, bars or #."""
    listed = column if isinstance(dtype, pl.List) else column.str.replace_all(_BETWEEN, " ").str.split(" ")
    word = pl.element().str.strip_chars().str.strip_prefix("#").str.strip_prefix("@")
    words = listed.list.eval(word.filter(word != ""))
    return pl.when(words.list.len() > 0).then(words)


def time(column: pl.Series) -> pl.Series:
    """UTC times from ISO 8601 (no zone means UTC), or a number of seconds, milli-, micro- or nanoseconds since 1970.

    A column is nearly always written in one way, so each format is tried only on what is left.
    """
    found = _in_utc(column.str.to_datetime(ZONED, time_unit="us", strict=False))
    if found.null_count() == column.null_count():
        return found
    # Browsers put a narrow space before AM and PM.
    spaced = column.str.strip_chars().str.replace_all("\u202f", " ", literal=True)
    dated = (
        spaced.str.replace(r"^(\d{4})[-/](\d\d)[-/](\d\d)(?:[ t]+(\d))?", "$1-$2-${3}T$4")
        # With points the day is first.
        .str.replace(r"^(\d\d?)\.(\d\d?)\.(\d{4})(?:,?[ tT]+(\d)|$)", "$3-$2-${1}T$4")
    )
    bare = (
        with_year_first(dated)
        .str.replace(r"^(\d{4}-\d\d?-\d\d?)T(T|$)", "$1$2")
        .str.replace(r" ?(?:UTC|GMT)$|[Zz]$", "+00:00")
    )
    found = found.fill_null(_since_1970(bare))
    for pattern in TIME_FORMATS:
        left = bare.is_not_null() & found.is_null()
        if not left.any():
            break
        parsed = bare.filter(left).str.to_datetime(pattern, time_unit="us", strict=False)
        found = found.scatter(left.arg_true(), _in_utc(parsed))
    return found


def _in_utc(times: pl.Series) -> pl.Series:
    zoned = isinstance(times.dtype, pl.Datetime) and times.dtype.time_zone is not None
    return times.dt.convert_time_zone("UTC") if zoned else times.dt.replace_time_zone("UTC")


def _since_1970(column: pl.Series) -> pl.Series:
    written = pl.col("written")
    since = [pl.when(written.str.contains(digits)).then(written) for digits in SINCE_1970]
    times = [since_1970(text, units) for text, units in zip(since, SINCE_1970.values(), strict=True)]
    return column.to_frame("written").select(pl.coalesce(times).alias(column.name)).to_series()


def since_1970(written: pl.Expr, units: float) -> pl.Expr:
    """UTC times from numbers of which `units` are a second."""
    return (written.cast(pl.Float64, strict=False) / units * 1e6).round(0).cast(pl.Int64).cast(TIME)
