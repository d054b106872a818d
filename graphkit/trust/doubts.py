"""What a person should look at by hand: comments that look traded, or bought."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.trust.bought import find_bought
from graphkit.trust.contrasts import FAMILIES, contrast

# One family of evidence is not enough: close friends are a dense circle too.
LEAST_FAMILIES: Final = 2


def find_doubts(comments: pl.DataFrame, partners: pl.DataFrame) -> pl.DataFrame:
    """Authors whose comments look traded or bought.

    Takes what `comments_on_posts` and `find_partners` return. Returns author, traded (list: the families of evidence
    that agree, at least two of timing, audience, text, structure; null where fewer do) and bought (false where it
    cannot be known). What this finds on made-up networks, and what it cannot tell apart, is in docs/trust.md.
    """
    agreeing = pl.concat_list(pl.when(pl.col(family)).then(pl.lit(family)) for family in FAMILIES).list.drop_nulls()
    traded = contrast(comments, partners).filter(pl.col("families") >= LEAST_FAMILIES).select("author", traded=agreeing)
    bought = find_bought(comments, partners).select("author", pl.col("bought").fill_null(False))
    return bought.join(traded, on="author", how="left").select("author", "traded", "bought")
