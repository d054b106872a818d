"""Lists of accounts by file: heard at import, rank and export, and kept in a workspace."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from graphkit_cli.export_command import TABLES, TOOLS
from tests.cli.conftest import FILES, Run

RANK = ("rank", "-w", "brand.gk", "--seed", "ana", "--format", "csv")


@pytest.fixture
def brand(run: Run, small: Path) -> Path:
    """A folder with a workspace, a list of whom not to contact, and one of whom one knows."""
    (small / "no.txt").write_text("# asked us not to\n@Ben\nnobody_here\n")
    (small / "known.csv").write_text("handle\ncem\n")
    assert run("import", *FILES, "-w", "brand.gk").code == 0
    return small


def listed(run: Run, *command: object) -> list[str]:
    ran = run(*command)
    assert ran.code == 0, ran.err
    return [row["handle"] for row in csv.DictReader(io.StringIO(ran.out))]


def test_what_an_import_finds_of_them_is_said(run: Run, brand: Path) -> None:
    said = run("import", *FILES, "--known", "known.csv", "--do-not-contact", "no.txt").err

    assert "no.txt (do not contact): 2 named, 1 found in the data." in said
    assert "known.csv (known already): 1 named, 1 found in the data." in said
    assert "Kept" not in said


def test_whom_to_look_up_leaves_them_out(run: Run, brand: Path) -> None:
    text = "platform,comment_id,post_id,commenter,post_author\n"
    rows = [f"instagram,{n},p,{name},ana\n" for n, name in enumerate(("ben", "cem", "dora"))]
    (brand / "more.csv").write_text(text + "".join(rows))
    asked = ("import", "more.csv", "--for", "instaloader")
    everybody = run(*asked)
    ran = run(*asked, "--known", "known.csv", "--do-not-contact", "no.txt")

    assert set(everybody.out.split()) - set(ran.out.split()) == {"ben", "cem"}
    assert "2 on your lists are left out." in ran.err
    assert "left out" not in everybody.err
    run("import", "-w", "brand.gk", "--do-not-contact", "no.txt")
    assert "ben" not in run(*asked, "-w", "brand.gk").out


def test_lists_that_are_kept_are_heard_of_without_being_named(run: Run, brand: Path) -> None:
    assert sorted(listed(run, *RANK)) == ["ben", "cem", "dora"]
    ran = run("import", "-w", "brand.gk", "--known", "known.csv", "--do-not-contact", "no.txt")
    assert ran.code == 0
    assert "Kept in brand.gk" in ran.err

    assert listed(run, *RANK) == ["dora"]
    assert listed(run, "expand", "-w", "brand.gk", "-s", "ana", "--format", "csv") == ["dora"]
    assert "It leaves out the 2 named in no.txt (do not contact)." in run("status", "-w", "brand.gk").err


@pytest.mark.parametrize("command", [("expand", *FILES, "-s", "ana"), ("rank", "-w", "brand.gk", "-s", "ana")])
def test_what_ranks_says_what_each_list_finds(run: Run, brand: Path, command: tuple[str, ...]) -> None:
    (brand / "mistyped.txt").write_text("benn\n")
    said = run(*command, "--known", "known.csv", "--do-not-contact", "mistyped.txt").err

    assert "mistyped.txt (do not contact): 1 named, 0 found in the data." in said
    assert "known.csv (known already): 1 named, 1 found in the data." in said


def test_a_list_of_the_same_file_takes_the_place_of_the_one_before(run: Run, brand: Path) -> None:
    keep = ("import", "-w", "brand.gk", "--do-not-contact", "no.txt")
    run(*keep)
    assert "takes the place" not in run(*keep).err
    (brand / "no.txt").write_text("dora\n")
    assert "no.txt takes the place of what it was before, with 2 named." in run(*keep).err

    assert sorted(listed(run, *RANK)) == ["ben", "cem"]


def test_a_list_is_heard_of_somebody_who_comes_in_later(run: Run, brand: Path) -> None:
    (brand / "no.txt").write_text("fay\n")
    run("import", "-w", "brand.gk", "--do-not-contact", "no.txt")
    posts = "".join(f"f{n},fay,2026-05-04T07:00:00Z,pie\n" for n in range(3))
    (brand / "more_posts.csv").write_text("post_id,author,created_at,text\n" + posts)
    (brand / "more.csv").write_text("comment_id,post_id,commenter\n9,f1,ana\n10,p1,fay\n")
    run("import", "more.csv", "more_posts.csv", "posts.csv", "-w", "brand.gk")
    ran = run(*RANK)

    assert "fay" not in ran.out
    assert "1 do not contact" in ran.err


def test_the_run_names_the_lists(run: Run, brand: Path) -> None:
    run("import", "-w", "brand.gk", "--do-not-contact", "no.txt")
    # Named again, it is one list all the same.
    listed(run, *RANK, "--known", "known.csv", "--do-not-contact", "no.txt")
    record = json.loads((brand / "out" / "run.json").read_text())

    assert record["lists"] == [
        {
            "reason": reason,
            "file": name,
            "sha256": hashlib.sha256((brand / name).read_bytes()).hexdigest(),
            "entries": entries,
            "found": 1,
        }
        for reason, name, entries in (("do not contact", "no.txt", 2), ("known already", "known.csv", 1))
    ]
    assert run("why", "ben", "-d", "out").code == 0


@pytest.mark.parametrize("to", [*TABLES, *TOOLS])
def test_no_export_hands_them_over(run: Run, brand: Path, to: str) -> None:
    (brand / "accounts.csv").write_text(
        "platform,handle,followers,url\n"
        + "".join(f"instagram,{name},9000,https://instagram.com/{name}/\n" for name in ("ana", "ben", "cem", "dora"))
    )
    run("expand", *FILES, "-s", "ana", "-o", "out", "-q")
    export = ("export", "-d", "out", "--to", to)
    assert run(*export, "-o", "all").code == 0
    ran = run(*export, "-o", "some", "--known", "known.csv", "--do-not-contact", "no.txt")
    everybody, some = ((brand / name).read_bytes() for name in ("all", "some"))

    assert ran.code == 0, ran.err
    assert "Left out by the lists: 1 do not contact, 1 known already." in ran.err
    if to in ("xlsx", "parquet"):
        assert len(some) < len(everybody)
        return
    assert {name for name in (b"ben", b"cem", b"dora") if name in everybody} == {b"ben", b"cem", b"dora"}
    identified = [line for line in some.splitlines() if b"dora" in line]
    assert len(identified) == 1
    rows = len(everybody.splitlines()) - 2 if to != "json" else 1
    assert len(some.splitlines()) == rows


def test_an_export_hears_what_the_workspace_keeps(run: Run, brand: Path) -> None:
    listed(run, *RANK)
    run("import", "-w", "brand.gk", "--do-not-contact", "no.txt")
    ran = run("export", "-d", "out", "-w", "brand.gk", "--to", "csv")

    assert [row["handle"] for row in csv.DictReader(io.StringIO(ran.out))] == ["cem", "dora"]
    assert [row["rank"] for row in csv.DictReader(io.StringIO(ran.out))] == ["2", "3"]
    assert "Left out by the lists: 1 do not contact." in ran.err


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        (("import",), 2, "Nothing to read."),
        (("import", "-w", "brand.gk"), 2, "Nothing to read."),
        (("import", "--known", "known.csv"), 2, "-w to keep them"),
        (("import", *FILES, "--known", "gone.txt", "-w", "new.gk"), 3, "The list gone.txt cannot be read"),
        (("expand", *FILES, "-s", "ana", "--known", "gone.txt"), 3, "The list gone.txt cannot be read"),
        (("export", "-d", "out", "--to", "gexf", "--known", "known.csv"), 2, "gexf is not about them"),
        (("export", "-w", "brand.gk", "--to", "parquet", "-o", "s", "--known", "known.csv"), 2, "with -d"),
        (("export", "-d", "out", "-w", "none.gk", "--to", "csv"), 3, "There is no workspace none.gk."),
    ],
)
def test_what_cannot_be_done_is_said(run: Run, brand: Path, command: tuple[str, ...], code: int, says: str) -> None:
    ran = run(*command)

    assert (ran.code, says in ran.err) == (code, True), ran.err
    assert not Path("new.gk").exists()
