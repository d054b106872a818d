"""How an import looks in a terminal of 80 columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

import polars as pl
from rich.console import Group
from rich.padding import Padding
from rich.table import Table

from graphkit.files.names import AccountList
from graphkit.log.holdings import Holdings, holdings
from graphkit.log.log import Log
from graphkit.log.lookups import lookups
from graphkit.log.people import people
from graphkit.writers.requests import request_for, tools_for
from graphkit_cli.console import clean, plain_table, print_bytes, tell
from graphkit_cli.lists import on_lists

COUNTS: Final = {"rows": "rows", "joined": "joined", "without_owner": "no owner", "doubles": "double"}


def import_table(frame: pl.DataFrame) -> Table:
    """One row a file; below its name the tool it comes from, and what was left out or is doubtful."""
    table = plain_table(("file", ""), *((header, "right") for header in COUNTS.values()))
    names = _names(frame["file"].to_list())
    for row in frame.iter_rows(named=True):
        counts = (f"{row[count]:,}" if row[count] else "" for count in COUNTS)
        table.add_row(_file(names[row["file"]], row["format"], row["why"]), *counts)
    return table


def _names(files: Sequence[str]) -> dict[str, str]:
    """What each file is called, without its folder where no other is called so; the folder "." is called nothing."""
    bare = {file: PurePath(file).name for file in files}
    shared = Counter(bare.values())
    return {file: name if name and shared[name] == 1 else file for file, name in bare.items()}


def _file(name: str, format_: str | None, why: Sequence[str]) -> Group:
    below = [*([format_] if format_ else []), *why]
    # Padded, not begun with spaces: what goes on in another line stands below where it began.
    return Group(
        clean(name),
        *(Padding(clean(line), (0, 0, 0, 2), style="dim", expand=False) for line in below),
    )


def say_holdings(log: Log, quiet: bool) -> None:
    """What you have, and what to get next."""
    held = holdings(log)
    had = f"{held.accounts:,} accounts, {held.posts:,} posts, {held.comments:,} comments, {held.acts:,} other acts"
    tell(f"You have {had}{_span(held)}.", quiet)
    if held.fetched_share is not None:
        share = f"{held.comments_fetched:,} of {held.comments_counted:,} ({100 * held.fetched_share:.0f} %)"
        tell(f"Of the comments that the platform counted under these posts, {share} are here.", quiet)
    if held.commenters > held.commenters_sized:
        tell(f"Of {held.commenters:,} commenters, {held.commenters_sized:,} have a known number of followers.", quiet)
        tell(_how_to_look_up(log), quiet)


def _how_to_look_up(log: Log) -> str:
    tools = tools_for(log.accounts["platform"].drop_nulls().unique().to_list())
    if not tools:
        return "A file with handles and their followers, read with the rest, tells the others."
    others = f" (or {', '.join(tools[1:])})" if tools[1:] else ""
    return f"Get the others next: `--for {tools[0]}`{others} prints whom to look up first."


def _span(held: Holdings) -> str:
    if held.first is None or held.last is None:
        return ""
    return f", from {held.first.day} {held.first:%b %Y} to {held.last.day} {held.last:%b %Y}"


def say_lookups(log: Log, lists: Sequence[AccountList], tool: str, top: int, quiet: bool) -> None:
    """Whom to look up next, but for those on `lists`, as input of `tool` on stdout; what to do with it on stderr."""
    everybody = lookups(log)
    gone = on_lists(people(log), lists) if lists else ()
    asked = everybody.filter(~pl.col("account_id").is_in(list(gone)))
    request = request_for(tool, asked, top)
    print_bytes(request.text.encode())
    tell(f"{request.accounts:,} accounts of {request.platform}: {request.how}.", quiet)
    if left_out := everybody.height - asked.height:
        tell(f"{left_out:,} on your lists are left out.", quiet)
    tell("Import what it gives together with the rest.", quiet)
    if request.others:
        tell(f"{request.others:,} others are of other platforms, or cannot be looked up by {tool}.", quiet)
