"""graphkit check"""

from __future__ import annotations

import io
import json
from pathlib import Path

import polars as pl
import pytest

from tests.cli.conftest import FILES, Run
from tests.made_up import niches

KNOWN = ("--known", "@g0a2", "-k", "g0a3", "-k", "g1a1")


@pytest.fixture
def result(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A result from the seed g0a1, in the current folder."""
    monkeypatch.chdir(tmp_path)
    log = niches()
    for name in ("accounts", "posts", "interactions"):
        getattr(log, name).write_parquet(f"{name}.parquet")
    assert run("expand", *tmp_path.glob("*.parquet"), "--seed", "g0a1", "-o", "out").code == 0
    return tmp_path / "out"


def test_a_table_for_people_and_a_conclusion(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out", *KNOWN)

    assert ran.code == 0
    for name in ("graphkit", "its closeness alone", "shared commenters", "plain PageRank", "by lot"):
        assert any(line.startswith(name) for line in ran.out.splitlines())
    assert "first 10        first 50  median rank" in ran.out.splitlines()[0]
    assert all(len(line) <= 80 for line in ran.out.splitlines())
    assert "4 accounts were hidden, one at a time, and looked for among 18 authors." in ran.err
    assert "So few accounts prove little: name more with --known, 10 or more in all." in ran.err


def test_who_was_missed_is_named_with_the_rank(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out", *KNOWN, "--top", "1")
    missed = ran.out.split("not in the first 1 ")[1].splitlines()

    assert "perhaps because it is" in missed[0]
    assert any(line.split()[0] == "@g1a1" and "in a community with none of the others" in line for line in missed[1:])


def test_formats_for_other_tools(run: Run, result: Path) -> None:
    rows = json.loads(run("check", "-d", "out", *KNOWN, "--format", "json").out)
    table = pl.read_csv(io.StringIO(run("check", "-d", "out", *KNOWN, "--format", "csv").out))

    share = next(row for row in rows if (row["measure"], row["method"]) == ("first 10", "score"))
    assert share["trials"] == 4
    assert share["low"] < share["value"] <= share["high"] <= 1
    assert table.height == len(rows) == 20


def test_quiet_prints_the_table_alone(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out", *KNOWN, "-q")

    assert ran.err == ""
    assert ran.out.startswith(" ")


def test_two_known_accounts_work_and_give_no_interval(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out", "-k", "g0a2")

    assert ran.code == 0
    assert "(" not in ran.out
    assert "So few accounts give no interval: name more with --known" in ran.err


def test_one_known_account_says_what_to_do(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out")

    assert (ran.code, ran.out) == (2, "")
    assert "Only one account is known, @g0a1" in ran.err
    assert "would have wanted in the list" in ran.err
    assert "--known" in ran.err


def test_a_mistyped_account_is_understood(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out", "-k", "@g0a22")

    assert ran.code == 3
    assert "Did you mean @g0a2" in ran.err


def test_who_never_published_is_named(run: Run, result: Path) -> None:
    ran = run("check", "-d", "out", *KNOWN, "-k", "g0f0")

    assert "4 accounts were hidden" in ran.err
    assert "Never seen to publish, so in no list, yet a help to find the others: g0f0." in ran.err


@pytest.mark.parametrize("arguments", [("--top", "0"), ("--top", "many"), ("--known",)])
def test_options_that_are_none(run: Run, result: Path, arguments: tuple[str, ...]) -> None:
    assert run("check", "-d", "out", *arguments).code == 2


def test_a_folder_without_a_result_says_so(run: Run, tmp_path: Path) -> None:
    ran = run("check", "-d", tmp_path, "-k", "ana")

    assert ran.code == 3
    assert "holds no result" in ran.err


def test_names_that_came_in_never_steer_the_terminal(run: Run, small: Path) -> None:
    (small / "accounts.csv").write_text("handle,name\nana,\nben,\n")
    text = (small / "comments.csv").read_text().replace("dora", "[red]do\x1b[31mra[/]")
    (small / "comments.csv").write_text(text)
    (small / "posts.csv").write_text((small / "posts.csv").read_text().replace("dora", "[red]do\x1b[31mra[/]"))
    assert run("expand", *FILES, "--seed", "ana", "-o", "out").code == 0
    ran = run("check", "-d", "out", "-k", "[red]do\x1b[31mra[/]", "-k", "ben", "--top", "1")

    assert "\x1b" not in ran.out + ran.err
    assert "[red]do" in ran.out
