"""graphkit expand"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import polars as pl
import pytest

from graphkit import Brief
from graphkit.writers.results import read_results
from tests.cli.conftest import FILES, Run

WRITTEN = {
    "candidates.csv",
    "candidates.jsonl",
    "fans.csv",
    "crawl_next.csv",
    "communities.csv",
    "network.gexf",
    "map.html",
    "run.json",
    "sensitivity.csv",
    "features.csv",
    "tables",
}


def test_it_writes_every_file_and_nothing_else(run: Run, small: Path) -> None:
    assert run("expand", *FILES, "--seed", "@ana", "-o", "out").code == 0
    assert {path.name for path in (small / "out").iterdir()} == WRITTEN


def test_data_goes_to_stdout_and_the_rest_to_stderr(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "@ana", "-o", "out", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [row["handle"] for row in rows] == ["ben", "cem", "dora"]
    assert "Written to out" in ran.err
    assert ran.out == (small / "out" / "candidates.csv").read_text()


def test_quiet_prints_the_result_alone(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "@ana", "-o", "out", "-q")
    assert ran.err == ""
    assert "@ben" in ran.out


@pytest.mark.parametrize("format_", ["csv", "jsonl", "json", "parquet", "table"])
def test_every_format_holds_every_candidate(format_: str, small: Path) -> None:
    command = [sys.executable, "-m", "graphkit_cli", "expand", *FILES, "-s", "ana", "-q", "--format", format_]
    printed = subprocess.run(command, capture_output=True, check=True, cwd=small).stdout
    if format_ == "table":
        assert all(f"@{handle}" in printed.decode() for handle in ("ben", "cem", "dora"))
        return
    read = {"csv": pl.read_csv, "jsonl": pl.read_ndjson, "json": pl.read_json, "parquet": pl.read_parquet}[format_]
    assert read(io.BytesIO(printed))["handle"].to_list() == ["ben", "cem", "dora"]


def test_the_band_keeps_unknown_counts_apart_and_asks_for_them(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "--followers", "5k-100k", "-o", "out", "--format", "jsonl")
    groups = {row["handle"]: row["group"] for row in map(json.loads, ran.out.splitlines())}
    assert groups == {"ben": "in band", "cem": "followers unknown"}
    asked = pl.read_csv(small / "out" / "crawl_next.csv")
    assert asked.filter(get="followers")["handle"].to_list() == ["cem"]
    assert "1 too many followers" in ran.err


def test_a_list_whose_sizes_are_all_unknown_does_not_look_like_one_in_the_band(run: Run, small: Path) -> None:
    ran = run("expand", "comments.csv", "posts.csv", "--seed", "ana", "--followers", "5k-100k")

    assert ran.out.index("Of these the follower count is unknown") < ran.out.index("@ben")
    assert "The band says nothing of 3 of them, whose number of followers is unknown" in ran.err
    assert "unknown" not in run("expand", "comments.csv", "posts.csv", "--seed", "ana").err


def test_a_name_may_hold_what_sentences_are_joined_by(run: Run, small: Path) -> None:
    accounts = "account_id,name\n" + "".join(f"{who},{who}; the baker\n" for who in ("ana", "ben", "cem", "dora"))
    (small / "accounts.csv").write_text(accounts)
    ran = run("expand", *FILES, "--seed", "ana", "--columns", "actor_id=commenter,author_id=author")

    assert "Commented on 1 post by ana; the baker, and" in ran.out


def test_the_run_is_recorded(run: Run, small: Path) -> None:
    run("expand", *FILES, "--seed", "ana", "--followers", "5k-", "--top", "7", "-o", "out")
    record = json.loads((small / "out" / "run.json").read_text())
    assert record["parameters"] == {
        "seeds": ["ana"],
        "not_like": [],
        "followers": [5000, None],
        "top": 7,
        "seed": 0,
        "brief": json.loads(msgspec.json.encode(Brief())),
    }


def test_who_it_should_not_be_like_is_kept_with_the_result(run: Run, small: Path) -> None:
    run("expand", *FILES, "--seed", "ana", "--not-like", "@ben", "-o", "out")
    record = json.loads((small / "out" / "run.json").read_text())
    why = run("why", "ben", "-d", "out")

    assert len(record["parameters"]["not_like"]) == 1
    assert "named as one it should not be like" in why.out
    digests = {read["file"]: read["sha256"] for read in record["inputs"]}
    assert digests == {name: hashlib.sha256((small / name).read_bytes()).hexdigest() for name in FILES}
    assert {"polars", "networkx", "python"} <= record["versions"].keys()


def test_the_same_input_gives_the_same_bytes(small: Path) -> None:
    digests = []
    for hash_seed, threads in (("1", "1"), ("2", "2")):
        out = small / f"out{hash_seed}"
        command = [sys.executable, "-m", "graphkit_cli", "expand", *FILES, "-s", "ana", "-o", str(out), "-q"]
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed, "POLARS_MAX_THREADS": threads}
        subprocess.run(command, check=True, cwd=small, env=environment, capture_output=True)
        files = sorted(path for path in out.rglob("*") if path.is_file())
        digests.append({str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert digests[0] == digests[1]


def test_a_column_can_be_named_by_hand(run: Run, small: Path) -> None:
    text = (small / "comments.csv").read_text().replace("commenter", "who")
    (small / "comments.csv").write_text(text)
    ran = run("expand", *FILES, "--seed", "ana", "--columns", "commenter=who")
    assert ran.code == 0
    assert "@ben" in ran.out


def test_a_column_cannot_be_two(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "--columns", "text=text, text=created_at")
    assert ran.code == 2
    assert "“text” is named more than once" in ran.err


def test_a_band_that_is_none_says_how_to_write_one(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "--followers", "many")
    assert ran.code == 2
    assert "5k-100k" in ran.err


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("5k-100k", [5_000, 100_000]),
        ("-1.5M", [None, 1_500_000]),
        ("200–", [200, None]),
        ("5,000-100,000", [5_000, 100_000]),
        ("5.000 - 100.000", [5_000, 100_000]),
    ],
)
def test_bands_as_people_write_them(run: Run, small: Path, written: str, band: list[int | None]) -> None:
    run("expand", *FILES, "--seed", "ana", "--followers", written, "-o", "out")
    assert json.loads((small / "out" / "run.json").read_text())["parameters"]["followers"] == band


def test_a_failure_leaves_an_earlier_result_as_it_was(run: Run, small: Path) -> None:
    run("expand", *FILES, "--seed", "ana", "-o", "out")
    before = {path: path.read_bytes() for path in (small / "out").rglob("*") if path.is_file()}
    assert run("expand", *FILES, "--seed", "@nobody_like_this", "-o", "out").code == 3
    assert {path: path.read_bytes() for path in (small / "out").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("band", ["1.5-2k", "k-5", "5k", "-", "100k-5k"])
def test_bands_that_are_none(run: Run, small: Path, band: str) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "--followers", band)
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_an_empty_list_says_what_to_do(run: Run, small: Path) -> None:
    (small / "accounts.csv").write_text("handle,followers\nben,1\ncem,2\ndora,3\n")
    ran = run("expand", *FILES, "--seed", "ana", "--followers", "5k-")
    assert ran.code == 0
    assert "Nobody is left: loosen --followers" in ran.err


def test_an_empty_list_is_not_laid_to_a_band_that_nobody_asked_for(run: Run, small: Path) -> None:
    (small / "accounts.csv").write_text("handle,followers,platform\nana,1,x\nben,1,x\ncem,2,x\ndora,3,x\n")
    elsewhere = run("expand", *FILES, "--seed", "ana", "--platform", "insta").err
    (small / "posts.csv").write_text("post_id,author\np1,ana\n")
    alone = run("expand", "comments.csv", "posts.csv", "--seed", "ana").err

    assert "Nobody is left: the accounts of this data are on x." in elsewhere
    assert "Nobody is left: add files with more posts and comments" in alone


@pytest.mark.parametrize("width", ["", "abc", "0", "40"])
def test_odd_widths_of_a_terminal(run: Run, small: Path, monkeypatch: pytest.MonkeyPatch, width: str) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert "@ben" in run("expand", *FILES, "--seed", "ana", "-q").out


def test_a_full_disk_is_said_in_one_line(small: Path) -> None:
    command = f"{sys.executable} -m graphkit_cli expand {' '.join(FILES)} -s ana -q --format csv > /dev/full"
    ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=small)
    assert (ran.returncode, ran.stderr.count("\n")) == (3, 1)
    assert "No space left" in ran.stderr


def test_what_came_in_never_steers_the_terminal(run: Run, small: Path) -> None:
    (small / "comments.csv").write_text("commenter,post_id\n\x1b[31mben\u202e,p1\n")
    ran = run("expand", *FILES, "--seed", "benn")
    assert ran.code == 3
    assert "\x1b" not in ran.err
    assert "\u202e" not in ran.err


@pytest.mark.parametrize("command", [("expand", "--seed", "ana"), ("import",)])
def test_nothing_is_written_into_a_folder_that_is_read(run: Run, small: Path, command: tuple[str, ...]) -> None:
    """Read again, the results would be the next run's data."""
    before = sorted(small.rglob("*"))
    ran = run(*command, small, "-o", f"{small}/.")

    assert ran.code == 2
    assert "would be read as data the next time" in ran.err
    assert sorted(small.rglob("*")) == before
    assert run(*command, small, "-o", small / "out").code == 0


def test_a_set_is_chosen_together(run: Run, small: Path) -> None:
    ran = run("expand", *FILES, "--seed", "ana", "-o", "out", "--pick", "2")
    assert ran.code == 0
    assert "Chosen together: @cem. 1 engage with them and with no seed (picks.csv)." in ran.err
    picks = pl.read_csv(small / "out" / "picks.csv")
    header = (small / "out" / "overlap.csv").read_text().splitlines()[0]

    # Ben and cem comment on ana, who is the seed: only dora, on cem, is reached anew.
    assert picks.select("label", "new").rows() == [("'@cem", 1)]
    assert header == "account,label,'@ana,'@cem"
    # The result keeps that they were chosen: drawn again, the map has them.
    assert run("map", "-d", "out", "-o", "again.html").code == 0
    assert (small / "again.html").read_bytes() == (small / "out" / "map.html").read_bytes()
    assert read_results(small / "out").picks["label"].to_list() == ["@cem"]


def test_a_set_is_chosen_for_a_budget(run: Run, small: Path) -> None:
    (small / "prices.csv").write_text("account,price\n@cem,40\n=cmd|x!A1,1\nben,ask\n")
    ran = run("expand", *FILES, "--seed", "ana", "-o", "out", "--budget", "50", "--prices", "prices.csv")
    picks = pl.read_csv(small / "out" / "picks.csv")

    assert ran.code == 0
    assert "1 of 3 candidates have a price; whoever has none is left out of the choice." in ran.err
    assert picks.select("label", "new", "price", "spent").rows() == [("'@cem", 1, 40.0, 40.0)]
    assert run("expand", *FILES, "--seed", "ana", "-o", "out", "--budget", "39", "--prices", "prices.csv").code == 0
    assert pl.read_csv(small / "out" / "picks.csv").is_empty()


@pytest.mark.parametrize("option", [("--budget", "50"), ("--prices", "comments.csv")])
def test_a_budget_without_prices_is_told_before_anything_is_read(
    run: Run, small: Path, option: tuple[str, str]
) -> None:
    ran = run("expand", *FILES, "--seed", "ana", *option)

    assert ran.code == 2
    assert "--budget 5000 --prices prices.csv" in ran.err
    assert not (small / "out").exists()


def test_an_earlier_result_is_compared_with(run: Run, small: Path) -> None:
    assert run("expand", *FILES, "--seed", "ana", "-o", "out").code == 0
    ran = run("expand", *FILES, "--seed", "ana", "--seed", "ben", "-o", "out", "--before", "out")

    assert "Since out: 0 new, 2 up, 0 down, 1 gone (moved.csv)." in ran.err
    assert pl.read_csv(small / "out" / "moved.csv").filter(how="gone")["why"].to_list() == ["a seed"]
    assert run("why", "cem", "-d", "out", "--features").code == 0


def test_a_result_to_compare_with_is_one(run: Run, small: Path) -> None:
    (small / "else").mkdir()
    ran = run("expand", *FILES, "--seed", "ana", "--before", "else")

    assert ran.code == 3
    assert "else holds no result of graphkit" in ran.err
