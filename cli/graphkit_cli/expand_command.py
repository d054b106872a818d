"""graphkit expand"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.brief_options import Sought, brief_options
from graphkit_cli.crawl_options import Asked, crawl_options
from graphkit_cli.headings import WithHeadings
from graphkit_cli.list_options import Lists, list_options
from graphkit_cli.options import format_option, quiet_option, seeds_option
from graphkit_cli.ranking_options import RANKING_HEADINGS, ranking_options
from graphkit_cli.reading_options import Reading, reading_options, refuse_to_write_among
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit_cli.ranking_options import Ranking


@click.command(
    "expand",
    cls=WithHeadings,
    headings={
        **RANKING_HEADINGS,
        "Reading files": tuple(Reading.__dataclass_fields__),
        "Crawling": tuple(Asked.__dataclass_fields__),
    },
)
@click.argument("files", nargs=-1, metavar="[FILE…]")
@seeds_option(
    "An account you know: handle, name, id or address; with -w an address that can be crawled is crawled, "
    "with --source also a #hashtag. May be repeated."
)
@workspace_option(required=False)
@brief_options
@list_options
@ranking_options
@reading_options
@crawl_options
@format_option
@quiet_option
def command(
    files: tuple[str, ...],
    seeds: tuple[str, ...],
    workspace: Path | None,
    sought: Sought,
    ranking: Ranking,
    lists: Lists,
    reading: Reading,
    asked: Asked,
    format_: str,
    quiet: bool,
) -> None:
    """From one account you know to ranked candidates, with reasons and a map.

    FILE… are exports of collecting tools (see `graphkit import`), or comments, posts and accounts (CSV, TSV, JSON,
    JSONL, Parquet, .xlsx, .ods, also .gz .xz .zst), edge lists (also GEXF, GraphML, GDF), folders or patterns;
    several at once.

    With -w and --source, or an address as a seed, a platform is crawled instead, from the seeds on, into the workspace.
    With -w alone, what is in the workspace is ranked.
    """
    from graphkit.writers.result_files import explained
    from graphkit_cli.console import print_data
    from graphkit_cli.expanding import log_and_seeds
    from graphkit_cli.run import rank, tell_where
    from graphkit_cli.sought import wanted
    from graphkit_cli.tables import candidates_table

    refuse_to_write_among(files, ranking.out)
    what = wanted(sought)
    expanded = log_and_seeds(files, workspace, seeds, lists, reading, asked, quiet)
    if expanded is None:
        return
    found = rank(expanded.log, expanded.decided, ranking, quiet, what)
    print_data(explained(found), format_, candidates_table(found.evidence))
    tell_where(found, ranking.out, quiet)
    expanded.leave()
