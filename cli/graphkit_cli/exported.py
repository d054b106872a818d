"""What `export` writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import click

from graphkit.candidates.candidates import Candidates
from graphkit.files.names import AccountList
from graphkit.files.tables import render
from graphkit.log.lists import each_once
from graphkit.workspace.workspace import Workspace
from graphkit.writers.candidate_schema import candidate_schema
from graphkit.writers.handoff.tools import TOOLS, hand_to
from graphkit.writers.log_tables import write_log
from graphkit.writers.result_files import candidates_jsonl, explained, network_file
from graphkit.writers.results import read_results
from graphkit_cli.console import tell
from graphkit_cli.list_options import Lists
from graphkit_cli.lists import named_lists, on_lists

NETWORKS: Final = frozenset({"gexf", "graphml"})
WHOLE: Final = frozenset({*NETWORKS, "schema"})


def lists_for(asked: Lists, workspace: Path | None) -> tuple[AccountList, ...]:
    """The lists that were named, and those that the workspace keeps. Raises DataError where one is not there."""
    kept = () if workspace is None else Workspace(workspace).lists()
    return each_once((*named_lists(asked), *kept))


def of_result(folder: Path, to: str, lists: Sequence[AccountList], quiet: bool) -> bytes:
    """The candidates or the network of a result as a file; says on stderr who is left out of it."""
    if lists and to in WHOLE:
        raise click.UsageError(f"Lists leave candidates out, and {to} is not about them. Leave the lists or -w away.")
    found = read_results(folder)
    if to == "schema":
        return candidate_schema()
    if to in NETWORKS:
        return network_file(found, to)
    but = _left_out(found, lists, quiet)
    if to in TOOLS:
        handed = hand_to(to, explained(found, but))
        if handed.left_out:
            tell(f"Left out: {handed.left_out:,} candidates {handed.why}, whom {to} cannot take.", quiet)
        return handed.content
    return candidates_jsonl(found, but) if to == "jsonl" else render(explained(found, but), to)


def _left_out(found: Candidates, lists: Sequence[AccountList], quiet: bool) -> Collection[str]:
    """The candidates who are on a list; they are counted on stderr."""
    listed = on_lists(found.network.accounts, lists)
    reasons = {account: listed[account] for account in found.frame["account"] if account in listed}
    if lists:
        counts = ", ".join(f"{count:,} {reason}" for reason, count in sorted(Counter(reasons.values()).items()))
        tell(f"Left out by the lists: {counts or 'none'}.", quiet)
    return reasons


def write_snapshot(workspace: Path, to: str, out: Path | None, quiet: bool) -> None:
    """The tables of a workspace as they are now, a file each."""
    if to != "parquet" or out is None:
        raise click.UsageError("A workspace is exported as Parquet into a folder: --to parquet -w brand.gk -o snapshot")
    write_log(Workspace(workspace).log(), out)
    tell(f"Written to {out}: a file for each table. Polars, pandas, DuckDB and R read them.", quiet)
