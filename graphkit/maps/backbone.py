"""Which accounts and ties the map shows: those that explain the candidates, then the strongest others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple

import polars as pl

from graphkit.candidates.candidates import Candidates

# Communities of one or two accounts without seed or candidate are dust on a map.
SMALLEST: Final = 3
# Whom the map has details of; it is there to explain them.
EXPLAINED: Final = pl.col("role").is_in(["seed", "candidate"])
BY_WHAT: Final = "seeds, candidates, whoever engages with them most, then the best connected"


class Most(NamedTuple):
    """How much a map shows at most."""

    accounts: int
    ties: int


LEGIBLE: Final = Most(1_500, 4_000)
# What a browser still opens within seconds, from a file that can be sent.
EVERYTHING: Final = Most(100_000, 300_000)


@dataclass(frozen=True)
class Backbone:
    """`accounts`: those of `Candidates.accounts` with rank and role; `ties`; in words, what is `left_out`."""

    accounts: pl.DataFrame
    ties: pl.DataFrame
    left_out: tuple[str, ...]


def choose(found: Candidates, most: Most = LEGIBLE) -> Backbone:
    """What makes a map legible: of the tied accounts, in communities of three or more, the most telling."""
    described = _described(found)
    legible = EXPLAINED.any().over("community") | (pl.len().over("community") >= SMALLEST)
    return _strongest(found, described.filter((pl.col("tied") > 0) | EXPLAINED).filter(legible), most)


def choose_all(found: Candidates, most: Most = EVERYTHING) -> Backbone:
    """Every account and every tie, as far as a page can hold them."""
    return _strongest(found, _described(found), most)


def _described(found: Candidates) -> pl.DataFrame:
    """Every account, with rank, role and near: the weight of its ties with seeds and candidates, whichever way."""
    ranks = found.frame.select("account", "rank")
    ranked = found.accounts.join(ranks, on="account", how="left").with_columns(role=_role(found))
    near = _weight_towards(found, ranked.filter(EXPLAINED)["account"])
    return ranked.join(near, on="account", how="left")


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
    towards = found.network.ties_between(targets=known).select(account="source", near="weight")
    back = found.network.ties_between(sources=known).select(account="target", near="weight")
    return pl.concat([towards, back]).group_by("account").agg(pl.col("near").sum())


def _strongest(found: Candidates, eligible: pl.DataFrame, most: Most) -> Backbone:
    order = eligible.sort(
        EXPLAINED, pl.col("near").fill_null(0), "tied", "account", descending=[True, True, True, False]
    )
    accounts = order.head(most.accounts).with_columns(pl.col("community").fill_null(-1)).sort("account")
    among = found.network.ties_between(sources=accounts["account"], targets=accounts["account"])
    ties = _explaining(among, accounts.filter(EXPLAINED)["account"]).head(most.ties)
    return Backbone(
        accounts.drop("near"),
        ties.select("source", "target", "weight").sort("source", "target"),
        tuple(_left_out(found, accounts.height, ties.height, among.height)),
    )


def _explaining(ties: pl.DataFrame, known: pl.Series) -> pl.DataFrame:
    """The ties of seeds and candidates first, then the heaviest."""
    explains = pl.sum_horizontal(pl.col("source", "target").is_in(known.implode()))
    return ties.sort(explains, "weight", "source", "target", descending=[True, True, False, False])


def _left_out(found: Candidates, accounts: int, ties: int, ties_among: int) -> list[str]:
    everyone = found.network.accounts.height
    some_accounts = f"{accounts:,} of {everyone:,} accounts are shown: {BY_WHAT}"
    some_ties = f"{ties:,} of the {ties_among:,} ties among them are drawn, those that explain candidates first"
    return [some_accounts] * (accounts < everyone) + [some_ties] * (ties < ties_among)
