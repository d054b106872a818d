"""In which languages an account and its audience write, beside those of the brief."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.brief.language import language_code
from graphkit.candidates.case import Case, stated
from graphkit.candidates.intervals import share_interval_of
from graphkit.candidates.sentences import percent
from graphkit.fit.languages import LEAST_COMMENTERS, LEAST_POSTS, audience_languages, post_languages

HALF: Final = 0.5
SHARES: Final = ("share", "least", "most")


def publishes_here(case: Case) -> pl.DataFrame:
    """ "9 of its 10 posts whose language can be told are in your languages (de)"."""
    return _posts(case, "for")


def publishes_elsewhere(case: Case) -> pl.DataFrame:
    """The same, where less than half of them are."""
    return _posts(case, "against")


def audience_here(case: Case) -> pl.DataFrame:
    """ "62 % of the 84 commenters whose language can be told write in your languages (de); 51 % to 72 % likely"."""
    return _audience(case, "for")


def audience_elsewhere(case: Case) -> pl.DataFrame:
    """The same, where less than half of them do."""
    return _audience(case, "against")


def _posts(case: Case, sign: str) -> pl.DataFrame:
    share = pl.col("posts_in") / pl.col("posts_told")
    found = case.about.filter(pl.col("posts_told") >= LEAST_POSTS, (share >= HALF) == (sign == "for"))
    accounts = found["account"].to_list()
    rows = _behind(post_languages(case.log, of=accounts), case, sign, "post_id")
    sentence = pl.format(
        "{} of its {} posts whose language can be told are in {}", "posts_in", "posts_told", _wanted(case)
    )
    told = found.join(rows, on="account")
    return stated(told, sign, "language", sentence, ["posts_in", "posts_told"], table="posts")


def _audience(case: Case, sign: str) -> pl.DataFrame:
    share = pl.col("commenters_in") / pl.col("commenters_told")
    found = case.about.filter(pl.col("commenters_told") >= LEAST_COMMENTERS, (share >= HALF) == (sign == "for"))
    intervals = [share_interval_of(*counts) for counts in found.select("commenters_in", "commenters_told").iter_rows()]
    least, most = (pl.Series([ends[end] for ends in intervals], dtype=pl.Float64) for end in (0, 1))
    counted = found.with_columns(share=share, least=least, most=most)
    accounts = found["account"].to_list()
    rows = _behind(audience_languages(case.log, of=accounts), case, sign, "commenter")
    sentence = pl.format(
        "{} of the {} commenters whose language can be told write in {}; {} to {} likely",
        percent(pl.col("share")), "commenters_told", _wanted(case), percent(pl.col("least")), percent(pl.col("most")),
    )  # fmt: skip
    told = counted.join(rows, on="account")
    return stated(told, sign, "audience language", sentence, ["commenters_told", *SHARES], table="accounts")


def _behind(told: pl.DataFrame, case: Case, sign: str, row: str) -> pl.DataFrame:
    """account, rows: those in the languages of the brief where they speak for it, the others where against it."""
    codes = [language_code(written) for written in case.brief.languages]
    behind = told.filter(pl.col("language").is_in(codes) == (sign == "for"))
    return behind.sort("account", row).group_by("account", maintain_order=True).agg(rows=pl.col(row))


def _wanted(case: Case) -> pl.Expr:
    return pl.lit(f"your languages ({', '.join(case.brief.languages)})")
