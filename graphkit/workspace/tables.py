"""The tables of a workspace as frames, read by Arrow: a million rows in about a second."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, TypeAlias

import polars as pl

from graphkit.errors import DataError
from graphkit.log.schemas import NAMES, TABLES, TIME
from graphkit.workspace.connection import PATIENCE
from graphkit.workspace.holder import written_here

# What a statement gives.
Read: TypeAlias = Callable[[str], pl.DataFrame]

# The driver takes the type of a column from the rows of its first batch. Ahead of them goes one that has every type,
# so that a column that begins with unknown values, or holds nothing else, is still of its own.
_ROWS_AT_ONCE: Final = "65536"

_FROM: Final = {
    "accounts": "account AS t",
    # Of some posts nothing is known but that somebody acted on them.
    "posts": "post AS t WHERE t.author IS NOT NULL OR t.created_at IS NOT NULL OR t.text IS NOT NULL",
    "interactions": "interaction AS t",
    "edges": "edge AS t",
}
# Columns of which a table holds keys, where these are, and of which table. Put in place by polars the million texts of
# a column take a fraction of what SQLite and Arrow need for them.
_KEYS: Final[Mapping[str, Mapping[str, tuple[str, str]]]] = {
    "accounts": {"origin": ("t.origin", "origin")},
    "posts": {"author_id": ("t.author", "account"), "origin": ("t.origin", "origin")},
    "interactions": {
        "actor_id": ("t.actor", "account"),
        "target_id": ("t.target", "account"),
        "post_id": ("t.post", "post"),
        "origin": ("t.origin", "origin"),
    },
    # Ties name no platform in a log; here it is needed to tell their ends apart.
    "edges": {
        "source": ("t.source", "account"),
        "target": ("t.target", "account"),
        "platform": ("t.source", "platform"),
        "origin": ("t.origin", "origin"),
    },
}
_NAMES: Final = {
    "account": ("account_id", "account AS t"),
    "platform": ("platform", "account AS t"),
    "post": ("post_id", "post AS t"),
    "origin": ("name", "origin AS t"),
}


@contextmanager
def reading(path: Path) -> Iterator[Read]:
    """What statements give, all as of one moment: of what is written meanwhile none sees anything."""
    with _reading_slowly(path) if written_here(path) else _reading(path) as read:
        yield read


def log_tables(read: Read) -> dict[str, pl.DataFrame]:
    """The tables of a log by their names, in the order their rows came in."""
    schema = pl.Schema({"number": pl.Int64(), "called": pl.String()})
    names = {
        table: query(read, schema, {"number": "t.key", "called": f"t.{column}"}, rows)
        for table, (column, rows) in _NAMES.items()
    }
    return {table: _log_table(read, table, names) for table in TABLES}


def _log_table(read: Read, table: str, names: Mapping[str, pl.DataFrame]) -> pl.DataFrame:
    keys = _KEYS[table]
    columns = [*TABLES[table], *(column for column in keys if column not in TABLES[table])]
    schema = pl.Schema({column: pl.Int64() if column in keys else TABLES[table][column] for column in columns})
    places = {column: keys[column][0] if column in keys else f"t.{column}" for column in columns}
    # Whoever reads changes nothing: a workspace of an earlier graphkit may lack a column, of which nothing is known.
    held = read(f"SELECT name FROM pragma_table_info('{_FROM[table].split()[0]}')")["name"].to_list()
    places |= {column: "NULL" for column in columns if column not in held and column not in keys}
    frame = query(read, schema, places, _FROM[table])
    for column, (_, named) in keys.items():
        known = names[named].rename({"number": column})
        frame = frame.join(known, on=column, how="left", maintain_order="left").drop(column).rename({"called": column})
    return frame.select(columns)


def query(read: Read, schema: pl.Schema, places: Mapping[str, str], rest: str) -> pl.DataFrame:
    """The columns of `schema`, each found at its place, FROM `rest`, in the order of the keys of its table t."""
    types = ", ".join(f'{_example(kind)} AS "{column}"' for column, kind in schema.items())
    selected = ", ".join(f'{place} AS "{column}"' for column, place in places.items())
    frame = read(f"SELECT 0 AS key, {types} UNION ALL SELECT t.key, {selected} FROM {rest}")
    return frame.sort("key").slice(1).select(_typed(pl.col(column), kind) for column, kind in schema.items())


@contextmanager
def _reading_slowly(path: Path) -> Iterator[Read]:
    """By the SQLite that writes: another one in the same process would take its locks away when it closes the file."""

    def read(statement: str) -> pl.DataFrame:
        cursor = connection.execute(statement)
        names = [column[0] for column in cursor.description]
        return pl.DataFrame(cursor.fetchall(), schema=names, orient="row", infer_schema_length=None)

    with closing(sqlite3.connect(_address(path), timeout=PATIENCE, uri=True)) as connection:
        connection.execute("BEGIN")
        yield read


@contextmanager
def _reading(path: Path) -> Iterator[Read]:
    from adbc_driver_manager import Error
    from adbc_driver_sqlite import dbapi

    def read(statement: str) -> pl.DataFrame:
        cursor.execute(statement)
        return pl.DataFrame(cursor.fetch_arrow())

    try:
        # A connection that does not commit by itself stays in one transaction.
        with dbapi.connect(_address(path)) as connection, connection.cursor() as cursor:
            # Whoever writes locks readers out for a moment when he begins and when he is done.
            read(f"PRAGMA busy_timeout = {PATIENCE * 1000:.0f}")
            cursor.adbc_statement.set_options(**{"adbc.sqlite.query.batch_rows": _ROWS_AT_ONCE})
            yield read
    except (Error, OSError) as error:
        raise DataError(
            f"{path} cannot be read: {str(error).splitlines()[0]}.",
            advice="Check that it is a workspace, and that you may read it.",
            file=str(path),
        ) from error


def _address(path: Path) -> str:
    """How SQLite is told to read only. Path.as_uri quotes what an address must not hold."""
    # Who reads leaves a note beside the file; where that is not allowed nobody writes either, or there would be a -wal.
    untouched = not os.access(path.absolute().parent, os.W_OK) and not Path(f"{path}-wal").exists()
    return f"{path.absolute().as_uri()}?mode=ro" + ("&immutable=1" if untouched else "")


def _example(kind: pl.DataType) -> str:
    if kind == pl.Float64():
        return "0.5"
    return "''" if kind in (pl.String(), NAMES) else "0"


def _typed(column: pl.Expr, kind: pl.DataType) -> pl.Expr:
    if kind == NAMES:
        return column.str.json_decode(NAMES)
    if kind == TIME:
        return pl.from_epoch(column, "us").dt.replace_time_zone("UTC")
    return column.cast(kind)
