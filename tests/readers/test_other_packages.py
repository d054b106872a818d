"""Readers that other packages offer."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.readers import known_readers as known
from tests.conftest import ROOT

TOY = Path(__file__).parent / "toy_reader"
NOTES = [
    {
        "noteId": "n1",
        "by": "ana",
        "body": "look",
        "hearts": "1.2K",
        "answers": [{"id": "1", "by": "ben", "body": "oh"}],
    },
    {"noteId": "n2", "by": "ben", "body": "nothing", "hearts": 3, "answers": []},
]
READ = """
import json, sys
import graphkit as gk
try:
    log = gk.read(sys.argv[1])
    answers = log.interactions.select("actor_id", "target_id", "text").rows()
    told = [log.inputs[0].format, answers, log.posts["likes"].to_list()]
except gk.ConfigurationError as error:
    told = [error.message, error.advice]
print(json.dumps(told))
"""
AS_IT_SHOULD = ["Murmur notes", [["ben", "ana", "oh"]], [1200, 3]]


def offered() -> str:
    points = tomllib.loads((TOY / "pyproject.toml").read_text())["project"]["entry-points"]
    return "".join(
        f"[{group}]\n" + "".join(f"{k} = {v}\n" for k, v in names.items()) for group, names in points.items()
    )


def as_files(module: str, points: str) -> dict[str, str]:
    """What an installed package is: its module, and the folder that says what it offers."""
    about = "graphkit_murmur-1.0.dist-info"
    return {
        "toy_reader.py": module,
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: graphkit-murmur\nVersion: 1.0\n",
        f"{about}/WHEEL": "Wheel-Version: 1.0\nGenerator: hand\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{about}/entry_points.txt": points,
        f"{about}/RECORD": "",
    }


def put(files: Mapping[str, str], folder: Path) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


def read_beside(packages: Path, tmp_path: Path) -> object:
    """What a new process reads that finds `packages` beside graphkit."""
    notes = tmp_path / "notes.json"
    notes.write_text(json.dumps(NOTES))
    environment = {**os.environ, "PYTHONPATH": f"{packages}{os.pathsep}{ROOT}"}
    ran = subprocess.run(
        [sys.executable, "-c", READ, notes], capture_output=True, text=True, check=True, env=environment, cwd=tmp_path
    )
    return json.loads(ran.stdout)


def test_the_page_shows_the_package() -> None:
    page = (ROOT / "docs" / "adding-a-reader.md").read_text(encoding="utf-8")
    assert (TOY / "toy_reader.py").read_text() in re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1] in (TOY / "pyproject.toml").read_text()


def test_a_package_beside_graphkit_adds_its_reader(tmp_path: Path) -> None:
    toy = put(as_files((TOY / "toy_reader.py").read_text(), offered()), tmp_path / "packages")
    assert read_beside(toy, tmp_path) == AS_IT_SHOULD


@pytest.mark.slow
def test_a_package_that_is_installed_adds_its_reader(tmp_path: Path) -> None:
    wheel = tmp_path / "graphkit_murmur-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in as_files((TOY / "toy_reader.py").read_text(), offered()).items():
            archive.writestr(name, text)
    uv = shutil.which("uv")
    install = [uv, "pip", "install", "--offline"] if uv else [sys.executable, "-m", "pip", "install", "--no-index"]
    packages = tmp_path / "packages"
    subprocess.run([*install, "--no-deps", "--target", packages, wheel], check=True, capture_output=True)
    assert read_beside(packages, tmp_path) == AS_IT_SHOULD


@pytest.mark.parametrize(
    ("module", "points", "problem"),
    [
        ("import nowhere_to_be_found", None, "cannot be loaded: No module named 'nowhere_to_be_found'"),
        ("READERS = 1 / 0", None, "cannot be loaded: division by zero"),
        ("", None, "cannot be loaded: module 'toy_reader' has no attribute 'READERS'"),
        ("READERS = 7", None, "cannot be loaded: 'int' object is not iterable"),
        ("READERS = ['reader']", None, "offers something that is no reader: 'reader'"),
        ("READERS = []", "[graphkit.readers]\nmurmur = gone:READERS\n", "cannot be loaded: No module named 'gone'"),
        (
            (TOY / "toy_reader.py").read_text().replace('{"noteId", "by", "answers"}', "()"),
            None,
            "offers a reader, Murmur notes, that would take every file for its own",
        ),
    ],
)
def test_a_broken_package_is_named(module: str, points: str | None, problem: str, tmp_path: Path) -> None:
    packages = put(as_files(module, points or offered()), tmp_path / "packages")
    message, advice = read_beside(packages, tmp_path)
    assert message.startswith("The package graphkit-murmur, which adds a reader (murmur = ")
    assert message.endswith(f"{problem}.")
    assert "pip uninstall graphkit-murmur" in advice


def test_one_reader_may_be_offered_by_itself(tmp_path: Path) -> None:
    points = "[graphkit.readers]\nmurmur = toy_reader:MURMUR\n"
    module = (TOY / "toy_reader.py").read_text() + "\nMURMUR = READERS[0]\n"
    assert read_beside(put(as_files(module, points), tmp_path / "packages"), tmp_path) == AS_IT_SHOULD


def test_ours_go_first_where_both_need_as_much() -> None:
    ours = known.known_readers()[0]
    theirs = replace(ours, name="theirs")
    assert known.reader_for(ours.needs, [ours, theirs]) is ours
