from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends

BIG = 18_093_512_345_678_901


def parquet(columns: dict[str, Any]) -> bytes:
    buffer = io.BytesIO()
    pl.DataFrame(columns).write_parquet(buffer)
    return buffer.getvalue()


def column(kind: Any, value: Any) -> pl.Series:
    return pl.Series([value], dtype=kind)


def comment(**columns: Any) -> bytes:
    return parquet({"commenter_id": ["5"], "post_id": ["p1"], "post_author_id": ["7"], **columns})


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (column(pl.Int64, BIG), str(BIG)),
        (column(pl.UInt64, 2**64 - 1), str(2**64 - 1)),
        (column(pl.Decimal(38, 0), 10**30), str(10**30)),
        (column(pl.String, str(BIG)), str(BIG)),
        (column(pl.Float64, 2.0**53 - 1), str(2**53 - 1)),
        (column(pl.Float64, 12.0), "12"),
        (column(pl.Float64, float("nan")), None),
        (column(pl.Float64, None), None),
        (column(pl.Float32, 12.0), "12"),
        (column(pl.Categorical, "ben"), "ben"),
        (column(pl.Binary, b"ben"), "ben"),
        (column(pl.Null, None), None),
    ],
)
def test_ids_of_every_type(given: pl.Series, read: str | None, write: Write) -> None:
    log = gk.read(write("comments.parquet", comment(commenter_id=given)))
    assert ends(log) == [(read, "7")]


@pytest.mark.parametrize("given", [column(pl.Float64, float(BIG)), column(pl.Float32, 2.0**30)])
def test_ids_that_a_float_rounded(given: pl.Series, write: Write) -> None:
    with pytest.raises(gk.DataError, match="was rounded"):
        gk.read(write("comments.parquet", comment(commenter_id=given)))


@pytest.mark.parametrize(
    "given",
    [
        column(pl.Datetime("us", "Europe/Berlin"), datetime(2026, 5, 1)),
        column(pl.Datetime("ns"), datetime(2026, 5, 1)),
        column(pl.Date, date(2026, 5, 1)),
        column(pl.Int64, 1777593600),
        column(pl.Float64, 1777593600.0),
    ],
)
def test_times_of_every_type(given: pl.Series, write: Write) -> None:
    log = gk.read(write("comments.parquet", comment(created_at=given)))
    assert log.interactions["created_at"].dt.strftime("%F %T %Z").to_list() == ["2026-05-01 00:00:00 UTC"]


def test_lists_and_objects(write: Write) -> None:
    posts = parquet(
        {
            "post_id": ["p1"],
            "author": [{"id": 7, "name": "Ana"}],
            "hashtags": pl.Series([["cake", None]]),
            "mentions": pl.Series([["ben", "cem"]], dtype=pl.Array(pl.String, 2)),
            "image_urls": [[{"url": "a"}]],
        }
    )
    log = gk.read([write("posts.parquet", posts), write("comments.parquet", comment())])
    row = log.posts.row(0, named=True)
    assert (row["author_id"], row["hashtags"], row["mentions"]) == ("7", ["cake"], ["ben", "cem"])


@pytest.mark.parametrize("named", [{"owner": ["ana"]}, {"ownerUsername": ["ana"], "commentsCount": [1]}])
def test_words_in_a_list_may_have_blanks(named: dict[str, Any], write: Write) -> None:
    """By the names of the columns, and where a tool is known."""
    post = {"shortCode": ["A1"], "hashtags": pl.Series([["red lamp", "tea"]]), **named}
    log = gk.read([write("posts.parquet", parquet(post)), write("comments.parquet", comment())])
    assert log.posts.filter(post_id="A1")["hashtags"].to_list() == [["red lamp", "tea"]]


@pytest.mark.parametrize("listed", [False, True])
def test_maps_are_objects(listed: bool, write: Write) -> None:
    """A MAP, or as some versions of polars read one: a list of pairs."""
    pairs = pl.List(pl.Struct({"key": pl.String, "value": pl.String}))
    rows = [[{"key": "id", "value": "5"}, {"key": "username", "value": "ben"}], [{"key": "id", "value": "6"}]]
    given = [pl.Series("author", rows, pairs), pl.Series("more", [[], None], pairs)]
    if not listed and hasattr(pl, "Map"):
        given = [column.cast(pl.Map(pl.String, pl.String)) for column in given]
    columns = {column.name: column for column in given}
    log = gk.read(write("comments.parquet", parquet({**columns, "post_author": ["ana"] * 2, "text": ["hi"] * 2})))
    assert ends(log) == [("5", "ana"), ("6", "ana")]
    assert log.accounts.filter(account_id="5")["handle"].to_list() == ["ben"]


def test_a_length_of_time_keeps_nothing_from_being_read(write: Write) -> None:
    assert ends(gk.read(write("comments.parquet", comment(duration=pl.Series([timedelta(minutes=5)]))))) == [("5", "7")]


def test_a_packed_parquet_file(write: Write) -> None:
    import gzip

    assert ends(gk.read(write("comments.parquet.gz", gzip.compress(comment())))) == [("5", "7")]


@pytest.mark.parametrize("cut", [slice(0, 40), slice(0, -3), slice(10, None), slice(0, 4)])
def test_broken_files(cut: slice, write: Write) -> None:
    with pytest.raises(gk.DataError, match="not a proper Parquet file"):
        gk.read(write("comments.parquet", comment()[cut]))


def test_no_rows(write: Write) -> None:
    with pytest.raises(gk.DataError, match="no comment and no tie"):
        gk.read(write("comments.parquet", parquet({"commenter": [], "post_id": [], "post_author": []})))


def test_bytes_inside_objects_in_a_list(write: Write) -> None:
    """DuckDB writes JSON as bytes."""
    posts = parquet({"post_id": ["p1"], "author": ["ana"], "hashtags": [[{"name": b"tea"}]]})
    log = gk.read([write("posts.parquet", posts), write("comments.parquet", comment())])
    assert log.posts.filter(post_id="p1")["hashtags"].to_list() == [["tea"]]
