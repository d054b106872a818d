"""What each candidate asks, from a table of prices."""

from __future__ import annotations

import polars as pl

from graphkit.errors import ConfigurationError
from graphkit.log.people import meant_by


def priced(candidates: pl.DataFrame, accounts: pl.DataFrame, prices: pl.DataFrame) -> pl.DataFrame:
    """The candidates with their price; null where `prices` has none, and where it is no price (below 0, no number).

    `prices` has account (id, handle, address) and price. Whose price is told more than once costs the highest, so that
    no budget is exceeded, and is without one where one of them is none. `accounts` are those of the network. Raises
    ConfigurationError where a column is missing or holds no numbers.
    """
    for column in ("account", "price"):
        if column not in prices.columns:
            raise ConfigurationError(f"The prices have no column {column}.", advice="They need account and price.")
    if not (prices["price"].dtype.is_numeric() or prices["price"].dtype == pl.Null):
        raise ConfigurationError("The prices are no numbers.", advice="Write them without a currency: 1200 or 1200.5.")
    asked = prices["price"].cast(pl.Float64)
    told = pl.DataFrame({"price": asked.set((~asked.is_finite() | (asked < 0)).fill_null(True), None)})
    among = accounts.join(candidates.select("account"), on="account", how="semi")
    meant = meant_by(among, prices["account"].cast(pl.String)).join(told.with_row_index("place"), on="place")
    unknown = pl.col("price").is_null().any()
    each = meant.group_by("account").agg(price=pl.when(~unknown).then(pl.col("price").max()))
    return candidates.join(each, on="account", how="left", maintain_order="left")
