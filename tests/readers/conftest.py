"""Files made up on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """write("comments.csv", text or bytes) → the file's path."""

    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def ends(log: gk.Log) -> list[tuple[str | None, str | None]]:
    """Actor and target of each interaction, in order."""
    return log.interactions.select("actor_id", "target_id").rows()


def told(log: gk.Log) -> str:
    """All notes as one text."""
    return "\n".join(map(str, log.notes))
