"""graphkit why"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import format_option, quiet_option, result_option


@click.command("why")
@click.argument("account")
@result_option()
@click.option("--explain", is_flag=True, help="Print the arithmetic of the score instead.")
@click.option("--features", is_flag=True, help="Print each figure, and where it stands among its peers, instead.")
@format_option
@quiet_option
def command(account: str, folder: Path, explain: bool, features: bool, format_: str, quiet: bool) -> None:
    """The evidence for and against one ACCOUNT, candidate or not: a handle, a name, an id or an address."""
    from graphkit.writers.results import read_results
    from graphkit_cli.console import print_data, tell
    from graphkit_cli.features_table import features_table
    from graphkit_cli.standing import standing
    from graphkit_cli.tables import arithmetic_table, evidence_table

    if explain and features:
        raise click.UsageError("Ask for --explain or for --features, not for both.")
    found = read_results(folder)
    tell(standing(found, found.find(account)), quiet)
    if explain:
        print_data(found.arithmetic(account), format_, arithmetic_table)
        return
    if features:
        print_data(found.features_of(account), format_, features_table)
        return
    print_data(found.why(account), format_, evidence_table)
