"""Do lines of JSON need a closer look? Told from their text, which takes a fraction of parsing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import polars as pl

# Many lines in one cell, since one by one they take three times as long; so few that they stay near the processor.
PIECE: Final = pl.col("piece")
_BYTES: Final = 1 << 16
_AT_A_TIME: Final = 1 << 21
# Nearly every text is cleared by this, in a tenth of the time.
_PERHAPS_ROUNDED: Final = PIECE.str.contains(r"[0-9][eE][+0-9]") | PIECE.str.contains(r"[0-9]{16}\.[0-9]")
# A number that a float rounded, or may have: polars would write it out as if it were whole.
ROUNDED: Final = PIECE.filter(_PERHAPS_ROUNDED).str.contains(r"[:\[,]\s*-?(?:\d+(?:\.\d+)?[eE]\+?\d|\d{16,}\.\d)").any()
# What polars puts into the text of a list without its backslash, so that it means something else, or nothing.
BARE: Final = PIECE.str.contains(r"\\[\\bft]|\\u00(?:[01]|5[cC])").any()


# In a text a quote has a stroke before it, so that these are names and no words.
NAMES: Final = PIECE.str.count_matches('":').sum() - PIECE.str.count_matches(r'\\":').sum()
NULLS: Final = (
    PIECE.str.count_matches('":null').sum()
    + PIECE.str.count_matches('": null').sum()
    - PIECE.str.count_matches(r'\\": ?null').sum()
)


def holds_any(words: Iterable[str]) -> pl.Expr:
    """Whether there is any of these words in quotes, in capitals or not."""
    return PIECE.str.contains_any([f'"{word}"' for word in sorted(words)], ascii_case_insensitive=True).any()


def look(lines: Path, **looks: pl.Expr) -> Counter[str]:
    """What each of `looks` finds, in all lines together: how often, or whether anywhere."""
    found: Counter[str] = Counter()
    for pieces in _pieces(lines):
        found.update(pieces.select(**looks).row(0, named=True))
    return found


def _pieces(lines: Path) -> Iterator[pl.DataFrame]:
    with lines.open("rb") as opened:
        while piece := opened.read(_BYTES) + opened.readline():
            pieces, size = [piece], len(piece)
            # Counted in bytes, since one line may have millions.
            while size < _AT_A_TIME and (piece := opened.read(_BYTES) + opened.readline()):
                pieces.append(piece)
                size += len(piece)
            yield pl.Series("piece", pieces, pl.Binary).cast(pl.String).to_frame()
