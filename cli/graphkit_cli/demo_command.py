"""graphkit demo"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import format_option, quiet_option

SEED = "@wildoven"
TOP_OF_LIST = 25


@click.command("demo")
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("graphkit-demo"),
    show_default=True,
    help="Folder for the results.",
)
@format_option
@quiet_option
def command(out: Path, format_: str, quiet: bool) -> None:
    """Try it at once: 1,500 made-up accounts, one known baker, no network.

    The data has seven planted communities, so that what is found can be checked.
    """
    from importlib.resources import as_file, files

    from graphkit.writers.result_files import explained
    from graphkit_cli.console import print_data, tell
    from graphkit_cli.planted import check
    from graphkit_cli.ranking_options import Ranking
    from graphkit_cli.reading_options import Reading
    from graphkit_cli.run import rank, read_files, tell_where
    from graphkit_cli.seeds import Decided
    from graphkit_cli.tables import candidates_table

    with as_file(files("sample_graphs") / "niche") as niche:
        tables = tuple(niche / f"{name}.csv.gz" for name in ("comments", "posts", "accounts"))
        log = read_files(tables, Reading(), quiet)
        found = rank(log, Decided((SEED,)), Ranking(out, followers=(5_000, 100_000)), quiet)
        verdict = check(found, niche / "truth.csv", TOP_OF_LIST)
    print_data(explained(found).head(TOP_OF_LIST), format_, candidates_table(found.evidence))
    tell(verdict, quiet)
    tell_where(found, out, quiet)
