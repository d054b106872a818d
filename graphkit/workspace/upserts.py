"""The statements that put rows into the tables: each account, post and interaction once, better known each time.

What is read later is right where it says something; where it says nothing, what was known stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from graphkit.log.schemas import ACCOUNTS, INTERACTIONS, POSTS

NEVER: Final = "false"
DAY: Final = 86_400_000_000  # in microseconds

# The columns of each table in the order in which rows are given; keys stand for ids of accounts, posts and origins.
ACCOUNT: Final = (*ACCOUNTS.names(), "subject", "complete")
POST: Final = tuple("author" if name == "author_id" else name for name in POSTS.names())
_KEYS: Final = {"actor_id": "actor", "target_id": "target", "post_id": "post"}
INTERACTION: Final = tuple(_KEYS.get(name, name) for name in INTERACTIONS.names())


def _news(table: str, column: str) -> str:
    if column == "fetched_at":
        # A page that is read again the same day is not written again for that alone.
        return f"(excluded.fetched_at > coalesce({table}.fetched_at, 0) + {DAY})"
    return f"(excluded.{column} IS NOT NULL AND excluded.{column} IS NOT {table}.{column})"


def _upsert(table: str, columns: Sequence[str], identity: str, kept: Mapping[str, str]) -> str:
    """An insert that, where the row is there already, updates the columns of which the new row tells something.

    The columns of `kept` keep the first value they get; the condition of each, in SQL, says when a new value is right
    all the same.
    """
    told = [column for column in columns if column not in ("platform", identity, "complete")]
    news = [_news(table, column) for column in told]
    unknown = [f"(excluded.{column} IS NOT NULL AND {table}.{column} IS NULL)" for column in kept]
    changed = [news[place] for place, column in enumerate(told) if column not in kept]
    values = [
        f"{column} = CASE WHEN {kept[column]} THEN excluded.{column} "
        f"ELSE coalesce({table}.{column}, excluded.{column}) END"
        if column in kept
        else f"{column} = coalesce(excluded.{column}, {table}.{column})"
        for column in told
    ]
    if "complete" in columns:
        values.append(f"complete = max({table}.complete, excluded.complete)")
        changed.append(f"excluded.complete > {table}.complete")
    return (
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) "
        f"ON CONFLICT ({identity}, platform) DO UPDATE SET {', '.join(values)} "
        f"WHERE {' OR '.join(changed + unknown)}"
    )


UPSERT_ACCOUNT: Final = _upsert("account", ACCOUNT, "account_id", {"origin": NEVER})
UPSERT_POST: Final = _upsert("post", POST, "post_id", {"origin": NEVER, "author": NEVER})
# Of what is no news: where something is known that stays.
FILL_ACCOUNT: Final = _upsert("account", ACCOUNT, "account_id", dict.fromkeys(ACCOUNT, NEVER))
FILL_POST: Final = _upsert("post", POST, "post_id", dict.fromkeys(POST, NEVER))
# Whether an act is a comment or a reply is certain only with the post it is under.
_POST_IS_NEW: Final = "interaction.post IS NULL AND excluded.post IS NOT NULL"
UPSERT_INTERACTION: Final = _upsert(
    "interaction", INTERACTION, "interaction_id", {"origin": NEVER, "kind": _POST_IS_NEW}
)

# Where ids come from: a list of them as JSON; one alone, since to SQLite's JSON a NUL ends a text.
LISTED: Final = "json_each(?)"
ALONE: Final = "(SELECT ? AS value)"
MEET_ACCOUNTS: Final = (
    "INSERT INTO account (account_id, platform, origin) SELECT value, ?, ? FROM {ids} WHERE true ON CONFLICT DO NOTHING"
)
MEET_POSTS: Final = (
    "INSERT INTO post (post_id, platform, origin) SELECT value, ?, ? FROM {ids} WHERE true ON CONFLICT DO NOTHING"
)
ACCOUNT_KEYS: Final = (
    "SELECT account.account_id, account.key FROM {ids} AS met "
    "CROSS JOIN account ON account.account_id = met.value AND account.platform = ?"
)
POST_KEYS: Final = (
    "SELECT post.post_id, post.key FROM {ids} AS met CROSS JOIN post ON post.post_id = met.value AND post.platform = ?"
)
