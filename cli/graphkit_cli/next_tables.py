"""What is to be read next, in a terminal of 80 columns: the calls of a crawl, or whom to collect after a result."""

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


def asked_table(frame: pl.DataFrame) -> Table:
    """One row an account: what to get of it, and why."""
    table = plain_table(("get", ""), ("of", ""), ("because", ""))
    for row in frame.iter_rows(named=True):
        table.add_row(clean(row["get"]), clean(row["label"]), clean(row["reason"]))
    return table


def _dim(sentence: str) -> Text:
    return Text(clean(sentence).plain, style="dim")
