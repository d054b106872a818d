"""Ids to row numbers."""

from __future__ import annotations

from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.network.numbering import ids_in, numbered

IDS = st.lists(st.one_of(st.none(), st.text(max_size=4)), max_size=20)


def frame(one: list[str | None], other: list[str | None]) -> pl.LazyFrame:
    longest = max(len(one), len(other))
    padded = {"one": one + [None] * (longest - len(one)), "other": other + [None] * (longest - len(other))}
    return pl.LazyFrame(padded, schema={"one": pl.String, "other": pl.String})


@given(IDS, IDS)
@settings(max_examples=60, deadline=None, derandomize=True)
def test_every_id_has_the_number_of_its_row(one: list[str | None], other: list[str | None]) -> None:
    table = frame(one, other)
    ids = ids_in(table, "one", "other")
    named = table.with_columns(was=pl.struct("one", "other"))
    found = numbered(named, ids, "one", "other").collect()

    assert ids.to_list() == sorted({name for name in (*one, *other) if name is not None}, key=str.encode)
    for row in found.iter_rows(named=True):
        for end, name in row["was"].items():
            assert row[end] is None if name is None else ids[row[end]] == name


def test_who_is_no_account_has_no_number() -> None:
    found = numbered(frame(["ana", "nobody"], ["ben", "ana"]), pl.Series(["ana", "ben"]), "one", "other").collect()

    assert sorted(found.select("one", "other").rows(), key=str) == [(0, 1), (None, 0)]


@pytest.fixture
def _hashes_that_collide(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the first seed there are three different hashes."""
    for kind in (pl.Series, pl.Expr):

        def colliding(self: Any, seed: int = 0, *, whole: Any = kind.hash) -> Any:
            return whole(self, seed) % 3 if seed == 0 else whole(self, seed)

        monkeypatch.setattr(kind, "hash", colliding)


@pytest.mark.usefixtures("_hashes_that_collide")
def test_ids_whose_hashes_collide_are_kept_apart() -> None:
    names: list[str | None] = [f"a{number:02}" for number in range(20)]
    table = frame(names, [*reversed(names)])
    ids = ids_in(table, "one", "other")
    found = numbered(table.with_columns(name="one"), ids, "one", "other").collect()

    assert ids.to_list() == names
    assert found.select(pl.lit(ids).gather("one"), "name").filter(pl.first() != pl.last()).height == 0
    assert (found["one"] + found["other"]).to_list() == [19] * 20
