"""graphkit export"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import quiet_option, result_option

TO = ("gexf", "graphml", "csv", "jsonl", "parquet", "json")
NETWORKS = frozenset({"gexf", "graphml"})


@click.command("export")
@result_option
@click.option(
    "--to",
    type=click.Choice(TO),
    required=True,
    help="gexf and graphml: the network; the others: the candidates.",
)
@click.option("-o", "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file; without it, to stdout.")
@quiet_option
def command(folder: Path, to: str, out: Path | None, quiet: bool) -> None:
    """Write the candidates or the network of a result for another tool."""
    from graphkit.files.tables import render
    from graphkit.files.whole import write_whole
    from graphkit.writers.results import candidates_jsonl, explained, network_file, read_results
    from graphkit_cli.console import print_bytes, tell

    found = read_results(folder)
    if to in NETWORKS:
        content = network_file(found, to)
    elif to == "jsonl":
        content = candidates_jsonl(found)
    else:
        content = render(explained(found), to)
    if out is None:
        print_bytes(content)
        return
    write_whole(out, content)
    tell(f"Written: {out}", quiet)
