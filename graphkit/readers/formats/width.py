"""How many columns a table may have."""

from __future__ import annotations

from typing import Final

from graphkit.errors import DataError

# Each field name makes a column as long as the table: a name of its own in every record grows with the square.
MOST_COLUMNS: Final = 5_000


def is_too_wide(columns: int) -> bool:
    return columns > MOST_COLUMNS


def check_width(columns: int, file: str) -> None:
    """Raise DataError where a file has more columns than any table has."""
    if is_too_wide(columns):
        raise DataError(
            f"{file} has more than {MOST_COLUMNS:,} columns.",
            advice="That is not one table; export again with one record a row.",
            file=file,
        )
