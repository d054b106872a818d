"""Creators chosen together: who reaches most people whom the others do not, by number or within a budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.candidates.maximum_coverage import cover
from graphkit.errors import ConfigurationError
from graphkit.network.arrays import row_sums
from graphkit.network.network import Network

if TYPE_CHECKING:
    from scipy.sparse import csc_array

PICKS: Final = pl.Schema(
    {
        "pick": pl.Int64,
        "account": pl.String,
        "label": pl.String,
        "rank": pl.Int64,
        "audience": pl.Int64,
        "new": pl.Int64,
        "together": pl.Int64,
    }
)


BOUGHT: Final = pl.Schema([*PICKS.items(), ("price", pl.Float64()), ("spent", pl.Float64())])


def pick_together(
    net: Network,
    accounts: pl.DataFrame,
    candidates: pl.DataFrame,
    seeds: Sequence[str],
    count: int | None = None,
    budget: float | None = None,
) -> pl.DataFrame:
    """At most `count` of the candidates, for at most `budget`: pick (1 is the first), account, label, rank, audience, …

    `audience` is how many engage with it, `new` how many of them with no seed and none chosen before, `together` how
    many are reached anew by then; with a budget also price and spent. Nobody is chosen who adds nobody, nor counts
    a strong mutual partner as audience; of equals the better ranked. `graphkit.candidates.maximum_coverage` says how
    they are chosen and how much of the best they reach at least.

    `candidates` are ranked, with account, label, rank and, where there is a budget, price; who has none is not chosen.
    `accounts` has account and partners. Raises ConfigurationError where there is no limit, or one that allows nobody.
    """
    if count is None and budget is None:
        raise ConfigurationError("Choosing together needs a number or a budget.")
    if count is not None and count < 1:
        raise ConfigurationError(f"{count} candidates cannot be chosen; it must be 1 or more.")
    if budget is not None and not 0 < budget < float("inf"):
        raise ConfigurationError(f"{budget:g} is no budget; it must be above 0.")
    partners = dict(accounts.select("account", "partners").iter_rows())
    named = candidates if budget is None else candidates.filter(pl.col("price") >= 0)
    audiences = _audiences(net, named["account"].to_list(), partners)
    steps = cover(audiences, _reached(net, seeds), count, budget, None if budget is None else named["price"].to_list())
    chosen = pl.concat([named[steps["candidate"]], steps], how="horizontal")
    counted = chosen.with_columns(pick=pl.int_range(1, pl.len() + 1), together=pl.col("new").cum_sum())
    return counted.select((PICKS if budget is None else BOUGHT).names())


def _audiences(net: Network, accounts: Sequence[str], partners: dict[str, list[str]]) -> csc_array:
    """A row a commenter, a column each of the accounts: 1 where it comments there and is no partner."""
    places = {account: place for place, account in enumerate(net.accounts["account"])}
    comments = (net.adjacency > 0).astype(np.float64).tocsc()[:, [places[account] for account in accounts]].tolil()
    for column, account in enumerate(accounts):
        for partner in partners.get(account) or ():
            comments[places[partner], column] = 0
    return comments.tocsc()


def _reached(net: Network, seeds: Sequence[str]) -> NDArray[np.bool_]:
    """Who comments on a seed; a seed is no new audience either."""
    is_seed = net.accounts["account"].is_in(list(seeds)).to_numpy()
    reached: NDArray[np.bool_] = row_sums(net.adjacency[:, np.flatnonzero(is_seed)] > 0) > 0
    reached |= is_seed
    return reached


def overlap(net: Network, accounts: Sequence[str]) -> pl.DataFrame:
    """Of each account's commenters, which share comments on each other one: account, label, then a column each.

    A row is the account whose audience is meant; the columns have the names of the others (their ids where two have the
    same name, with a _ after what the name of another column is already). Null where nobody was seen to comment on it.
    """
    placed = net.accounts.with_row_index("place").join(
        pl.DataFrame({"account": accounts}), on="account", how="right", maintain_order="right"
    )
    comments = (net.adjacency > 0).astype(np.float64).tocsc()[:, placed["place"].to_numpy()]
    shared = (comments.T @ comments).toarray()
    size = np.diag(shared)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = shared / size[:, None]
    columns = pl.DataFrame(share, schema=[f"share_{number}" for number in range(len(accounts))], orient="row")
    named = placed.select("account", "label")
    columns.columns = _column_names(named)
    return pl.concat([named, columns.fill_nan(None)], how="horizontal")


def _column_names(named: pl.DataFrame) -> list[str]:
    """A name for each account that no other column has, nor those of `named` themselves."""
    names = named.select(pl.when(pl.col("label").is_duplicated()).then("account").otherwise("label")).to_series()
    taken = list(named.columns)
    for name in names:
        while name in taken:
            name = f"{name}_"
        taken.append(name)
    return taken[len(named.columns) :]
