"""graphkit next"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.crawl_options import ORDERS
from graphkit_cli.options import format_option, quiet_option
from graphkit_cli.workspace_options import workspace_option


@click.command("next")
@workspace_option()
@click.option("--source", help="The platform; without it, that of the last crawl.")
@click.option("--order", type=click.Choice(ORDERS), default="nearest", show_default=True, help="As in crawl.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many calls.")
@format_option
@quiet_option
def command(workspace: Path, source: str | None, order: str, top: int, format_: str, quiet: bool) -> None:
    """What a crawl would read next, and why. Reads nothing."""
    from graphkit.crawl.ahead import ahead
    from graphkit.crawl.run import Wish, terms_of
    from graphkit.workspace.workspace import Workspace
    from graphkit_cli.ahead_table import ahead_table
    from graphkit_cli.console import print_data, tell
    from graphkit_cli.crawling import platform_for

    kept = Workspace(workspace)
    platform = source or platform_for(kept, ())
    wish = Wish(platform, order="breadth-first" if order == "breadth-first" else "nearest")
    steps = ahead(kept, wish, terms_of(wish), top)
    if not steps.height:
        tell("Nothing is left to read from here.", quiet)
    print_data(steps, format_, ahead_table)
