"""A full disk and a file that may not be written: said clearly, nothing damaged, and gone on from once it is mended."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import polars as pl
import pytest

from graphkit.clock import SystemClock
from graphkit.crawl import run
from graphkit.errors import DataError
from graphkit.workspace.connection import transaction
from graphkit.workspace.workspace import Workspace
from tests.real.faults.children import crawling, said
from tests.real.faults.crawls import assert_same, assert_whole, crawled
from tests.real.faults.world import World

pytestmark = pytest.mark.slow


@pytest.fixture
def address(port: int) -> str:
    return f"http://127.0.0.1:{port}"


@pytest.fixture
def open_path(tmp_path: Path) -> Path:
    """A folder that another user reaches, too."""
    for folder in (tmp_path, *tmp_path.parents[:3]):
        folder.chmod(folder.stat().st_mode | 0o055)
    return tmp_path


# From a disk on which the empty workspace has no room to one on which nearly all has.
@pytest.mark.parametrize("room", [0, 5_000, 60_000, 100_000, 150_000, 250_000])
def test_a_full_disk(
    room: int, tmp_path: Path, address: str, known: World, clean: dict[str, pl.DataFrame]
) -> None:
    path = tmp_path / "crawl.gk"
    with crawling(path, address, largest_file=room) as (_, pipe):
        *_, (word, kind, message, advice) = said(pipe)

    assert (word, kind) == ("refused", "DataError")
    assert str(path) in message
    assert "disk" in message + advice
    if path.exists() and path.stat().st_size:
        assert_whole(path, known)
    assert crawled(path, address, deadline=30.0).how == "nothing left"
    assert_whole(path, known)
    assert_same(Workspace(path).log(), clean)
