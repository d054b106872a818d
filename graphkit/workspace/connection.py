"""Opening the file, and saying in plain words what is wrong with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError, DataError
from graphkit.workspace.schema import APPLICATION, MIGRATIONS

# How long one waits for another that is writing.
PATIENCE: Final = 60.0

_TROUBLES: Final = {
    sqlite3.SQLITE_FULL: ("there is no room left on the disk", "Make room, then go on: what was kept is whole."),
    sqlite3.SQLITE_READONLY: ("it may not be written to", "Check who may write to the file and to its folder."),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check the folder, and who may write there."),
    sqlite3.SQLITE_IOERR: ("the disk does not take or give what it should", "Check the disk, and that it is not full."),
    sqlite3.SQLITE_NOTADB: ("it is no workspace", "Name the file that `graphkit crawl -w` or `import -w` made."),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", "Take it from a backup, or begin a new one."),
    sqlite3.SQLITE_BUSY: ("another program keeps writing to it", "Wait until that one is done."),
}


def connect(path: Path | None, steps: tuple[tuple[str, ...], ...] = MIGRATIONS) -> sqlite3.Connection:
    """The workspace at `path` to be written to, made or brought up to date where needed; None is one in memory.

    Every page that was committed survives a loss of power. Raises DataError where the file is no workspace or cannot be
    written to, ConfigurationError where a later graphkit made it.
    """
    with explaining(path):
        connection = sqlite3.connect(
            ":memory:" if path is None else path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
        )
        try:
            _refuse_strangers(connection, path)
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA foreign_keys = OFF")
            _bring_up_to_date(connection, path, steps)
        except BaseException:
            connection.close()
            raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is done within is kept together, or none of it."""
    try:
        # Within: whoever is interrupted just after it has begun ends it, too.
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        # Where the disk is full SQLite has rolled back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def explaining(path: Path | None) -> Iterator[None]:
    """What SQLite complains about within becomes a DataError that says in plain words what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        what, advice = _TROUBLES.get(code, (str(error), "Check the file and the disk."))
        raise DataError(f"{path}: {what}.", advice=advice, file=str(path)) from error


def put_away(path: Path) -> None:
    """Take away what those who only read have left beside the file, unless somebody has it open.

    For the end of a process, when nothing in it reads any more: frames are read by a SQLite of their own; two in one
    process do not see each other's locks.
    """
    if not Path(f"{path}-wal").exists():
        return
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=0, uri=True)) as connection,
    ):
        # The last to close the file tidies up, if he has looked into it.
        connection.execute("PRAGMA user_version").fetchone()


def _refuse_strangers(connection: sqlite3.Connection, path: Path | None) -> None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    if application != APPLICATION and tables:
        raise DataError(
            f"{path} is a database of another program.",
            advice="Name another file for the workspace.",
            file=str(path),
        )


def _bring_up_to_date(connection: sqlite3.Connection, path: Path | None, steps: tuple[tuple[str, ...], ...]) -> None:
    if _version(connection) == len(steps):
        return
    with transaction(connection):
        # Another process may have done it in the meantime.
        version = _version(connection)
        if version > len(steps):
            raise ConfigurationError(
                f"{path} was made by a later graphkit (its version is {version}, ours is {len(steps)}).",
                advice="Update graphkit: pip install -U graphkit-explorer",
            )
        for step in steps[version:]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
