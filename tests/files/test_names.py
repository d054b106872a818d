"""Lists of accounts as people keep them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit import DataError
from graphkit.files.names import KNOWN, read_list


def names(tmp_path: Path, name: str, content: bytes) -> tuple[str, ...]:
    (tmp_path / name).write_bytes(content)
    return read_list(tmp_path / name, KNOWN).names


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("list.txt", b"", ()),
        ("list.csv", b"", ()),
        ("list.txt", b"@ana\r\n\r\n # not ben\n  cem \n", ("@ana", "cem")),
        ("list.txt", b"\xef\xbb\xbfana\n", ("ana",)),
        ("list.csv", b"rank,Handle\n1,ana\n2\n3,'=ben\n", ("ana", "=ben")),
        ("list.CSV", b"ana\nben\n", ("ana", "ben")),
        ("list.csv", b"account;name, first\nana;Ana, the baker\nben;Ben\n", ("ana", "ben")),
        ("list.csv", b"\n@ana;Ana\n@ben;Ben\n", ("@ana", "@ben")),
        ("list.csv", b"name|handle\nAna|ana\n", ("ana",)),
        ("list.tsv", b"name\tHandle\nAna\tana\n", ("ana",)),
        ("list.TAB", b"ana\tAna\n", ("ana",)),
        ("list.csv", b'name,url\n"Ben, the baker",https://x.com/ben\n', ("https://x.com/ben",)),
    ],
)
def test_who_is_named(tmp_path: Path, name: str, content: bytes, named: tuple[str, ...]) -> None:
    assert names(tmp_path, name, content) == named


@pytest.mark.parametrize(
    ("content", "why"), [(b"\xff\xfe", "it is not UTF-8"), (b"handle\n" + b"x" * 200_000, "field larger than")]
)
def test_what_cannot_be_read_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(DataError, match=why) as raised:
        names(tmp_path, "list.csv", content)
    assert raised.value.file == str(tmp_path / "list.csv")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("no.json", b'[{"username": "ana"}]', "it is JSON"),
        ("no.txt", b'\xef\xbb\xbf\n {"username": "ana"}\n', "it is JSON"),
        ("no.xlsx", b"PK\x03\x04...", "it is a spreadsheet or an archive"),
    ],
)
def test_a_list_in_another_format_does_not_name_nobody_in_silence(
    tmp_path: Path, name: str, content: bytes, why: str
) -> None:
    with pytest.raises(DataError, match=why):
        names(tmp_path, name, content)


@pytest.mark.parametrize("name", [".", "gone.txt"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_list(tmp_path / name, KNOWN)


def test_the_file_is_named_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a\nb.txt").write_text("ana")

    assert read_list(tmp_path / "a\nb.txt", KNOWN).file.endswith("a b.txt")
