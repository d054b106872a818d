"""Files that are workspaces, were, will be, or never are."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from graphkit.workspace.connection import connect, explaining, transaction
from graphkit.workspace.schema import APPLICATION, MIGRATIONS

# As a later version may have it: a column more, filled in for what is there, and a table.
SECOND = (
    *MIGRATIONS,
    ("ALTER TABLE account ADD COLUMN mood TEXT", "UPDATE account SET mood = 'fine'", "CREATE TABLE mood (key)"),
)


def made(path: Path, steps: tuple[tuple[str, ...], ...] = MIGRATIONS) -> Path:
    connection = connect(path, steps)
    connection.execute("INSERT INTO account (platform, account_id) VALUES ('p', 'ana')")
    connection.close()
    return path


def test_a_new_one_is_ours_and_survives_a_loss_of_power(tmp_path: Path) -> None:
    connection = connect(tmp_path / "w.gk")
    said = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    kept = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    connection.close()
    assert said == [APPLICATION, len(MIGRATIONS)]
    assert kept == ["wal", 2]


def test_an_older_one_is_brought_up_to_date_and_keeps_what_it_has(tmp_path: Path) -> None:
    path = made(tmp_path / "w.gk")
    for _ in range(2):
        connection = connect(path, SECOND)
        assert connection.execute("SELECT account_id, mood FROM account").fetchall() == [("ana", "fine")]
        assert connection.execute("PRAGMA user_version").fetchone()[0] == len(SECOND)
        connection.close()


def test_one_from_before_reach_is_read_untouched_and_keeps_reach_from_then_on(tmp_path: Path) -> None:
    path = tmp_path / "w.gk"
    connection = connect(path, MIGRATIONS[:1])
    connection.execute("INSERT INTO post (platform, post_id, text, views) VALUES ('p', 'old', 'bread', 7)")
    connection.close()
    before = path.read_bytes()
    workspace = gk.Workspace(path)

    assert workspace.log().posts.select("post_id", "views", "reach").rows() == [("old", 7, None)]
    assert path.read_bytes() == before

    seen = pl.DataFrame({"platform": "p", "post_id": ["old", "new"], "reach": [None, 900], "origin": "figures.csv"})
    workspace.add(gk.Log(posts=seen.with_columns(text=pl.lit("rye"))))
    assert sorted(workspace.log().posts.select("post_id", "views", "reach").rows()) == [
        ("new", None, 900),
        ("old", 7, None),
    ]


def test_a_first_one_gets_tags_and_lists(tmp_path: Path) -> None:
    path = made(tmp_path / "w.gk", MIGRATIONS[:1])
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO decision (account, decision, why, decided_at) VALUES (1, 'held', 'soon', 0)")
    connection.close()
    workspace = gk.Workspace(path)

    assert workspace.lists() == ()
    assert workspace.decisions().select("account", "decision", "why", "tags").rows() == [("ana", "held", "soon", [])]
    assert workspace.decide(["ana"], "accepted", tags=["ski"]) == ["ana"]
    assert workspace.decisions()["tags"].to_list() == [[], ["ski"]]


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = made(tmp_path / "w.gk")
    broken = (*SECOND[:-1], (*SECOND[-1], "INSERT INTO nowhere VALUES (1)"))
    with pytest.raises(gk.DataError, match="nowhere"):
        connect(path, broken)
    connection = connect(path)
    assert "mood" not in [row[1] for row in connection.execute("PRAGMA table_info(account)")]
    connection.close()


def test_a_later_one_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = made(tmp_path / "w.gk", SECOND)
    with pytest.raises(
        gk.ConfigurationError, match=rf"later graphkit .*its version is {len(SECOND)}, ours is {len(MIGRATIONS)}"
    ) as raised:
        connect(path)
    assert "pip install -U" in raised.value.advice
    connect(path, SECOND).close()


def test_another_programs_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "photos.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE photo (key)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(gk.DataError, match="database of another program"):
        connect(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"actor_id,target_id\nben,ana\n" * 100, b"PK\x03\x04" * 1000, b"SQLite format 3\0" + b"\xff" * 4096]
)
def test_a_file_that_is_no_database_is_refused_and_not_touched(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "comments.csv"
    path.write_bytes(content)
    with pytest.raises(gk.DataError, match=r"it is no workspace|it is damaged|another program") as raised:
        connect(path)
    assert raised.value.file == str(path)
    assert path.read_bytes() == content


def test_an_empty_file_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "w.gk").touch()
    made(tmp_path / "w.gk")


def test_what_lies_beyond_reach_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(gk.DataError, match="cannot be opened"):
        connect(tmp_path)


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, sqlite3.OperationalError])
def test_a_transaction_that_is_broken_off_leaves_nothing(error: type[BaseException]) -> None:
    connection = connect(None)

    def break_off() -> None:
        with transaction(connection):
            connection.execute("INSERT INTO account (platform, account_id) VALUES ('p', 'ana')")
            raise error

    with pytest.raises(error):
        break_off()
    assert connection.execute("SELECT count(*) FROM account").fetchone() == (0,)
    assert not connection.in_transaction


def test_a_full_disk_is_said_so_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = made(tmp_path / "w.gk")
    connection = connect(path)
    connection.execute("PRAGMA max_page_count = 1")
    with (
        pytest.raises(gk.DataError, match="no room left on the disk") as raised,
        explaining(path),
        transaction(connection),
    ):
        connection.executemany("INSERT INTO origin (name) VALUES (?)", [("x" * 2_000 + str(n),) for n in range(2_000)])
    assert "Make room" in raised.value.advice
    assert connection.execute("SELECT count(*) FROM origin").fetchone() == (0,)
    connection.close()
