"""Numbers in cells, as texts; one that has lost its last digits so that it shows (1.8e+16)."""

from __future__ import annotations

from typing import Final

# Whole numbers above this are no longer exact in a float.
LARGEST_EXACT: Final = 2**53


def float_as_text(number: float) -> str:
    """The number as a person would write it.

    >>> float_as_text(7.0), float_as_text(2.5), float_as_text(1.80935363606137e16)
    ('7', '2.5', '1.8093536360613700e+16')
    """
    if not number.is_integer():
        return str(number)
    return str(int(number)) if abs(number) < LARGEST_EXACT else f"{number:.16e}"


def number_as_text(written: str) -> str:
    """The same of a number as it is written in a file; one with all its digits has them still.

    >>> number_as_text("18093536360613690"), number_as_text("1.80935363606137E+016"), number_as_text("5.0")
    ('18093536360613690', '1.8093536360613700e+16', '5')
    """
    return written if written.lstrip("-").isdecimal() else float_as_text(float(written))
