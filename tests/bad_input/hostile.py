"""What the tests of hostile files share."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import graphkit as gk

COMMENT = {"commenter": "ben", "post_id": "p1", "post_author": "ana"}
ROW = b"commenter,post_id,post_author\nben,p1,ana\n"
POST = {"shortCode": "AAA", "ownerUsername": "ana", "commentsCount": 1, "latestComments": [], "url": "u", "id": "1"}
POST |= {"caption": "", "likesCount": 1, "timestamp": "2025-01-01T00:00:00Z", "ownerId": "7", "type": "Image"}
SAID = {"id": "9", "ownerUsername": "ben", "text": "oh"}
DEEP = 200_000


@pytest.fixture(autouse=True)
def nothing_left(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Temporary files go where they can be seen, and are gone afterwards."""
    room = tmp_path_factory.mktemp("room")
    monkeypatch.setattr(tempfile, "tempdir", str(room))
    yield
    assert list(room.iterdir()) == []


Write = Callable[[str, bytes | str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: bytes | str) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write_file


def refused(path: Path, told: str, row: int | None = None) -> None:
    before = {entry: entry.lstat() for entry in path.parent.rglob("*")}
    with pytest.raises(gk.DataError, match=told) as caught:
        gk.read(path)
    assert caught.value.file == str(path)
    assert caught.value.advice
    assert caught.value.row == row
    assert {entry: entry.lstat().st_mtime_ns for entry in path.parent.rglob("*")} == {
        entry: stat.st_mtime_ns for entry, stat in before.items()
    }


def texts(log: gk.Log) -> str:
    """All that stands in a log."""
    frames = (log.accounts, log.posts, log.interactions, log.edges)
    return json.dumps([frame.to_dicts() for frame in frames], default=str, ensure_ascii=False)


READ_IT = """
import resource, sys
import graphkit as gk, polars
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    print(gk.read(sys.argv[1]))
except gk.DataError as error:
    print(error.message)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


def read_apart(path: Path) -> tuple[str, int]:
    """What a new process says of a file, and the MB it needed."""
    ran = subprocess.run([sys.executable, "-c", READ_IT, path], capture_output=True, text=True, check=True)
    message, grown = ran.stdout.splitlines()
    return message, int(grown)
