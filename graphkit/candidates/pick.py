"""Creators chosen together: who reaches most people whom the others do not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from graphkit.errors import ConfigurationError
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


STEPS: Final = {"candidate": pl.Int64, "audience": pl.Int64, "new": pl.Int64}


def pick_together(
    net: Network, accounts: pl.DataFrame, candidates: pl.DataFrame, seeds: Sequence[str], count: int
) -> pl.DataFrame:
    """At most `count` of the candidates: pick (1 is the first), account, label, rank, audience, new, together.

    The first has most commenters who comment on no seed, each next one most whom no seed and none before has (`new`);
    of equals the better ranked. `together` is how many are reached anew by then. Nobody is chosen who adds nobody, nor
    counts a strong mutual partner as audience. Taking the largest step each time reaches at least 63 % of what the best
    set of that size would (Nemhauser, Wolsey and Fisher 1978).

    `candidates` are ranked, with account, label and rank; `accounts` has account and partners. Raises
    ConfigurationError where `count` is below 1.
    """
    if count < 1:
        raise ConfigurationError(f"{count} candidates cannot be chosen; it must be 1 or more.")
    partners = dict(accounts.select("account", "partners").iter_rows())
    named = candidates.select("account", "label", "rank")
    audiences = _audiences(net, named["account"].to_list(), partners)
    steps = pl.DataFrame(list(_steps(audiences, _reached(net, seeds), count)), schema=STEPS, orient="row")
    chosen = pl.concat([named[steps["candidate"]], steps], how="horizontal")
    counted = chosen.with_columns(pick=pl.int_range(1, pl.len() + 1), together=pl.col("new").cum_sum())
    return counted.select(PICKS.names())


def _steps(audiences: csc_array, reached: NDArray[np.bool_], count: int) -> Iterator[tuple[int, int, int]]:
    """Column, audience and new people of each choice."""
    size = np.asarray(audiences.sum(axis=0)).ravel()
    for _ in range(min(count, audiences.shape[1])):
        new = audiences.T @ (~reached).astype(np.float64)
        best = int(np.argmax(new))
        if not new[best]:
            return
        yield best, int(size[best]), int(new[best])
        reached = reached | (audiences[:, [best]].toarray().ravel() > 0)


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
    reached: NDArray[np.bool_] = np.asarray((net.adjacency[:, np.flatnonzero(is_seed)] > 0).sum(axis=1)).ravel() > 0
    reached |= is_seed
    return reached


def overlap(net: Network, accounts: Sequence[str]) -> pl.DataFrame:
    """Of each account's commenters, which share comments on each other one: account, label, then a column each.

    A row is the account whose audience is meant; the columns have the names of the others (their ids where two have the
    same name). Null where nobody was seen to comment on it.
    """
    placed = net.accounts.with_row_index("place").join(
        pl.DataFrame({"account": accounts}), on="account", how="right", maintain_order="right"
    )
    comments = (net.adjacency > 0).astype(np.float64).tocsc()[:, placed["place"].to_numpy()]
    shared = (comments.T @ comments).toarray()
    size = np.diag(shared)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = shared / size[:, None]
    names = placed.select(pl.when(pl.col("label").is_duplicated()).then("account").otherwise("label")).to_series()
    columns = pl.DataFrame(share, schema=[f"share_{number}" for number in range(len(accounts))], orient="row")
    columns.columns = names.to_list()
    return pl.concat([placed.select("account", "label"), columns.fill_nan(None)], how="horizontal")
