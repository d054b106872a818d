"""graphkit decisions"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import format_option
from graphkit_cli.workspace_options import workspace_option


@click.command("decisions")
@workspace_option()
@click.option(
    "--tag", "tags", multiple=True, metavar="WORD", help="Only those with this tag; repeated, with all of them."
)
@format_option
def command(workspace: Path, tags: tuple[str, ...], format_: str) -> None:
    """What was decided of whom, when and why, in that order. The latest decision on an account holds."""
    from graphkit.workspace.workspace import Workspace
    from graphkit_cli.console import print_data, tell
    from graphkit_cli.tables import decisions_table

    decided = Workspace(workspace).decisions(tags)
    print_data(decided, format_, decisions_table)
    if decided.is_empty():
        tell("Nothing was decided yet." if not tags else f"No decision has the tags {', '.join(tags)}.")
