"""Whether an account's images have the brand's colours and tones."""

from __future__ import annotations

import polars as pl

from graphkit.candidates.case import Case, stated
from graphkit.candidates.sentences import percent


def like_yours(case: Case) -> pl.DataFrame:
    """ "Its pictures have the colours and tones of yours: .82 similar, more than 75 % of those compared"."""
    sentence = "Its pictures have the colours and tones of yours: {} similar, more than {} of those compared"
    return _told(case, "for", pl.col("more_than") >= 0.5, sentence, "more_than")


def unlike_yours(case: Case) -> pl.DataFrame:
    """ "Its pictures have other colours and tones than yours: .21 similar, less than 75 % of those compared"."""
    sentence = "Its pictures have other colours and tones than yours: {} similar, less than {} of those compared"
    return _told(case, "against", pl.col("less_than") >= 0.75, sentence, "less_than")


def _told(case: Case, sign: str, which: pl.Expr, sentence: str, share: str) -> pl.DataFrame:
    compared = case.described.filter(pl.col("author"), pl.col("look").is_not_null()).with_columns(
        more_than=(pl.col("look").rank("min") - 1) / pl.len(),
        less_than=(pl.len() - pl.col("look").rank("max")) / pl.len(),
        images=pl.col("pictures").list.len().cast(pl.Int64),
        rows=pl.col("pictures"),
    )
    found = compared.filter(pl.col("account").is_in(list(case.accounts)), which)
    # Rounded down: nobody is above 100 % of the others.
    rounded = pl.format("{}", pl.col("look").round(2))
    said = pl.format(sentence, rounded, percent((100 * pl.col(share)).floor() / 100))
    return stated(found, sign, "look", said, ["look", "images", "more_than", "less_than"], table="images")
