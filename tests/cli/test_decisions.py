"""What is decided in one round is heard in the next."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import FILES, Run

RANK = ("rank", "-w", "brand.gk", "--seed", "ana", "--format", "csv")


@pytest.fixture
def brand(run: Run, small: Path) -> Path:
    """A workspace with the small tables in it."""
    assert run("import", *FILES, "-w", "brand.gk").code == 0
    return small


def listed(run: Run, *options: str) -> list[str]:
    ran = run(*RANK, *options)
    assert ran.code == 0, ran.err
    return [row["handle"] for row in csv.DictReader(io.StringIO(ran.out))]


def test_everybody_is_listed_before_anything_is_decided(run: Run, brand: Path) -> None:
    assert sorted(listed(run)) == ["ben", "cem", "dora"]
    assert run("decisions", "-w", "brand.gk", "--format", "csv").out.splitlines()[1:] == []


def test_the_accepted_are_seeds_of_the_next_round(run: Run, brand: Path) -> None:
    assert run("rank", "-w", "brand.gk").code == 2
    assert run("accept", "@ben", "cem", "-w", "brand.gk", "--why", "answers everybody").code == 0
    ran = run("rank", "-w", "brand.gk", "--format", "csv")

    assert sorted(row["handle"] for row in csv.DictReader(io.StringIO(ran.out))) == ["ana", "dora"]


def test_the_rejected_are_what_nobody_should_be_like(run: Run, brand: Path) -> None:
    run("reject", "ben", "-w", "brand.gk")
    ran = run(*RANK)

    assert "ben" not in [row["handle"] for row in csv.DictReader(io.StringIO(ran.out))]
    assert "1 named as one it should not be like" in ran.err


def test_the_held_are_left_out_and_counted(run: Run, brand: Path) -> None:
    run("hold", "cem", "-w", "brand.gk")
    ran = run(*RANK)

    assert "cem" not in ran.out
    assert "1 on hold" in ran.err


def test_the_latest_decision_holds(run: Run, brand: Path) -> None:
    run("hold", "cem", "-w", "brand.gk")
    run("reject", "cem", "-w", "brand.gk")
    run("accept", "cem", "-w", "brand.gk")
    ran = run("rank", "-w", "brand.gk", "--format", "csv")

    assert ran.code == 0
    assert "on hold" not in ran.err
    assert "should not be like" not in ran.err


def test_whoever_is_named_as_a_seed_is_one_now(run: Run, brand: Path) -> None:
    run("reject", "ana", "-w", "brand.gk")
    run("hold", "ana", "-w", "brand.gk")

    assert sorted(listed(run)) == ["ben", "cem", "dora"]


def test_nothing_is_kept_where_one_is_unknown(run: Run, brand: Path) -> None:
    ran = run("accept", "ben", "dorra", "-w", "brand.gk")

    assert ran.code == 3
    assert "Did you mean @dora?" in ran.err
    assert run("decisions", "-w", "brand.gk", "--format", "csv").out.splitlines()[1:] == []


def test_decisions_are_listed_with_the_note(run: Run, brand: Path) -> None:
    run("reject", "dora", "-w", "brand.gk", "--why", "too large; [red]loud[/red]")
    ran = run("decisions", "-w", "brand.gk")

    assert "dora" in ran.out
    assert "too large; [red]loud[/red]" in ran.out


def test_tags_are_shown_and_filtered_by(run: Run, brand: Path) -> None:
    run("accept", "ben", "-w", "brand.gk", "--tag", "spring", "--tag", "[red]bread[/red]\x1b[2J")
    run("hold", "cem", "-w", "brand.gk", "--tag", "=1+1")
    shown = run("decisions", "-w", "brand.gk", "--tag", "Spring")
    table = run("decisions", "-w", "brand.gk", "--format", "csv").out

    assert "spring, [red]bread[/red] [2J" in shown.out
    assert "\x1b" not in shown.out
    assert "cem" not in shown.out
    assert ",'=1+1," in table
    assert json.loads(run("decisions", "-w", "brand.gk", "--format", "json").out)[1]["tags"] == ["=1+1"]


def test_an_empty_table_of_decisions_says_why(run: Run, brand: Path) -> None:
    run("accept", "ben", "-w", "brand.gk", "--tag", "spring")

    assert "No decision has the tags sprig." in run("decisions", "-w", "brand.gk", "--tag", "sprig").err
    assert run("decisions", "-w", "brand.gk", "--tag", "spring").err == ""


def test_an_empty_tag_is_told(run: Run, brand: Path) -> None:
    ran = run("accept", "ben", "-w", "brand.gk", "--tag", " ")

    assert (ran.code, "A tag is empty." in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("list.txt", "# of last year\r\n@Ben\r\n\r\n"),
        ("list.txt", "\ufeffben\n"),
        ("list.txt", "https://www.example.org/@ben/\n"),
        ("list.csv", "rank,handle\n1,ben\n"),
        ("list.csv", "ben\n"),
        ("list.csv", 'name,account\n"Ben, the baker",\'ben\n'),
    ],
)
@pytest.mark.parametrize("option", ["--known", "--do-not-contact"])
def test_lists_are_left_out(run: Run, brand: Path, option: str, name: str, text: str) -> None:
    (brand / name).write_text(text, newline="")
    ran = run(*RANK, option, name)

    assert [row["handle"] for row in csv.DictReader(io.StringIO(ran.out))] == ["cem", "dora"]
    assert ("1 known already" if option == "--known" else "1 do not contact") in ran.err


def test_who_must_not_be_written_to_is_no_fan(run: Run, brand: Path) -> None:
    (brand / "more.csv").write_text("comment_id,post_id,commenter,text\n9,p1,fay,hi\n")
    run("import", "more.csv", "posts.csv", "-w", "brand.gk")
    (brand / "list.txt").write_text("fay\n")
    listed(run)
    assert "fay" in (brand / "out" / "fans.csv").read_text()
    listed(run, "--do-not-contact", "list.txt")

    assert "fay" not in (brand / "out" / "fans.csv").read_text()


def test_a_list_that_is_not_there_is_told(run: Run, brand: Path) -> None:
    ran = run(*RANK, "--known", "gone.txt")

    assert ran.code == 3
    assert "The list gone.txt cannot be read: No such file or directory." in ran.err
