"""Lists of accounts by file, kept so that every later round hears them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Final

import msgspec
import polars as pl

from graphkit.files.names import DO_NOT_CONTACT, AccountList
from graphkit.log.schemas import NAMES

LISTS: Final = pl.Schema({"reason": pl.String(), "file": pl.String(), "sha256": pl.String(), "names": NAMES})


def keep_lists(connection: sqlite3.Connection, lists: Iterable[AccountList], now: int) -> None:
    """Keep the lists; one of the same file and reason takes the place of the one before."""
    connection.executemany(
        "INSERT INTO account_list (reason, file, sha256, names, kept_at) VALUES (?1, ?2, ?3, ?4, ?5) "
        "ON CONFLICT (reason, file) DO UPDATE SET sha256 = ?3, names = ?4, kept_at = ?5",
        [(each.reason, each.file, each.sha256, msgspec.json.encode(each.names).decode(), now) for each in lists],
    )


def not_to_be_contacted(connection: sqlite3.Connection, lists: Iterable[AccountList] = ()) -> list[str]:
    """Everyone who is named in a list of whom not to contact: those that are kept, and such among `lists`."""
    rows = connection.execute("SELECT names FROM account_list WHERE reason = ? ORDER BY key", (DO_NOT_CONTACT,))
    kept = [name for (names,) in rows for name in json.loads(names)]
    return [*kept, *(name for each in lists if each.reason == DO_NOT_CONTACT for name in each.names)]
