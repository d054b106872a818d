"""What the map tells of the features of candidates and seeds: each figure, and where it stands among its peers."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from graphkit.candidates.candidates import Candidates
from graphkit.features.known_features import FEATURES
from graphkit.maps.backbone import EXPLAINED

# How a value is written; all others are plain figures.
UNITS: Final = dict.fromkeys(
    (
        "engagement_by_followers", "engagement_by_views", "repeat", "by_ten", "jaccard", "contained", "new",
        "posts_in_language", "commenters_in_language",
    ),
    "share",
) | dict.fromkeys(("days_between", "days_since"), "days")  # fmt: skip
FIGURES: Final = 3


def features_of(found: Candidates, accounts: pl.DataFrame) -> dict[str, Any]:
    """The features of those of `accounts` (in the map's order) that are seed or candidate, and publish.

    Column by column, which takes fewer bytes: `accounts` has their positions, `peers` whom each is compared with, and
    of `each` feature the columns are as long. Percentiles are whole.
    """
    known = accounts.with_row_index("position").filter(EXPLAINED)
    order = known.select("account", "position")
    told = found.features.filter(pl.col("account").is_in(order["account"].implode()))
    rows = order.join(told, on="account", maintain_order="left")
    first = rows.filter(feature=FEATURES[0].name)
    short = rows.with_columns(pl.col("value").round_sig_figs(FIGURES), pl.col("percentile").round().cast(pl.Int64))
    columns = ("value", "n", "percentile", "peers", "reason")
    return {
        "accounts": first["position"].to_list(),
        "peers": first["peer_group"].to_list(),
        "each": [
            {"name": feature.name, "meaning": feature.meaning, "of": feature.of, "unit": UNITS.get(feature.name)}
            | short.filter(feature=feature.name).select(columns).to_dict(as_series=False)
            for feature in FEATURES
        ],
    }
