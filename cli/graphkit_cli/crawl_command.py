"""graphkit crawl"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.crawl_options import crawl_options
from graphkit_cli.options import quiet_option, seeds_option
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit_cli.crawl_options import Asked


@click.command("crawl")
@workspace_option()
@seeds_option("Whom to start from: a handle, a profile's or post's address, a #hashtag. May be repeated.")
@crawl_options
@quiet_option
def command(workspace: Path, seeds: tuple[str, ...], asked: Asked, quiet: bool) -> None:
    """Read who says what to whom around the accounts you know, into a workspace.

    Run it again and it goes on where it was: no page is read twice. Ctrl-C stops it, and loses nothing.
    """
    from graphkit.workspace.workspace import Workspace
    from graphkit_cli.crawling import do_crawl, wish_for
    from graphkit_cli.dry_run import say_what_would_be_read
    from graphkit_cli.exits import leave

    kept = Workspace(workspace)
    wish = wish_for(kept, seeds, asked)
    if asked.dry_run:
        say_what_would_be_read(kept, wish, quiet)
        return
    leave(do_crawl(kept, wish, quiet))
