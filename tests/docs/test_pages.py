"""The documentation is run: its commands, its Python, its links, its figures."""

from __future__ import annotations

import doctest
import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from tests.conftest import ROOT
from tests.docs.console import commands_in, missing
from tests.docs.help_pages import reference

PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
STANDINGS = {"@handle": "@wildoven", "@someone": "@rafael_tin"}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder that looks like a checkout in which somebody has put their own files."""
    (tmp_path / "sample_graphs").symlink_to(ROOT / "sample_graphs")
    for name in ("comments", "posts", "accounts"):
        packed = (ROOT / "sample_graphs" / "niche" / f"{name}.csv.gz").read_bytes()
        (tmp_path / f"{name}.csv").write_bytes(gzip.decompress(packed))
    shutil.copytree(ROOT / "tests" / "readers" / "exports" / "apify_instagram", tmp_path / "downloads")
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if commands_in(page)], ids=lambda page: page.name)
def test_commands_print_what_the_page_shows(page: Path, checkout: Path) -> None:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "COLUMNS": "80"}
    for shown in commands_in(page):
        if not shown.bare.startswith("graphkit"):
            continue
        command = shown.bare
        for placeholder, account in STANDINGS.items():
            command = command.replace(placeholder, account)
        ran = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=checkout, env=environment)
        assert "Traceback" not in ran.stderr
        assert missing(shown.lines, [*ran.stdout.splitlines(), *ran.stderr.splitlines()]) == [], command
        assert ran.returncode == (3 if shown.lines and shown.lines[0].startswith("Error") else 0), ran.stderr


def test_the_readme_shows_what_the_demo_prints(checkout: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n(.*?)```", readme, re.DOTALL)
    assert shown
    ran = subprocess.run([sys.executable, "-m", "graphkit_cli", "demo"], capture_output=True, text=True, cwd=checkout)
    printed = [*ran.stdout.splitlines(), *ran.stderr.splitlines()]
    assert missing(tuple(shown[1].splitlines()), printed) == []
    found = pl.read_csv(checkout / "graphkit-demo" / "communities.csv").height
    assert f"![The map of the demo: {found} communities," in readme


def test_the_readme_has_the_two_commands() -> None:
    commands = [shown.command for shown in commands_in(ROOT / "README.md")]
    assert commands[0] == "python3 -m pip install -q uv && uv run graphkit demo"
    assert commands[-1] == "python3 -m pip install -q uv && uv run pytest -n auto"


def test_the_command_reference_is_what_the_commands_say() -> None:
    assert (ROOT / "docs" / "commands.md").read_text(encoding="utf-8") == reference()


@pytest.mark.parametrize(("name", "least"), [("python.md", 10), ("crawling.md", 4)])
def test_the_python_of_a_page_runs(name: str, least: int, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(checkout)
    results = doctest.testfile(
        str(ROOT / "docs" / name), module_relative=False, optionflags=doctest.ELLIPSIS, encoding="utf-8"
    )
    assert results.attempted > least
    assert results.failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\((?!https?://)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_dependency_is_explained() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert listed
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    names = re.findall(r'"([a-z-]+)[><=]', listed[1])
    assert [name for name in names if name not in explained] == []


def test_no_file_names_a_package_index() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True, cwd=ROOT).stdout.split()
    index = re.compile(rb"(pypi|pythonhosted|npmjs)\.(org|com)")
    texts = (ROOT / name for name in listed if (ROOT / name).is_file())
    assert [str(path) for path in texts if index.search(path.read_bytes())] == []
    assert "uv.lock" not in listed
