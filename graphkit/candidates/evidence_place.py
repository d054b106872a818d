"""Whether an account says itself that it is where the brief looks; it is never guessed."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.candidates.case import Case, stated
from graphkit.fit.names import naming, plain

LONGEST: Final = 60


def declared_here(case: Case) -> pl.DataFrame:
    """ "Says it is in “Vienna, AT”"."""
    found = _declared(case).filter("here")
    return stated(found, "for", "location", _said(), ["location"], table="accounts")


def declared_elsewhere(case: Case) -> pl.DataFrame:
    """ "Says it is in “Lisbon”, which your brief does not name"."""
    found = _declared(case).filter(~pl.col("here"))
    sentence = pl.concat_str(_said(), pl.lit(", which your brief does not name"))
    return stated(found, "against", "location", sentence, ["location"], table="accounts")


def _declared(case: Case) -> pl.DataFrame:
    """account, location, here (does the brief name it?), rows: of those who declare one, if the brief names any."""
    known = case.log.accounts.select("location", account="account_id").filter(
        pl.lit(bool(case.brief.locations)),
        pl.col("account").is_in(list(case.accounts)),
        pl.col("location").str.strip_chars() != "",
    )
    here = naming(plain(pl.col("location")), case.brief.locations)
    return known.with_columns(here=here, rows=pl.concat_list("account"))


def _said() -> pl.Expr:
    place = pl.col("location").str.replace_all(r"\s+", " ").str.strip_chars()
    shown = pl.when(place.str.len_chars() > LONGEST).then(place.str.head(LONGEST - 1) + "…").otherwise(place)
    return pl.format("Says it is in “{}”", shown)
