"""A full disk and a file that may not be written: said clearly, nothing damaged, and gone on from once it is mended."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from graphkit.crawl.budget import Budget
from graphkit.workspace.workspace import Workspace
from tests.real.faults.children import crawling, read_by_nobody, said
from tests.real.faults.crawls import WISH, assert_same, assert_whole, crawled
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
def test_a_full_disk(room: int, tmp_path: Path, address: str, known: World, clean: dict[str, pl.DataFrame]) -> None:
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


@pytest.mark.parametrize("locked", ["file", "folder", "everything"])
def test_what_may_not_be_written(locked: str, open_path: Path, address: str, clean: dict[str, pl.DataFrame]) -> None:
    folder = open_path / "locked"
    folder.mkdir()
    path = folder / "crawl.gk"
    crawled(path, address, replace(WISH, budget=Budget(calls=20)), deadline=30.0)
    kept = Workspace(path).counts()
    # Root is refused nothing, so that the child is nobody: to it, what others may do is all that matters.
    modes = {"file": (0o777, 0o444), "folder": (0o555, 0o666), "everything": (0o555, 0o444)}[locked]
    for place, mode in zip((folder, path), modes, strict=True):
        place.chmod(mode)
    Path(f"{path}.lock").chmod(0o666 if locked == "file" else 0o444)
    with crawling(path, address, as_nobody=True) as (_, pipe):
        *_, (word, kind, message, advice) = said(pipe)
    folder.chmod(0o755)
    path.chmod(0o644)

    assert (word, kind) == ("refused", "DataError")
    assert str(path) in message
    assert "who may write" in advice
    assert Workspace(path).counts() == kept
    assert crawled(path, address, deadline=30.0).how == "nothing left"
    assert_same(Workspace(path).log(), clean)


def test_what_may_only_be_read_is_read(open_path: Path, address: str, clean: dict[str, pl.DataFrame]) -> None:
    folder = open_path / "locked"
    folder.mkdir()
    path = folder / "crawl.gk"
    crawled(path, address, deadline=30.0)
    path.chmod(0o444)
    folder.chmod(0o555)
    with read_by_nobody(path) as pipe:
        ((word, accounts, interactions),) = said(pipe)
    folder.chmod(0o755)

    assert (word, accounts, interactions) == ("read", clean["accounts"].height, clean["interactions"].height)
