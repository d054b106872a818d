"""How a score comes about, part by part."""

from __future__ import annotations

from typing import Any, Final

import msgspec
import polars as pl

from graphkit.brief.brief import Weights

# The column each part rests on, in the words of a reader, and why there may be nothing in it.
BASES: Final = {
    "closeness": ("closeness", "closeness {}, by rank among authors", "not reached from the seeds"),
    "exchange": ("mutual", "{} posts with comments both ways", "an edge list tells of no posts"),
    "topic": ("topic", "{} by BM25, among authors", "no keywords in the brief, or no texts seen"),
    "brand": ("affinity", "{} from its unpaid mentions", "no brand in the brief, or no texts seen"),
    "engagement": ("rate", "{} commenters a post, among authors", "no post of it was seen"),
    "look": (
        "look",
        "{} alike in colour and tone, among those compared",
        "fewer than 12 images of it, or of your brand",
    ),
}


def arithmetic_of(accounts: pl.DataFrame, account: str, weights: Weights) -> pl.DataFrame:
    """part, weight, share, points, basis: one row a part; share and points are null where it is not known."""
    row = accounts.row(by_predicate=pl.col("account") == account, named=True)
    return pl.DataFrame(
        [
            (part, weight, row[f"share_{part}"], row[f"part_{part}"], _basis(part, row))
            for part, weight in msgspec.structs.asdict(weights).items()
            # Without images nobody asked for it.
            if part != "look" or weight or row["share_look"] is not None
        ],
        schema={
            "part": pl.String, "weight": pl.Float64, "share": pl.Float64, "points": pl.Float64, "basis": pl.String,
        },
        orient="row",
    )  # fmt: skip


def _basis(part: str, row: dict[str, Any]) -> str:
    column, known, unknown = BASES[part]
    return unknown if row[f"share_{part}"] is None else known.format(f"{row[column]:.3g}")
