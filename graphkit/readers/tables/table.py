"""Rows with somebody's column names become a table with ours; cells that cannot be understood are counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import polars as pl

from graphkit.errors import DataError
from graphkit.log.provenance import Note, counted
from graphkit.log.schemas import NAMES, TABLES, TIME
from graphkit.readers.formats.rows import Rows
from graphkit.readers.tables import cells
from graphkit.readers.tables.columns import Mapped
from graphkit.readers.tables.usual import plain_names, usual_times

# What a post is called elsewhere: by a number, by the name of the file it was saved to.
ALIASES: Final = pl.Schema(dict.fromkeys(("platform", "alias", "post_id", "origin"), pl.String()))
# The tables of a log, and what joins them.
READ: Final[Mapping[str, pl.Schema]] = {**TABLES, "aliases": ALIASES}
# What only the joining of files needs: accounts named by what people type, the owners of posts, whom an answer names,
# whom a post tags, how a tie points, and of which kind are the acts that it sums up.
BESIDE: Final[Mapping[str, Mapping[str, pl.DataType]]] = {
    "accounts": {},
    "posts": {**dict.fromkeys(("author_handle", "likely_author_handle"), pl.String()), "tagged": NAMES},
    "interactions": dict.fromkeys(
        ("actor_handle", "target_handle", "owner_id", "owner_handle", "answered_handle"), pl.String()
    ),
    "edges": dict.fromkeys(("type", "sums"), pl.String()),
    "aliases": {},
}
_IDS: Final = frozenset(
    {
        "account_id",
        "post_id",
        "author_id",
        "interaction_id",
        "actor_id",
        "target_id",
        "owner_id",
        "parent_id",
        "source",
        "target",
        "alias",
    }
)


@dataclass(frozen=True)
class Table:
    """One file's rows in our columns, with the handle columns beside the ids, and what was doubtful."""

    name: str
    frame: pl.DataFrame
    notes: tuple[Note, ...]


def to_table(rows: Rows, mapped: Mapped, file: str) -> Table:
    """The rows as a table of `graphkit.log.schemas`. Raises DataError where ids were ruined."""
    # By our names first: polars takes some that a file may give a column for patterns.
    named = [rows.frame[theirs].alias(ours) for ours, theirs in mapped.columns.items()]
    given = pl.DataFrame(named)
    schema = columns_of(mapped.table)
    usual = plain_names(given, filter(_names_somebody, given.columns))
    # With a NUL in it no time or count is understood, and no name is usual.
    given = cells.without_nul(
        given, [name for name in given.columns if name not in usual and schema[name] not in _LOOKS]
    )
    _refuse_ruined_ids(given, mapped, file, usual)
    read = _read_cells(given, schema, usual)
    odd = [
        (int(given.height == 0), "file with a header and no rows"),
        (len(mapped.unread), f"columns share a name with one before, which was read: {', '.join(mapped.unread)}"),
        *_not_understood(given, read, mapped, schema),
    ]
    return Table(mapped.table, _completed(read, mapped.table, file), (*rows.notes, *counted(file, odd)))


def columns_of(table: str) -> pl.Schema:
    """The columns of a table as it is read: its own, and those beside them."""
    return pl.Schema({**READ[table], **BESIDE[table]})


def _not_understood(
    given: pl.DataFrame, read: pl.DataFrame, mapped: Mapped, schema: pl.Schema
) -> Iterator[tuple[int, str]]:
    """How many cells of each column hold something that is not what the column is for."""
    for name in read.columns:
        lost = read[name].null_count() - given[name].null_count()
        if lost and (schema.get(name) not in (None, pl.String(), NAMES) or name == "kind"):
            yield (
                lost - _blank(given[name]),
                f"cells in “{mapped.columns[name]}” could not be understood: taken as unknown",
            )


def _refuse_ruined_ids(given: pl.DataFrame, mapped: Mapped, file: str, usual: Collection[str]) -> None:
    for name in filter(_names_somebody, given.columns):
        column = given[name]
        if isinstance(column.dtype, pl.List) or name in usual:
            continue
        ruined = given.select(cells.is_ruined(pl.col(name)).fill_null(False).arg_true()).to_series()
        if ruined.len():
            row = int(ruined[0])
            raise DataError(
                f"{file}: the id in row {row + 1:,} of “{mapped.columns[name]}” was rounded: {column[row]}.",
                advice="A spreadsheet or a column of floats did this, and the last digits are lost. Use the file "
                "as it was exported, without opening and saving it.",
                file=file,
                row=row + 1,
                column=mapped.columns[name],
            )


def _names_somebody(column: str) -> bool:
    return column in _IDS or column == "handle" or column.endswith("_handle")


def _read_cells(given: pl.DataFrame, schema: pl.Schema, usual: Collection[str]) -> pl.DataFrame:
    """Every column as what it is for: most by one expression each, all at once."""
    flat = given.with_columns(
        pl.col(name).list.join(" ")
        for name, kind in given.schema.items()
        if isinstance(kind, pl.List) and schema.get(name) != NAMES
    )
    closely = {name: look(flat[name]) for name in flat.columns if (look := _LOOKS.get(schema[name]))}
    at_once = [
        _expression(name, schema[name], flat.schema[name]).alias(name)
        for name in flat.columns
        if name not in closely and name not in usual
    ]
    return (
        flat.select([*at_once, *(pl.col(name) for name in flat.columns if name in usual)])
        .with_columns(list(closely.values()))
        .select(flat.columns)
    )


def _times(column: pl.Series) -> pl.Series:
    times = usual_times(column)
    return cells.time(column) if times is None else times


# Times and counts are written in so many ways that they take several looks.
_LOOKS: Final[Mapping[pl.DataType, Callable[[pl.Series], pl.Series]]] = {TIME: _times, pl.Int64(): cells.count}


def _expression(name: str, kind: pl.DataType, given: pl.DataType) -> pl.Expr:
    return cells.names(pl.col(name), given) if kind == NAMES else _reader(name, kind)(pl.col(name))


def _reader(name: str, kind: pl.DataType) -> Callable[[pl.Expr], pl.Expr]:
    if _names_somebody(name):
        return cells.identifier if name in _IDS else cells.handle
    by_name = {"platform": cells.platform, "kind": cells.kind}
    by_type = {pl.Float64: cells.number, pl.Boolean: cells.flag}
    return by_name.get(name) or by_type.get(type(kind), cells.text)


def _blank(column: pl.Series) -> int:
    """Cells that hold nothing, or -1 for what is hidden: these are unknown, not misunderstood."""
    if isinstance(column.dtype, pl.List):
        return int((column.list.len() == 0).sum())
    bare = column.str.strip_chars()
    return int(bare.is_in(["", "-1", *cells.GONE, *cells.NO_ID]).sum())


def _completed(read: pl.DataFrame, table: str, file: str) -> pl.DataFrame:
    """Every column of the table; rows without an id of their own are known by file and row."""
    columns = columns_of(table)
    lacking = [pl.lit(None).cast(kind).alias(name) for name, kind in columns.items() if name not in read.columns]
    frame = read.with_columns(lacking).with_columns(pl.lit(file).alias("origin")).select(list(columns))
    if table == "edges" and "weight" not in read.columns:
        return frame.with_columns(weight=pl.lit(1.0))
    if table != "interactions" or not frame["interaction_id"].null_count():
        return frame
    numbered = f"{file}:" + pl.int_range(1, pl.len() + 1).cast(pl.String)
    return frame.with_columns(pl.coalesce("interaction_id", numbered).alias("interaction_id"))
