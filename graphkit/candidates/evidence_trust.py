"""What only looks like engagement, worded so that nobody is accused: a person has to look."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.case import Case, stated
from graphkit.candidates.sentences import times

# From this share of the comments on, that some are an exchange changes what a reader makes of the rest.
GOOD_PART: Final = 0.25
# What each family of evidence says of the partners' comments, beside those of all others.
FAMILY_WORDS: Final = {
    "timing": "sooner after the post",
    "audience": "by accounts that share no audience with it",
    "text": "more often in words said everywhere",
    "structure": "as a dense circle",
}


def partners(case: Case) -> pl.DataFrame:
    """How many of the comments are an exchange, and so are left out of its engagement."""
    good_part = pl.col("by_partners") >= GOOD_PART * pl.col("comments")
    found = case.about.filter(pl.col("by_partners") > 0, good_part, pl.col("traded").list.len() == 0)
    sentence = pl.format(
        "{} of its {} left out of its engagement: they are an exchange with {}",
        "by_partners",
        times(pl.col("comments"), "comment is", "comments are"),
        times(pl.col("partners").list.len(), "account", "accounts"),
    )
    return stated(_with_rows(case, found), "against", "partners", sentence, ["by_partners", "comments"])


def traded(case: Case) -> pl.DataFrame:
    """Its comments look traded: at least two families of evidence agree."""
    found = case.about.filter(pl.col("traded").list.len() > 0)
    families = pl.col("traded").list.eval(pl.element().replace_strict(FAMILY_WORDS)).list.join(", ")
    sentence = pl.format(
        "Check by hand: {} of its {} from {} it comments back on, {}",
        "by_partners",
        times(pl.col("comments"), "comment is", "comments are"),
        times(pl.col("partners").list.len(), "account", "accounts"),
        families,
    )
    return stated(_with_rows(case, found), "against", "traded", sentence, ["by_partners", "comments"])


def bought(case: Case) -> pl.DataFrame:
    """Its comments by strangers are fast and generic, far more than anybody else's."""
    found = case.about.filter("bought")
    known = found.select("account", "partners")
    strangers = case.comments.join(known, on="account", maintain_order="left").filter(
        ~pl.col("commenter").is_in(pl.col("partners"))
    )
    rows = strangers.group_by("account", maintain_order=True).agg(rows=pl.col("row"))
    told = found.join(rows, on="account")
    sentence = pl.lit(
        "Check by hand: far more comments than is usual here come within the hour and in words said everywhere"
    )
    return stated(told, "against", "bought", sentence)


def _with_rows(case: Case, found: pl.DataFrame) -> pl.DataFrame:
    """The partners' comments on each account."""
    pairs = found.select("account", commenter="partners").explode("commenter")
    theirs = case.comments.join(pairs, on=["account", "commenter"], how="semi", maintain_order="left")
    rows = theirs.group_by("account", maintain_order=True).agg(rows=pl.col("row"))
    return found.join(rows, on="account")
