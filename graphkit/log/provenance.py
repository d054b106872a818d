"""What a log was made from, and what was left out or is doubtful, counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graphkit.errors import DataError


@dataclass(frozen=True)
class Input:
    """One file as it was read: `format` is the tool it comes from, `table` what it held, `sha256` of its bytes on disk.

    Of its `rows` (of all tables together), `joined` acts found whom they were for, `unowned` are on posts whose owner
    no file names, and `doubles` had been read before.
    """

    file: str
    table: str
    rows: int
    bytes: int
    sha256: str
    format: str = ""
    joined: int = 0
    unowned: int = 0
    doubles: int = 0


@dataclass(frozen=True)
class Note:
    """`count` rows (or files, or accounts) of `subject`, and what became of them."""

    subject: str
    count: int
    what: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.count:,} {self.what}"


def counted(subject: str, counts: Iterable[tuple[int, str]]) -> tuple[Note, ...]:
    """A note for each count that is not zero."""
    return tuple(Note(subject, count, what) for count, what in counts if count)


def nothing_said(inputs: Iterable[Input]) -> DataError:
    """What files without any act are, for whoever needs one."""
    held = ", ".join(f"{read.file} ({read.rows:,} {read.table})" for read in inputs) or "the log"
    return DataError(
        f"There is no comment and no tie in {held}.",
        advice="Add the file that says who commented where. If it is among these, name its columns, "
        "for example --columns commenter=author.",
    )
