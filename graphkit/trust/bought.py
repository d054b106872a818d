"""Comments that look bought: fast and said everywhere, far more than anybody else's here."""

from __future__ import annotations

from typing import Final

import polars as pl

# How far above the others both shares must lie, in robust standard deviations.
FAR: Final = 4.0
# The median absolute deviation of normal numbers is this part of their standard deviation.
NORMAL: Final = 0.6745
# In a quiet niche hardly anybody differs, and a hair's breadth would be far.
LEAST_SPREAD: Final = 0.03
LEAST_COMMENTS: Final = 20


def find_bought(comments: pl.DataFrame, partners: pl.DataFrame) -> pl.DataFrame:
    """How fast and how generic the comments of others than partners are, beside those of all authors.

    Takes what `comments_on_posts` and `find_partners` return. Returns author, others (comments by others than
    partners), fast_share and generic_share (means of the shares under each post), and bought: true where both lie far
    above what is usual here (null below twenty comments, or where times or texts are unknown).
    """
    traded = partners.select("author", commenter="partner")
    others = comments.join(traded, on=["author", "commenter"], how="anti")
    # Every post counts alike: one giveaway draws a crowd that is fast and says what all say.
    posts = others.group_by("author", "post_id").agg(pl.col("fast", "generic").mean(), others=pl.len())
    shares = posts.group_by("author").agg(
        others=pl.col("others").sum(), fast_share=pl.col("fast").mean(), generic_share=pl.col("generic").mean()
    )
    enough = pl.col("others") >= LEAST_COMMENTS
    both = (_above("fast_share", enough) > FAR) & (_above("generic_share", enough) > FAR)
    return shares.with_columns(bought=pl.when(enough).then(both)).sort("author")


def _above(share: str, among: pl.Expr) -> pl.Expr:
    usual = pl.col(share).filter(among).median()
    spread = (pl.col(share).filter(among) - usual).abs().median() / NORMAL
    return (pl.col(share) - usual) / pl.max_horizontal(spread, LEAST_SPREAD)
