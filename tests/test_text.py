"""Text for terminals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graphkit.text import LONGEST, cells, fitted, printable


@given(st.text())
def test_nothing_that_is_printed_rules_the_terminal(text: str) -> None:
    assert printable(text).isprintable()


def test_a_screenful_is_cut() -> None:
    assert len(printable("x" * 10_000)) == LONGEST


@given(st.text(), st.integers(1, 30))
def test_what_is_fitted_fits(text: str, most: int) -> None:
    shown = fitted(printable(text), most)
    assert cells(shown) <= most
    assert shown == printable(text) or shown.endswith("…")


def test_wide_letters_take_two_cells() -> None:
    assert fitted("面包师傅", 5) == "面包…"
    assert cells("e\u0301") == 1
