"""How the next calls of a crawl look in a terminal of 80 columns."""

from __future__ import annotations

import polars as pl
from rich.table import Table
from rich.text import Text

from graphkit_cli.console import clean, plain_table


def ahead_table(frame: pl.DataFrame) -> Table:
    """Two lines a call: what is read, of whom; then why."""
    table = plain_table(("#", "right"), ("read", ""), ("of", ""))
    for number, row in enumerate(frame.iter_rows(named=True), start=1):
        what = row["what"] if row["label"] is None else row["label"]
        table.add_row(str(number), clean(row["step"]), Text("\n").join([clean(what), _dim(row["why"])]))
    return table


def _dim(sentence: str) -> Text:
    return Text(clean(sentence).plain, style="dim")
