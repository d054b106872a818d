"""Bytes: packed, in other encodings, without end."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import lzma
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
import zstandard

import graphkit as gk
from graphkit.readers.files import archives, contents, ending
from graphkit.readers.files.archives import CHUNK, PIECE
from graphkit.readers.files.hashed import hashed
from tests.readers.conftest import Write, ends

TEXT = "commenter,post_id,post_author,text\nben,p1,ana,schön\n"
PLAIN = TEXT.encode()
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}
packed = pytest.mark.parametrize("suffix", PACKERS)


@packed
def test_packed_files(suffix: str, write: Write) -> None:
    content = PACKERS[suffix](PLAIN)
    log = gk.read(write(f"comments.csv{suffix}", content))
    assert ends(log) == [("ben", "ana")]
    assert log.inputs[0].sha256 == hashlib.sha256(content).hexdigest()
    assert log.inputs[0].bytes == len(content)


@packed
def test_members_one_after_the_other(suffix: str, write: Write) -> None:
    header, row = TEXT.splitlines(keepends=True)
    pack = PACKERS[suffix]
    content = pack(header.encode()) + pack(row.encode()) + pack(b"cem,p1,ana,\n")
    assert ends(gk.read(write(f"comments.csv{suffix}", content))) == [("ben", "ana"), ("cem", "ana")]


@packed
@pytest.mark.parametrize("cut", [1, 8, 20])
def test_archives_that_are_cut_off(suffix: str, cut: int, write: Write) -> None:
    path = write(f"comments.csv{suffix}", PACKERS[suffix](PLAIN * 1000)[:-cut])
    with pytest.raises(gk.DataError, match=f"broken {suffix} archive"):
        gk.read(path)


@packed
def test_archives_with_rubbish_inside(suffix: str, write: Write) -> None:
    content = bytearray(PACKERS[suffix](PLAIN * 1000))
    content[len(content) // 2] ^= 0xFF
    with pytest.raises(gk.DataError):
        gk.read(write(f"comments.csv{suffix}", bytes(content)))


@packed
def test_bombs_are_not_expanded(suffix: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "HARMLESS_EXPANSION", 1 << 20)
    path = write(f"comments.csv{suffix}", PACKERS[suffix](PLAIN + b"ben,p1,ana,x\n" * 1_000_000))
    with pytest.raises(gk.DataError, match="times its size"):
        gk.read(path)


@packed
def test_a_packed_file_by_another_name(suffix: str, write: Write) -> None:
    assert ends(gk.read(write("comments.csv", PACKERS[suffix](PLAIN)))) == [("ben", "ana")]
    assert ends(gk.read(write(f"plain_comments.csv{suffix}", PLAIN))) == [("ben", "ana")]


@pytest.mark.parametrize(
    "content",
    [
        codecs.BOM_UTF8 + PLAIN,
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_byte_order_marks_tell_the_encoding(content: bytes, write: Write) -> None:
    for encoding in (None, "cp1252"):
        log = gk.read(write("comments.csv", content), encoding=encoding)
        assert ends(log) == [("ben", "ana")]
        assert log.interactions["text"][0] == "schön"


def test_another_encoding_is_told_by_line_and_read_by_name(write: Write) -> None:
    path = write("comments.csv", TEXT.replace("\nben", "\ncem,p1,ana,good\nben").encode("latin-1"))
    with pytest.raises(gk.DataError, match="not text in utf-8: byte 0xf6 in line 3") as caught:
        gk.read(path)
    assert "--encoding" in caught.value.advice
    assert gk.read(path, encoding="latin-1").interactions["text"].to_list() == ["good", "schön"]


@pytest.mark.parametrize("suffix", ["", *PACKERS])
@pytest.mark.parametrize(("encoding", "codec"), [(None, "utf-8"), ("utf-16-le", "utf-16-le")])
def test_the_line_is_told_far_into_a_file(suffix: str, encoding: str | None, codec: str, write: Write) -> None:
    lines = (CHUNK + 3 * PIECE) // len(PLAIN)
    whole = "commenter,post_id,post_author,text\n" + "ben,p1,ana,schön\n" * 2 * lines
    broken = whole.encode(codec) + (b"\xf6\n" if encoding is None else b"\x00\xdc\n\x00")
    path = write(f"comments.csv{suffix}", PACKERS.get(suffix, bytes)(broken))
    with pytest.raises(gk.DataError, match=f"in line {2 * lines + 2:,}"):
        gk.read(path, encoding=encoding)


def test_a_hash_is_given_up_where_reading_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "endless"
    path.write_bytes(b"x")
    monkeypatch.setattr(Path, "open", lambda *_, **__: nullcontext(Endless()))
    with pytest.raises(gk.DataError), hashed(path) as digest:
        raise gk.DataError("The first line is no text.", advice="")
    assert digest.done()


class Endless:
    """A file that never ends."""

    def read(self, size: int) -> bytes:
        return b"x" * size


def test_files_in_utf8_stay_right_beside_others(write: Write) -> None:
    old = write("old_comments.csv", TEXT.encode("cp1252"))
    new = write("new_comments.csv", PLAIN.replace(b"ben", b"cem"))
    assert gk.read([old, new], encoding="cp1252").interactions["text"].to_list() == ["schön"] * 2


def test_utf16_without_a_mark(write: Write) -> None:
    path = write("comments.csv", TEXT.encode("utf-16-le"))
    with pytest.raises(gk.DataError, match="NUL bytes") as caught:
        gk.read(path)
    assert "utf-16-le" in caught.value.advice
    assert ends(gk.read(path, encoding="utf-16-le")) == [("ben", "ana")]
    with pytest.raises(gk.DataError, match="not text in utf-16"):
        gk.read(path, encoding="utf-16")


@pytest.mark.parametrize("encoding", ["nonsense", "base64", "hex", "utf-8\0", ""])
def test_encodings_that_are_none(encoding: str, write: Write) -> None:
    with pytest.raises(gk.ConfigurationError, match="No encoding is called"):
        gk.read(write("comments.csv", PLAIN), encoding=encoding)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n"])
def test_line_ends(line_end: str, write: Write) -> None:
    text = "commenter,post_id,post_author\nben,p1,ana\ncem,p1,ana\n".replace("\n", line_end)
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana"), ("cem", "ana")]


def test_nul_bytes(write: Write) -> None:
    with pytest.raises(gk.DataError, match="holds NUL bytes"):
        gk.read(write("comments.csv", PLAIN + b"ben,p1,a\0na,\n"))


RECORD = b'{"commenter": "ben", "post_author": "ana"}'


@pytest.mark.parametrize("marks", [b"\x1a", b"\0", b"\0" * 5000, b"\x1a" + b"\0" * 127, b"\0" * (PIECE + 9)])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("comments.csv", PLAIN),
        ("comments.csv", PLAIN.rstrip()),
        ("comments.csv", PLAIN * 3000),
        ("comments.jsonl", RECORD + b"\r\n"),
        ("comments.json", b'{"data": [' + RECORD + b"]}\n"),
        ("comments.csv.gz", PLAIN),
    ],
)
def test_marks_behind_the_end_of_a_text(name: str, text: bytes, marks: bytes, write: Write) -> None:
    """The ctrl-Z of old systems, and NUL where a copy or a crash left room."""
    whole = text + marks
    log = gk.read(write(name, gzip.compress(whole) if name.endswith(".gz") else whole))
    assert set(ends(log)) == {("ben", "ana")}


def test_more_nul_than_anything_leaves_behind_a_text(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ending, "CHUNK", PIECE)
    with pytest.raises(gk.DataError, match="holds NUL bytes"):
        gk.read(write("comments.csv", PLAIN + b"\0" * 4 * PIECE))


@pytest.mark.parametrize("name", ["comments.csv", "comments.jsonl"])
def test_a_line_without_end(name: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LONGEST_LINE", 1 << 20)
    with pytest.raises(gk.DataError, match="a line of more than 1 MB"):
        gk.read(write(name, PLAIN + b"x" * (5 << 20)))


def test_json_in_one_piece_has_a_limit(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LARGEST_WHOLE", 1 << 20)
    with pytest.raises(gk.DataError, match="more than 1 MB in one piece") as caught:
        gk.read(write("comments.json", b"[\n" + b"{},\n" * 500_000))
    assert "JSONL" in caught.value.advice


READ_IT = """
import resource, sys
import graphkit as gk, polars
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    gk.read(sys.argv[1])
except gk.DataError as error:
    print(error.message)
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize("name", ["comments.csv", "comments.csv.gz"])
def test_an_endless_line_is_refused_early(name: str, tmp_path: Path) -> None:
    """Of 300 MB in one line no more is taken than the limit, a few pieces at a time."""
    path = tmp_path / name
    content = [PLAIN, *[b"x" * (1 << 20)] * 300]
    with gzip.open(path, "wb", compresslevel=1) if name.endswith(".gz") else path.open("wb") as opened:
        opened.writelines(content)
    ran = subprocess.run([sys.executable, "-c", READ_IT, path], capture_output=True, text=True, check=True)
    message, grown = ran.stdout.splitlines()
    assert "a line of more than 16 MB" in message
    assert int(grown) < 150


def test_an_empty_file(write: Write) -> None:
    with pytest.raises(gk.DataError, match="is empty"):
        gk.read(write("comments.csv", b""))


def test_a_zst_that_looks_back_two_gigabytes(write: Write) -> None:
    """Dumps of Reddit are packed so; the window is told in the sixth byte, and a small file is the same with any."""
    packer = zstandard.ZstdCompressor().compressobj()
    content = bytearray(packer.compress(PLAIN) + packer.flush())
    assert content[4] & 0b100000 == 0
    content[5] = (31 - 10) << 3
    assert ends(gk.read(write("comments.csv.zst", bytes(content)))) == [("ben", "ana")]


@pytest.mark.parametrize("name", ["comments.csv.gz", "comments.csv.gz.gz"])
@packed
def test_a_file_that_is_packed_twice(suffix: str, name: str, write: Write) -> None:
    with pytest.raises(gk.DataError, match="is packed twice") as caught:
        gk.read(write(name, gzip.compress(PACKERS[suffix](PLAIN))))
    assert caught.value.advice == "Unpack it once, and name what comes out."
