"""A table opened for the standard library."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from graphkit.readers.files.contents import LONGEST_LINE


@contextmanager
def opened_table(path: Path) -> Iterator[TextIO]:
    """A table for the standard library, whose limit to a cell is meant for other files."""
    limit = csv.field_size_limit(LONGEST_LINE)
    try:
        with path.open(encoding="utf-8", newline="") as opened:
            yield opened
    finally:
        csv.field_size_limit(limit)
