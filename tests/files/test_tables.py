from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit as gk
from graphkit.files.tables import FORMATS, flat, harmless, render, write_table

FRAME = pl.DataFrame(
    {
        "account": ["18093512345678901", None],
        "words": [["a", "b"], None],
        "at": [datetime(2026, 5, 1, 12, tzinfo=UTC), None],
        "followers": [-1, None],
        "score": [0.5, None],
    }
)


def cells(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def test_csv() -> None:
    assert cells(render(FRAME, "csv")) == [
        ["account", "words", "at", "followers", "score"],
        ["18093512345678901", "a, b", "2026-05-01T12:00:00Z", "-1", "0.5"],
        ["", "", "", "", ""],
    ]


def test_json_and_jsonl_hold_lists_and_nulls() -> None:
    first = {
        "account": "18093512345678901",
        "words": ["a", "b"],
        "at": "2026-05-01T12:00:00Z",
        "followers": -1,
        "score": 0.5,
    }
    expected = [first, dict.fromkeys(first)]
    assert json.loads(render(FRAME, "json")) == expected
    assert [json.loads(line) for line in render(FRAME, "jsonl").splitlines()] == expected


def test_parquet_is_exact() -> None:
    assert pl.read_parquet(io.BytesIO(render(FRAME, "parquet"))).equals(FRAME)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_cells_that_a_spreadsheet_would_run_are_made_plain(start: str) -> None:
    cell = f'{start}HYPERLINK("evil")'
    frame = pl.DataFrame({"bio": [cell, f"a{start}b", None], "words": [[cell], ["x", cell], []]})
    rows = cells(render(frame, "csv"))[1:]
    assert [row[0] for row in rows] == [f"'{cell}", f"a{start}b", ""]
    assert [row[1] for row in rows] == [f"'{cell}", f"x, {cell}", ""]


@given(st.lists(st.text(max_size=6) | st.sampled_from(["=1+1", "\r=1", "\n@x", "\ufeff=1", '"=1'])))
def test_no_cell_is_a_formula(texts: list[str]) -> None:
    frame = pl.DataFrame({"x": texts, "y": "z"}, schema={"x": pl.String, "y": pl.String})
    rows = cells(render(frame, "csv"))[1:]
    assert [row[0].removeprefix("'") for row in rows] == [text.removeprefix("'") for text in texts]
    assert not any(row[0].startswith(tuple("=+-@\t\r")) for row in rows)


def test_categories_are_texts_too() -> None:
    frame = pl.DataFrame({"x": ["=1"]}, schema={"x": pl.Categorical})
    assert render(frame, "csv") == b"x\n'=1\n"


def test_a_frame_without_texts_or_rows() -> None:
    assert harmless(pl.DataFrame({"a": [1]})).rows() == [(1,)]
    assert render(FRAME.clear(), "csv") == b"account,words,at,followers,score\n"
    assert flat(pl.DataFrame()).shape == (0, 0)


def test_numbers_are_left_alone() -> None:
    assert render(pl.DataFrame({"a": [-1], "b": [-0.5]}), "csv") == b"a,b\n-1,-0.5\n"


@pytest.mark.parametrize("format_", FORMATS)
def test_files_by_suffix(format_: str, tmp_path: Path) -> None:
    write_table(FRAME, tmp_path / f"a.{format_.upper()}")
    assert (tmp_path / f"a.{format_.upper()}").read_bytes() == render(FRAME, format_)


@pytest.mark.parametrize("name", ["a.xlsx", "a"])
def test_other_formats(name: str, tmp_path: Path) -> None:
    with pytest.raises(gk.ConfigurationError, match="Tables are not written as") as caught:
        write_table(FRAME, tmp_path / name)
    assert "parquet" in caught.value.advice
    assert not any(tmp_path.iterdir())
