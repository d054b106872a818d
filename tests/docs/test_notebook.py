"""The notebook of the docs is run from the first cell to the last, in a kernel of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.docs.notebook import LARGEST, NOTEBOOK, kept, read, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("notebook")


@pytest.fixture(scope="module")
def executed(folder: Path) -> Any:
    return run(folder)


def shown_by(notebook: Any) -> dict[str, dict[str, str]]:
    """What each cell shows, by the type of it; cells by their last line."""
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return {
        cell.source.splitlines()[-1]: {
            kind: text for output in cell.outputs for kind, text in output.get("data", {}).items()
        }
        for cell in cells
    }


def said_by(notebook: Any) -> dict[str, object]:
    """What is to stay the same: our own words, and of frames, which polars draws, the accounts."""
    texts = {cell: shown["text/plain"] for cell, shown in shown_by(notebook).items() if shown}
    return {cell: re.findall(r"@[\w.]+", text) if text.startswith("shape:") else text for cell, text in texts.items()}


def test_the_notebook_shows_what_it_is_kept_with(executed: Any) -> None:
    assert said_by(executed) == said_by(read())


def test_its_map_is_there_when_it_is_run(executed: Any) -> None:
    shown = shown_by(executed)["gk.draw_map(found)"]["text/html"]
    assert shown.startswith('<iframe title="Map: Who is around @wildoven?" sandbox="allow-scripts')


def test_it_leaves_a_file_behind(executed: Any, folder: Path) -> None:
    assert (folder / "candidates.csv").read_text(encoding="utf-8").count("\n") > 50


def test_it_is_kept_small_and_without_its_machine(executed: Any) -> None:
    for text in (NOTEBOOK.read_text(encoding="utf-8"), kept(executed)):
        assert len(text) < 2 * LARGEST
        assert re.search(r"/(home|root|tmp|work|Users)/|0x[0-9a-f]{6}|execution\": ", text) is None
