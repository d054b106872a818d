"""graphkit export"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.list_options import list_options
from graphkit_cli.options import quiet_option, result_option
from graphkit_cli.workspace_options import workspace_option

if TYPE_CHECKING:
    from graphkit_cli.list_options import Lists

TABLES = ("csv", "jsonl", "parquet", "json")
# The keys of graphkit.writers.handoff.tools.TOOLS, which is too heavy for --help; a test holds them together.
TOOLS = ("hubspot", "aspire", "upfluence", "airtable", "notion", "sheets", "xlsx")
TO = ("gexf", "graphml", *TABLES, *TOOLS, "schema")
# What a file is called that holds something else than CSV, which the other tools take.
ENDINGS = {to: f".{to}" for to in ("gexf", "graphml", *TABLES, "xlsx")} | {"schema": ".json"}


@click.command("export")
@result_option(required=False)
@workspace_option(required=False)
@click.option(
    "--to",
    type=click.Choice(TO),
    required=True,
    help="gexf and graphml: the network; schema: the JSON Schema of jsonl; the others: the candidates, as a table or "
    "as this tool imports them. Of a workspace: parquet, its tables.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    help="The file; without it, or as -, to stdout. Of a workspace: a folder.",
)
@list_options
@quiet_option
def command(folder: Path | None, workspace: Path | None, to: str, out: Path | None, lists: Lists, quiet: bool) -> None:
    """Write the candidates or the network of a result, or the tables of a workspace, for another tool.

    With -d and -w, whom the lists that the workspace keeps leave out is not among the candidates, either.
    """
    from graphkit.files.whole import write_whole
    from graphkit_cli.console import print_bytes, tell
    from graphkit_cli.exported import lists_for, of_result, write_snapshot

    if folder is None:
        if workspace is None:
            raise click.UsageError("Name what to export: a folder of results with -d, or a workspace with -w.")
        if lists.known or lists.do_not_contact:
            raise click.UsageError("Lists leave candidates out of a result. Name its folder with -d.")
        write_snapshot(workspace, to, out, quiet)
        return
    _refuse_another_ending(to, out)
    content = of_result(folder, to, lists_for(lists, workspace), quiet)
    if out is None or str(out) == "-":
        print_bytes(content)
        return
    write_whole(out, content)
    tell(f"Written: {out}", quiet)


def _refuse_another_ending(to: str, out: Path | None) -> None:
    """Raises UsageError where the file would be taken for one of another kind by its name."""
    ending = ENDINGS.get(to, ".csv")
    if out is not None and out.suffix.lower() in {*ENDINGS.values()} - {ending}:
        raise click.UsageError(f"{out} would hold {to}, and be taken for {out.suffix.lower()}: let it end in {ending}")
