"""How a workspace looks in a terminal of 80 columns."""

from __future__ import annotations

import polars as pl
from rich.table import Table

from graphkit.clock import Clock
from graphkit.workspace.holder import who_writes
from graphkit.workspace.workspace import Workspace
from graphkit_cli.console import clean, plain_table, tell
from graphkit_cli.crawling import held_in

COUNTS = {
    "known": "known",
    "done": "read",
    "open": "to read",
    "pages": "pages",
    "older": "too old",
    "gone": "gone",
    "stuck": "failed",
}


def status_table(frame: pl.DataFrame) -> Table:
    """One row for each kind of thing that can be read."""
    table = plain_table(("platform", ""), ("of", ""), *((header, "right") for header in COUNTS.values()))
    for row in frame.iter_rows(named=True):
        counts = (f"{row[name]:,}" if row[name] else "" for name in COUNTS)
        table.add_row(clean(row["platform"]), clean(row["kind"]), *counts)
    return table


def say_standing(workspace: Workspace, clock: Clock) -> None:
    """What there is, who writes, how the last crawl ended, and from when it can go on."""
    tell(held_in(workspace))
    for each in workspace.lists():
        tell(f"It leaves out the {len(each.names):,} named in {each.file} ({each.reason}).")
    holder = who_writes(workspace.path)
    if holder is not None:
        tell(f"It is being written to: {holder}.")
    runs = workspace.runs()
    if not runs.height:
        return
    tell(f"{runs['calls'].sum():,} calls were made in {runs.height} {'crawl' if runs.height == 1 else 'crawls'}.")
    last = runs.tail(1).row(0, named=True)
    if last["ended"] is None:
        if holder is None:
            tell("The last crawl was cut off; every page it had read is here. Go on with graphkit crawl.")
        return
    tell(f"The last one: {last['words']}")
    if last["resume_at"] is not None and last["resume_at"] > clock.now():
        tell(f"It can go on from {last['resume_at'].astimezone():%d %b %H:%M} on.")
