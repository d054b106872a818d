"""What creators ask: a table of accounts and prices that somebody keeps."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.files.names import COLUMNS
from graphkit.readers.files.contents import prepare
from graphkit.readers.files.find import named
from graphkit.readers.formats.parse import parse

PRICES: Final = ("price", "cost", "fee")
# 1200, 1200.5, 1200,50 or 1,200.50; what is 1.2 to some and 1200 to others (1.200, 1,200) is no price.
_PLAIN: Final = r"^\d{1,9}(?:[.,]\d{1,2})?$"
_GROUPED: Final = r"^\d{1,3}(?:,\d{3})+\.\d{1,2}$"


def read_prices(path: Path) -> pl.DataFrame:
    """account (an id, handle or address, as written) and price of each row of a table in any format that is read.

    The accounts are in the first column that is called account, account_id, id, handle, username, url or media_url, the
    prices in price, cost or fee. A price is a number without a currency, 0 or more; null where the cell holds none, or
    one that is read in two ways. Raises DataError where the file cannot be read or has no such columns.
    """
    for table in _tables(path):
        titles = {title.strip().lower(): title for title in reversed(table.columns)}
        account, price = (next((titles[one] for one in known if one in titles), None) for known in (COLUMNS, PRICES))
        if account is not None and price is not None:
            return _told(table.select(account=pl.col(account).cast(pl.String), price=pl.col(price).cast(pl.String)))
    raise DataError(
        f"{named(path)} has no column of accounts beside one of prices.",
        advice=f"Call them {COLUMNS[0]} (or {', '.join(COLUMNS[1:])}) and {PRICES[0]} (or {', '.join(PRICES[1:])}).",
        file=named(path),
    )


def _tables(path: Path) -> list[pl.DataFrame]:
    try:
        with tempfile.TemporaryDirectory(prefix="graphkit-") as spool:
            contents = prepare(path, named(path), Path(spool))
            return [export.in_rows(lambda rows: rows.frame) for export in parse(contents)]
    except OSError as error:
        raise DataError(
            f"The prices {named(path)} cannot be read: {error.strerror or error}.",
            advice="Give a table with an account and a price in each row.",
            file=named(path),
        ) from error


def _told(rows: pl.DataFrame) -> pl.DataFrame:
    # An apostrophe is what keeps a spreadsheet from running a cell.
    account = pl.col("account").str.strip_chars().str.strip_prefix("'")
    written = pl.col("price").str.strip_chars()
    plain = pl.when(written.str.contains(_PLAIN)).then(written.str.replace(",", "."))
    grouped = pl.when(written.str.contains(_GROUPED)).then(written.str.replace_all(",", ""))
    return rows.select(account, price=pl.coalesce(plain, grouped).cast(pl.Float64)).filter(account.fill_null("") != "")
