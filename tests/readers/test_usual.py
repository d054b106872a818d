"""What is written as usual is told in one look, and means what the long look says."""

from __future__ import annotations

from datetime import UTC, datetime

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit as gk
from graphkit.log.schemas import TIME
from graphkit.readers.cells import values
from graphkit.readers.formats import quick_rows
from graphkit.readers.tables.one_column import RuinedIdError, read_column
from graphkit.readers.tables.usual import usual_times
from tests.readers.conftest import Write

USUAL = "2021-07-25T00:26:20"


@pytest.mark.parametrize(
    "written",
    [
        *([USUAL + ending, "2024-02-29T23:59:59" + ending] for ending in ("Z", ".000Z", ".0Z", "+00:00", ".000+00:00")),
        *([USUAL, "2024-02-29T23:59:59"], ["2021-07-25 00:26:20", "2024-02-29 23:59:59"]),
        *(["1627172780", "1709251199"], ["162717278", "1627172780.25"], ["1627172780000", "1709251199999"]),
        *(["1627172780000001", "1709251199999999"], ["1627172780000001024", "1709251199999999999"]),
    ],
)
def test_usual_times(written: list[str]) -> None:
    column = pl.Series([None, *written])
    found = usual_times(column)
    assert found is not None
    assert found.equals(values.time(column))


@pytest.mark.parametrize(
    "odd",
    [
        *(USUAL, f"{USUAL}+02:00", f"{USUAL}.500Z", f"{USUAL}z", f" {USUAL}Z", "2021-07-25 00:26:20Z", ""),
        *("1627172780", "2021-07-25"),
        *(
            "2021-02-30T00:00:00Z",
            "2021-7-25T00:26:20Z",
            "2021-07-25T0:26:20Z",
            f"{USUAL}.000Z",
            "20211-07-25T00:26:20Z",
        ),
    ],
)
def test_one_that_is_not_sends_all_of_them_the_long_way(odd: str) -> None:
    assert usual_times(pl.Series([f"{USUAL}Z", odd])) is None
    assert usual_times(pl.Series([odd, f"{USUAL}Z"])) is None


@pytest.mark.parametrize(
    "odd", ["16271727800", "1.6e9", "-1627172780", " 1627172780", "٠٦٢٧١٧٢٧٨٠", "1709251199999", ""]
)
def test_one_number_of_another_kind_sends_all_of_them_the_long_way(odd: str) -> None:
    assert usual_times(pl.Series(["1627172780", odd])) is None


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.from_regex(r"\A[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9 ]{2}:[0-9]{2}:[0-9]{2}Z?\Z"), min_size=1, max_size=3)
    | st.lists(st.from_regex(r"\A[0-9]{8,20}(\.[0-9]{0,3})?\Z"), min_size=1, max_size=3)
)
def test_usual_times_are_those_of_the_long_way(written: list[str]) -> None:
    column = pl.Series(written)
    found = usual_times(column)
    assert found is None or found.equals(values.time(column))


def test_a_column_of_one_text_is_read_once_and_says_so_everywhere() -> None:
    said = [("likes", pl.Int64(), "1,2 mil", 1200), ("actor_handle", pl.String(), " @ben ", "ben")]
    said += [("created_at", TIME, "2021-07-25", datetime(2021, 7, 25, tzinfo=UTC)), ("text", pl.String(), " ", None)]
    for name, kind, written, meant in said:
        assert read_column(pl.Series(name, [written] * 3), kind).to_list() == [meant] * 3
        assert read_column(pl.Series(name, [written, None, written]), kind).to_list() == [meant, None, meant]
    with pytest.raises(RuinedIdError):
        read_column(pl.Series("post_id", ["1.8E+16"] * 3), pl.String())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.none() | st.from_regex(r"\A@?@?[ a-z0-9\[<.#]{0,3}(nan|\.0)?\Z"), min_size=1, max_size=4))
def test_handles_are_those_of_the_long_way(written: list[str | None]) -> None:
    column = pl.Series("actor_handle", written, pl.String())
    meant = column.to_frame().select(values.handle(pl.col("actor_handle"))).to_series()
    assert read_column(column, pl.String()).equals(meant)


def test_half_a_character_is_marked_wherever_it_stands(write: Write) -> None:
    said = r'"commenter":"b\ud83dn","post_author":"ana","text":"h\ud83d","likes":"1\ud83d","date":"\ud83d"'
    log = gk.read(write("comments.jsonl", f"{{{said}}}\n"))
    row = log.interactions.row(0, named=True)
    assert (row["actor_id"], row["text"], row["likes"], row["created_at"]) == ("b\ufffdn", "h\ufffd", None, None)


def test_where_all_names_are_those_of_cells_no_other_is_looked_for(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked(*_: object) -> bool:
        raise AssertionError

    monkeypatch.setattr(quick_rows, "_turns_up", looked)
    said = '{"commenter":"ben","post_author":"ana","text":%s,"likes":%s}\n'
    told = said % (r'"he said \"parent_id\": null"', "null") + said % ('"null"', "1")
    assert gk.read(write("comments.jsonl", told)).interactions.height == 2
    assert gk.read(write("spaced.jsonl", told.replace('":', '": '))).interactions.height == 2
    with pytest.raises(AssertionError):
        gk.read(write("later.jsonl", told + '{"commenter":"ben"}\n' * 200 + '{"parent_id":"1"}\n'))
