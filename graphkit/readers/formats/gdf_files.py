"""GDF, the graph format of GUESS, which several collecting tools write: a table of nodes, then one of edges."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.readers.files.contents import Contents
from graphkit.readers.formats.csv_files import distinct
from graphkit.readers.formats.opened_table import opened_table
from graphkit.readers.formats.rows import Rows
from graphkit.readers.formats.width import check_width

DEFINITION: Final = re.compile(r"^(node|edge)def>\s*", re.IGNORECASE)
# Every edge repeats what is said of its two ends.
MOST_SAID: Final = 16
# What follows a column's name: its type, and perhaps a default value.
_TYPE: Final = re.compile(
    r"\s+(varchar|int|integer|double|float|boolean|color|tinyint|smallint|bigint)\b.*$", re.IGNORECASE
)


def read_gdf(contents: Contents) -> list[Rows]:
    """The nodes; and the edges with all that is said of their ends (`node1.label`, `node2.label`). Raises DataError."""
    try:
        parts = _parts(contents.path)
        tables = {what: _table(columns, cells, contents) for what, (columns, cells) in parts.items()}
    except csv.Error as error:
        raise _broken(contents, str(error)) from error
    if "node" not in tables:
        raise _broken(contents, "it defines no nodes")
    nodes = tables["node"]
    return [Rows(nodes), *([Rows(_with_ends(tables["edge"], nodes))] if "edge" in tables else [])]


def _parts(path: Path) -> dict[str, tuple[list[str], list[list[str]]]]:
    """node, edge: the columns of each, and its rows."""
    parts: dict[str, tuple[list[str], list[list[str]]]] = {}
    cells: list[list[str]] = []
    with opened_table(path) as opened:
        for row in csv.reader(opened):
            if row and (definition := DEFINITION.match(row[0])):
                columns = [_TYPE.sub("", cell).strip() for cell in [row[0][definition.end() :], *row[1:]]]
                _, cells = parts.setdefault(definition[1].lower(), (columns, []))
            elif row:
                cells.append(row)
    return parts


def _table(columns: list[str], cells: list[list[str]], contents: Contents) -> pl.DataFrame:
    check_width(len(columns), contents.name)
    return pl.DataFrame(
        [_padded(row, len(columns), number, contents) for number, row in enumerate(cells, 1)],
        schema=dict.fromkeys(distinct(columns), pl.String),
        orient="row",
    )


def _padded(row: list[str], width: int, number: int, contents: Contents) -> list[str | None]:
    """The row with as many cells as there are columns. Some tools end each row of nodes with a comma."""
    if any(row[width:]):
        row = _held_together(row)
    if any(row[width:]):
        raise _broken(contents, f"row {number:,} has {len(row)} cells, its definition {width}")
    return [*(cell or None for cell in row[:width]), *[None] * (width - len(row))]


def _held_together(row: list[str]) -> list[str]:
    """The row with cells as one that stand between single quotes: Gephi writes colours so ('255,0,0')."""
    held: list[str] = []
    is_open = False
    for cell in row:
        if is_open:
            held[-1] += f",{cell}"
        else:
            held.append(cell)
        last = held[-1]
        is_open = last.startswith("'") and not (last.endswith("'") and len(last) > 1)
    return [cell[1:-1] if cell.startswith("'") and cell.endswith("'") else cell for cell in held]


def _with_ends(edges: pl.DataFrame, nodes: pl.DataFrame) -> pl.DataFrame:
    if not {"node1", "node2"} <= set(edges.columns) or "name" not in nodes.columns:
        return edges
    told = [column for column in nodes.columns if column != "name"][:MOST_SAID]
    known = nodes.select("name", *told).drop_nulls("name").unique("name", keep="first", maintain_order=True)
    for end in ("node1", "node2"):
        names = {column: f"{end}.{column}" for column in told if f"{end}.{column}" not in edges.columns}
        said = known.select(pl.col("name").alias(end), *(pl.col(column).alias(name) for column, name in names.items()))
        edges = edges.join(said, on=end, how="left", maintain_order="left")
    return edges


def _broken(contents: Contents, problem: str) -> DataError:
    return DataError(
        f"{contents.name} is not a proper GDF file: {problem}.",
        advice="Save it again from the tool it came from.",
        file=contents.name,
    )
