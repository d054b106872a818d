"""accept, reject and hold: the same command, but for what is decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.options import quiet_option
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit.workspace.decided import Decision


def deciding(name: str, decision: Decision, meaning: str) -> click.Command:
    """The command `name`, which keeps `decision` of the accounts it is given; `meaning` is its help."""

    @click.command(name, help=meaning)
    @click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT…")
    @workspace_option()
    @click.option("--why", default="", metavar="TEXT", help="A note for later.")
    @click.option(
        "--tag", "tags", multiple=True, metavar="WORD",
        help="A word to find it by, e.g. a campaign. May be repeated.",
    )  # fmt: skip
    @quiet_option
    def command(accounts: tuple[str, ...], workspace: Path, why: str, tags: tuple[str, ...], quiet: bool) -> None:
        from graphkit.workspace.workspace import Workspace
        from graphkit_cli.console import tell

        decided = Workspace(workspace).decide(accounts, decision, why, tags=tags)
        tell(f"{len(decided):,} {decision}. `graphkit rank -w {workspace}` ranks anew.", quiet)

    return command
