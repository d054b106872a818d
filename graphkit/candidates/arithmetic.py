"""How a score comes about, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec
import polars as pl

from graphkit.brief.brief import Brief

# The column each part rests on, in the words of a reader, and why there may be nothing in it.
BASES: Final = {
    "closeness": ("closeness", "closeness {}, beside the closest author", "not reached from the seeds"),
    "exchange": ("mutual", "acts both ways, one a post: {}", "an edge list tells of no posts"),
    "topic": ("topic", "{} by BM25, among its peers", "no keywords in the brief, or no texts seen"),
    "brand": ("affinity", "{} from its unpaid mentions", "no brand in the brief, or no texts seen"),
    "engagement": ("rate", "{} commenters a post, among its peers", "no post of it was seen"),
    "reach": (
        "new_audience",
        "people who engage with it and no seed: {}, among authors",
        "nobody knows who comments there",
    ),
    "look": (
        "look",
        "{} alike in colour and tone, among its peers",
        "fewer than 12 images of it, or of your brand",
    ),
}
# These nobody asks for who gives them no weight.
ASKED_FOR: Final = ("reach", "look")
ARITHMETIC: Final = pl.Schema(
    {"part": pl.String, "weight": pl.Float64, "share": pl.Float64, "points": pl.Float64, "basis": pl.String}
)


def arithmetic_of(accounts: pl.DataFrame, account: str, brief: Brief) -> pl.DataFrame:
    """part, weight, share, points, basis: one row a part; share and points are null where it is not known.

    The points add up to the score. What is taken off is a last row, "penalty", without weight and share.
    """
    row = accounts.row(by_predicate=pl.col("account") == account, named=True)
    return pl.DataFrame([*_parts(row, brief), *_penalty(row)], schema=ARITHMETIC, orient="row")


def _parts(row: dict[str, Any], brief: Brief) -> Iterator[tuple[object, ...]]:
    for part, weight in msgspec.structs.asdict(brief.weighing).items():
        if weight or part not in ASKED_FOR or (part == "look" and row["share_look"] is not None):
            yield part, weight, row[f"share_{part}"], row[f"part_{part}"], _basis(part, row)


def _basis(part: str, row: dict[str, Any]) -> str:
    column, known, unknown = BASES[part]
    return unknown if row[f"share_{part}"] is None else known.format(_figure(row[column]))


def _figure(value: float) -> str:
    """ "0.715", "2" and "1,504": three figures, and whole numbers in full."""
    return f"{value:.3g}" if value < 1_000 else f"{value:,.0f}"


def _penalty(row: dict[str, Any]) -> Iterator[tuple[object, ...]]:
    if row["penalty"]:
        looks = " and ".join(doubt for doubt, there in (("traded", row["traded"]), ("bought", row["bought"])) if there)
        yield "penalty", None, None, -row["penalty"], f"its comments look {looks}: check by hand"
