"""Numbers and dates as a person writes them, as expressions."""

from __future__ import annotations

from typing import Final

import polars as pl

# As much of a text as fits a line.
LONGEST_QUOTE: Final = 90


def times(count: pl.Expr, one: str, many: str) -> pl.Expr:
    """ "1 post", "7 posts"."""
    return pl.when(count == 1).then(pl.lit(f"1 {one}")).otherwise(pl.format(f"{{}} {many}", count))


def percent(share: pl.Expr) -> pl.Expr:
    """ "18 %"; "<1 %" rather than "0 %" of somebody, and ">99 %" where not all are meant."""
    whole = (100 * share).round(0).cast(pl.Int64)
    rounded = pl.format("{} %", whole)
    some, not_all = (share > 0) & (whole == 0), (share < 1) & (whole == 100)
    return pl.when(some).then(pl.lit("<1 %")).when(not_all).then(pl.lit(">99 %")).otherwise(rounded)


def figure(number: pl.Expr) -> pl.Expr:
    """ "6.1", "6" rather than "6.0", and "0.04" rather than "0"."""
    telling = pl.when(number.abs() < 1).then(number.round_sig_figs(2)).otherwise(number.round(1))
    return telling.cast(pl.String).str.strip_suffix(".0")


def short(count: pl.Expr) -> pl.Expr:
    """ "950", "7.4k", "1.3M"."""
    thousands = pl.format("{}k", figure(count / 1e3))
    millions = pl.format("{}M", figure(count / 1e6))
    return (
        pl.when(count >= 999_950).then(millions).when(count >= 1_000).then(thousands).otherwise(count.cast(pl.String))
    )


def quoted(text: pl.Expr) -> pl.Expr:
    """A text in one line, cut between two words where it is long: half a name could not be hidden on a map."""
    line = text.str.replace_all(r"\s+", " ").str.strip_chars()
    short = line.str.head(LONGEST_QUOTE).str.replace(r" \S*$", "").str.head(LONGEST_QUOTE - 1) + "…"
    return pl.when(line.str.len_chars() > LONGEST_QUOTE).then(short).otherwise(line)


def day(time: pl.Expr) -> pl.Expr:
    """ ", latest 3 Nov 2026", or nothing where the time is unknown."""
    return pl.format(", latest {}", time.dt.strftime("%-d %b %Y")).fill_null("")
