"""What is printed: data to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from graphkit.files.tables import render
from graphkit.steps import Advance, silent
from graphkit.text import printable

if TYPE_CHECKING:
    import polars as pl

    from graphkit.log.provenance import Note

# A terminal tells its width; a pipe has none, and gets the one that papers and mails were made for.
WIDTH: Final = 80
NARROWEST: Final = 40
MOST_NOTES: Final = 6


def print_data(frame: pl.DataFrame, format_: str, table: Callable[[pl.DataFrame], RenderableType]) -> None:
    """`frame` on stdout: as a table for people, or in a format for another tool."""
    if format_ == "table":
        _console(sys.stdout.isatty()).print(table(frame))
        return
    if format_ == "parquet" and sys.stdout.isatty():
        raise click.UsageError("Parquet is not for a terminal. Send it to a file: … --format parquet > result.parquet")
    print_bytes(render(frame, format_))


def print_bytes(content: bytes) -> None:
    """`content` on stdout as it is, after what was printed before."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def plain_table(*columns: tuple[str, str]) -> Table:
    """An empty table with (header, justify) columns."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for header, justify in columns:
        table.add_column(header, justify="right" if justify == "right" else "left", overflow="fold")
    return table


def clean(value: object) -> Text:
    """Text that came in: neither control characters nor markup reach the terminal as such."""
    return Text("" if value is None else printable(value))


def tell(message: str, quiet: bool = False) -> None:
    """A line for people, on stderr; none where they want it `quiet`."""
    if not quiet:
        click.echo(printable(message), err=True)


def tell_notes(notes: tuple[Note, ...], quiet: bool) -> None:
    """What was left out, on stderr."""
    for note in notes[:MOST_NOTES]:
        tell(f"Note: {note}", quiet)
    if len(notes) > MOST_NOTES:
        tell(f"Note: {len(notes) - MOST_NOTES} more, in run.json", quiet)


@contextmanager
def progress(quiet: bool) -> Iterator[Advance]:
    """A function that shows the step that is under way, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    console = Console(stderr=True)
    with console.status("…") as status:
        yield lambda step: status.update(clean(f"{step} …"))


def _console(is_terminal: bool) -> Console:
    asked = os.environ.get("COLUMNS", "")
    width = None if is_terminal else max(NARROWEST, int(asked)) if asked.isdecimal() else WIDTH
    return Console(width=width, highlight=False, emoji=False, no_color=not is_terminal or None)
