"""What was read in haste counts only where it is all there is to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import polars as pl
import pytest

from graphkit.errors import DataError
from graphkit.readers.formats.haste import MistakenError, in_haste


def refused(_: int) -> None:
    raise DataError("Row 7 is odd.", advice="Mend it.")


def not_as_polars_wants_it(*_: Any) -> int:
    raise pl.exceptions.ComputeError("odd")


def test_what_is_all_is_put_to_use() -> None:
    assert in_haste(lambda: 7, lambda read: read * 2, lambda read: read == 7) == 14


@pytest.mark.parametrize("work", [lambda read: read, refused])
def test_what_is_not_all_does_not_count_nor_do_its_errors(work: Callable[[int], Any]) -> None:
    with pytest.raises(MistakenError):
        in_haste(lambda: 7, work, lambda read: read != 7)


def test_what_is_wrong_with_all_there_is_is_told() -> None:
    with pytest.raises(DataError, match="Row 7"):
        in_haste(lambda: 7, refused, lambda _: True)


def test_what_polars_does_not_take_wants_care() -> None:
    with pytest.raises(MistakenError):
        in_haste(lambda: 7, not_as_polars_wants_it, lambda _: True)
    with pytest.raises(MistakenError):
        in_haste(not_as_polars_wants_it, lambda read: read, lambda _: True)
