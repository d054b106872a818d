"""One writes, many read: who writes holds a lock that goes with the process, and leaves word of who it is."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from graphkit.errors import ConfigurationError, DataError

# The workspaces this process writes to. It is of the process, as the locks of its files are.
_WRITTEN: Final[set[Path]] = set()


def written_here(path: Path) -> bool:
    """Whether this process writes to the workspace just now."""
    return path.resolve() in _WRITTEN


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Nobody else writes to the workspace within. Raises ConfigurationError that names who already does.

    The operating system takes the lock away when its process ends, however it ends.
    """
    lock = FileLock(f"{path}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise ConfigurationError(
            f"{path} is in use: {_word_left(path) or 'another process has just begun to write'}.",
            advice="Wait until that is done, or stop it. Reading (rank, map, status, export) is possible meanwhile.",
        ) from None
    except OSError as error:
        raise DataError(
            f"{path} cannot be written: {error.strerror or error}.",
            advice="Check who may write to the file and to its folder, and that there is room on the disk.",
            file=str(path),
        ) from error
    _WRITTEN.add(path.resolve())
    try:
        yield
    finally:
        _WRITTEN.discard(path.resolve())
        lock.release()


def leave_word(connection: sqlite3.Connection, what: str, now: datetime) -> None:
    """Say who holds the workspace from now on, and for what."""
    connection.execute(
        "INSERT OR REPLACE INTO holder VALUES (1, ?, ?, ?, ?)",
        (os.getpid(), platform.node(), what, now.isoformat(timespec="seconds")),
    )


def who_writes(path: Path) -> str | None:
    """Who writes to the workspace just now, in words; None where nobody does."""
    lock = FileLock(f"{path}.lock", timeout=0)
    if not Path(lock.lock_file).exists():
        return None
    try:
        with lock:
            return None
    except Timeout:
        return _word_left(path)
    except OSError:
        # Where no lock can be made nobody writes.
        return None


def _word_left(path: Path) -> str | None:
    """What the process that writes has left word of, in a sentence; None where there is no word of it."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            row = connection.execute("SELECT process, host, what, since FROM holder").fetchone()
    except sqlite3.Error:
        return None
    if row is None:
        return None
    process, host, what, since = row
    return f"process {process} on {host} holds it since {since} ({what})"
