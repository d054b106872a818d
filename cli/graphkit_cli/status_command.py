"""graphkit status"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import format_option
from graphkit_cli.workspace_options import workspace_option


@click.command("status")
@workspace_option()
@format_option
def command(workspace: Path, format_: str) -> None:
    """What is in a workspace, what was read of what there is, and when a crawl can go on."""
    from graphkit.clock import SystemClock
    from graphkit.workspace.workspace import Workspace
    from graphkit_cli.console import print_data
    from graphkit_cli.status_table import say_standing, status_table

    kept = Workspace(workspace)
    read = kept.progress()
    # A workspace of imported files alone has nothing that a crawl would read.
    if format_ != "table" or not read.is_empty():
        print_data(read, format_, status_table)
    say_standing(kept, SystemClock())
