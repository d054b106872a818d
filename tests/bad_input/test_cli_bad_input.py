"""Bad input, as the user of the command meets it: one clear error or a counted warning, and nothing half-written."""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from graphkit.readers.files import contents
from tests.cli.conftest import ACCOUNTS, COMMENTS, FILES, POSTS, Ran, Run

USAGE, DATA = 2, 3


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(files: Mapping[str, str | bytes]) -> list[str]:
    for name, content in files.items():
        Path(name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(files)


def good() -> list[str]:
    return put(dict(zip(FILES, (COMMENTS, POSTS, ACCOUNTS), strict=True)))


def refused(ran: Ran, code: int, *told: str) -> None:
    """Ended with `code`, one error and what to do about it; nothing written, nothing on stdout."""
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert "Traceback" not in ran.err
    for words in told:
        assert words in ran.err
    if code == DATA:
        error, advice = ran.err.splitlines()
        assert error.startswith("Error: ")
        assert advice.startswith("  → ")
    assert not Path("out").exists()


def worked(ran: Ran, *told: str) -> list[dict[str, str]]:
    """Ended well, having said this on stderr; the candidates."""
    assert ran.code == 0, ran.err
    assert "Traceback" not in ran.err
    for words in told:
        assert words in ran.err
    assert not list(Path("out").rglob(".*"))
    json.loads(Path("out/run.json").read_text())
    with Path("out/candidates.csv").open(newline="") as opened:
        return list(csv.DictReader(opened))


def expand(run: Run, files: list[str], seed: str = "@ana", *options: str) -> Ran:
    return run("expand", *files, "--seed", seed, "-o", "out", "--format", "csv", *options)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("comments.csv", b"", "comments.csv is empty"),
        ("comments.json", b"", "comments.json is empty"),
        ("comments.csv", b"commenter,post_id,post_author\n", "There is no comment and no tie"),
        ("comments.jsonl", b"\n\n", "comments.jsonl holds no rows"),
        ("comments.csv", bytes(range(256)) * 40, "is not a text file"),
        ("comments.csv", b"\x89PNG\r\n\x1a\n\xff\xfe\xfd" * 40, "is not text in utf-8: byte 0x89 in line 1"),
        ("comments.csv", b"PK\x03\x04" + b"\0" * 40, "archive of files"),
        ("comments.parquet", bytes(range(256)) * 40, "is not a proper Parquet file"),
        ("comments.csv.gz", b"\x1f\x8b" + bytes(range(256)), "broken .gz archive"),
        ("comments.csv.gz", gzip.compress(COMMENTS.encode())[:-9], "broken .gz archive"),
        ("comments.json", b"[" * 100_000, "nested too deeply"),
        ("comments.json", b"7", "is not a list of records"),
        ("comments.jsonl", b'{"commenter": "ben"\n', "line 1"),
        ("net.gexf", b"<gexf>", "is not a proper graph file"),
        ("net.graphml", b'<!DOCTYPE a [<!ENTITY b "c">]><graphml/>', "declares XML entities"),
        ("comments.csv", b"commenter,post_id\nben,p1\ncem,p1,more\n", "row 2 has 3 cells, the header 2"),
        ("comments.csv", b'commenter,post_id\nben,"p1\n', "never closed"),
        ("comments.csv", b"usr,clip\nben,p1\n", "its columns are usr, clip"),
        ("comments.csv", b"commenter_id,post_id\n1.80935E+16,p1\n", "was rounded"),
    ],
)
def test_a_file_that_is_no_table(name: str, content: bytes, told: str, run: Run) -> None:
    refused(expand(run, put({name: content})), DATA, told)


def test_missing_columns_name_the_way_out(run: Run) -> None:
    files = put({"comments.csv": "comenter,clip\nben,p1\n"})
    refused(expand(run, files), DATA, "--columns commenter=user,post_author=owner", "comenter → commenter")


def test_another_encoding(run: Run) -> None:
    files = put({"comments.csv": COMMENTS.replace("lovely", "schön").encode("cp1252"), "posts.csv": POSTS})
    refused(expand(run, files), DATA, "byte 0xf6 in line 2", "--encoding cp1252")
    assert worked(expand(run, files, "@ana", "--encoding", "cp1252"))


def test_an_encoding_that_is_none(run: Run) -> None:
    refused(expand(run, good(), "@ana", "--encoding", "klingon"), USAGE, "No encoding is called “klingon”")


def test_an_endless_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LONGEST_LINE", 1 << 20)
    refused(expand(run, put({"comments.csv": COMMENTS + "x" * (2 << 20)})), DATA, "a line of more than 1 MB")


def test_a_file_that_is_not_there(run: Run) -> None:
    good()
    refused(expand(run, ["coments.csv"]), DATA, "There is no file coments.csv", "Did you mean comments.csv")
    refused(expand(run, ["*.jsonl"]), DATA, "The pattern *.jsonl fits no file")


def test_a_file_that_may_not_be_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files = good()

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    refused(expand(run, files), DATA, "comments.csv cannot be read: Permission denied")


@pytest.mark.parametrize("name", ["comments.pdf", "pipe.csv"])
def test_what_is_no_readable_file(name: str, run: Run) -> None:
    put({"comments.pdf": "x"})
    os.mkfifo("pipe.csv")
    refused(expand(run, [name]), USAGE, f"{name} is not")


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("comenter=commenter", "Did you mean commenter"),
        ("commenter=comentor", "Did you mean commenter"),
        ("commenter", "commenter=user,post_author=owner"),
    ],
)
def test_columns_that_are_wrong(columns: str, told: str, run: Run) -> None:
    refused(expand(run, good(), "@ana", "--columns", columns), USAGE, told)


def test_a_seed_that_is_not_in_the_data(run: Run) -> None:
    refused(expand(run, good(), "@dorra"), DATA, "@dorra is not in the data", "Did you mean @dora?")


def test_a_result_that_was_there_stays(run: Run) -> None:
    worked(expand(run, good()))
    before = {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()}
    assert expand(run, put({"comments.csv": COMMENTS + '"'})).code == DATA
    assert expand(run, [*FILES[1:]]).code == DATA
    assert {path: path.read_bytes() for path in Path("out").rglob("*") if path.is_file()} == before


def test_mixed_types_are_counted(run: Run) -> None:
    accounts = "handle,followers\nana,12K\nben,many\ncem,12.0\n"
    found = worked(expand(run, put({"comments.csv": COMMENTS, "posts.csv": POSTS, "accounts.csv": accounts})))
    assert {row["handle"]: row["followers"] for row in found}["cem"] == "12"
    skipped = json.loads(Path("out/run.json").read_text())["skipped"]
    assert [note["count"] for note in skipped if "could not be understood" in note["what"]] == [1]


@pytest.mark.parametrize("format_", ["csv", "jsonl"])
def test_ids_beyond_2_53_are_exact(format_: str, run: Run) -> None:
    ids = {name: 18_093_512_345_678_900 + number for number, name in enumerate(("ana", "ben", "cem", "dora"))}
    rows = [("ben", "ana"), ("ana", "ben"), ("cem", "ana"), ("ana", "cem"), ("dora", "cem"), ("cem", "dora")]
    pairs = [
        {"commenter_id": ids[who], "post_id": ids[whose] * 10 + post, "post_author_id": ids[whose]}
        for who, whose in rows
        for post in range(3)
    ]
    text = {
        "csv": "\n".join([",".join(pairs[0]), *(",".join(map(str, pair.values())) for pair in pairs)]),
        "jsonl": "\n".join(map(json.dumps, pairs)),
    }[format_]
    found = worked(expand(run, put({f"comments.{format_}": text}), str(ids["ana"])))
    assert {row["account"] for row in found} == {str(ids[name]) for name in ("ben", "cem", "dora")}


def test_duplicate_comments_are_counted(run: Run) -> None:
    again = COMMENTS + COMMENTS.split("\n", 1)[1]
    once = worked(expand(run, good()))
    twice = worked(expand(run, put({"comments.csv": again}) + list(FILES[1:])), "7 read before in another row or file")
    assert twice == once


def test_comments_without_owners_are_counted(run: Run) -> None:
    files = put({"comments.csv": COMMENTS, "posts.csv": POSTS.replace("p4,dora", "p4,")})
    worked(expand(run, files), "1 on posts whose owner no file names")


def test_no_comment_has_an_owner(run: Run) -> None:
    ran = expand(run, put({"comments.csv": COMMENTS}), "@ben")
    refused(ran, DATA, "ben")


def test_owner_on_the_command_line(run: Run) -> None:
    found = worked(expand(run, put({"comments.csv": COMMENTS}), "@ben", "--owner", "@ana"))
    assert [row["account"] for row in found] == ["ana"]


def test_seeds_in_different_parts(run: Run) -> None:
    files = put({"edges.csv": "source,target\na,b\nb,a\nc,d\nd,c\n"})
    ran = run("expand", *files, "-s", "a", "-s", "c", "-o", "out", "--format", "csv")
    found = worked(ran, "separate parts of the network hold the seeds")
    assert {row["account"] for row in found} == {"b", "d"}


def test_a_seed_without_ties(run: Run) -> None:
    posts = POSTS + "p9,eve,2026-05-04T09:00:00Z,alone\n"
    files = put({"comments.csv": COMMENTS, "posts.csv": posts})
    refused(expand(run, files, "@eve"), DATA, "eve")


def test_a_seed_without_ties_beside_one_with(run: Run) -> None:
    posts = POSTS + "p9,eve,2026-05-04T09:00:00Z,alone\n"
    files = put({"comments.csv": COMMENTS, "posts.csv": posts})
    found = worked(expand(run, files, "@eve", "-s", "@ana"), "1 without a tie to anyone")
    assert "eve" not in {row["account"] for row in found}


@pytest.mark.parametrize(
    "text",
    [
        "source,target\na,a\n",
        "commenter,post_id,post_author\na,p1,a\n",
        "source,target,weight\na,b,0\n",
        "commenter,post_id,post_author\na,p1,\n",
    ],
)
def test_networks_of_one_account_or_without_ties(text: str, run: Run) -> None:
    refused(expand(run, put({"comments.csv": text}), "a"), DATA, "a")


def test_weights_that_are_none(run: Run) -> None:
    edges = "source,target,weight\na,b,1\nb,a,2\na,c,0\na,d,-3\na,e,NaN\na,f,many\na,g,inf\na,,1\n"
    ran = expand(run, put({"edges.csv": edges}), "a")
    found = worked(
        ran, "5 left out: the weight is not a number above 0 (or beyond 1e15)", "1 left out: one end is missing"
    )
    assert [row["account"] for row in found] == ["b"]


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")


def test_formulas_are_made_plain_in_every_table(run: Run) -> None:
    accounts = [{"account_id": f"a{number}", "name": text} for number, text in enumerate(FORMULAS)]
    accounts += [{"account_id": text, "name": "x"} for text in ("=cmd|x", "+2", "-2", "@@x")]
    names = ["seed", *(row["account_id"] for row in accounts), "=fan", "@@unseen"]
    comments = [
        {"commenter_id": who, "post_id": f"p{post}{whose}", "post_author_id": whose, "text": f"=evil #{number}"}
        for number, (who, whose) in enumerate(
            [(name, "seed") for name in names[1:]] + [("seed", name) for name in names[1:-2]]
        )
        for post in range(3)
    ]
    files = {
        "accounts.json": json.dumps(accounts),
        "comments.json": json.dumps(comments),
    }
    found = worked(expand(run, put(files), "seed"))
    assert len(found) == len(names) - 3
    run("communities", "-d", "out", "--format", "csv")
    run("export", "-d", "out", "--to", "csv", "-o", "out/exported.csv")
    for path in Path("out").rglob("*.csv"):
        with path.open(newline="") as opened:
            for row in csv.reader(opened):
                assert not [cell for cell in row if is_formula(cell)], path


def is_formula(cell: str) -> bool:
    """A cell that a spreadsheet would run; a negative number is none."""
    try:
        float(cell)
    except ValueError:
        return cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return cell.startswith(("+", "\t", "\r"))


@pytest.mark.parametrize("out", ["file", "file/out"])
def test_a_place_that_cannot_be_written_to(out: str, run: Run) -> None:
    files = good()
    Path("file").write_text("mine")
    ran = run("expand", *files, "--seed", "@ana", "-o", out)
    assert ran.code in (USAGE, DATA)
    assert "Traceback" not in ran.err
    assert Path("file").read_text() == "mine"


def test_a_full_disk_leaves_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files = good()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    refused(expand(run, files), DATA, "out/map.html cannot be written: No space left on device")


def test_names_that_would_steer_a_terminal(run: Run) -> None:
    files = put({"comments.csv": "commenter,post_author,post_id\nb\x1b[2Jen,ana,p1\nana,b\x1b[2Jen,p2\n"})
    ran = run("expand", *files, "--seed", "@ana", "-o", "out")
    assert ran.code == 0
    refused_seed = run("expand", *files, "--seed", "@b\x1b[2Jem", "-o", "out")
    unclear = run("expand", *put({"x.csv": "a\x1b[2J,b\n1,2\n"}), "--seed", "@ana", "-o", "out")
    for shown in (ran, refused_seed, unclear):
        assert "\x1b" not in shown.out + shown.err


@pytest.mark.parametrize("content", [b"", b"\x89PNG\xff\0", b"a,b\n1,2,3\n"])
def test_the_real_command(content: bytes, here: Path) -> None:
    put({"comments.csv": content})
    command = [sys.executable, "-m", "graphkit_cli", "expand", "comments.csv", "--seed", "@ana", "-o", "out"]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=here, check=False)
    refused(Ran(ran.returncode, ran.stdout, ran.stderr), DATA, "comments.csv")
