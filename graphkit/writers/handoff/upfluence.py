"""Upfluence: influencers by profile name, address and email."""

from __future__ import annotations

from typing import Final

import polars as pl

COLUMNS: Final = (
    "influencer_id", "media_url", "profile_name", "first_name", "last_name", "phone_number", "email",
    "shipping_address.line1", "shipping_address.line2", "shipping_address.zipcode", "shipping_address.city",
    "shipping_address.state", "shipping_address.country_code", "merge_fields",
)  # fmt: skip


def influencers(candidates: pl.DataFrame) -> pl.DataFrame:
    """A row for each candidate whose address is known; the email is for you to fill in.

    `influencer_id` stays empty: it is Upfluence's own.
    """
    known = candidates.drop_nulls("url").select(media_url="url", profile_name=pl.coalesce("handle", "name", "account"))
    return known.select(
        pl.col(name) if name in known.columns else pl.lit(None, pl.String).alias(name) for name in COLUMNS
    )
