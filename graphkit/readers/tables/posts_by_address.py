"""Posts that a table of comments knows by their addresses: other files know them by what stands in these."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import polars as pl

from graphkit.readers.addresses import (
    instagram_shortcode,
    reddit_submission,
    tiktok_handle,
    tiktok_video,
    youtube_video,
)
from graphkit.readers.tables.table import Table

_READ: Final = {
    "instagram": instagram_shortcode,
    "tiktok": tiktok_video,
    "youtube": youtube_video,
    "reddit": reddit_submission,
}
_MAY_BE: Final = r"\.com/|youtu\.be/"


def with_posts_by_address(table: Table) -> Table:
    """The table with the id, and the platform, that an address tells; TikTok's tells the owner as well."""
    if table.name != "interactions" or not table.frame["post_id"].str.contains(_MAY_BE).any():
        return table
    # A post has many comments, and its address is looked into once.
    told = _told(table.frame.select(pl.col("post_id").unique()))
    joined = table.frame.join(told, on="post_id", how="left", maintain_order="left")
    owned = pl.any_horizontal(pl.col("owner_id", "owner_handle", "target_id", "target_handle").is_not_null())
    frame = joined.with_columns(
        post_id=pl.coalesce("post", "post_id"),
        platform=pl.coalesce("platform", "site"),
        owner_handle=pl.when(owned).then("owner_handle").otherwise("owner"),
    )
    return replace(table, frame=frame.select(table.frame.columns))


def _told(addresses: pl.DataFrame) -> pl.DataFrame:
    """post_id, post, site, owner: what each address tells."""
    address = pl.col("post_id")
    posts = {site: read(address) for site, read in _READ.items()}
    site = pl.coalesce(pl.when(post.is_not_null()).then(pl.lit(site)) for site, post in posts.items())
    return addresses.select("post_id", post=pl.coalesce(*posts.values()), site=site, owner=tiktok_handle(address))
