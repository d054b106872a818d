"""A log made by hand."""

from __future__ import annotations

import polars as pl
import pytest

import graphkit as gk
from graphkit.log.schemas import INTERACTIONS


def test_what_is_not_there_is_unknown() -> None:
    log = gk.Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]}))
    assert log.interactions.schema == INTERACTIONS
    assert log.interactions["text"].to_list() == [None]


def test_ids_stay_text() -> None:
    log = gk.Log(accounts=pl.DataFrame({"account_id": [2**60 + 1]}))
    assert log.accounts["account_id"].to_list() == [str(2**60 + 1)]


def test_a_column_of_another_type_is_named() -> None:
    with pytest.raises(gk.DataError, match="accounts table is not of its type"):
        gk.Log(accounts=pl.DataFrame({"account_id": ["ana"], "followers": ["many"]}))


def test_an_account_is_there_once() -> None:
    with pytest.raises(gk.DataError, match="ana is there more than once"):
        gk.Log(accounts=pl.DataFrame({"account_id": ["ana", "ana"]}))


def test_a_post_is_there_once() -> None:
    with pytest.raises(gk.DataError, match="post p1 is there more than once"):
        gk.Log(posts=pl.DataFrame({"post_id": ["p1", "p1"]}))


def test_what_goes_without_saying() -> None:
    log = gk.Log(
        interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]}),
        edges=pl.DataFrame({"source": ["ben"], "target": ["ana"]}),
    )
    assert log.interactions["kind"].to_list() == ["comment"]
    assert log.edges["weight"].to_list() == [1.0]


def test_something_else_than_a_frame_is_refused() -> None:
    with pytest.raises(gk.DataError, match="posts is of type dict"):
        gk.Log(posts={"post_id": ["p1"]})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("table", "frame", "lacking"),
    [
        ("interactions", {"commenter": ["ben"], "owner": ["ana"]}, "actor_id; there are commenter, owner"),
        ("accounts", {"handle": ["ben"]}, "account_id"),
        ("posts", {"author_id": ["ben"]}, "post_id"),
        ("edges", {"source": ["ben"], "to": ["ana"]}, "target"),
    ],
)
def test_a_frame_whose_columns_have_other_names_is_no_empty_log(
    table: str, frame: dict[str, list[str]], lacking: str
) -> None:
    with pytest.raises(gk.DataError, match=f"The {table} table has no column {lacking}") as raised:
        gk.Log(**{table: pl.DataFrame(frame)})
    assert "graphkit.log.schemas" in raised.value.advice


def test_a_table_without_rows_needs_no_columns() -> None:
    assert gk.Log(accounts=pl.DataFrame(), posts=pl.DataFrame({"id": []})).posts.is_empty()


def test_whoever_has_a_frame_of_pandas_is_told_what_to_do() -> None:
    with pytest.raises(gk.DataError) as raised:
        gk.Log(accounts=object())  # type: ignore[arg-type]
    assert "polars.from_pandas" in raised.value.advice
