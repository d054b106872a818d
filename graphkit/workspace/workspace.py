"""`gk.Workspace`: one file that keeps imports, crawls and decisions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import polars as pl

from graphkit.clock import Clock, SystemClock
from graphkit.errors import DataError
from graphkit.files.names import AccountList
from graphkit.log.log import Log
from graphkit.log.people import find_account, people
from graphkit.log.platforms import with_platform
from graphkit.log.provenance import Input
from graphkit.log.schemas import NAMES, TIME
from graphkit.overview import Overview
from graphkit.workspace.add import add
from graphkit.workspace.connection import connect, explaining, transaction
from graphkit.workspace.decided import BY_PEOPLE, SEEDS, Decision, decide, tidy_tags, with_tags
from graphkit.workspace.holder import held, leave_word
from graphkit.workspace.lists import LISTS, keep_lists
from graphkit.workspace.platforms import told_apart
from graphkit.workspace.put import micros
from graphkit.workspace.read_accounts import with_read
from graphkit.workspace.schema import MIGRATIONS
from graphkit.workspace.tables import log_tables, query, reading
from graphkit.workspace.targets import with_targets

RUNS: Final = pl.Schema(
    {
        "run": pl.Int64(),
        "platform": pl.String(),
        "started_at": TIME,
        "ended_at": TIME,
        "command": pl.String(),
        "ended": pl.String(),
        "words": pl.String(),
        "resume_at": TIME,
        "calls": pl.Int64(),
        "units": pl.Int64(),
    }
)
LISTINGS: Final = pl.Schema(
    {
        "platform": pl.String(),
        "kind": pl.String(),
        "subject": pl.String(),
        "account": pl.String(),
        "expected": pl.Int64(),
        "published": TIME,
        "pages": pl.Int64(),
        "state": pl.String(),
        "reason": pl.String(),
        "read_at": TIME,
    }
)
DECISIONS: Final = pl.Schema(
    {
        "platform": pl.String(),
        "account": pl.String(),
        "decision": pl.String(),
        "why": pl.String(),
        "tags": NAMES,
        "decided_at": TIME,
    }
)
_INPUTS: Final = pl.Schema(
    {
        "file": pl.String(),
        "table": pl.String(),
        "rows": pl.Int64(),
        "bytes": pl.Int64(),
        "sha256": pl.String(),
        "format": pl.String(),
        "joined": pl.Int64(),
        "unowned": pl.Int64(),
        "doubles": pl.Int64(),
    }
)


class Workspace:
    """A file that keeps what was imported, crawled and decided; made when something is first added to it.

    Any number may read while one writes. Every method that reads gives a frame or a log of what was kept up to then.

    >>> import graphkit as gk, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> brand = gk.Workspace(Path(folder.name) / "brand.gk")
    >>> brand.add(gk.Log(interactions=pl.DataFrame({"actor_id": ["ben"], "target_id": ["ana"]})))
    1
    >>> brand.log()
    Log(2 accounts, 0 posts, 1 interactions)
    >>> folder.cleanup()
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    def __repr__(self) -> str:
        return f"Workspace({str(self.path)!r})"

    def _repr_html_(self) -> str:
        """The tables, and how many rows each has."""
        counts = self.counts() if self.path.is_file() else {}
        return Overview(repr(self), pl.DataFrame({"table": list(counts), "rows": list(counts.values())})).html()

    def add(self, log: Log, clock: Clock | None = None) -> int:
        """Keep the rows of `log`; the number of interactions that were not here before.

        A file that was added before adds nothing. Raises DataError where the file is no workspace or cannot be written,
        ConfigurationError while another process writes to it.
        """
        now = (clock or SystemClock()).now()
        with self.writing("import", clock or SystemClock()) as connection, transaction(connection):
            return add(connection, log, now)

    def log(self) -> Log:
        """Everything that is kept, as one log. Raises DataError where there is no workspace.

        Where it spans several platforms, every id has its platform in front, as when files of several are read.
        """
        self._refuse_absent()
        with reading(self.path) as read:
            tables = with_read(log_tables(read), read)
            files = query(read, _INPUTS, _at(_INPUTS) | {"table": "t.held"}, "input AS t")
        kept = with_targets(told_apart(tables))
        inputs = tuple(Input(**row) for row in files.iter_rows(named=True))
        return Log(kept["accounts"], kept["posts"], kept["interactions"], kept["edges"], inputs)

    def runs(self) -> pl.DataFrame:
        """Every crawl: run, platform, started_at, ended_at, command, ended (why), words, resume_at, calls, units."""
        spent = "(SELECT coalesce(sum({}), 0) FROM call WHERE call.run = t.key)"
        places = {"run": "t.key", "calls": spent.format("requests"), "units": spent.format("units")}
        return self._table(RUNS, "run AS t", places)

    def listings(self) -> pl.DataFrame:
        """Everything that can be read or was, and how far: the frontier of the crawls."""
        owner = {"account": "a.account_id"}
        return self._table(LISTINGS, "listing AS t LEFT JOIN account a ON a.key = t.account", owner)

    def progress(self) -> pl.DataFrame:
        """How much of what there is to read was read: platform, kind, known listings, of these done, open, older (left
        by `since`), gone and stuck (given up), and the pages read."""
        states = ("done", "open", "older", "gone", "stuck")
        return (
            self.listings()
            .group_by("platform", "kind", maintain_order=True)
            .agg(
                pl.len().cast(pl.Int64).alias("known"),
                *((pl.col("state") == state).sum().cast(pl.Int64).alias(state) for state in states),
                pl.col("pages").sum(),
            )
        )

    def decisions(self, tags: Sequence[str] = ()) -> pl.DataFrame:
        """Who is a seed, and what else people decided: platform, account, decision, why, tags, decided_at, in that
        order; only what has all of the `tags`, where some are named."""
        self._bring_up_to_date()
        owner = {"account": "a.account_id", "platform": "a.platform"}
        every = self._table(DECISIONS, "decision AS t JOIN account AS a ON a.key = t.account", owner)
        by_people = every.filter(pl.col("decision").is_in(BY_PEOPLE)).with_columns(pl.col("tags").fill_null([]))
        return with_tags(by_people, tags)

    def decide(
        self,
        accounts: Sequence[str],
        decision: Decision,
        why: str = "",
        clock: Clock | None = None,
        tags: Sequence[str] = (),
    ) -> list[str]:
        """Keep what was decided of each of the `accounts` (ids, handles, names); their ids. The latest decision holds.

        Accepted ones are seeds of the next ranking and crawl, rejected ones what candidates should not be like, held
        ones are left out of the list. `why` is a note, `tags` are words to find the decision by. Nothing is kept where
        one of them is not in the workspace: DataError, with the nearest; ConfigurationError where a tag is empty.
        """
        known, tidy = people(self.log()), tidy_tags(tags)
        ids = [find_account(known, account) for account in accounts]
        now = micros((clock or SystemClock()).now()) or 0
        with self.writing(decision, clock or SystemClock()) as connection, transaction(connection):
            decide(connection, ids, decision, why, tidy, now)
        return ids

    def keep_lists(self, lists: Sequence[AccountList], clock: Clock | None = None) -> None:
        """Keep lists of accounts that are to be left out, as `graphkit.files.names.read_list` reads them.

        Every later `graphkit rank` leaves out whom they mean, also of accounts that come in later, and no crawl reads
        anything of whom not to contact. A list of the same file and reason takes the place of the one before. Raises as
        `add` does.
        """
        now = micros((clock or SystemClock()).now()) or 0
        with self.writing("lists", clock or SystemClock()) as connection, transaction(connection):
            keep_lists(connection, lists, now)

    def lists(self) -> tuple[AccountList, ...]:
        """The lists of accounts to leave out that are kept here."""
        self._bring_up_to_date()
        rows = self._table(LISTS, "account_list AS t").iter_rows(named=True)
        return tuple(AccountList(**{**row, "names": tuple(row["names"])}) for row in rows)

    def seeds(self) -> list[str]:
        """The ids of the accounts that crawls started from or that were accepted, as they stand in `log()`."""
        return self._decided(*SEEDS)

    def rejected(self) -> list[str]:
        """The ids of the accounts that were rejected."""
        return self._decided("rejected")

    def held(self) -> list[str]:
        """The ids of the accounts on which nothing is decided for now."""
        return self._decided("held")

    def _decided(self, *decisions: str) -> list[str]:
        latest = self._as_in_a_log(self.decisions()).unique("account", keep="last", maintain_order=True)
        return latest.filter(pl.col("decision").is_in(decisions))["account"].to_list()

    def _as_in_a_log(self, decisions: pl.DataFrame) -> pl.DataFrame:
        """With the ids that accounts have in `log()`."""
        if len(self.platforms()) < 2:
            return decisions
        named = decisions.with_columns(platform=pl.when(pl.col("platform") != "").then("platform"))
        return named.with_columns(with_platform("account"))

    def counts(self) -> dict[str, int]:
        """How many accounts, posts, interactions and given ties there are."""
        ids = {
            "accounts": ("account", "account_id"),
            "posts": ("post", "post_id"),
            "interactions": ("interaction", "interaction_id"),
        }
        # What names no platform is of the only one, and may be there beside what names it.
        each = "DISTINCT {}" if len(self.platforms()) == 1 else "*"
        places = {name: f"(SELECT count({each.format(own)}) FROM {table})" for name, (table, own) in ids.items()}
        places["edges"] = "(SELECT count(*) FROM edge)"
        schema = pl.Schema(dict.fromkeys(places, pl.Int64()))
        return dict(self._table(schema, "(SELECT 1 AS key) AS t", places).row(0, named=True))

    def platforms(self) -> list[str]:
        """The platforms that accounts in here are on."""
        named = "(SELECT min(key) AS key, platform FROM account WHERE platform != '' GROUP BY platform) AS t"
        return self._table(pl.Schema({"platform": pl.String()}), named)["platform"].to_list()

    @contextmanager
    def writing(self, what: str, clock: Clock) -> Iterator[sqlite3.Connection]:
        """A connection to write by, which nobody else has meanwhile; `what` tells others what it is for."""
        if not self.path.absolute().parent.is_dir():
            raise DataError(
                f"There is no folder {self.path.absolute().parent}.",
                advice="Make it, or name another place for the workspace.",
                file=str(self.path),
            )
        with held(self.path):
            connection = connect(self.path)
            try:
                with explaining(self.path):
                    leave_word(connection, what, clock.now())
                    yield connection
                    connection.execute("DELETE FROM holder")
            finally:
                connection.close()

    def _bring_up_to_date(self) -> None:
        """Make the tables that the graphkit which made the file did not have."""
        self._refuse_absent()
        with reading(self.path) as read:
            version = read("PRAGMA user_version").item()
        if version < len(MIGRATIONS):
            connect(self.path).close()

    def _table(self, schema: pl.Schema, rest: str, places: dict[str, str] | None = None) -> pl.DataFrame:
        self._refuse_absent()
        with reading(self.path) as read:
            return query(read, schema, _at(schema) | (places or {}), rest)

    def _refuse_absent(self) -> None:
        if not self.path.is_file():
            raise DataError(
                f"There is no workspace {self.path}.",
                advice="`graphkit crawl -w` or `graphkit import -w` makes one.",
                file=str(self.path),
            )


def _at(schema: pl.Schema) -> dict[str, str]:
    """Where each column is found: by its name in the table t."""
    return {column: f"t.{column}" for column in schema}
