"""Archives, graphs, names, folders made to do harm: one clear error each, in bounded memory, nothing left behind."""

from __future__ import annotations

import gzip
import json
import lzma
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

import graphkit as gk
from graphkit.readers.files import archives, contents
from graphkit.readers.formats import graph_files
from tests.bad_input.hostile import COMMENT, DEEP, ROW, Write, read_apart, refused
from tests.bad_input.hostile import nothing_left as nothing_left
from tests.bad_input.hostile import write as write

# Packed


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".xz": lzma.compress,
    ".zst": zstandard.compress,
}


@pytest.mark.parametrize("suffix", PACKERS)
@pytest.mark.parametrize("name", ["posts.json", "comments.csv", "net.gexf", "book.xlsx"])
def test_a_bomb_of_any_format(suffix: str, name: str, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "HARMLESS_EXPANSION", 1 << 20)
    bomb = PACKERS[suffix](ROW + b"\n" * (8 << 20))
    refused(write(name + suffix, bomb), "times its size")


@pytest.mark.parametrize("suffix", PACKERS)
def test_an_archive_in_an_archive_is_not_unpacked_twice(suffix: str, write: Write) -> None:
    refused(write(f"comments.csv{suffix}", PACKERS[suffix](PACKERS[suffix](ROW))), "is packed twice")


def test_what_does_not_fit_on_the_disk(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "ROOM_LEFT", 1 << 60)
    refused(write("comments.csv.gz", gzip.compress(ROW)), "more room than the disk has")
    assert gk.read(write("comments.csv", ROW)).interactions.height == 1


def test_a_tag_without_end(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LONGEST_LINE", 1 << 20)
    attributes = "".join(f' a{number}=""' for number in range(1_000_000))
    refused(write("net.gexf", f"<gexf><node{attributes}/></gexf>"), "a tag of more than 1 MB")


@pytest.mark.parametrize("name", ["comments.jsonl", "comments.csv"])
def test_a_line_of_two_gigabytes(name: str, tmp_path: Path) -> None:
    """Two hundred and fifty times the same eight megabytes, packed: what expands too far is never held."""
    path = tmp_path / f"{name}.gz"
    piece = gzip.compress(b"x" * (8 << 20), compresslevel=1)
    with path.open("wb") as opened:
        opened.write(gzip.compress(ROW))
        opened.writelines([piece] * 250)
    message, grown = read_apart(path)
    assert "a line of more than 16 MB" in message
    assert grown < 150


def test_two_gigabytes_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "comments.csv"
    with path.open("wb") as opened:
        opened.write(ROW)
        opened.truncate(2 << 30)
    message, grown = read_apart(path)
    assert "NUL bytes" in message
    assert grown < 100


# Graphs


@pytest.mark.parametrize("name", ["net.gexf", "net.graphml"])
@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><gexf>&b;</gexf>',
        '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><gexf>&a;</gexf>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><gexf/>',
    ],
)
def test_entities_in_a_graph(name: str, head: str, write: Write) -> None:
    refused(write(name, head), "declares XML entities")


@pytest.mark.parametrize("name", ["net.gexf", "net.graphml"])
@pytest.mark.parametrize("text", ["<a>" * DEEP, "<a>" * DEEP + "</a>" * DEEP, "<gexf><graph><nodes><node id='1'>"])
def test_a_graph_that_is_none(name: str, text: str, write: Write) -> None:
    refused(write(name, text), "is not a proper graph file")


def test_a_graph_without_end(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph_files, "MOST_ELEMENTS", 1000)
    refused(write("net.gexf", f"<gexf>{'<node/>' * 2000}</gexf>"), "more than 1,000 elements")


@pytest.mark.parametrize("said", ["data", "attributes"])
def test_a_graph_of_which_each_node_says_something_else(said: str, write: Write) -> None:
    """In a table it grows with the square."""
    numbers = range(6000)
    declared = "".join(f'<attribute id="{n}" title="a{n}" type="string"/>' for n in numbers)
    inside = {"data": '<node id="{0}"><attvalues><attvalue for="{0}" value="x"/></attvalues></node>'}
    nodes = "".join(inside.get(said, '<node id="{0}" a{0}="x"/>').format(n) for n in numbers)
    text = f'<gexf><graph><attributes class="node">{declared}</attributes><nodes>{nodes}</nodes></graph></gexf>'
    refused(write("net.gexf", text), "more than 5,000 columns")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nodedef>name VARCHAR,name VARCHAR\na,b\n", "neither comments"),
        ("nodedef>name VARCHAR\na\nedgedef>node1,node2,node1.label,node1.label\na,a,b\n", ""),
        (
            "nodedef>" + ",".join(f"c{n}" for n in range(40)) + ",name\n" + "a," * 40 + "a\nedgedef>node1,node2\na,a\n",
            "",
        ),
        (f"nodedef>name VARCHAR\n{'a' * 200_000}\n", "neither comments"),
        ("edgedef>node1,node2\na,b\n", "."),
        ("nodedef>" + "c," * 5001, "more than 5,000 columns"),
        ("nodedef>name\na,b\n", "row 1 has 2 cells"),
    ],
)
def test_odd_gdf(text: str, told: str, write: Write) -> None:
    path = write("net.gdf", text)
    if not told:
        assert gk.read(path).edges.height == 1
        return
    with pytest.raises(gk.DataError, match=told):
        gk.read(path)


# Names and folders


@pytest.mark.skipif(os.name == "nt", reason="names there are no bytes")
@pytest.mark.parametrize(
    "name",
    [
        b"line\nbreak.csv",
        b"bell\x07\x1b[2J.csv",
        b"-.csv",
        b"--owner.csv",
        b"*.csv",
        b"[a].csv",
        b"~.csv",
        b"$HOME.csv",
        b"caf\xe9.csv",
        b"\xff\xfe.csv",
        b"%s{0}.csv",
        b"x" * 245 + b".csv",
        "right\u202eto left.csv".encode(),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".csv.gz", ".jsonl"])
def test_names_of_all_sorts(name: bytes, suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read outright, in a folder and from where one stands: that file and no other."""
    content = json.dumps(COMMENT).encode() if suffix == ".jsonl" else ROW
    pack = gzip.compress if suffix.endswith(".gz") else bytes
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"ordinary{suffix}").write_bytes(pack(content.replace(b"ben", b"cem")))
    path = folder / os.fsdecode(name.removesuffix(b".csv") + suffix.encode())
    path.write_bytes(pack(content))
    monkeypatch.chdir(folder)
    for paths in (path, Path(path.name)):
        log = gk.read(paths)
        assert log.interactions["actor_id"].to_list() == ["ben"]
        log.interactions.write_ndjson(os.devnull)
    assert sorted(gk.read(folder).interactions["actor_id"]) == ["ben", "cem"]


def test_a_name_like_a_home_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    for folder, who in ((home, b"secret"), (tmp_path / "~", b"ben")):
        folder.mkdir()
        (folder / "comments.csv").write_bytes(ROW.replace(b"ben", who))
        (folder / "comments.jsonl").write_text(json.dumps(COMMENT | {"commenter": who.decode()}))
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(tmp_path)
    for name in ("~/comments.csv", "~/comments.jsonl"):
        assert gk.read(name).interactions["actor_id"].to_list() == ["ben"]


@pytest.mark.skipif(os.name == "nt", reason="there are no such links and devices there")
def test_links_and_devices_in_a_folder(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "outside"
    for each in (folder, outside):
        each.mkdir()
    (outside / "secret.csv").write_bytes(ROW.replace(b"ben", b"secret"))
    (folder / "comments.csv").write_bytes(ROW)
    (folder / "file.csv").symlink_to(outside / "secret.csv")
    (folder / "folder").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "zero.csv").symlink_to("/dev/zero")
    (folder / "gone.csv").symlink_to(tmp_path / "nowhere")
    os.mkfifo(folder / "pipe.csv")
    log = gk.read(folder)
    assert log.interactions["actor_id"].to_list() == ["ben"]
    assert [note.count for note in log.notes if "links or devices" in note.what] == [6]


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/stdin"])
def test_a_device_by_name(name: str) -> None:
    with pytest.raises(gk.GraphkitError, match="is not a file"):
        gk.read(name)


def test_folders_in_folders_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    depth = 1500
    for _ in range(depth):
        Path("a").mkdir()
        os.chdir("a")
    Path("comments.csv").write_bytes(ROW)
    assert gk.read(tmp_path).interactions.height == 1
    with pytest.raises(gk.DataError, match="nested too deeply"):
        gk.read(f"{tmp_path}/**/*.csv")
    Path("comments.csv").unlink()
    for _ in range(depth):
        os.chdir("..")
        Path("a").rmdir()


@pytest.mark.parametrize("name", ["a\0b.csv", "a*\0.csv", "\udcff.csv", "x" * 5000, "../" * 2000 + "x.csv", ""])
def test_names_of_nothing(name: str) -> None:
    with pytest.raises(gk.GraphkitError):
        gk.read(name)
