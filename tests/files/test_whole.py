from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.files.whole import whole_folder, write_whole


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    write_whole(tmp_path / "deep" / "a.csv", b"new")
    assert (tmp_path / "deep" / "a.csv").read_bytes() == b"new"
    assert everything(tmp_path) == {"deep", "deep/a.csv"}


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    error: BaseException, step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.csv").write_bytes(b"old")
    monkeypatch.setattr(Path, step, failing(error))
    with pytest.raises((gk.DataError, KeyboardInterrupt)):
        write_whole(tmp_path / "a.csv", b"new")
    with pytest.raises((gk.DataError, KeyboardInterrupt)):
        write_whole(tmp_path / "deep" / "er" / "b.csv", b"new")
    assert everything(tmp_path) == {"a.csv"}
    assert (tmp_path / "a.csv").read_bytes() == b"old"


def test_the_error_says_where_and_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "replace", failing(PermissionError(13, "Permission denied")))
    with pytest.raises(gk.DataError, match=r"a\.csv cannot be written: Permission denied") as caught:
        write_whole(tmp_path / "a.csv", b"new")
    assert caught.value.file == str(tmp_path / "a.csv")
    assert "-o" in caught.value.advice


@pytest.mark.parametrize("path", ["folder", "file/inside.csv", "x" * 300])
def test_places_where_no_file_can_be(path: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(gk.DataError, match="cannot be written"):
        write_whole(tmp_path / path, b"new")
    assert everything(tmp_path) == {"folder", "file"}


def test_new_files_are_as_the_user_has_them_and_old_ones_as_they_were(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", b"")
        (tmp_path / "kept").touch(0o600)
        write_whole(tmp_path / "kept", b"x")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o600


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    came: list[bytes] = []
    reader = threading.Thread(target=lambda: came.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    write_whole(tmp_path / "pipe", b"new")
    reader.join(10)
    assert came == [b"new"]
    assert (tmp_path / "pipe").is_fifo()


def fill(folder: Path) -> None:
    (folder / "a.csv").write_text("new")
    (folder / "tables").mkdir()
    (folder / "tables" / "b.parquet").write_text("new")


def fill_and_fail(out: Path, error: BaseException) -> None:
    with whole_folder(out) as folder:
        fill(folder)
        raise error


def test_a_folder_is_filled_whole(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    with whole_folder(out) as folder:
        fill(folder)
        assert not (out / "a.csv").exists()
    assert everything(out) == {"a.csv", "tables", "tables/b.parquet"}


def test_other_files_in_the_folder_stay(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "a.csv").write_text("old")
    with whole_folder(tmp_path) as folder:
        fill(folder)
    assert everything(tmp_path) == {"mine.txt", "a.csv", "tables", "tables/b.parquet"}
    assert (tmp_path / "a.csv").read_text() == "new"


@pytest.mark.parametrize("error", [gk.DataError("no"), OSError(28, "No space left"), KeyboardInterrupt(), ValueError()])
def test_a_block_that_fails_leaves_nothing(error: BaseException, tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    (tmp_path / "old" / "a.csv").write_text("old")
    for out in ("old", "new", "very/new"):
        with pytest.raises((type(error), gk.DataError)):
            fill_and_fail(tmp_path / out, error)
    assert everything(tmp_path) == {"old", "old/a.csv"}
    assert (tmp_path / "old" / "a.csv").read_text() == "old"


def test_what_stands_in_the_way_is_met_before_anything_is_moved(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("old")
    (tmp_path / "tables" / "b.parquet").mkdir(parents=True)
    with pytest.raises(gk.DataError, match="cannot be written"), whole_folder(tmp_path) as folder:
        fill(folder)
    assert (tmp_path / "a.csv").read_text() == "old"
    assert everything(tmp_path) == {"a.csv", "tables", "tables/b.parquet"}


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "out"):
        with pytest.raises(gk.DataError, match="cannot be written"), whole_folder(out):
            pass
    assert everything(tmp_path) == {"file"}


def write_a_table(out: Path) -> None:
    with whole_folder(out) as folder:
        (folder / "tables").mkdir()
        (folder / "tables" / "x.parquet").write_bytes(b"x")


def test_a_link_in_place_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "tables").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(gk.DataError, match="is a link"):
        write_a_table(tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []
