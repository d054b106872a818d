"""The tables of a workspace, and how an older one becomes as new ones are.

Accounts and posts are known by integers inside: the ids of platforms are long, and each stands in many rows. Times are
microseconds since 1970 in UTC, lists are JSON. Unknown is NULL; only the platform of what names none is the empty
text, so that it can be part of a key.
"""

from __future__ import annotations

from typing import Final

# "gkit": tells our files from other SQLite databases.
APPLICATION: Final = 0x676B6974

_FIRST: Final = (
    """CREATE TABLE account (
        key INTEGER PRIMARY KEY, platform TEXT NOT NULL, account_id TEXT NOT NULL, handle TEXT, name TEXT, bio TEXT,
        url TEXT, followers INTEGER, following INTEGER, posts INTEGER, verified INTEGER, created_at INTEGER,
        language TEXT, location TEXT, fetched_at INTEGER, origin INTEGER REFERENCES origin(key),
        subject TEXT, complete INTEGER NOT NULL DEFAULT 0, UNIQUE (account_id, platform))""",
    """CREATE TABLE post (
        key INTEGER PRIMARY KEY, platform TEXT NOT NULL, post_id TEXT NOT NULL, author INTEGER REFERENCES account(key),
        created_at INTEGER, text TEXT, hashtags TEXT, mentions TEXT, likes INTEGER, comments INTEGER, reposts INTEGER,
        views INTEGER, sponsored INTEGER, url TEXT, image_urls TEXT, fetched_at INTEGER,
        origin INTEGER REFERENCES origin(key), UNIQUE (post_id, platform))""",
    """CREATE TABLE interaction (
        key INTEGER PRIMARY KEY, platform TEXT NOT NULL, interaction_id TEXT NOT NULL, kind TEXT,
        actor INTEGER REFERENCES account(key), target INTEGER REFERENCES account(key),
        post INTEGER REFERENCES post(key), parent_id TEXT, created_at INTEGER, text TEXT, likes INTEGER,
        fetched_at INTEGER, origin INTEGER REFERENCES origin(key), UNIQUE (interaction_id, platform))""",
    """CREATE TABLE edge (
        key INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES account(key),
        target INTEGER NOT NULL REFERENCES account(key), weight REAL, kind TEXT,
        origin INTEGER REFERENCES origin(key))""",
    "CREATE TABLE origin (key INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    """CREATE TABLE input (
        key INTEGER PRIMARY KEY, file TEXT NOT NULL, held TEXT NOT NULL, rows INTEGER NOT NULL, bytes INTEGER NOT NULL,
        sha256 TEXT NOT NULL UNIQUE, format TEXT NOT NULL, joined INTEGER NOT NULL, unowned INTEGER NOT NULL,
        doubles INTEGER NOT NULL, added_at INTEGER NOT NULL)""",
    """CREATE TABLE listing (
        key INTEGER PRIMARY KEY, platform TEXT NOT NULL, kind TEXT NOT NULL, subject TEXT NOT NULL,
        account INTEGER REFERENCES account(key), expected INTEGER, published INTEGER, cursor TEXT,
        pages INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'open', failures INTEGER NOT NULL DEFAULT 0,
        reason TEXT, read_at INTEGER, UNIQUE (subject, kind, platform))""",
    "CREATE INDEX listing_open ON listing (account, kind, pages) WHERE state = 'open'",
    """CREATE TABLE run (
        key INTEGER PRIMARY KEY, platform TEXT NOT NULL, started_at INTEGER NOT NULL, ended_at INTEGER,
        command TEXT NOT NULL, ended TEXT, words TEXT, resume_at INTEGER)""",
    """CREATE TABLE call (
        key INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run(key), step TEXT NOT NULL,
        account INTEGER REFERENCES account(key), listing INTEGER REFERENCES listing(key), cursor TEXT,
        called_at INTEGER NOT NULL, requests INTEGER NOT NULL, units INTEGER NOT NULL, searches INTEGER NOT NULL,
        rows INTEGER NOT NULL, new_accounts INTEGER NOT NULL, outcome TEXT NOT NULL, digest TEXT)""",
    "CREATE INDEX call_listing ON call (listing, cursor)",
    "CREATE INDEX call_time ON call (called_at)",
    """CREATE TABLE decision (
        key INTEGER PRIMARY KEY, account INTEGER NOT NULL REFERENCES account(key), decision TEXT NOT NULL,
        why TEXT, decided_at INTEGER NOT NULL)""",
    "CREATE INDEX decision_account ON decision (account)",
    # One row while somebody writes: who it is, for whoever comes second.
    """CREATE TABLE holder (
        only INTEGER PRIMARY KEY CHECK (only = 1), process INTEGER, host TEXT, what TEXT, since TEXT)""",
)
_REACH: Final = ("ALTER TABLE post ADD COLUMN reach INTEGER",)

_TAGS_AND_LISTS: Final = (
    "ALTER TABLE decision ADD COLUMN tags TEXT",
    """CREATE TABLE account_list (
        key INTEGER PRIMARY KEY, reason TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL, names TEXT NOT NULL,
        kept_at INTEGER NOT NULL, UNIQUE (reason, file))""",
)

_READ: Final = ("ALTER TABLE account ADD COLUMN read INTEGER",)

# The step at place n leads from version n to n + 1. Steps that were ever released are never changed.
MIGRATIONS: Final[tuple[tuple[str, ...], ...]] = (_FIRST, _REACH, _TAGS_AND_LISTS, _READ)
