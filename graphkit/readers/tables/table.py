"""Rows with somebody's column names become a table with ours; cells that cannot be understood are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import Note, counted
from graphkit.log.schemas import NAMES, TABLES, TIME
from graphkit.processors import processors
from graphkit.readers.cells import values
from graphkit.readers.formats.rows import Rows
from graphkit.readers.tables.columns import Mapped
from graphkit.readers.tables.one_column import RuinedIdError, read_column

# What a post is called elsewhere: by a number, by the name of the file it was saved to.
ALIASES: Final = pl.Schema(dict.fromkeys(("platform", "alias", "post_id", "origin"), pl.String()))
# The tables of a log, and what joins them.
READ: Final[Mapping[str, pl.Schema]] = {**TABLES, "aliases": ALIASES}
# What only the joining of files needs: accounts named by what people type, the owners of posts, whom an answer names,
# whom a post tags, how a tie points, and of which kind and on which post are the acts that it sums up.
BESIDE: Final[Mapping[str, Mapping[str, pl.DataType]]] = {
    "accounts": {},
    "posts": {**dict.fromkeys(("author_handle", "likely_author_handle"), pl.String()), "tagged": NAMES},
    "interactions": dict.fromkeys(
        ("actor_handle", "target_handle", "owner_id", "owner_handle", "answered_handle"), pl.String()
    ),
    "edges": dict.fromkeys(("type", "sums", "post_id"), pl.String()),
    "aliases": {},
}
# These are read before threads have started, and each of a folder of files for single posts has no more.
FEW_ROWS: Final = 1_000


@dataclass(frozen=True)
class Table:
    """One file's rows in our columns, with the handle columns beside the ids, and what was doubtful."""

    name: str
    frame: pl.DataFrame
    notes: tuple[Note, ...]


def to_table(rows: Rows, mapped: Mapped, file: str) -> Table:
    """The rows as a table of `graphkit.log.schemas`. Raises DataError where ids were ruined."""
    columns = [rows.frame[theirs].alias(ours) for ours, theirs in mapped.columns.items()]
    given = values.without_nul(pl.DataFrame(columns)).get_columns()
    read = _read(given, mapped, file)
    odd = [
        (int(rows.frame.height == 0), "file with a header and no rows"),
        (len(mapped.unread), f"columns share a name with one before, which was read: {', '.join(mapped.unread)}"),
        *_not_understood(given, read, mapped),
    ]
    return Table(mapped.table, _completed(pl.DataFrame(read), mapped.table, file), (*rows.notes, *counted(file, odd)))


def columns_of(table: str) -> pl.Schema:
    """The columns of a table as it is read: its own, and those beside them."""
    return pl.Schema({**READ[table], **BESIDE[table]})


def _read(given: Sequence[pl.Series], mapped: Mapped, file: str) -> list[pl.Series]:
    """Every column as what it is for; of many rows, as many side by side as there are processors."""
    schema = columns_of(mapped.table)
    kinds = [schema[column.name] for column in given]
    try:
        if given and given[0].len() <= FEW_ROWS:
            return list(map(read_column, given, kinds))
        with ThreadPoolExecutor(processors()) as side_by_side:
            return list(side_by_side.map(read_column, given, kinds))
    except RuinedIdError as error:
        raise _ruined(error, mapped.columns[error.column], file) from error


def _ruined(error: RuinedIdError, theirs: str, file: str) -> DataError:
    done = "taken for a formula" if error.cell.startswith("#") else "rounded"
    return DataError(
        f"{file}: the id in row {error.row + 1:,} of “{theirs}” was {done}: {error.cell}.",
        advice="A spreadsheet or a column of floats did this, and what it was is lost. Use the file as it was "
        "exported, without opening and saving it.",
        file=file,
        row=error.row + 1,
        column=theirs,
    )


def _not_understood(given: Sequence[pl.Series], read: Sequence[pl.Series], mapped: Mapped) -> Iterator[tuple[int, str]]:
    """How many cells of each column hold something that is not what the column is for."""
    for before, after in zip(given, read, strict=True):
        lost = after.null_count() - before.null_count()
        if lost and (after.dtype not in (pl.String(), NAMES) or after.name == "kind"):
            advice = " (write them as 2026-01-31 15:05)" if after.dtype == TIME else ""
            problem = f"cells in “{mapped.columns[after.name]}” could not be understood: taken as unknown{advice}"
            yield lost - _blank(before), problem


def _blank(column: pl.Series) -> int:
    """Cells that hold nothing, or -1 for what is hidden: these are unknown, not misunderstood."""
    if isinstance(column.dtype, pl.List):
        return int((column.list.len() == 0).sum())
    bare = column.str.strip_chars()
    return int(bare.is_in(["", "-1", *values.GONE, *values.NO_ID]).sum())


def _completed(read: pl.DataFrame, table: str, file: str) -> pl.DataFrame:
    """Every column of the table; rows without an id of their own are known by file and row."""
    known = {name: pl.col(name) for name in read.columns} | {"origin": pl.lit(file)}
    if table == "edges":
        known.setdefault("weight", pl.lit(1.0))
    if table == "interactions" and ("interaction_id" not in known or read["interaction_id"].null_count()):
        numbered = f"{file}:" + pl.int_range(1, pl.len() + 1).cast(pl.String)
        known["interaction_id"] = pl.coalesce(known.get("interaction_id", pl.lit(None, pl.String)), numbered)
    columns = columns_of(table).items()
    return read.select(known.get(name, pl.lit(None, kind)).alias(name) for name, kind in columns)
