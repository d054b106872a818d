"""Four families of evidence on traded comments, each a contrast inside one author: partners beside all others.

A share of generic or fast comments alone says nothing about anybody: it is high where a community talks like that. What
tells a pod is that its members' comments differ from those the same author gets from everybody else.
"""

from __future__ import annotations

from typing import Final

import polars as pl

FAMILIES: Final = ("timing", "audience", "text", "structure")
LEAST_PARTNERS: Final = 3
# Thresholds of the four families; docs/trust.md has what they find and what they cannot.
FASTER: Final = 0.25
MORE_GENERIC: Final = 0.15
# A difference within two standard errors may be chance: small authors have few comments by anybody.
STANDARD_ERRORS: Final = 2.0
OF_USUAL_OVERLAP: Final = 1 / 3
# Below this many other commenters a share of them says little.
LEAST_OTHERS: Final = 20
# What is usual is known from some thousand pairs as well as from millions.
ENOUGH_PAIRS: Final = 2_000
TOP: Final = 10
TOP_COVERAGE: Final = 0.6
MANY_PARTNERS: Final = 8
CLUSTERED: Final = 0.5
# Acquaintances of one person know each other in one case of ten; those who are in a pod, and in a circle besides, more.
A_RING: Final = 0.3
RING_SHARE: Final = 0.15


def contrast(comments: pl.DataFrame, partners: pl.DataFrame) -> pl.DataFrame:
    """For each author with three strong mutual partners or more, how their comments differ from the others'.

    Takes what `comments_on_posts` and `find_partners` return. Returns author, partners, fast_lift and generic_lift
    (share among the partners' comments less the share among the others') with their standard errors (fast_error,
    generic_error), overlap (of the author's other commenters, the share that also comments on a partner, on average),
    usual_overlap (its median among authors who comment on each other), top_coverage, ring_share (of the comments),
    clustering (share of the partners' pairs that are partners), one column a family, true where it speaks for a pod
    (null where it cannot be known), and families: how many do.
    """
    few = partners.group_by("author").agg(partners=pl.len()).filter(pl.col("partners") >= LEAST_PARTNERS)
    parts = (_lifts(comments, partners), _overlaps(comments, partners), _structure(partners))
    described = few
    for part in parts:
        described = described.join(part, on="author", how="left")
    told = described.with_columns(**_families())
    return told.with_columns(families=pl.sum_horizontal(FAMILIES).cast(pl.Int64)).sort("author")


def _families() -> dict[str, pl.Expr]:
    # Who has friends here and there is in no ring, however keen they are: in a ring partners are each other's, too.
    ring = pl.col("clustering") >= A_RING
    keen = pl.col("top_coverage") >= TOP_COVERAGE
    crowded = (pl.col("partners") >= MANY_PARTNERS) & (pl.col("clustering") >= CLUSTERED)
    return {
        "timing": _more("fast", FASTER),
        "audience": pl.col("overlap") <= OF_USUAL_OVERLAP * pl.col("usual_overlap"),
        "text": _more("generic", MORE_GENERIC),
        "structure": crowded | (ring & (keen | (pl.col("ring_share") >= RING_SHARE))),
    }


def _more(what: str, least: float) -> pl.Expr:
    lift = pl.col(f"{what}_lift")
    return (lift >= least) & (lift > STANDARD_ERRORS * pl.col(f"{what}_error"))


def _lifts(comments: pl.DataFrame, partners: pl.DataFrame) -> pl.DataFrame:
    pairs = partners.lazy().select("author", commenter="partner", partner=pl.lit(True))
    said = (
        comments.lazy()
        .join(pairs, on=["author", "commenter"], how="left")
        .with_columns(pl.col("partner").fill_null(False))
    )
    shares = said.group_by("author").agg(
        ring_share=pl.col("partner").mean(),
        fast_lift=_lift("fast"),
        fast_error=_error("fast"),
        generic_lift=_lift("generic"),
        generic_error=_error("generic"),
    )
    return shares.collect()


def _lift(column: str) -> pl.Expr:
    by = pl.col("partner")
    return pl.col(column).filter(by).mean() - pl.col(column).filter(~by).mean()


def _error(column: str) -> pl.Expr:
    """The standard error of that difference, each share drawn towards a half so that it is never 0 (Agresti, Caffo)."""
    by = pl.col("partner")
    variances = []
    for told in (pl.col(column).filter(by), pl.col(column).filter(~by)):
        among = told.count() + 2
        share = (told.sum() + 1) / among
        variances.append(share * (1 - share) / among)
    return (variances[0] + variances[1]).sqrt()


def _overlaps(comments: pl.DataFrame, partners: pl.DataFrame) -> pl.DataFrame:
    """Pods of different topics share members and no audience; friends of one topic share both."""
    audience = comments.select("author", "commenter").unique()
    met = audience.join(audience.select(commenter="author").unique(), on="commenter", how="semi")
    fans = audience.join(met, on=["author", "commenter"], how="anti")
    told = fans.filter(pl.len().over("author") >= LEAST_OTHERS)
    pairs = partners.select("author", other="partner")
    mutual = met.join(met, left_on=["author", "commenter"], right_on=["commenter", "author"], how="semi")
    acquainted = mutual.rename({"commenter": "other"}).join(pairs, on=["author", "other"], how="anti")
    some = acquainted.sort("author", "other").gather_every(max(1, acquainted.height // ENOUGH_PAIRS))
    usual = _shared(some, told, fans).select(usual_overlap=pl.col("overlap").median())
    own = _shared(pairs, told, fans).group_by("author").agg(pl.col("overlap").mean())
    return own.join(usual, how="cross")


def _shared(pairs: pl.DataFrame, told: pl.DataFrame, fans: pl.DataFrame) -> pl.DataFrame:
    """author, other, overlap: the share of the author's fans who comment on the other too."""
    both = fans.select(other="author", commenter="commenter", both=pl.lit(True))
    each = pairs.join(told, on="author").join(both, on=["other", "commenter"], how="left")
    return each.group_by("author", "other").agg(overlap=pl.col("both").fill_null(False).mean())


def _structure(partners: pl.DataFrame) -> pl.DataFrame:
    top = partners.group_by("author").agg(top_coverage=pl.col("coverage").top_k(TOP).mean())
    one = partners.lazy().select("author", "partner")
    pairs = one.join(one.select("author", other="partner"), on="author").filter(pl.col("partner") < pl.col("other"))
    tied = one.select(partner="author", other="partner", tied=pl.lit(True))
    closed = pairs.join(tied, on=["partner", "other"], how="left").group_by("author")
    clustering = closed.agg(clustering=pl.col("tied").fill_null(False).mean()).collect()
    return top.join(clustering, on="author", how="left")
