"""Whether what an account writes is near in meaning to what it should be about, with the caption that is nearest."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.case import Case, stated
from graphkit.candidates.sentences import quoted

# In made-up accounts of three texts those about it had .32 and more, those about something else .23 and less, six of
# seven of these below .15 (docs/score.md).
NEAR: Final = 0.25
FAR: Final = 0.15


def near_in_meaning(case: Case) -> pl.DataFrame:
    """ "What it writes is near in meaning to what you ask for (0.41), nearest of its captions: “…”"."""
    sentence = "What it writes is near in meaning to what you ask for ({}), nearest of its captions: “{}”"
    return _told(case, "for", pl.col("meaning") >= NEAR, sentence)


def far_in_meaning(case: Case) -> pl.DataFrame:
    """ "What it writes is far in meaning from what you ask for (0.04); the nearest of its captions: “…”"."""
    sentence = "What it writes is far in meaning from what you ask for ({}); the nearest of its captions: “{}”"
    return _told(case, "against", pl.col("meaning") < FAR, sentence)


def _told(case: Case, sign: str, which: pl.Expr, sentence: str) -> pl.DataFrame:
    captions = case.log.posts.select(meaning_post="post_id", caption="text")
    found = case.about.filter(which).join(captions, on="meaning_post", maintain_order="left")
    # With 0 added, since there is a 0 below zero, too.
    said = pl.format(sentence, pl.col("meaning").round(2) + 0.0, quoted(pl.col("caption")))
    told = found.with_columns(rows=pl.concat_list("meaning_post"))
    return stated(told, sign, "meaning", said, ["meaning", "meaning_texts"], table="posts")
