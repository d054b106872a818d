"""graphkit import"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import Columns, format_option, quiet_option


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="Folder for the log as tables, to be read again by `graphkit expand`.",
)
@click.option("--owner", help="Whose posts these are, where no file says it.")
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
@click.option(
    "--columns",
    type=Columns(),
    default=None,
    help="Which column is which, e.g. commenter=user,post_author=owner.",
)
@click.option("--encoding", help="Encoding of text files that are not in UTF-8, e.g. cp1252.")
@format_option
@quiet_option
def command(
    files: tuple[str, ...],
    out: Path | None,
    owner: str | None,
    tool: str | None,
    top: int,
    strict: bool,
    columns: dict[str, str] | None,
    encoding: str | None,
    format_: str,
    quiet: bool,
) -> None:
    """Read the exports of collecting tools: what they hold, what joins, what is missing, and whom to look up next.

    FILE… are files, folders or patterns; several kinds at once. Each is known by its keys, not by its name.
    """
    from graphkit.readers.read import read
    from graphkit.readers.report import refuse_losses, report
    from graphkit.writers.log_tables import write_log
    from graphkit_cli.console import print_data, progress, tell, tell_notes
    from graphkit_cli.import_table import import_table, say_holdings, say_lookups

    with progress(quiet) as advance:

        def step(file: str) -> None:
            advance(f"reading {file}")

        log = read(files, owner=owner, columns=columns, encoding=encoding, advance=step)
    if strict:
        refuse_losses(log)
    if out:
        write_log(log, out)
    if tool:
        tell_notes(log.notes, quiet)
        say_lookups(log, tool, top, quiet)
        return
    told = report(log)
    tell_notes(tuple(note for note in log.notes if note.subject not in told["file"]), quiet)
    print_data(told, format_, import_table)
    say_holdings(log, quiet)
    if out:
        tell(f"Written to {out}: `graphkit expand {out} --seed …` reads it.", quiet)
