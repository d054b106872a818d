"""Text that came in, as text: a terminal obeys control characters, and direction overrides rewrite their line."""

from __future__ import annotations

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
