"""Is there a line of JSON that needs a closer look? Told from its text, which takes a fraction of parsing it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import polars as pl

# A control character, which JSON has none of, makes every line one cell.
_NO_SEPARATOR: Final = "\x01"
LINE: Final = pl.col("line")
# A number that a float rounded, or may have: polars would write it out as if it were whole.
ROUNDED: Final = LINE.str.contains(r"[:\[,]\s*-?(?:\d+(?:\.\d+)?[eE]\+?\d|\d{16,}\.\d)")


def holds_any(words: Iterable[str]) -> pl.Expr:
    """Whether a line has any of these words in quotes, in capitals or not."""
    return LINE.str.contains_any([f'"{word}"' for word in sorted(words)], ascii_case_insensitive=True)


def some_line(lines: Path, look: pl.Expr) -> bool:
    """Whether `look` is true of any line."""
    whole = pl.scan_csv(
        lines, separator=_NO_SEPARATOR, quote_char=None, has_header=False, schema={"line": pl.String}, glob=False
    )
    return bool(whole.select(look.any()).collect(engine="streaming").item())
