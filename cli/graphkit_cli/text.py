"""Text that came in, as text: a terminal obeys control characters, and direction overrides rewrite their line."""

from __future__ import annotations


def printable(value: object) -> str:
    """`value` as one line that a terminal only shows.

    >>> printable("a\\x1b[2Jb\\nc")
    'a [2Jb c'
    """
    return "".join(character if character.isprintable() else " " for character in str(value))
