"""graphkit import"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.list_options import list_options
from graphkit_cli.options import format_option, quiet_option
from graphkit_cli.reading_options import reading_options, refuse_to_write_among
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit.log.log import Log
    from graphkit_cli.list_options import Lists
    from graphkit_cli.reading_options import Reading


@click.command("import")
@click.argument("files", nargs=-1, metavar="[FILE…]")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder for the log as tables, to be read again by `graphkit expand`.",
)
@workspace_option(required=False)
@click.option(
    "--for",
    "tool",
    metavar="TOOL",
    help="Print whom to look up next, as input of this tool: apify, instaloader, minet or yt-dlp.",
)
@click.option(
    "--top", type=click.IntRange(min=1), default=200, show_default=True, help="How many to look up, with --for."
)
@click.option("--strict", is_flag=True, help="End with an error if anything was left out, double or without an owner.")
@list_options
@reading_options
@format_option
@quiet_option
def command(
    files: tuple[str, ...],
    out: Path | None,
    workspace: Path | None,
    tool: str | None,
    top: int,
    strict: bool,
    lists: Lists,
    reading: Reading,
    format_: str,
    quiet: bool,
) -> None:
    """Read the exports of collecting tools: what they hold, what joins, what is missing, and whom to look up next.

    FILE… are files, folders or patterns; several kinds at once. Each is known by its keys, not by its name.

    With -w the lists are kept, too, and heard from then on; they may come without a FILE.
    """
    from graphkit.readers.report import refuse_losses
    from graphkit.workspace.workspace import Workspace
    from graphkit.writers.log_tables import write_log
    from graphkit_cli.console import tell, tell_notes
    from graphkit_cli.import_table import say_lookups
    from graphkit_cli.lists import keep, named_lists, tell_lists, with_kept
    from graphkit_cli.run import read_files

    kept, named = Workspace(workspace) if workspace else None, named_lists(lists)
    if not files:
        if not (kept and named):
            raise click.UsageError("Nothing to read. Name files, folders or patterns; or lists, and -w to keep them.")
        keep(kept, named, quiet)
        tell_lists(kept.log(), named, quiet)
        return
    refuse_to_write_among(files, out)
    log = read_files(files, reading, quiet)
    if strict:
        refuse_losses(log)
    if out:
        write_log(log, out)
    if kept:
        tell(f"{kept.add(log):,} interactions are new in {workspace}.", quiet)
        keep(kept, named, quiet)
    all_lists = with_kept(named, kept)
    tell_lists(log, all_lists, quiet)
    if tool:
        tell_notes(log.notes, quiet)
        say_lookups(log, all_lists, tool, top, quiet)
        return
    _say_what_came(log, format_, quiet)
    if out:
        tell(f"Written to {out}: `graphkit expand {out} --seed …` reads it.", quiet)


def _say_what_came(log: Log, format_: str, quiet: bool) -> None:
    """A row a file on stdout; on stderr what is doubtful, and what the files hold together."""
    from graphkit.readers.report import report
    from graphkit_cli.console import print_data, tell_notes
    from graphkit_cli.import_table import import_table, say_holdings

    rows = report(log)
    # What is said of one file stands in its row.
    tell_notes(tuple(note for note in log.notes if note.subject not in rows["file"]), quiet)
    print_data(rows, format_, import_table)
    say_holdings(log, quiet)
