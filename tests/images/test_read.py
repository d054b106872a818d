"""Folders of pictures are read; what is hostile or broken in them is passed over and counted."""

from __future__ import annotations

import os
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from graphkit import ConfigurationError, DataError
from graphkit.brief.brief import Look
from graphkit.images.pictures import Pictures
from graphkit.images.read import MOST_FILES, read_pictures
from tests.images.drawn import draw

LOOK = Look("brand", "accounts")
UNREADABLE = "cannot be read as JPEG, PNG, WebP or GIF, and are passed over"
TOO_LARGE = "are too large, and are passed over"
ODD = "are links, folders or no regular files, and are passed over"


def bomb(width: int, height: int) -> bytes:
    """A PNG of some bytes that says it is very large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    draw(tmp_path / "brand", "warm")
    draw(tmp_path / "accounts" / "ana", "warm", 3, seed=1)
    return tmp_path


def read(place: Path) -> Pictures:
    return read_pictures(LOOK, place)


def test_every_folder_has_its_files_and_mean(place: Path) -> None:
    seen = read(place)

    assert seen.folders["files"].to_list() == [["ana/00.png", "ana/01.png", "ana/02.png"]]
    assert seen.brand["files"].list.len().to_list() == [12]
    assert seen.folders.equals(read(place).folders)
    assert seen.notes == ()


def test_hostile_files_are_passed_over_and_counted(place: Path) -> None:
    before, theirs = read(place), place / "accounts" / "ana"
    whole = (place / "brand" / "00.png").read_bytes()
    (theirs / "cut.png").write_bytes(whole[: len(whole) // 2])
    (theirs / "empty.jpg").write_bytes(b"")
    (theirs / "page.jpg").write_bytes(b"<script>alert(1)</script>")
    (theirs / "vector.eps").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    (theirs / "bomb.png").write_bytes(bomb(60_000, 60_000))
    (theirs / "warned.png").write_bytes(bomb(10_000, 10_000))
    (theirs / "link.png").symlink_to(place / "brand" / "00.png")
    os.mkfifo(theirs / "pipe.png")
    (theirs / "folder.png").mkdir()
    (place / "accounts" / "elsewhere").symlink_to(place / "brand")
    seen = read(place)

    assert seen.folders.equals(before.folders)
    assert {note.what: note.count for note in seen.notes} == {UNREADABLE: 4, TOO_LARGE: 2, ODD: 3}


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK"])
def test_pictures_of_every_kind_are_read(place: Path, mode: str) -> None:
    name = "x.jpg" if mode == "CMYK" else "x.png"
    Image.fromarray(np.full((90, 30, 3), 128, np.uint8)).convert("RGB").convert(mode).save(
        place / "accounts" / "ana" / name
    )

    assert f"ana/{name}" in read(place).folders["files"].to_list()[0]


def test_what_is_transparent_is_white(place: Path) -> None:
    clear, white = place / "accounts" / "clear", place / "accounts" / "white"
    for folder, colour in ((clear, (0, 0, 0, 0)), (white, (255, 255, 255, 255))):
        folder.mkdir()
        Image.new("RGBA", (9, 9), colour).save(folder / "1.png")

    _, first, second = read(place).folders["tones"].to_list()
    assert first == second


def test_of_very_many_the_last_are_looked_at(place: Path) -> None:
    draw(place / "accounts" / "ben", "cool", MOST_FILES + 2)

    files = read(place).folders["files"].to_list()[1]
    assert (len(files), files[0]) == (MOST_FILES, "ben/02.png")


def test_a_folder_that_is_not_there_is_named(place: Path) -> None:
    with pytest.raises(DataError, match="nowhere is no folder of images"):
        read_pictures(Look("nowhere", "accounts"), place)


def test_without_pillow_it_is_said_how_to_get_it(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PIL", None)

    with pytest.raises(ConfigurationError) as raised:
        read(place)
    assert "graphkit-explorer[images]" in raised.value.advice
