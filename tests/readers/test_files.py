from __future__ import annotations

import gzip
import os
import shutil
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.readers.files.find import find_files
from tests.readers.conftest import Write, ends, told


def found(*paths: str | Path) -> list[str]:
    return [file.path.name for file in find_files(paths)[0]]


def notes(*paths: str | Path) -> list[str]:
    return [f"{note.count} {note.what}" for note in find_files(paths)[1]]


def test_a_folder_gives_what_can_be_read_and_counts_the_rest(write: Write, tmp_path: Path) -> None:
    write("in/b.csv", "x")
    write("in/deep/a.jsonl.gz", "x")
    write("in/readme.pdf", "x")
    write("in/._b.csv", "x")
    (tmp_path / "in" / "link.csv").symlink_to(tmp_path / "in" / "b.csv")
    os.mkfifo(tmp_path / "in" / "pipe.csv")
    assert found(tmp_path / "in") == ["b.csv", "a.jsonl.gz"]
    assert notes(tmp_path / "in") == [
        "2 links or devices passed over",
        "1 hidden files passed over",
        "1 files passed over: not a format that can be read",
    ]


def test_results_of_a_run_before_are_passed_over(write: Write, tmp_path: Path) -> None:
    write("comments.csv", "x")
    write("out/run.json", '{\n  "graphkit": "1.0"\n}')
    write("out/candidates.csv", "x")
    write("out/tables/ties.parquet", "x")
    assert found(tmp_path) == ["comments.csv"]
    assert notes(tmp_path) == ["1 folders passed over: results of graphkit"]
    assert found(tmp_path / "out" / "candidates.csv") == ["candidates.csv"]


@pytest.mark.parametrize("run", ['{"commenter": "ben"}', "", '"graphkit"'])
def test_a_run_of_something_else_is_no_result(run: str, write: Write, tmp_path: Path) -> None:
    write("out/run.json", run)
    write("out/tables/a.csv", "x")
    assert found(tmp_path) == ["run.json", "a.csv"]


def test_a_link_to_a_folder_above_does_not_go_round(write: Write, tmp_path: Path) -> None:
    write("in/a.csv", "x")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert found(tmp_path / "in") == ["a.csv"]


def test_a_pipe_by_name_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    with pytest.raises(gk.ConfigurationError, match="is not a file"):
        find_files([tmp_path / "pipe.csv"])


def test_patterns_also_in_folders(write: Write, tmp_path: Path) -> None:
    write("x/comments.csv", "x")
    write("y/comments.csv", "x")
    write("y/comments.pdf", "x")
    assert found(f"{tmp_path}/*/comments.*") == ["comments.csv", "comments.csv"]
    assert notes(f"{tmp_path}/*/comments.*") == ["1 files passed over: not a format that can be read"]


@pytest.mark.parametrize("pattern", ["*.csv", "*/*.csv", "[ab].csv"])
def test_a_pattern_that_fits_nothing(pattern: str, tmp_path: Path) -> None:
    with pytest.raises(gk.DataError, match=r"pattern .* fits no file"):
        find_files([tmp_path / pattern])


def test_a_file_whose_name_looks_like_a_pattern(write: Write) -> None:
    path = write("comments[1].csv", "commenter,post_id,post_author\nben,p1,ana\n")
    assert gk.read(path).interactions.height == 1


def test_the_same_file_is_read_once(write: Write, tmp_path: Path) -> None:
    path = write("a/comments.csv", "x")
    round_about = tmp_path / "a" / ".." / "a" / "comments.csv"
    assert found(path, path, round_about) == ["comments.csv"]
    assert notes(path, path, round_about) == ["1 file given more than once, read once"] * 2


def test_a_missing_file_gets_the_nearest_names(write: Write, tmp_path: Path) -> None:
    near = write("comments.csv", "x")
    with pytest.raises(gk.DataError, match="There is no file") as caught:
        find_files([tmp_path / "coments.csv"])
    assert caught.value.suggestions == (str(near),)
    assert "Did you mean" in caught.value.advice


def test_a_missing_file_in_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(gk.DataError, match="There is no file"):
        find_files([tmp_path / "nowhere" / "coments.csv"])


def test_a_format_that_cannot_be_read(write: Write) -> None:
    with pytest.raises(gk.ConfigurationError, match="not in a format") as caught:
        find_files([write("comments.pdf", "x")])
    assert ".parquet" in caught.value.advice


def test_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(gk.DataError, match="holds no file"):
        find_files([tmp_path])


def test_nothing_named() -> None:
    with pytest.raises(gk.ConfigurationError, match="No file"):
        gk.read([])


@pytest.mark.parametrize("method", ["open", "stat", "iterdir"])
def test_what_may_not_be_read_is_a_data_error(method: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write("in/comments.csv", "x")

    def refuse(self: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, method, refuse)
    with pytest.raises(gk.DataError, match="cannot be read: Permission denied"):
        gk.read(path.parent)


def test_a_name_that_no_disk_can_hold() -> None:
    with pytest.raises(gk.DataError, match="File name too long"):
        gk.read("x" * 300 + ".csv")


def test_a_packed_file_of_no_known_kind_in_a_folder_is_passed_over(write: Write, tmp_path: Path) -> None:
    write("in/a.csv", "commenter,post_author\nben,ana\n")
    write("in/lookup.dat.gz", gzip.compress(b"1 2 3\n"))
    log = gk.read(tmp_path / "in")
    assert log.interactions.height == 1
    assert [Path(note.subject).name for note in log.notes] == ["lookup.dat.gz"]


def test_a_packed_file_that_names_no_kind_is_told_by_its_content(write: Write) -> None:
    log = gk.read(write("RC_2015-01.gz", gzip.compress(b'{"commenter": "ben", "post_author": "ana"}\n')))
    assert log.interactions.height == 1


def test_no_name_is_not_this_folder() -> None:
    with pytest.raises(gk.ConfigurationError, match="without a name"):
        gk.read("")


@pytest.mark.parametrize("name", ["exports.zip", "exports.json.zip", "exports.tar.gz", "exports.TGZ", "exports.rar"])
def test_an_archive_of_files_is_to_be_unpacked(name: str, write: Write, tmp_path: Path) -> None:
    path = write(name, b"PK")
    with pytest.raises(gk.ConfigurationError, match="an archive of files") as caught:
        gk.read(path)
    assert "Unpack it" in caught.value.advice
    write("comments.csv", "x")
    assert notes(tmp_path) == ["1 archives of files passed over: unpack them, and what is in them is read"]


@pytest.mark.parametrize("made", ["zip", "tar", "gztar"])
def test_an_archive_by_another_name_is_to_be_unpacked(made: str, write: Write, tmp_path: Path) -> None:
    inside = write("exports/comments.json", "[]").parent
    archive = Path(shutil.make_archive(str(tmp_path / "packed"), made, inside))
    with pytest.raises(gk.DataError, match="is an archive of files, whatever its name says"):
        gk.read(archive.rename(tmp_path / "comments.json"))


def test_a_table_called_like_a_workbook_is_read(tmp_path: Path) -> None:
    for name in ("comments.xls", "comments.xlsx", "comments.ods"):
        (tmp_path / name).write_text("commenter\tpost_author\nben\tana\n")
        assert ends(gk.read(tmp_path / name)) == [("ben", "ana")]


def test_in_a_folder_a_workbook_of_old_excel_is_told_how_to_save_it(tmp_path: Path) -> None:
    (tmp_path / "comments.csv").write_text("commenter,post_author\nben,ana\n")
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    log = gk.read(tmp_path)
    assert ends(log) == [("ben", "ana")]
    assert "is a workbook of old Excel (.xls), or has a password: it can be read once it is saved as .xlsx" in told(log)


def test_what_a_folder_holds_and_is_no_data_stops_nothing(write: Write, tmp_path: Path) -> None:
    write("comments.csv", "commenter,post_author\nben,ana\n")
    junk: dict[str, str | bytes] = {
        "numbers.json": "[1, 2]",
        "word.json": '"hello"',
        "error.json": "<!doctype html><html>",
        "disguise.csv": b"PK\x03\x04" + bytes(40),
        "~$open.xlsx": b"\x05Ana" + bytes(40),
        "settings.json": '{"app": {"name": "x"}}',
        "empty.csv": "",
    }
    for name, content in junk.items():
        write(name, content)
    log = gk.read(tmp_path)
    assert ends(log) == [("ben", "ana")]
    for why in ("is not a list of records: record 1 is “1”", "is a web page", "is an archive of files", "is empty"):
        assert f"file passed over: {why}" in told(log)
    assert "1 hidden files passed over" in told(log)
