"""graphkit communities"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import format_option, result_option


@click.command("communities")
@result_option()
@format_option
def command(folder: Path, format_: str) -> None:
    """The communities of a result, largest first.

    mutual: share of tied pairs that are tied both ways; inside: share of its accounts' ties that stay inside.
    """
    from graphkit.writers.results import read_results
    from graphkit_cli.console import print_data
    from graphkit_cli.tables import communities_table

    print_data(read_results(folder).communities, format_, communities_table)
