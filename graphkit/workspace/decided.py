"""Which decisions were made on accounts, and which of them holds: the latest that people made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec
import polars as pl

from graphkit.errors import ConfigurationError
from graphkit.log.people import known_among

Decision = Literal["accepted", "rejected", "held"]
# What people decide, by whom they start from and by what they say of others; a crawl notes more than that.
BY_PEOPLE: Final = ("seed", "accepted", "rejected", "held")
SEEDS: Final = ("seed", "accepted")


def decide(
    connection: sqlite3.Connection, accounts: Iterable[str], decision: str, why: str, tags: Sequence[str], now: int
) -> None:
    """Keep what was decided of accounts, which are named by the ids they have in a log."""
    noted, tagged = _sound(why) or None, msgspec.json.encode(tags).decode() if tags else None
    connection.executemany(
        f"INSERT INTO decision (account, decision, why, tags, decided_at) "
        f"SELECT key, ?1, ?2, ?3, ?4 FROM account WHERE {_in_a_log(connection)} = ?5",
        [(decision, noted, tagged, now, account) for account in accounts],
    )


def _in_a_log(connection: sqlite3.Connection) -> str:
    """The id that an account has in a log: of several platforms, with its own in front (`platforms.told_apart`)."""
    (platforms,) = connection.execute("SELECT count(DISTINCT nullif(platform, '')) FROM account").fetchone()
    return "iif(platform = '', '', platform || ':') || account_id" if platforms > 1 else "account_id"


def tidy_tags(tags: Iterable[str]) -> list[str]:
    """Tags as they are kept: each once, without what is around them. Raises ConfigurationError where one is empty.

    >>> tidy_tags([" summer  2026", "summer 2026", "ski"])
    ['summer 2026', 'ski']
    """
    tidy = [" ".join(_sound(tag).split()) for tag in tags]
    if not all(tidy):
        raise ConfigurationError("A tag is empty.", advice='Write it like --tag "summer 2026".')
    return list(dict.fromkeys(tidy))


def with_tags(decisions: pl.DataFrame, tags: Iterable[str]) -> pl.DataFrame:
    """The decisions that have all of these tags, however they are capitalised."""
    small = pl.col("tags").list.eval(pl.element().str.to_lowercase())
    return decisions.filter(pl.lit(True), *(small.list.contains(tag.lower()) for tag in tidy_tags(tags)))


def holding(connection: sqlite3.Connection, platform: str, decisions: Sequence[str]) -> list[int]:
    """The accounts of a platform of which one of these decisions holds, in the order in which they were made."""
    latest = f"SELECT max(l.key) FROM decision AS l WHERE l.account = d.account AND l.decision IN {_marks(BY_PEOPLE)}"
    rows = connection.execute(
        "SELECT d.account FROM decision AS d JOIN account AS a ON a.key = d.account "
        f"WHERE a.platform = ? AND d.decision IN {_marks(decisions)} AND d.key = ({latest}) ORDER BY d.key",
        (platform, *decisions, *BY_PEOPLE),
    )
    return [account for (account,) in rows]


def unwanted(connection: sqlite3.Connection, platform: str, named: Sequence[str]) -> list[int]:
    """The accounts of a platform of which nobody wants anything: rejected, or meant by those `named`; but no seed."""
    accounts = set(holding(connection, platform, ("rejected",)))
    if named:
        rows = connection.execute("SELECT key, account_id, handle, url FROM account WHERE platform = ?", (platform,))
        accounts.update(meant(rows.fetchall(), platform, named))
    return sorted(accounts.difference(holding(connection, platform, SEEDS)))


def meant(rows: Sequence[tuple[int, str, str | None, str | None]], platform: str, named: Sequence[str]) -> list[int]:
    """The keys of those of the `rows` (key, id, handle, address) who are named."""
    schema = {"key": pl.Int64, "account": pl.String, "handle": pl.String, "url": pl.String}
    accounts = pl.DataFrame(rows, schema, orient="row").with_columns(platform=pl.lit(platform))
    return accounts.filter(pl.col("account").is_in(known_among(accounts, named)))["key"].to_list()


def _marks(values: Sequence[object]) -> str:
    return f"({', '.join('?' * len(values))})"


def _sound(text: str) -> str:
    """What a command line may hold and no file can."""
    return text.encode(errors="replace").decode()
