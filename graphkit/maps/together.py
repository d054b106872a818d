"""What the map tells of candidates chosen together: their order, whom each adds, how their audiences overlap."""

from __future__ import annotations

from typing import Any, Final

import polars as pl

from graphkit.candidates.candidates import Candidates

# A larger matrix is no picture any more.
MOST_PICKS: Final = 30
MOST_SEEDS: Final = 10
# A hundredth of a per cent.
DIGITS: Final = 4


def together_of(found: Candidates, accounts: pl.DataFrame) -> dict[str, Any] | None:
    """The first of those chosen together, by their positions in `accounts` (the map's order); None without any.

    `picks` has columns of equal length; `overlap` the positions of seeds and picks, and for each of them which share of
    its commenters comments on each of them, null where nobody comments on it.
    """
    if found.picks is None or found.picks.is_empty():
        return None
    on_map = accounts.with_row_index("position").select("account", "position")
    picks = found.picks.head(MOST_PICKS).join(on_map, on="account", maintain_order="left")
    seeds = pl.DataFrame({"account": found.seeds[:MOST_SEEDS]}).join(on_map, on="account", maintain_order="left")
    crossed = pl.concat([seeds, picks.select("account", "position")])
    return {
        "picks": picks.select("position", "audience", "new", "together").to_dict(as_series=False),
        "overlap": {"accounts": crossed["position"].to_list(), "shares": _shares(found, crossed["account"].to_list())},
        "reached": found.picks["together"][-1],
        "left_out": _left_out(found, picks.height, found.picks.height, seeds.height),
    }


def _shares(found: Candidates, accounts: list[str]) -> list[list[float | None]]:
    shares = found.overlap(accounts).drop("account", "label")
    return [list(row) for row in shares.select(pl.all().round(DIGITS)).iter_rows()]


def _left_out(found: Candidates, picks: int, chosen: int, seeds: int) -> str:
    told = [
        f"the first {shown:,} of {all_:,} {what}"
        for shown, all_, what in ((picks, chosen, "chosen"), (seeds, len(found.seeds), "seeds"))
        if shown < all_
    ]
    return f"Shown are {' and '.join(told)}: picks.csv and overlap.csv have them all" if told else ""
