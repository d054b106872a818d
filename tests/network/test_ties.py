"""Ties by number, and back to ids."""

from __future__ import annotations

from typing import Final

import polars as pl
from polars.testing import assert_frame_equal

from graphkit.log.schemas import TIES
from graphkit.network.ties import Ties, together
from tests.made_up import day

ACCOUNTS: Final = pl.Series("account", ["ana", "ben", "cem"])
COLUMNS: Final = pl.Schema({**TIES, "source": pl.UInt32(), "target": pl.UInt32()})


def ties(*rows: tuple[object, ...]) -> pl.LazyFrame:
    return pl.DataFrame(rows, schema=COLUMNS, orient="row").lazy()


def test_named_is_what_went_in_sorted() -> None:
    rows = [
        (1, 0, 2.5, 3, 2, day(0), day(1), ["reply"]),
        (0, 2, 1.0, None, None, None, None, []),
        (0, 1, 1.0, 1, 1, day(2), day(2), ["comment", "reply"]),
    ]
    named = Ties.of(ties(*rows)).named(ACCOUNTS)

    assert named.schema == TIES
    assert named.rows() == [("ana", "ben", *rows[2][2:]), ("ana", "cem", *rows[1][2:]), ("ben", "ana", *rows[0][2:])]


def test_what_is_not_there_is_unknown() -> None:
    bare = pl.LazyFrame({"source": [0], "target": [1], "weight": [2]})

    assert Ties.of(bare).named(ACCOUNTS).row(0) == ("ana", "ben", 2.0, None, None, None, None, None)


def test_without_ties_the_columns_are_there() -> None:
    assert_frame_equal(Ties.of(ties()).named(ACCOUNTS), TIES.to_frame())


def test_parallel_ties_add_up_and_unknown_is_not_zero() -> None:
    rows = [
        (0, 1, 1.0, 3, 2, day(0), day(4), ["reply"]),
        (0, 1, 2.5, None, None, None, None, ["comment", "reply"]),
        (0, 2, 1.0, None, None, None, None, []),
        (0, 2, 1.0, None, None, None, None, []),
    ]
    added = Ties.of(together([ties(*rows[:2]), ties(*rows[2:])])).named(ACCOUNTS)

    assert added.rows() == [
        ("ana", "ben", 3.5, 3, 2, day(0), day(4), ["comment", "reply"]),
        ("ana", "cem", 2.0, None, None, None, None, []),
    ]
