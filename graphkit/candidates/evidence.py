"""Evidence: what speaks for and against an account, in sentences, each with its numbers and the rows behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import polars as pl

from graphkit.candidates import (
    evidence_against,
    evidence_fit,
    evidence_for,
    evidence_language,
    evidence_look,
    evidence_meaning,
    evidence_place,
    evidence_trust,
)
from graphkit.candidates.case import EVIDENCE, Case

# In the order in which a reader wants them.
GATHERERS: Final[tuple[Callable[[Case], pl.DataFrame], ...]] = (
    evidence_for.exchange,
    evidence_for.other_acts,
    evidence_for.given_ties,
    evidence_for.common_audience,
    evidence_for.same_community,
    evidence_fit.on_topic,
    evidence_meaning.near_in_meaning,
    evidence_fit.fan_of_the_brand,
    evidence_language.publishes_here,
    evidence_language.audience_here,
    evidence_look.like_yours,
    evidence_place.declared_here,
    evidence_for.well_engaged,
    evidence_against.turned_away,
    evidence_against.unwanted,
    evidence_trust.traded,
    evidence_trust.bought,
    evidence_fit.names_a_competitor,
    evidence_fit.paid_by_the_brand,
    evidence_fit.off_topic,
    evidence_meaning.far_in_meaning,
    evidence_language.publishes_elsewhere,
    evidence_language.audience_elsewhere,
    evidence_look.unlike_yours,
    evidence_place.declared_elsewhere,
    evidence_against.no_exchange,
    evidence_against.other_community,
    evidence_against.few_posts,
    evidence_against.few_commenters,
    evidence_against.few_voices,
    evidence_against.poorly_engaged,
    evidence_trust.partners,
    evidence_against.followers_unknown,
)


def gather_evidence(case: Case) -> pl.DataFrame:
    """For and against each account of the case, in its order: the columns of `EVIDENCE`.

    `sign` is "for" or "against"; `numbers` is a JSON object; `rows` are the ids, in the table that `table` names
    (interactions, posts, accounts or ties), of what makes the sentence true; what is missing has none.
    """
    order = {account: place for place, account in enumerate(case.accounts)}
    found = [gather(case).with_columns(importance=pl.lit(place)) for place, gather in enumerate(GATHERERS)]
    placed = pl.concat(found).with_columns(
        place=pl.col("account").replace_strict(order, default=None, return_dtype=pl.Int64)
    )
    return placed.sort("place", "importance", "sentence").select(EVIDENCE.names())
