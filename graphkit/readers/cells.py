"""From cells as they were written to values: ids, handles, counts, times, lists."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.log.schemas import TIME

# How sites and their exports write "this account is gone". A bare word may be somebody's handle.
GONE: Final = ("[deleted]", "[removed]", "[deleted user]", "<deleted>")
TIME_FORMATS: Final = (
    "%Y-%m-%dT%H:%M:%S%.f%#z",
    "%Y-%m-%dT%H:%M:%S%.f",
    "%Y-%m-%dT%H:%M%#z",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d",
    "%a %b %d %H:%M:%S %z %Y",
)
_RUINED: Final = r"^\d+([.,]\d+)?[eE]\+\d+$"
_MULTIPLIED: Final = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_LIST_MARKS: Final = r"[\s,;|\[\]\"']+"


def text(column: pl.Expr) -> pl.Expr:
    return pl.when(column.str.strip_chars() != "").then(column)


def identifier(column: pl.Expr) -> pl.Expr:
    """A stable id. pandas writes whole numbers as 12.0 once one is missing."""
    bare = column.str.strip_chars().str.replace(r"^(\d+)\.0$", "$1")
    return pl.when((bare != "") & ~bare.str.to_lowercase().is_in(GONE)).then(bare)


def handle(column: pl.Expr) -> pl.Expr:
    return identifier(column.str.strip_chars().str.strip_prefix("@"))


def is_ruined(column: pl.Expr) -> pl.Expr:
    """An id that a spreadsheet rounded (1.80935E+16): its last digits are lost for good."""
    return column.str.strip_chars().str.contains(_RUINED)


def count(column: pl.Expr) -> pl.Expr:
    """A whole number, also as people and pages write it: 12,300 or 12.3K. Negative means hidden: null."""
    bare = column.str.strip_chars().str.to_lowercase()
    plain = bare.str.replace_all(r"[,_ ](\d{3})", "$1")
    suffix = plain.str.extract(r"^[\d.]+\s*([kmb])$")
    factor = suffix.replace_strict(_MULTIPLIED, default=1, return_dtype=pl.Int64)
    number = plain.str.strip_chars_end("kmb ").cast(pl.Float64, strict=False)
    whole = pl.when(suffix.is_null()).then(plain.cast(pl.Int64, strict=False))
    counted = pl.coalesce(whole, (number * factor).round(0).cast(pl.Int64, strict=False))
    return pl.when(counted >= 0).then(counted)


def number(column: pl.Expr) -> pl.Expr:
    return column.str.strip_chars().cast(pl.Float64, strict=False)


def flag(column: pl.Expr) -> pl.Expr:
    bare = column.str.strip_chars().str.to_lowercase()
    return bare.replace_strict(
        {**dict.fromkeys(("true", "1", "yes"), True), **dict.fromkeys(("false", "0", "no"), False)},
        default=None,
        return_dtype=pl.Boolean,
    )


def names(column: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """A list of words: a real list, or one cell of words apart by spaces, commas, semicolons or bars."""
    listed = column if isinstance(dtype, pl.List) else column.str.replace_all(_LIST_MARKS, " ").str.split(" ")
    words = listed.list.eval(pl.element().str.strip_prefix("#").str.strip_prefix("@").filter(pl.element() != ""))
    return pl.when(words.list.len() > 0).then(words)


def time(column: pl.Series) -> pl.Series:
    """UTC times from ISO 8601 (no zone means UTC), or seconds or milliseconds since 1970.

    A column is nearly always written in one way, so each format is tried only on what is left.
    """
    bare = column.str.strip_chars().str.replace(r"^(\d{4}-\d\d-\d\d) ", "${1}T").str.replace(r" ?UTC$|Z$", "+00:00")
    found = _since_1970(bare)
    for pattern in TIME_FORMATS:
        left = bare.is_not_null() & found.is_null()
        if not left.any():
            break
        parsed = bare.filter(left).str.to_datetime(pattern, time_unit="us", strict=False)
        zoned = parsed.dt.convert_time_zone("UTC") if _has_zone(parsed) else parsed.dt.replace_time_zone("UTC")
        found = found.scatter(left.arg_true(), zoned)
    return found


def _since_1970(column: pl.Series) -> pl.Series:
    frame = column.to_frame("written")
    written = pl.col("written")
    seconds = pl.when(written.str.contains(r"^\d{9,10}(\.\d+)?$")).then(written.cast(pl.Float64, strict=False))
    milliseconds = pl.when(written.str.contains(r"^\d{12,13}$")).then(written.cast(pl.Float64, strict=False) / 1e3)
    since = (pl.coalesce(seconds, milliseconds) * 1e6).cast(pl.Int64).cast(TIME)
    return frame.select(since.alias(column.name)).to_series()


def _has_zone(times: pl.Series) -> bool:
    return isinstance(times.dtype, pl.Datetime) and times.dtype.time_zone is not None
