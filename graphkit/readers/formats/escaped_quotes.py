"""Tables whose quotes are escaped (\") where CSV doubles them (""): PHP and databases write so."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from graphkit.readers.files.archives import PIECE
from graphkit.readers.files.contents import Contents

# An even number of strokes are strokes; a quote behind an odd one belongs to the text.
_ESCAPED: Final = re.compile(rb'(?<!\\)((?:\\\\)*)\\"')
# A cell may end in a stroke; behind its closing quote the cell is over, and no word follows.
_SURELY: Final = re.compile(rb'(?<!\\)(?:\\\\)*\\"[^",;|\t\r\n]')


def may_have_escaped_quotes(path: Path) -> bool:
    """Whether a quote stands behind a stroke anywhere."""
    before = b""
    with path.open("rb", buffering=0) as opened:
        while chunk := opened.read(PIECE):
            # One byte is looked for twenty times as fast as two, and most tables have no stroke.
            if before + chunk[:1] == b'\\"' or (b"\\" in chunk and b'\\"' in chunk):
                return True
            before = chunk[-1:]
    return False


def has_escaped_quotes(path: Path) -> bool:
    """Whether a quote is escaped where it could not close a cell."""
    if not may_have_escaped_quotes(path):
        return False
    with path.open("rb") as opened:
        return any(map(_SURELY.search, opened))


def with_doubled_quotes(contents: Contents) -> Contents:
    """The same table as CSV has it, in a file beside it."""
    doubled = contents.spool / "doubled.csv"
    with contents.path.open("rb") as opened, doubled.open("wb") as written:
        written.writelines(_ESCAPED.sub(rb'\1""', line) for line in opened)
    return replace(contents, path=doubled)
