"""graphkit check"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import format_option, quiet_option, result_option


@click.command("check")
@result_option()
@click.option(
    "-k",
    "--known",
    multiple=True,
    metavar="ACCOUNT",
    help="An account you would have wanted in the list, besides the seeds: handle, name, id or address. May be "
    "repeated.",
)
@click.option(
    "--top",
    "tops",
    type=click.IntRange(min=1),
    multiple=True,
    default=(10, 50),
    show_default=True,
    help="How long a list may be for an account in it to count as found. May be repeated.",
)
@format_option
@quiet_option
def command(folder: Path, known: tuple[str, ...], tops: tuple[int, ...], format_: str, quiet: bool) -> None:
    """Would the list have found the accounts you know?

    Each known account (the seeds, and those you name) is hidden in turn and looked for with the others, beside
    counting shared commenters and plain PageRank. Name accounts you know from elsewhere, not from the list: three at
    least, ten or more to rely on it.
    """
    from graphkit.candidates.check import check
    from graphkit.writers.results import read_results
    from graphkit_cli.check_table import check_table
    from graphkit_cli.console import print_data, progress, tell
    from graphkit_cli.verdict import verdict

    with progress(quiet) as advance:
        advance("reading")
        checked = check(read_results(folder), known, tops, advance)
    print_data(checked.summary, format_, lambda _: check_table(checked))
    for sentence in verdict(checked):
        tell(sentence, quiet)
