"""A folder of results: complete, read back as it was, the same bytes every time."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import msgspec
import polars as pl
import pytest
from polars.testing import assert_frame_equal

import graphkit
from graphkit import Brand, Brief, Candidates, DataError, find_candidates
from graphkit.log.provenance import Input, Note
from graphkit.writers.results import read_results, write_results
from tests.conftest import ROOT
from tests.made_up import given, niches

FILES = {
    "candidates.csv", "candidates.jsonl", "communities.csv", "crawl_next.csv", "fans.csv", "network.gexf", "run.json",
    "sensitivity.csv",
        "features.csv", "tables",
}  # fmt: skip
BRIEF = Brief(keywords=("bread",), brand=Brand("Acme", not_with=("cartoon",)), competitors=(Brand("Rival"),))
INPUT = Input("comments.csv", "interactions", 12, 345, "ab" * 32)


def job() -> Candidates:
    base = niches()
    log = graphkit.Log(
        base.accounts, base.posts, base.interactions, given(("g0f1", "g0a1", 0.3), ("g0f2", "g0a1", -1.0)), (INPUT,),
        (Note("comments.csv", 3, "left out"),),
    )  # fmt: skip
    return find_candidates(log, ["g0a1", "g1a1"], followers=(5_000, None), top=10, seed=3, brief=BRIEF)


@pytest.fixture(scope="module")
def found() -> Candidates:
    return job()


@pytest.fixture
def folder(found: Candidates, tmp_path: Path) -> Path:
    write_results(found, tmp_path)
    return tmp_path


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "candidates.jsonl").read_text(encoding="utf-8").splitlines()]


def test_everything_but_the_map_is_written(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == FILES


def test_what_is_read_is_what_was_written(found: Candidates, folder: Path) -> None:
    back = read_results(folder)

    for table in ("accounts", "frame", "evidence", "fans", "crawl_next", "gates", "communities"):
        assert_frame_equal(getattr(back, table), getattr(found, table), check_exact=True)
    assert_frame_equal(back.network.ties, found.network.ties)
    assert_frame_equal(back.network.accounts, found.network.accounts)
    assert (back.seeds, back.band, back.top, back.seed) == (found.seeds, found.band, found.top, found.seed)
    assert (back.notes, back.log.inputs) == (found.notes, found.log.inputs)
    assert_frame_equal(back.why("g0f1"), found.why("g0f1"))


def test_written_again_it_is_the_same(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    again = tmp_path_factory.mktemp("again")
    write_results(read_results(folder), again)

    assert {name: (again / name).read_bytes() for name in FILES - {"tables"}} == {
        name: (folder / name).read_bytes() for name in FILES - {"tables"}
    }


def test_who_was_chosen_together_is_kept(found: Candidates, tmp_path: Path) -> None:
    write_results(found.choose(3), tmp_path)
    back = read_results(tmp_path)

    assert back.picks is not None
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["counts"]["picks"] == 3
    assert_frame_equal(back.picks, found.pick(3))
    assert pl.read_csv(tmp_path / "picks.csv")["new"].to_list() == found.pick(3)["new"].to_list()
    assert pl.read_csv(tmp_path / "overlap.csv").height == len(found.seeds) + 3


def test_where_nobody_asked_for_a_set_there_is_none(folder: Path) -> None:
    assert read_results(folder).picks is None
    assert not (folder / "picks.csv").exists()


def test_the_record_of_the_run(found: Candidates, folder: Path) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))

    assert run["graphkit"] == graphkit.__version__
    assert run["versions"]["polars"] == pl.__version__
    read = {"file": "comments.csv", "table": "interactions", "rows": 12, "bytes": 345, "sha256": "ab" * 32}
    assert run["inputs"] == [{**read, "format": "", "joined": 0, "unowned": 0, "doubles": 0}]
    assert run["parameters"] == {
        "seeds": ["g0a1", "g1a1"],
        "not_like": [],
        "followers": [5_000, None],
        "top": 10,
        "seed": 3,
        "brief": json.loads(msgspec.json.encode(BRIEF)),
    }
    assert run["counts"] == {
        "interactions": found.log.interactions.height, "posts": found.log.posts.height, "accounts": 96,
        "ties": found.network.ties.height, "communities": 3, "candidates": found.frame.height,
        "picks": None, "fans": found.fans.height,
    }  # fmt: skip
    assert sum(gate["removed"] for gate in run["gates"]) + found.accounts["gate"].null_count() == 96
    skipped = {(note["subject"], note["what"]): note["count"] for note in run["skipped"]}
    assert skipped["comments.csv", "left out"] == 3
    assert skipped["given ties", "left out: the weight is not a number above 0 (or beyond 1e15)"] == 1


def test_each_line_is_a_candidate_whose_parts_are_its_score(found: Candidates, folder: Path) -> None:
    written = lines(folder)

    assert [line["account"] for line in written] == found.frame["account"].to_list()
    for line in written:
        assert sum(Decimal(repr(points)) for points in line["parts"].values() if points is not None) == Decimal(
            repr(line["score"])
        )
        told = found.evidence.filter(account=line["account"])
        assert [one["sentence"] for one in line["evidence"]] == told["sentence"].to_list()
        assert all(one["rows"] or one["sign"] == "against" for one in line["evidence"])
        assert all(isinstance(one["numbers"], dict) for one in line["evidence"])


def test_each_csv_row_is_a_candidate_with_its_reasons(found: Candidates, folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((folder / "candidates.csv").read_text(encoding="utf-8"))))

    assert [row["account"] for row in rows] == found.frame["account"].to_list()
    for row in rows:
        told = found.evidence.filter(account=row["account"])
        assert row["why"] == "; ".join(told.filter(sign="for")["sentence"])
        assert row["doubts"] == "; ".join(told.filter(sign="against")["sentence"])


def test_tables_hold_what_was_found(found: Candidates, folder: Path) -> None:
    for name in ("fans", "crawl_next", "communities"):
        assert pl.read_csv(folder / f"{name}.csv").height == getattr(found, name).height > 0


PROGRAM = """
import sys
from pathlib import Path
from graphkit.writers.results import write_results
from tests.writers.test_results import job
write_results(job(), Path(sys.argv[1]))
"""


def test_same_bytes_whatever_the_hash_seed_and_threads(tmp_path: Path) -> None:
    written = set()
    for hashing, threads in (("0", "1"), ("77", "4")):
        folder = tmp_path / hashing
        folder.mkdir()
        environment = os.environ | {"PYTHONHASHSEED": hashing, "POLARS_MAX_THREADS": threads}
        subprocess.run([sys.executable, "-c", PROGRAM, str(folder)], env=environment, cwd=ROOT, check=True)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        digests = [(path.relative_to(folder), hashlib.sha256(path.read_bytes()).hexdigest()) for path in files]
        written.add(tuple(digests))

    assert len(written) == 1


def test_a_folder_without_a_result_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"run\.json is missing") as caught:
        read_results(tmp_path)

    assert "graphkit expand" in caught.value.advice
    with pytest.raises(DataError):
        read_results(tmp_path / "nowhere")


@pytest.mark.parametrize(
    "name", ["log_accounts", "log_posts", "log_interactions", "log_edges", "network", "ties", "accounts", "communities"]
)
def test_a_missing_table_is_named(folder: Path, name: str) -> None:
    (folder / "tables" / f"{name}.parquet").unlink()

    with pytest.raises(DataError, match=rf"{name}\.parquet is missing"):
        read_results(folder)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "7", "{}", '{"inputs": [], "skipped": [], "parameters": []}', "\xff"]
)
def test_a_broken_record_is_refused(folder: Path, text: str) -> None:
    (folder / "run.json").write_bytes(text.encode("latin-1"))

    with pytest.raises(DataError, match="broken"):
        read_results(folder)


@pytest.mark.parametrize("name", ["log_interactions", "ties", "accounts", "communities"])
@pytest.mark.parametrize("kept", [0, 3, 200, -5])
def test_a_cut_table_is_refused(folder: Path, name: str, kept: int) -> None:
    table = folder / "tables" / f"{name}.parquet"
    table.write_bytes(table.read_bytes()[:kept])

    with pytest.raises(DataError, match="broken"):
        read_results(folder)


@pytest.mark.parametrize(
    "name", ["log_accounts", "log_posts", "log_interactions", "log_edges", "network", "ties", "accounts", "communities"]
)
def test_a_table_of_something_else_is_refused(folder: Path, name: str) -> None:
    pl.DataFrame({"x": [1]}).write_parquet(folder / "tables" / f"{name}.parquet")

    with pytest.raises(DataError, match="broken"):
        read_results(folder)


def test_a_result_from_before_it_was_known_who_was_read_is_read(found: Candidates, folder: Path) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    for name in ("log_accounts", "network"):
        table = folder / "tables" / f"{name}.parquet"
        pl.read_parquet(table).drop("read").write_parquet(table)
        run["tables"][name] = hashlib.sha256(table.read_bytes()).hexdigest()
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")

    assert_frame_equal(read_results(folder).frame, found.frame)


def test_parameters_that_cannot_be_are_refused(folder: Path) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    run["parameters"]["followers"] = [9, 1]
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")

    with pytest.raises(DataError, match="broken"):
        read_results(folder)


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("no folder")

    with pytest.raises(DataError):
        read_results(tmp_path / "out")


def test_a_table_that_somebody_changed_is_refused(folder: Path) -> None:
    table = folder / "tables" / "accounts.parquet"
    pl.read_parquet(table).reverse().write_parquet(table)

    with pytest.raises(DataError, match="not as the run wrote it"):
        read_results(folder)


@pytest.mark.parametrize(
    "changed",
    [
        {"seeds": ["nobody"]},
        {"seeds": [1, None]},
        {"seeds": []},
        {"seed": 10**30},
        {"top": 1e400},
        {"top": 0},
    ],
)
def test_parameters_that_no_run_has_are_refused(folder: Path, changed: dict[str, object]) -> None:
    run = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    run["parameters"] |= changed
    (folder / "run.json").write_text(json.dumps(run), encoding="utf-8")

    with pytest.raises(DataError, match="broken"):
        read_results(folder)


def test_a_record_nested_without_end_is_refused(folder: Path) -> None:
    (folder / "run.json").write_text("[" * 200_000)

    with pytest.raises(DataError, match="broken"):
        read_results(folder)
