"""Runs the notebook and prints it with what its cells show: python -m tests.docs.notebook > docs/notebook.ipynb"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from tests.conftest import ROOT

NOTEBOOK: Final = ROOT / "docs" / "notebook.ipynb"
# A map is as large as a page: without what it is shown with, there is its text.
LARGEST: Final = 20_000


def read() -> Any:
    """The notebook as it is kept."""
    import nbformat

    return nbformat.read(NOTEBOOK, as_version=4)


def run(folder: Path) -> Any:
    """The notebook with all that its cells show, run in `folder` by a kernel of its own."""
    from nbclient import NotebookClient

    (folder / "sample_graphs").symlink_to(ROOT / "sample_graphs")
    notebook = read()
    client = NotebookClient(notebook, timeout=300, record_timing=False, resources={"metadata": {"path": str(folder)}})
    client.execute()
    return notebook


def kept(notebook: Any) -> str:
    """The notebook as text, without what differs from machine to machine, and without pages."""
    import nbformat

    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            shown = output.get("data", {})
            output.data = {kind: text for kind, text in shown.items() if len(text) <= LARGEST}
    notebook.metadata.language_info = {"name": "python"}
    return str(nbformat.writes(notebook)) + "\n"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.stdout.write(kept(run(Path(made))))
