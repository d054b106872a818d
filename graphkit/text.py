"""Text that came in, as text: terminals and pages obey control characters, and direction overrides rewrite a line."""

from __future__ import annotations

import unicodedata
from typing import Final

# A message that fills the screen is not read.
LONGEST: Final = 1_000


def printable(value: object) -> str:
    """`value` as one line that a terminal only shows.

    >>> printable("a\\x1b[2Jb\\nc")
    'a [2Jb c'
    """
    shown = "".join(character if character.isprintable() else " " for character in str(value))
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def cells(text: str) -> int:
    """How many cells of a terminal the text takes: a Chinese letter or an emoji takes two.

    >>> cells("abc"), cells("面包")
    (3, 4)
    """
    return sum(map(_cells_of, text))


def fitted(text: str, most: int) -> str:
    """The text in at most so many cells, with "…" for what is cut off.

    >>> fitted("sourdough", 6)
    'sourd…'
    """
    if cells(text) <= most:
        return text
    kept = text[:most]
    while cells(kept) > most - 1:
        kept = kept[:-1]
    return kept + "…"


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
