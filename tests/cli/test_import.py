"""graphkit import"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graphkit_cli.main import COMMANDS, DATA, USAGE
from tests.cli.conftest import Run

EXPORTS = Path(__file__).parents[1] / "readers" / "exports"


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with posts and comments by one tool, in the current folder."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("posts.json", "comments.json", "profiles.json"):
        shutil.copy(EXPORTS / "apify_instagram" / name, folder)
    return folder


def test_what_each_file_held(run: Run, downloads: Path) -> None:
    ran = run("import", "downloads")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].split() == ["file", "rows", "joined", "no", "owner", "double"]
    assert lines[1].split() == ["comments.json", "4", "2", "2"]
    assert "Apify Instagram comments" in lines[2]
    assert all(len(line) <= 80 for line in lines)


def test_what_is_doubtful_stands_below_its_file_however_long_it_is(run: Run, downloads: Path) -> None:
    rows = "".join(f"ana,ben,{month}/11/2026 1:15 PM\n" for month in range(1, 10))
    (downloads / "log.csv").write_text(f"commenter,post_author,The day on which it was written\n{rows}")
    ran = run("import", "downloads", "--columns", "created_at=The day on which it was written")

    first = next(place for place, line in enumerate(ran.out.splitlines()) if line.startswith("log.csv"))
    below = ran.out.splitlines()[first + 1 : first + 4]
    assert "9 cells in" in " ".join(below)
    assert all(line.startswith("  ") for line in below)


def test_what_you_have_and_what_to_get_next(run: Run, downloads: Path) -> None:
    said = run("import", "downloads").err
    assert "4 posts, 7 comments, 5 other acts, from 18 Jun 2026 to 22 Jun 2026" in said
    assert "Of the comments that the platform counted under these posts, 5 of 1,145 (0 %) are here." in said
    assert "Of 7 commenters, 0 have a known number of followers." in said
    assert "`--for apify` (or instaloader, minet) prints whom to look up first" in said
    assert run("import", "downloads", "-q").err == ""


def test_whom_to_look_up_is_all_there_is_on_stdout(run: Run, downloads: Path) -> None:
    ran = run("import", "downloads", "--for", "apify", "--top", "2")
    asked = json.loads(ran.out)
    assert len(asked["directUrls"]) == 2
    assert "apify/instagram-scraper" in ran.err


def test_a_file_of_what_was_looked_up_lands_back(run: Run, downloads: Path) -> None:
    profiles = [
        {"id": "86554476454", "username": "plum_otter13", "followersCount": 9000, "followsCount": 5, "postsCount": 3}
    ]
    (downloads / "looked_up.json").write_text(json.dumps(profiles))
    assert "Of 7 commenters, 1 have a known number of followers." in run("import", "downloads").err
    assert "plum_otter13" not in run("import", "downloads", "--for", "instaloader").out


def test_the_tables_are_read_again(run: Run, downloads: Path) -> None:
    assert run("import", "downloads", "-o", "log").code == 0
    assert sorted(path.name for path in Path("log").iterdir()) == [
        "accounts.parquet",
        "interactions.parquet",
        "posts.parquet",
    ]
    ran = run("expand", "log", "--seed", "lamp_tide95", "-o", "out")
    assert ran.code == 0, ran.err
    assert Path("out/map.html").exists()


def test_a_report_for_another_tool(run: Run, downloads: Path) -> None:
    rows = json.loads(run("import", "downloads", "--format", "json").out)
    assert rows[0]["format"] == "Apify Instagram comments"
    assert (rows[0]["joined"], rows[0]["without_owner"]) == (2, 2)


def test_owner_owns_what_nobody_else_does(run: Run, downloads: Path) -> None:
    ran = run("import", "downloads", "--owner", "@lamp_tide95", "--format", "json")
    assert json.loads(ran.out)[0]["without_owner"] == 0


def test_strict(run: Run, downloads: Path) -> None:
    ran = run("import", "downloads", "--strict", "-o", "log")
    assert ran.code == DATA
    assert ran.out == ""
    assert "comments.json: 2 on posts without a known owner." in ran.err
    assert not Path("log").exists()


@pytest.mark.parametrize("tool", ["wget", "Apify"])
def test_an_unknown_tool(tool: str, run: Run, downloads: Path) -> None:
    ran = run("import", "downloads", "--for", tool)
    assert ran.code == USAGE
    assert "Choose apify, instaloader, minet, yt-dlp." in ran.err


def test_it_is_among_the_commands(run: Run) -> None:
    assert "import" in COMMANDS
    assert "--strict" in run("import", "--help").out


def test_files_of_one_name_are_told_apart(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for folder, who in (("may", "ben"), ("june", "caro")):
        Path(folder).mkdir()
        Path(folder, "comments.csv").write_text(f"commenter,post_author\n{who},ana\n")
    Path("june", "other.csv").write_text("commenter,post_author\ndan,ana\n")
    Path("notes.pdf").write_text("no export")
    said = [line.split()[0] for line in run("import", ".").out.splitlines() if line and not line.startswith(" ")]
    assert said[:5] == ["file", "june/comments.csv", "other.csv", "may/comments.csv", "."]
