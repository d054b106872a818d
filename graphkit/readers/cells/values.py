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
    hidden = counted < 0
    return counted.set(hidden.fill_null(False), None) if hidden.any() else counted


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
    """UTC times from ISO 8601 (no zone means UTC), or a number of seconds, milli-, micro- or nanoseconds since 1970."""
    found = column.to_frame().select(_parsed(pl.col(column.name), ZONED)).to_series()
    if found.null_count() == column.null_count():
        return found
    left = column.is_not_null() & found.is_null()
    dated = column.filter(left).to_frame("written").select(_with_iso_dates(pl.col("written"))).to_series()
    bare = with_year_first(dated).to_frame().select(_with_iso_zones(pl.col("written")))
    return found.scatter(left.arg_true(), _in_likely_way(bare))


def _in_likely_way(bare: pl.DataFrame) -> pl.Series:
    """A column is nearly always written in one way: all others are tried on the first, and on what is left."""
    ways = _ways(pl.col("written"))
    of_first = bare.head(1).select(way.alias(str(number)) for number, way in enumerate(ways)).row(0)
    likely = next((way for way, time in zip(ways, of_first, strict=True) if time is not None), ways[0])
    found = bare.select(likely).to_series()
    left = found.is_null()
    return found.scatter(left.arg_true(), bare.filter(left).select(pl.coalesce(ways)).to_series())


def _with_iso_dates(written: pl.Expr) -> pl.Expr:
    # Browsers put a narrow space before AM and PM.
    spaced = written.str.strip_chars().str.replace_all("\u202f", " ", literal=True)
    return (
        spaced.str.replace(r"^(\d{4})[-/](\d\d)[-/](\d\d)(?:[ t]+(\d))?", "$1-$2-${3}T$4")
        # With points the day is first.
        .str.replace(r"^(\d\d?)\.(\d\d?)\.(\d{4})(?:,?[ tT]+(\d)|$)", "$3-$2-${1}T$4")
    )


def _with_iso_zones(dated: pl.Expr) -> pl.Expr:
    return dated.str.replace(r"^(\d{4}-\d\d?-\d\d?)T(T|$)", "$1$2").str.replace(r" ?(?:UTC|GMT)$|[Zz]$", "+00:00")


def _ways(written: pl.Expr) -> list[pl.Expr]:
    numbers = [(pl.when(written.str.contains(digits)).then(written), units) for digits, units in SINCE_1970.items()]
    parsed = (_parsed(written, pattern) for pattern in TIME_FORMATS)
    return [*(since_1970(number, units) for number, units in numbers), *parsed]


def _parsed(written: pl.Expr, pattern: str) -> pl.Expr:
    times = written.str.to_datetime(pattern, time_unit="us", strict=False)
    return times.dt.convert_time_zone("UTC") if "z" in pattern else times.dt.replace_time_zone("UTC")


def since_1970(written: pl.Expr, units: float) -> pl.Expr:
    """UTC times from numbers of which `units` are a second."""
    return (written.cast(pl.Float64, strict=False) / units * 1e6).round(0).cast(pl.Int64).cast(TIME)
