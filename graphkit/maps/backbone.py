"""Which accounts and ties the map shows: those that explain the candidates, then the strongest others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.candidates.candidates import Candidates

MOST_ACCOUNTS: Final = 1_500
MOST_TIES: Final = 4_000
# Communities of one or two accounts without seed or candidate are dust on a map.
SMALLEST: Final = 3


@dataclass(frozen=True)
class Backbone:
    """`accounts`: those of `Candidates.accounts` with rank and role; `ties`; in words, what is `left_out`."""

    accounts: pl.DataFrame
    ties: pl.DataFrame
    left_out: str


def choose(found: Candidates) -> Backbone:
    """At most 1,500 accounts and 4,000 ties, and in words what is left out."""
    ranked = found.accounts.join(found.frame.select("account", "rank"), on="account", how="left").with_columns(
        role=_role(found)
    )
    known = pl.col("role").is_in(["seed", "candidate"])
    near = _weight_towards(found, ranked.filter(known)["account"])
    tied = ranked.join(near, on="account", how="left").filter((pl.col("tied") > 0) | known)
    legible = known.any().over("community") | (pl.len().over("community") >= SMALLEST)
    order = tied.filter(legible).sort(
        known, pl.col("near").fill_null(0), "tied", "account", descending=[True, True, True, False]
    )
    accounts = order.head(MOST_ACCOUNTS).with_columns(pl.col("community").fill_null(-1)).sort("account")
    ties, shown_of = _ties(found, accounts, known)
    return Backbone(accounts.drop("near"), ties, _left_out(found, accounts, ties.height, shown_of))


def _role(found: Candidates) -> pl.Expr:
    return (
        pl.when(pl.col("account").is_in(list(found.seeds)))
        .then(pl.lit("seed"))
        .when(pl.col("rank").is_not_null())
        .then(pl.lit("candidate"))
        .when("author")
        .then(pl.lit("author"))
        .otherwise(pl.lit("fan"))
    )


def _weight_towards(found: Candidates, known: pl.Series) -> pl.DataFrame:
    """account, near: weight of its ties with seeds and candidates, in either direction."""
    towards = found.network.ties_between(targets=known).select(account="source", near="weight")
    back = found.network.ties_between(sources=known).select(account="target", near="weight")
    return pl.concat([towards, back]).group_by("account").agg(pl.col("near").sum())


def _ties(found: Candidates, accounts: pl.DataFrame, known: pl.Expr) -> tuple[pl.DataFrame, int]:
    """Ties among the shown accounts; those of seeds and candidates first, then the heaviest."""
    shown = accounts["account"]
    known_accounts = accounts.filter(known)["account"].implode()
    among = found.network.ties_between(sources=shown, targets=shown)
    explains = pl.col("source").is_in(known_accounts).cast(pl.Int8) + pl.col("target").is_in(known_accounts).cast(
        pl.Int8
    )
    order = among.sort(explains, "weight", "source", "target", descending=[True, True, False, False])
    return order.head(MOST_TIES).select("source", "target", "weight").sort("source", "target"), among.height


def _left_out(found: Candidates, accounts: pl.DataFrame, ties: int, ties_among: int) -> str:
    everyone = found.network.accounts.height
    parts = []
    if accounts.height < everyone:
        parts.append(
            f"{accounts.height:,} of {everyone:,} accounts are shown: seeds, candidates, "
            "whoever engages with them most, then the best connected"
        )
    if ties < ties_among:
        parts.append(f"{ties:,} of the {ties_among:,} ties among them are drawn, those that explain candidates first")
    return ". ".join(parts)
