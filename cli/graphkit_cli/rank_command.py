"""graphkit rank"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.brief_options import Sought, brief_options
from graphkit_cli.headings import WithHeadings
from graphkit_cli.list_options import Lists, list_options
from graphkit_cli.options import format_option, quiet_option, seeds_option
from graphkit_cli.ranking_options import RANKING_HEADINGS, ranking_options
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit_cli.ranking_options import Ranking


@click.command(
    "rank",
    cls=WithHeadings,
    headings=RANKING_HEADINGS,
)
@workspace_option()
@seeds_option(
    "An account you know: handle, name, id or address. Without it, those that crawls started from or you accepted. "
    "May be repeated."
)
@brief_options
@list_options
@ranking_options
@format_option
@quiet_option
def command(
    workspace: Path,
    seeds: tuple[str, ...],
    sought: Sought,
    ranking: Ranking,
    lists: Lists,
    format_: str,
    quiet: bool,
) -> None:
    """Rank the candidates around your seeds, from what is in a workspace. Asks nobody."""
    from graphkit.workspace.workspace import Workspace
    from graphkit.writers.result_files import explained
    from graphkit_cli.console import print_data
    from graphkit_cli.lists import named_lists
    from graphkit_cli.run import rank, tell_where
    from graphkit_cli.seeds import decided_in
    from graphkit_cli.sought import wanted
    from graphkit_cli.tables import candidates_table

    asked, named = wanted(sought), named_lists(lists)
    kept = Workspace(workspace)
    log = kept.log()
    found = rank(log, decided_in(kept, log, seeds, named), ranking, quiet, asked)
    print_data(explained(found), format_, candidates_table(found.evidence))
    tell_where(found, ranking.out, quiet)
