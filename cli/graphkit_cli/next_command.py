"""graphkit next"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.crawl_options import ORDERS
from graphkit_cli.options import format_option, quiet_option, result_option
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit.crawl.run import Order


@click.command("next")
@workspace_option(required=False)
@result_option(required=False)
@click.option("--source", help="The platform; without it, that of the last crawl.")
@click.option("--order", type=click.Choice(ORDERS), default="nearest", show_default=True, help="As in crawl.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many calls or accounts.")
@format_option
@quiet_option
def command(
    workspace: Path | None, folder: Path | None, source: str | None, order: Order, top: int, format_: str, quiet: bool
) -> None:
    """What to read next, and why: what a crawl would (-w), or whom to collect after a result (-d). Reads nothing."""
    if (workspace is None) == (folder is None):
        raise click.UsageError("Name a workspace that a crawl would go on with (-w), or a folder of results (-d).")
    if folder is not None:
        _after_result(folder, top, format_, quiet)
    elif workspace is not None:
        _in_crawl(workspace, source, order, top, format_, quiet)


def _after_result(folder: Path, top: int, format_: str, quiet: bool) -> None:
    from graphkit.writers.results import read_results
    from graphkit_cli.console import print_data, tell
    from graphkit_cli.next_tables import asked_table

    asked = read_results(folder).crawl_next
    if not asked.height:
        tell("Enough was seen of everybody near the seeds.", quiet)
    print_data(asked.head(top), format_, asked_table)


def _in_crawl(workspace: Path, source: str | None, order: Order, top: int, format_: str, quiet: bool) -> None:
    from graphkit.crawl.ahead import ahead
    from graphkit.crawl.run import Wish, terms_of
    from graphkit.workspace.workspace import Workspace
    from graphkit_cli.console import print_data, tell
    from graphkit_cli.crawling import platform_for
    from graphkit_cli.next_tables import ahead_table

    kept = Workspace(workspace)
    platform = source or platform_for(kept, ())
    wish = Wish(platform, order=order)
    steps = ahead(kept, wish, terms_of(wish), top)
    if not steps.height:
        tell("Nothing is left to read from here.", quiet)
    print_data(steps, format_, ahead_table)
