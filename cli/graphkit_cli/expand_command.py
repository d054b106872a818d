"""graphkit expand"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import Columns, FollowerBand, format_option, quiet_option


@click.command("expand")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "-s",
    "--seed",
    "seeds",
    multiple=True,
    required=True,
    help="An account you know: handle, name or id. May be repeated.",
)
@click.option(
    "--not-like",
    multiple=True,
    metavar="ACCOUNT",
    help="An account it should not be like: who is nearer to it goes down. May be repeated.",
)
@click.option(
    "--followers",
    type=FollowerBand(),
    help="Only candidates in this band, e.g. 5k-100k. Unknown counts are kept apart.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="How many candidates of each group are ranked.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the results.",
)
@click.option(
    "--columns",
    type=Columns(),
    default=None,
    help="Which column is which, e.g. commenter=user,post_author=owner.",
)
@click.option("--owner", help="Whose posts these are, where no file says it.")
@click.option("--encoding", help="Encoding of text files that are not in UTF-8, e.g. cp1252.")
@click.option(
    "--random-seed",
    type=click.IntRange(0, 2**32 - 1),
    default=0,
    show_default=True,
    help="The same number gives the same result.",
)
@format_option
@quiet_option
def command(
    files: tuple[str, ...],
    seeds: tuple[str, ...],
    not_like: tuple[str, ...],
    followers: tuple[int | None, int | None] | None,
    top: int,
    out: Path,
    columns: dict[str, str] | None,
    owner: str | None,
    encoding: str | None,
    random_seed: int,
    format_: str,
    quiet: bool,
) -> None:
    """From one account you know to ranked candidates, with reasons and a map.

    FILE… are exports of collecting tools (see `graphkit import`), or comments, posts and accounts (CSV, TSV, JSON,
    JSONL, Parquet, .xlsx, also .gz .xz .zst), edge lists (also GEXF, GraphML, GDF), folders or patterns; several at
    once.
    """
    from graphkit.writers.results import explained
    from graphkit_cli.console import print_data
    from graphkit_cli.run import Job, do, tell_where
    from graphkit_cli.tables import candidates_table

    job = Job(
        files=files,
        seeds=seeds,
        not_like=not_like,
        out=out,
        followers=followers,
        top=top,
        seed=random_seed,
        owner=owner,
        columns=columns or {},
        encoding=encoding,
        quiet=quiet,
    )
    found = do(job)
    print_data(explained(found), format_, candidates_table)
    tell_where(found, out, quiet)
