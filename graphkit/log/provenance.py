"""What a log was made from, and what was left out or is doubtful, counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Input:
    """One file as it was read: `table` is what it held, `sha256` is of its bytes on disk."""

    file: str
    table: str
    rows: int
    bytes: int
    sha256: str


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
