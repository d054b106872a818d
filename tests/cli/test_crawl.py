"""graphkit crawl, status, next, rank, and expand on a workspace"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import graphkit as gk
from graphkit.sources import known_sources
from graphkit.sources.source import Listing, Page
from tests.cli.conftest import FILES, Run
from tests.simulated.offer import offer_of
from tests.simulated.platform import Comments, SimulatedPlatform, comments_of

ACCOUNTS = 40


def small_comments() -> Comments:
    """Two groups of twenty who comment on each other, and a few ties between."""
    lots = np.random.default_rng(3)
    pairs = [(a, b) for a in range(ACCOUNTS) for b in range(ACCOUNTS) if a != b]
    near = [lots.random() < (0.4 if a // 20 == b // 20 else 0.02) for a, b in pairs]
    ties = np.array([pair for pair, chosen in zip(pairs, near, strict=True) if chosen], np.int64)
    return comments_of(ties[:, 0], ties[:, 1], np.full(len(ties), 2.0), ACCOUNTS, seed=3)


@pytest.fixture
def platform(monkeypatch: pytest.MonkeyPatch, small: Path) -> Path:
    """A folder in which --source simulated can be crawled."""
    offer = offer_of(SimulatedPlatform(small_comments(), ("feed",)))
    monkeypatch.setattr(known_sources, "known_sources", lambda: {"simulated": offer})
    return small


CRAWL = ("crawl", "--source", "simulated", "-w", "brand.gk")


def test_a_crawl_keeps_to_its_calls_and_says_how_to_go_on(run: Run, platform: Path) -> None:
    ran = run(*CRAWL, "--seed", "@0", "--calls", 5)
    assert ran.code == 0
    assert "At most 5 calls to simulated" in ran.err
    assert "The budget of 5 calls is spent." in ran.err
    assert "Go on: graphkit crawl -w brand.gk --source simulated --seed @0 --calls 5" in ran.err
    assert gk.Workspace("brand.gk").runs()["calls"].to_list() == [5]


def test_a_second_run_goes_on_and_reads_nothing_twice(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 30)
    assert run(*CRAWL, "--until", "spent", "--calls", 1_000).code == 0
    whole = gk.Workspace("brand.gk")
    with sqlite3.connect("brand.gk") as connection:
        read = "SELECT listing, cursor FROM call WHERE outcome = 'read' AND listing IS NOT NULL"
        pages = connection.execute(read).fetchall()
        assert connection.execute("SELECT count(*) FROM call WHERE step = 'resolve'").fetchone() == (1,)
    assert len(pages) == len(set(pages))
    assert run("crawl", "--seed", "@0", *CRAWL[1:-1], "once.gk", "--until", "spent", "--calls", 1_000).code == 0
    without = ("fetched_at", "origin")
    for table in ("posts", "interactions"):
        frames = [getattr(ws.log(), table).drop(without) for ws in (whole, gk.Workspace("once.gk"))]
        assert frames[0].sort(frames[0].columns).equals(frames[1].sort(frames[1].columns))


class TellsLater(SimulatedPlatform):
    """Says how many profiles come with one call only once it was asked something; counts how many it was asked for."""

    def __init__(self, comments: Comments) -> None:
        super().__init__(comments, ("posts",))
        self.batches: list[int] = []
        self.forget()

    def forget(self) -> None:
        self.terms = replace(self.terms, profiles_at_once=1)

    def profiles(self, subjects: Sequence[str]) -> Page:
        self.batches.append(len(subjects))
        return super().profiles(subjects)

    def read(self, listing: Listing, cursor: str | None) -> Page:
        self.terms = replace(self.terms, profiles_at_once=30)
        return super().read(listing, cursor)


def test_a_run_that_goes_on_asks_for_as_many_profiles_at_once_as_one_that_begins(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = TellsLater(small_comments())
    monkeypatch.setattr(known_sources, "known_sources", lambda: {"simulated": offer_of(source)})
    run(*CRAWL, "--seed", "@0", "--calls", 3)
    source.forget()
    source.batches.clear()
    run(*CRAWL, "--calls", 30)

    assert max(source.batches) > 1


def test_status_says_what_is_there(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 12)
    ran = run("status", "-w", "brand.gk")
    assert ran.code == 0
    assert "feed" in ran.out
    assert "12 calls were made in 1 crawl." in ran.err
    assert "The last one: The budget of 12 calls is spent." in ran.err
    rows = json.loads(run("status", "-w", "brand.gk", "--format", "json").out)
    assert {row["kind"] for row in rows} >= {"feed", "comments"}


def test_a_workspace_of_imports_alone_has_no_table_of_what_was_crawled(run: Run, small: Path) -> None:
    run("import", *FILES, "-w", "brand.gk")
    ran = run("status", "-w", "brand.gk")
    assert ran.out == ""
    assert "brand.gk holds 4 accounts" in ran.err
    assert "`graphkit accept @someone` keeps it as one" in run("rank", "-w", "brand.gk").err


def test_who_only_reads_leaves_nothing_beside_the_file_unless_another_reads_on(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 3)
    assert run("status", "-w", "brand.gk").code == 0
    assert sorted(path.name for path in platform.glob("brand.gk*")) == ["brand.gk", "brand.gk.lock"]

    with closing(sqlite3.connect("file:brand.gk?mode=ro", uri=True, isolation_level=None)) as reader:
        count = "SELECT count(*) FROM call"
        reader.execute("BEGIN")
        before = reader.execute(count).fetchone()
        run(*CRAWL, "--calls", 2)
        run("status", "-w", "brand.gk")
        assert Path("brand.gk-wal").exists()
        assert reader.execute(count).fetchone() == before
        reader.execute("COMMIT")
        assert reader.execute(count).fetchone() == (before[0] + 2,)
    run("status", "-w", "brand.gk")
    assert not Path("brand.gk-wal").exists()


def test_next_says_what_and_why_and_reads_nothing(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 12)
    before = gk.Workspace("brand.gk").runs()
    ran = run("next", "-w", "brand.gk", "--top", 3, "--format", "json")
    steps = json.loads(ran.out)
    assert len(steps) == 3
    assert all(step["why"] for step in steps)
    assert gk.Workspace("brand.gk").runs().equals(before)
    after = run(*CRAWL, "--calls", 1)
    assert after.code == 0
    with sqlite3.connect("brand.gk") as connection:
        assert connection.execute("SELECT step FROM call ORDER BY key DESC LIMIT 1").fetchone()[0] == steps[0]["step"]


@pytest.mark.parametrize("order", ["nearest", "breadth-first"])
def test_next_names_the_post_that_is_read_next_in_this_order(
    run: Run, small: Path, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    offer = offer_of(SimulatedPlatform(small_comments(), ("posts",)))
    monkeypatch.setattr(known_sources, "known_sources", lambda: {"simulated": offer})
    run(*CRAWL, "--seed", "@0", "--calls", 3, "--order", order)
    step = json.loads(run("next", "-w", "brand.gk", "--order", order, "--format", "json").out)[0]
    run(*CRAWL, "--calls", 1, "--order", order)

    with sqlite3.connect("brand.gk") as connection:
        read = "SELECT l.subject FROM call AS c JOIN listing AS l ON l.key = c.listing ORDER BY c.key DESC LIMIT 1"
        assert step["what"] == f"comments of {connection.execute(read).fetchone()[0]}"


def test_a_dry_run_asks_nobody(run: Run, platform: Path) -> None:
    ran = run(*CRAWL, "--seed", "@0", "--dry-run")
    assert ran.code == 0
    assert "Nothing is read." in ran.err
    assert "First it would look up @0" in ran.err
    assert not Path("brand.gk").exists()


def test_expand_crawls_ranks_and_draws(run: Run, platform: Path) -> None:
    ran = run("expand", "--seed", "@0", "--source", "simulated", "--calls", 60, "-w", "brand.gk", "-o", "out")
    assert ran.code == 0
    assert (platform / "out" / "map.html").is_file()
    first = pl.read_csv(platform / "out" / "candidates.csv")["account"].head(10).to_list()
    assert sum(int(account) < 20 for account in first) >= 9


def test_expand_crawls_from_an_address_which_tells_its_platform(run: Run, platform: Path) -> None:
    address = "https://simulated.example/0"
    assert "First it would look up" in run("expand", "--seed", address, "-w", "new.gk", "--dry-run").err
    assert not Path("new.gk").exists()
    ran = run("expand", "--seed", address, "--calls", 60, "-w", "new.gk", "-o", "out")

    assert ran.code == 0, ran.err
    assert gk.Workspace("new.gk").seeds() == ["0"]
    assert (platform / "out" / "map.html").is_file()


def test_a_dry_run_of_expand_reads_no_files_and_ranks_nothing(run: Run, platform: Path) -> None:
    run("import", "comments.csv", "posts.csv", "-w", "brand.gk")
    before = gk.Workspace("brand.gk").counts()
    Path("more.csv").write_text("comment_id,post_id,commenter,post_author\n99,p1,eve,ana\n")
    ran = run("expand", "more.csv", *CRAWL[1:], "--seed", "@0", "--dry-run", "-o", "out")

    assert ran.code == 0
    assert "Nothing is read." in ran.err
    assert gk.Workspace("brand.gk").counts() == before
    for arguments in (("-w", "brand.gk"), FILES):
        ran = run("expand", *arguments, "--seed", "ana", "--dry-run", "-o", "out")
        assert (ran.code, "Name a platform with --source" in ran.err) == (2, True)
    assert not Path("out").exists()


@pytest.mark.parametrize("kept", [("-w", "other.gk"), ()])
def test_a_source_that_there_is_not_is_told_before_anything_is_kept(
    run: Run, platform: Path, kept: tuple[str, ...]
) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "--source", "instagram", *kept)
    assert ran.code == 2
    assert "There is no source “instagram”" in ran.err
    assert not Path("other.gk").exists()


def test_rank_asks_nobody(run: Run, platform: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 60)
    monkeypatch.setattr(known_sources, "known_sources", dict)
    ran = run("rank", "-w", "brand.gk", "-o", "out", "--format", "csv")
    assert ran.code == 0
    assert (platform / "out" / "candidates.csv").is_file()


def test_imports_land_in_the_workspace_once(run: Run, small: Path) -> None:
    assert "7 interactions are new in brand.gk." in run("import", *FILES, "-w", "brand.gk").err
    assert "0 interactions are new in brand.gk." in run("import", *FILES, "-w", "brand.gk").err
    from_files = run("expand", *FILES, "--seed", "@ana", "-o", "one", "--format", "csv").out
    assert run("rank", "-w", "brand.gk", "--seed", "@ana", "-o", "two", "--format", "csv").out == from_files


def test_a_snapshot_is_read_again_as_the_same_log(run: Run, small: Path) -> None:
    run("import", *FILES, "-w", "brand.gk")
    assert run("export", "-w", "brand.gk", "--to", "parquet", "-o", "snapshot").code == 0
    kept, again = gk.Workspace("brand.gk").log(), gk.read("snapshot")
    assert again.interactions.drop("origin").equals(kept.interactions.drop("origin"))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("crawl", "-w", "brand.gk", "--seed", "@0"), 2, "Name one of simulated with --source."),
        ((*CRAWL,), 2, "Nothing says from whom to start"),
        ((*CRAWL, "--seed", "@nobody"), 4, "There is no account @nobody."),
        (("crawl", "--source", "blusky", "-w", "brand.gk", "--seed", "@0"), 2, "There is no source “blusky”."),
        ((*CRAWL, "--seed", "@0", "--since", "yesterday"), 2, "“yesterday” is not a day."),
        (("expand", "--seed", "@0", "--source", "simulated"), 2, "-w brand.gk"),
        (("expand", "--seed", "@0"), 2, "Nothing to read."),
        (("status", "-w", "none.gk"), 3, "There is no workspace none.gk."),
        (("rank", "-w", "none.gk"), 3, "There is no workspace none.gk."),
        (("next", "-w", "none.gk", "--source", "simulated"), 3, "There is no workspace none.gk."),
        (("export", "--to", "parquet"), 2, "Name what to export"),
        (("crawl", "--source", "simulated", "-w", "no/such/brand.gk", "--seed", "@0"), 3, "There is no folder"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said(
    run: Run, platform: Path, arguments: tuple[object, ...], code: int, says: str
) -> None:
    ran = run(*arguments)
    assert says in ran.err
    assert ran.code == code


def test_a_file_that_is_no_workspace_is_left_alone(run: Run, platform: Path) -> None:
    before = (platform / "comments.csv").read_bytes()
    ran = run("crawl", "--source", "simulated", "-w", "comments.csv", "--seed", "@0")
    assert ran.code == 3
    assert "it is no workspace" in ran.err
    assert (platform / "comments.csv").read_bytes() == before


def read_of(account: str, workspace: str = "brand.gk") -> int:
    """How many calls asked for something of an account alone."""
    with sqlite3.connect(workspace) as connection:
        count = "SELECT count(*) FROM call AS c JOIN account AS a ON a.key = c.account WHERE a.account_id = ?"
        return int(connection.execute(count, (account,)).fetchone()[0])


def test_the_accepted_are_starts_of_the_next_crawl(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 12)
    steps = ("next", "-w", "brand.gk", "--format", "json")
    before = run(*steps).out
    assert run("accept", "39", "-w", "brand.gk").code == 0
    after = run(*steps).out

    assert before != after
    assert "39" in [step["account"] for step in json.loads(after)]
    assert run(*CRAWL, "--calls", 3).code == 0
    assert read_of("39") > 0


def test_the_accepted_are_enough_to_start_from(run: Run, platform: Path) -> None:
    rows = "platform,comment_id,post_id,commenter,post_author\nsimulated,1,p1,5,7\nsimulated,2,p2,7,5\n"
    Path("seen.csv").write_text(rows)
    run("import", "seen.csv", "-w", "brand.gk")
    assert "graphkit accept" in run(*CRAWL).err
    run("accept", "5", "-w", "brand.gk")
    ran = run("expand", *CRAWL[1:], "--calls", 30, "-o", "out")

    assert ran.code == 0, ran.err
    assert read_of("5") > 0
    assert json.loads(Path("out/run.json").read_text())["parameters"]["seeds"] == ["5"]


def test_of_the_rejected_nothing_more_is_read(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 8)
    unread = next(account for account in map(str, range(1, 20)) if not read_of(account))
    run("reject", unread, "-w", "brand.gk")
    run(*CRAWL, "--until", "spent", "--calls", 1_000)

    assert read_of(unread) == 0
    assert sum(read_of(str(account)) > 0 for account in range(ACCOUNTS)) == ACCOUNTS - 1


def test_whoever_is_named_again_is_a_start_whatever_was_decided(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 2)
    run("reject", "0", "-w", "brand.gk")
    assert run(*CRAWL, "--calls", 3).code == 2
    assert run(*CRAWL, "--seed", "@0", "--calls", 3).code == 0
    assert gk.Workspace("brand.gk").seeds() == ["0"]


def test_a_crawl_does_not_seek_whom_not_to_contact(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 2)
    with sqlite3.connect("brand.gk") as connection:
        known = {account for (account,) in connection.execute("SELECT account_id FROM account")}
    unmet = next(account for account in map(str, range(1, 20)) if account not in known)
    met = next(account for account in known if account != "0" and not read_of(account))
    Path("no.txt").write_text(f"{unmet}\n{met}\n")
    assert met in run("next", "-w", "brand.gk", "--top", 100, "--format", "csv").out.replace("\n", ",").split(",")
    assert run("import", "-w", "brand.gk", "--do-not-contact", "no.txt").code == 0
    assert met not in run("next", "-w", "brand.gk", "--top", 100, "--format", "csv").out.replace("\n", ",").split(",")
    run(*CRAWL, "--until", "spent", "--calls", 1_000)

    assert (read_of(met), read_of(unmet)) == (0, 0)
    assert read_of("1" if "1" not in (met, unmet) else "2") > 0


def test_expand_does_not_seek_whom_a_list_named_with_it_says_not_to_contact(run: Run, platform: Path) -> None:
    run(*CRAWL, "--seed", "@0", "--calls", 2)
    with sqlite3.connect("brand.gk") as connection:
        known = {account for (account,) in connection.execute("SELECT account_id FROM account")}
    unmet = next(account for account in map(str, range(1, 20)) if account not in known)
    met, other = [account for account in sorted(known) if account != "0" and not read_of(account)][:2]
    Path("no.txt").write_text(f"{unmet}\n{met}\n")
    Path("known.txt").write_text(f"{other}\n")
    lists = ("--do-not-contact", "no.txt", "--known", "known.txt")
    steps = [run("expand", *CRAWL[1:], *given, "--dry-run").out for given in ((), lists)]
    ran = run("expand", *CRAWL[1:], *lists, "--until", "spent", "--calls", 100, "-o", "out")

    assert ran.code == 0, ran.err
    assert [f"feed  {met}  " in step for step in steps] == [True, False]
    assert "first: graphkit import -w brand.gk --do-not-contact no.txt" in ran.err
    assert "--known" not in ran.err
    assert (read_of(met), read_of(unmet)) == (0, 0)
    assert read_of(other) > 0
    assert gk.Workspace("brand.gk").lists() == ()
