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
