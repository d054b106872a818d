"""What is kept is read as it was, by Arrow and by the SQLite that writes."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from polars.testing import assert_frame_equal

import graphkit as gk
from graphkit.errors import DataError
from graphkit.log.schemas import TABLES
from graphkit.sources.records import Account, Post
from graphkit.sources.source import Listing, Page
from graphkit.workspace.keeper import Keeper
from graphkit.workspace.put import put
from graphkit.workspace.tables import log_tables, reading
from graphkit.workspace.workspace import DECISIONS, LISTINGS, RUNS
from tests.workspace.stand_ins import HERE, HOSTILE, NOON, PLATFORM, Clock, a_page, comment, made
from tests.workspace.test_put import PAGES

quick = settings(max_examples=25, deadline=None)


def quickly_and_slowly(workspace: gk.Workspace) -> tuple[Mapping[str, pl.DataFrame], Mapping[str, pl.DataFrame]]:
    """The tables as read by who does not write, and by who does."""
    read = [_tables(workspace)]
    with workspace.writing("crawl", Clock()):
        read.append(_tables(workspace))
    return read[0], read[1]


def _tables(workspace: gk.Workspace) -> dict[str, pl.DataFrame]:
    with reading(workspace.path) as read:
        tables = log_tables(read)
    return tables | {"runs": workspace.runs(), "listings": workspace.listings(), "decisions": workspace.decisions()}


def kept(folder: Path, *pages: Page) -> gk.Workspace:
    workspace = gk.Workspace(folder / "w.gk")
    with workspace.writing("crawl", Clock()) as connection:
        keeper = Keeper(connection, workspace.path, PLATFORM)
        keeper.begin("crawl simulated", NOON)
        for page in pages:
            keeper.keep(made(), page)
    return workspace


def refuse_differences(workspace: gk.Workspace) -> Mapping[str, pl.DataFrame]:
    quickly, slowly = quickly_and_slowly(workspace)
    for name, frame in quickly.items():
        assert_frame_equal(frame, slowly[name])
    tables = {name: pl.Schema({**schema, "platform": pl.String()}) for name, schema in TABLES.items()}
    schemas = {**tables, "runs": RUNS, "listings": LISTINGS, "decisions": DECISIONS}
    assert {name: frame.schema for name, frame in quickly.items()} == schemas
    return quickly


def test_empty_tables_have_their_columns(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    with workspace.writing("nothing", Clock()):
        pass
    assert {frame.height for frame in refuse_differences(workspace).values()} == {0}


@quick
@given(PAGES)
def test_both_ways_read_the_same(page: Any) -> None:
    accounts, posts, acts = page
    with tempfile.TemporaryDirectory() as folder:
        workspace = gk.Workspace(Path(folder) / "w.gk")
        with workspace.writing("crawl", Clock()) as connection:
            put(connection, HERE, accounts, posts, acts)
        refuse_differences(workspace)


def test_columns_that_hold_nothing_are_of_their_type(tmp_path: Path) -> None:
    page = Page([Account(account_id="a")], [Post(post_id="p", author_id="a")], [comment(1, None, None)])
    tables = refuse_differences(kept(tmp_path, page))
    assert tables["accounts"]["followers"].to_list() == [None]
    assert tables["posts"]["hashtags"].to_list() == [None]


def test_a_type_is_known_even_where_what_is_known_comes_late(tmp_path: Path) -> None:
    """The driver takes types from its first 65,536 rows."""
    many = 70_000
    accounts = [Account(account_id=str(n), followers=n if n == many - 1 else None) for n in range(many)]
    tables = refuse_differences(kept(tmp_path, Page(accounts)))
    assert tables["accounts"]["followers"].drop_nulls().to_list() == [many - 1]


def test_every_text_number_and_time_comes_back_as_it_went_in(tmp_path: Path) -> None:
    names = [name for name in HOSTILE if name]
    accounts = [
        Account(
            account_id=name,
            bio=name,
            followers=2**62 + n,
            verified=bool(n % 2),
            created_at=NOON.replace(year=1 + n * 900),
        )
        for n, name in enumerate(names)
    ]
    posts = [Post(post_id=name, author_id=name, text=name, hashtags=(name, ""), mentions=()) for name in names]
    acts = [comment(name, name, names[0], name, text=name, likes=-(2**62)) for name in names]
    tables = refuse_differences(kept(tmp_path, Page(accounts, posts, acts)))

    by_id = {row["account_id"]: row for row in tables["accounts"].iter_rows(named=True)}
    assert by_id.keys() == set(names)
    for account in accounts:
        row = by_id[account.account_id]
        assert (row["bio"], row["followers"], row["verified"]) == (account.bio, account.followers, account.verified)
        assert row["created_at"] == account.created_at
    assert tables["posts"].select("post_id", "author_id", "text").rows() == [(name, name, name) for name in names]
    assert tables["posts"]["hashtags"].to_list() == [[name, ""] for name in names]
    assert tables["posts"]["mentions"].to_list() == [[]] * len(names)
    ends = tables["interactions"].select("interaction_id", "actor_id", "target_id", "post_id", "text", "likes")
    assert ends.rows() == [(name, name, names[0], name, name, -(2**62)) for name in names]


def test_rows_are_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    pages = [Page(interactions=[comment(f"{n}/{k}", "ben", "ana") for k in "cab"]) for n in (3, 1, 2)]
    tables = refuse_differences(kept(tmp_path, *pages))
    assert tables["interactions"]["interaction_id"].to_list() == [f"{n}/{k}" for n in (3, 1, 2) for k in "cab"]


@pytest.mark.parametrize("name", ["a b#c?d%41.gk", "ü.gk", "it's.gk", "w.gk?mode=rw"])
def test_a_path_may_hold_anything(name: str, tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / name)
    workspace.add(gk.Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]})))
    assert refuse_differences(workspace)["interactions"].height == 1


def test_a_file_that_is_no_workspace_is_named(tmp_path: Path) -> None:
    path = tmp_path / "w.gk"
    path.write_bytes(b"actor_id,target_id\n" * 50)
    with pytest.raises(DataError, match="cannot be read") as raised:
        gk.Workspace(path).log()
    assert raised.value.file == str(path)


def test_listings_are_read_with_whose_they_are(tmp_path: Path) -> None:
    listings = [Listing("comments", "p", "ana", 7, NOON), Listing("hashtag", "bread", None)]
    workspace = kept(tmp_path, a_page(listings=listings))
    columns = ("kind", "subject", "account", "expected", "published", "pages", "state")
    assert refuse_differences(workspace)["listings"].select(columns).rows() == [
        ("comments", "p", "ana", 7, NOON, 0, "open"),
        ("hashtag", "bread", None, None, None, 0, "open"),
    ]


# Holds the file as SQLite does for a moment when the last that writes to it closes it.
ALONE = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1])
connection.execute("PRAGMA locking_mode = EXCLUSIVE")
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(1)
connection.execute("COMMIT")
"""


@pytest.mark.slow
def test_who_reads_waits_for_whoever_is_alone_with_the_file(tmp_path: Path) -> None:
    workspace = gk.Workspace(tmp_path / "w.gk")
    workspace.add(gk.Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]})))
    with subprocess.Popen(
        [sys.executable, "-c", ALONE, str(workspace.path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert workspace.log().interactions.height == 1
        assert holder.wait() == 0
