"""What `export` writes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from graphkit.files.tables import render
from graphkit.workspace.workspace import Workspace
from graphkit.writers.candidate_schema import candidate_schema
from graphkit.writers.handoff.tools import TOOLS, hand_to
from graphkit.writers.log_tables import write_log
from graphkit.writers.results import candidates_jsonl, explained, network_file, read_results
from graphkit_cli.console import tell

NETWORKS: Final = frozenset({"gexf", "graphml"})


def of_result(folder: Path, to: str, quiet: bool) -> bytes:
    """The candidates or the network of a result as a file; says on stderr whom a tool cannot take."""
    found = read_results(folder)
    if to == "schema":
        return candidate_schema()
    if to in NETWORKS:
        return network_file(found, to)
    if to in TOOLS:
        handed = hand_to(to, explained(found))
        if handed.left_out:
            tell(f"Left out: {handed.left_out:,} candidates {handed.why}, whom {to} cannot take.", quiet)
        return handed.content
    return candidates_jsonl(found) if to == "jsonl" else render(explained(found), to)


def write_snapshot(workspace: Path, to: str, out: Path | None, quiet: bool) -> None:
    """The tables of a workspace as they are now, a file each."""
    if to != "parquet" or out is None:
        raise click.UsageError("A workspace is exported as Parquet into a folder: --to parquet -w brand.gk -o snapshot")
    write_log(Workspace(workspace).log(), out)
    tell(f"Written to {out}: a file for each table. Polars, pandas, DuckDB and R read them.", quiet)
