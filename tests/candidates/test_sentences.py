"""Numbers as a person writes them."""

from __future__ import annotations

import polars as pl
import pytest

from graphkit.candidates.sentences import percent


@pytest.mark.parametrize(
    ("share", "told"),
    [(0.0, "0 %"), (0.004, "<1 %"), (0.006, "1 %"), (0.18, "18 %"), (0.994, "99 %"), (0.996, ">99 %"), (1.0, "100 %")],
)
def test_a_share_of_some_is_not_told_as_nobody_nor_as_everybody(share: float, told: str) -> None:
    assert pl.select(percent(pl.lit(share))).item() == told
