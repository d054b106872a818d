"""Records are the rows of our tables."""

from __future__ import annotations

import msgspec
import polars as pl
import pytest

from graphkit.log.schemas import ACCOUNTS, INTERACTIONS, POSTS
from graphkit.sources.records import Account, Interaction, Post, act_id

# The same for a whole page.
SHARED = {"platform", "fetched_at", "origin"}
# What only a crawl asks for.
CRAWLED = {"subject", "complete"}


@pytest.mark.parametrize(("record", "schema"), [(Account, ACCOUNTS), (Post, POSTS), (Interaction, INTERACTIONS)])
def test_a_record_has_the_columns_of_its_table(record: type[msgspec.Struct], schema: pl.Schema) -> None:
    assert set(record.__struct_fields__) - CRAWLED == set(schema.names()) - SHARED


def test_unknown_is_none_unless_told() -> None:
    account = Account(account_id="ana")
    assert not account.complete
    assert {getattr(account, name) for name in account.__struct_fields__} == {"ana", None, False}


def test_the_same_act_has_the_same_id_and_another_has_not() -> None:
    made = [
        act_id(*each) for each in (("like", "a", "p"), ("like", "a", "q"), ("like", "b", "p"), ("repost", "a", "p"))
    ]
    assert act_id("like", "a", "p") == made[0]
    assert len(set(made)) == len(made)
