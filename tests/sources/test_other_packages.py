"""A source that another package offers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.readers.test_other_packages import put

TOY = Path(__file__).parent / "toy_source"
POINTS = "[graphkit.sources]\nmurmur = toy_source:OFFER\n"
# Ana wrote two notes; ben and cat answered to the first, over two pages; the second is gone.
CRAWL = """
import json, sys
import httpx
import graphkit as gk
from graphkit.crawl.run import Surroundings, Wish, crawl
from graphkit.sources.known_sources import source_of

ANSWERS = {
    "/by/ana": {"notes": [{"id": "n1", "by": "ana", "answers": 2}, {"id": "n2", "by": "ana", "body": "rain"}]},
    "/under/n1": {"notes": [{"id": "a1", "by": "ben", "body": "oh"}], "further": "2"},
    "/under/n1?from=2": {"notes": [{"id": "a2", "by": "cat", "body": "well"}]},
}


def answer(request):
    said = ANSWERS.get(request.url.raw_path.decode())
    return httpx.Response(404) if said is None else httpx.Response(200, json=said)


try:
    workspace = gk.Workspace(sys.argv[1])
    surroundings = Surroundings(environment={}, transport=httpx.MockTransport(answer))
    ended = crawl(workspace, Wish("murmur", ("@Ana",), until="spent"), surroundings=surroundings)
    acts = workspace.log().interactions.select("actor_id", "target_id", "post_id", "text").rows()
    known = source_of("https://murmur.example/ana")
    told = [ended.how, acts, known.platform]
except gk.ConfigurationError as error:
    told = [error.message, error.advice]
print(json.dumps(told))
"""
AS_IT_SHOULD = ["nothing left", [["ben", "ana", "n1", "oh"], ["cat", "ana", "n1", "well"]], "murmur"]


def as_files(module: str, points: str = POINTS) -> dict[str, str]:
    """What an installed package is: its module, and the folder that says what it offers."""
    about = "graphkit_murmur_source-1.0.dist-info"
    return {
        "toy_source.py": module,
        f"{about}/METADATA": "Metadata-Version: 2.1\nName: graphkit-murmur-source\nVersion: 1.0\n",
        f"{about}/entry_points.txt": points,
    }


def crawled_beside(packages: Path, tmp_path: Path) -> list[str]:
    """What a new process crawls that finds `packages` beside graphkit."""
    environment = {**os.environ, "PYTHONPATH": f"{packages}{os.pathsep}{ROOT}"}
    ran = subprocess.run(
        [sys.executable, "-c", CRAWL, tmp_path / "w.gk"], capture_output=True, text=True, check=True, env=environment
    )
    told: list[str] = json.loads(ran.stdout)
    return told


def toy() -> str:
    return (TOY / "toy_source.py").read_text(encoding="utf-8")


def test_the_page_shows_the_package() -> None:
    page = (ROOT / "docs" / "adding-a-source.md").read_text(encoding="utf-8")
    assert toy() in re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    points = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert points is not None
    assert points[1] in (TOY / "pyproject.toml").read_text(encoding="utf-8")


def test_a_package_beside_graphkit_adds_its_source(tmp_path: Path) -> None:
    assert crawled_beside(put(as_files(toy()), tmp_path / "packages"), tmp_path) == AS_IT_SHOULD


@pytest.mark.parametrize(
    ("module", "points", "problem"),
    [
        ("import nowhere_to_be_found", POINTS, "cannot be loaded: No module named 'nowhere_to_be_found'"),
        ("OFFER = 1 / 0", POINTS, "cannot be loaded: division by zero"),
        ("", POINTS, "cannot be loaded: module 'toy_source' has no attribute 'OFFER'"),
        ("OFFER = 7", POINTS, "offers something that is no source: 7"),
        ("", "[graphkit.sources]\nmurmur = gone:OFFER\n", "cannot be loaded: No module named 'gone'"),
    ],
)
def test_a_broken_package_is_named(module: str, points: str, problem: str, tmp_path: Path) -> None:
    message, advice = crawled_beside(put(as_files(module, points), tmp_path / "packages"), tmp_path)
    assert message.startswith("The package graphkit-murmur-source, which adds a source (murmur = ")
    assert message.endswith(f"{problem}.")
    assert "pip uninstall graphkit-murmur-source" in advice
