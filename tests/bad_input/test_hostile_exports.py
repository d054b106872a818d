"""Files made to do harm: each ends in one clear error, in bounded memory, with nothing left behind."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zstandard

import graphkit as gk
from graphkit.readers.files import archives, contents
from graphkit.readers.formats import graph_files, lines, workbook_parts

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
    refused(write(f"comments.csv{suffix}", PACKERS[suffix](PACKERS[suffix](ROW))), "is not text|NUL bytes")


def test_what_does_not_fit_on_the_disk(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "ROOM_LEFT", 1 << 60)
    refused(write("comments.csv.gz", gzip.compress(ROW)), "more room than the disk has")
    assert gk.read(write("comments.csv", ROW)).interactions.height == 1


def test_a_tag_without_end(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contents, "LONGEST_LINE", 1 << 20)
    attributes = "".join(f' a{number}=""' for number in range(1_000_000))
    refused(write("net.gexf", f"<gexf><node{attributes}/></gexf>"), "a tag of more than 1 MB")


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


# Workbooks


SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEADER_ROW = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>commenter</t></is></c><c r="B1" t="inlineStr"><is><t>post_id</t></is>'
    '</c><c r="C1" t="inlineStr"><is><t>post_author</t></is></c></row>'
)
FIRST_ROW = (
    HEADER_ROW.replace("1", "2").replace("commenter", "ben").replace("post_id", "p").replace("post_author", "an")
)


def workbook(path: Path, rows: str, *, size: str = "A1:C2", strings: str = "", before: str = "") -> Path:
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{TYPES}.worksheet+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPES}.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets><sheet name="s" sheetId="1" '
        'r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>',
        "xl/worksheets/sheet1.xml": f'{before}<worksheet xmlns="{SHEET}"><dimension ref="{size}"/><sheetData>{rows}'
        "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        ("", "A1:XFD1048576"),
        ('<row r="99999"><c r="XFD99999"><v>1</v></c></row>', "A1:C2"),
        ('<row r="3"><c r="XFD3"/></row>' * 100, "A1"),
    ],
)
def test_a_sheet_that_claims_more_cells_than_it_has(rows: str, size: str, tmp_path: Path) -> None:
    log = gk.read(workbook(tmp_path / "book.xlsx", HEADER_ROW + FIRST_ROW + rows, size=size))
    assert log.interactions.select("actor_id", "target_id").rows() == [("ben", "an")]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ('<row r="999999999999"><c r="A999999999999"><v>1</v></c></row>', "a sheet of more than 1,048,576 rows"),
        ("<row/>" * ((1 << 20) + 1), "holds more rows, cells or texts"),
        (f"<row>{'<c/>' * 200_001}</row>", "holds more rows, cells or texts"),
        ('<row r="x"><c/></row>', "is not a proper workbook"),
        ('<row><c r="ZZZZ1"/></row>', "is not a proper workbook"),
        ('<row><c t="s"><v>7</v></c></row>', "is not a proper workbook"),
        ("<row>", "is not a proper workbook"),
        ("<a>" * DEEP, "is not a proper workbook"),
    ],
)
def test_a_sheet_without_end(rows: str, told: str, tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", HEADER_ROW + FIRST_ROW + rows)
    with pytest.raises(gk.DataError, match=told) as caught:
        gk.read(path)
    assert caught.value.file == str(path)


def test_one_long_text_in_every_cell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "HARMLESS_EXPANSION", 16 << 20)
    rows = HEADER_ROW + '<row><c t="s"><v>0</v></c></row>' * 1000
    path = workbook(tmp_path / "book.xlsx", rows, strings=f"<si><t>{'x' * (1 << 20)}</t></si>")
    refused(path, "or 16 MB", row=17)


def test_more_texts_than_any_workbook_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "MOST_ELEMENTS", 1000)
    refused(workbook(tmp_path / "book.xlsx", HEADER_ROW, strings="<si/>" * 1000), "holds more rows, cells or texts")


def test_a_part_of_a_workbook_that_is_a_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "HARMLESS_PART", 1 << 20)
    refused(workbook(tmp_path / "book.xlsx", HEADER_ROW, strings="\n" * (2 << 20)), "expands to more than 100 times")


def test_a_workbook_whose_parts_lie_about_their_size(tmp_path: Path) -> None:
    path = workbook(tmp_path / "book.xlsx", HEADER_ROW + FIRST_ROW, strings="\n" * (2 << 20))
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/sharedStrings.xml")
    true = part.file_size.to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(true, (1000).to_bytes(4, "little")))
    refused(path, "is not a proper workbook: Bad CRC-32")


@pytest.mark.parametrize("entity", ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">'])
def test_entities_in_a_workbook(entity: str, tmp_path: Path) -> None:
    refused(workbook(tmp_path / "book.xlsx", HEADER_ROW, before=f"<!DOCTYPE a [{entity}]>"), "declares XML entities")


# JSON


@pytest.mark.parametrize(
    ("name", "text", "told", "row"),
    [
        ("a.json", "[" * DEEP + "]" * DEEP, "the file: it is nested too deeply", None),
        ("a.json", '{"a":' * DEEP + "1" + "}" * DEEP, "the file: it is nested too deeply", None),
        (
            "a.json",
            json.dumps([COMMENT])[:-1] + "," + '{"a":' * DEEP + "1" + "}" * DEEP + "]",
            "nested too deeply",
            None,
        ),
        ("a.jsonl", json.dumps(COMMENT) + '\n{"a":' + "[" * DEEP + "]" * DEEP + "}\n", "line 2: it is nested", 2),
        ("a.jsonl", (json.dumps(COMMENT) + "\n") * 300 + "[" * DEEP + "\n", "line 301: it is nested too deeply", 301),
        ("a.jsonl", (json.dumps(POST) + "\n") * 300 + "[" * DEEP + "\n", "line 301: it is nested too deeply", 301),
        ("a.jsonl", (json.dumps(POST) + "\n") * 300 + '{"a": 1\n', "line 301: ", 301),
        ("a.jsonl", (json.dumps(POST) + "\n") * 300 + "7\n", "record 301 is ", 301),
    ],
)
def test_nesting_and_breaks(name: str, text: str, told: str, row: int | None, write: Write) -> None:
    refused(write(name, text), told, row)


def test_nesting_in_a_field_that_nobody_reads(write: Write) -> None:
    """Far into the file, where it is not looked at beforehand."""
    deep = {**POST, "shortCode": "BBB", "extra": 0}
    text = (json.dumps(POST) + "\n") * 300 + json.dumps(deep).replace('"extra": 0', '"extra": ' + "[" * 500 + "]" * 500)
    path = write(
        "posts.jsonl", (text + "\n").replace('"latestComments": []', f'"latestComments": [{json.dumps(SAID)}]')
    )
    log = gk.read(path)
    assert log.inputs[0].format == "Apify Instagram posts"
    assert sorted(log.posts["post_id"]) == ["AAA", "BBB"]


@pytest.mark.parametrize("bomb", ["[" * DEEP, '{"a":' * DEEP, "[" * DEEP + "]" * DEEP, '[{"id": "9", "text":'])
def test_a_bomb_in_a_cell(bomb: str, write: Write) -> None:
    """A tool's table with JSON in its cells: what is none there is unknown."""
    named = {**POST, "latestComments": json.dumps([SAID])}
    cells = [
        ",".join(f'"{str(value).replace(chr(34), chr(34) * 2)}"' for value in record.values())
        for record in (named, {**named, "shortCode": "BBB", "latestComments": bomb})
    ]
    log = gk.read(write("posts.csv", "\n".join([",".join(POST), *cells])))
    assert log.inputs[0].format == "Apify Instagram posts"
    assert log.interactions.select("interaction_id", "actor_id").rows() == [("9", "ben")]
    assert sorted(log.posts["post_id"]) == ["AAA", "BBB"]


def test_half_characters_in_a_cell(write: Write) -> None:
    said = json.dumps([{**SAID, "text": "\ud83d oh"}])
    record = {**POST, "latestComments": said}
    row = ",".join(f'"{str(value).replace(chr(34), chr(34) * 2)}"' for value in record.values())
    log = gk.read(write("posts.csv", ",".join(record) + "\n" + row))
    assert log.interactions["text"].to_list() == ["\ufffd oh"]


@pytest.mark.parametrize("half", [r"\ud83d", r"\ude00", r"\u0000", r"\ud83d\ud83d\ude00", r"\udc00\ud800"])
@pytest.mark.parametrize("record", [COMMENT, {**POST, "latestComments": [SAID]}])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_half_characters_and_nul_are_marked(half: str, record: dict[str, object], name: str, write: Write) -> None:
    text = json.dumps(record | {"caption": "words"})
    for whole in ("oh", "ben", "words"):
        text = text.replace(f'"{whole}"', f'"{whole[:1]}{half}{whole[1:]}"')
    log = gk.read(write(name, text))
    assert "\0" not in texts(log)
    assert log.interactions["actor_id"][0].startswith("b\ufffd")
    if "latestComments" in record:
        assert log.interactions["text"][0].startswith("o\ufffd")
        assert log.posts["text"][0].startswith("w\ufffd")


@pytest.mark.parametrize(
    "odd", ["\t", "\\", "\\n", "¯\\_(ツ)_/¯", '\\"', "\\u0041", "\x1b[2J", '"', "\n", "\u2028", "😀", "\\\\"]
)
@pytest.mark.parametrize("rounded", [1, 1.5e17])
def test_texts_stay_as_they_are_however_deep(odd: str, rounded: float, write: Write) -> None:
    """Read fast, or the slow way, which a rounded number asks for."""
    # A backslash before a quote is what polars cannot write into the text of an object.
    tagged = {"full_name": "a" + odd.replace('\\"', "") + "b", "username": "cem"}
    said = {**SAID, "text": f"a{odd}b"}
    post = {**POST, "caption": f"a{odd}b", "latestComments": [said], "taggedUsers": [tagged], "likesCount": rounded}
    for path in (write("a.json", json.dumps([post])), write("b.jsonl", json.dumps(post, ensure_ascii=False))):
        log = gk.read(path)
        assert log.posts["text"].to_list() == [f"a{odd}b"]
        assert log.interactions.filter(kind="comment")["text"].to_list() == [f"a{odd}b"]
        assert log.interactions.filter(kind="tag")["target_id"].to_list() == ["cem"]


def test_many_pieces(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_PIECES", 1000)
    refused(write("a.json", "[" + "{}," * 1001 + "{}]"), "more than 1,000 values in one piece")


def test_many_values_in_one_record(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_VALUES", 1000)
    refused(write("b.json", '{"data": [' + "1," * 1001 + "1]}"), "more than 1,000 values in one piece", row=1)


@pytest.mark.slow
def test_ten_million_empty_records(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text("[" + "{}," * 9_999_999 + "{}]")
    message, grown = read_apart(path)
    assert "holds no rows" in message
    assert grown < 1500


def test_what_is_written_while_reading_is_not_larger_than_the_file(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Empty records, in a file that must be read the slow way: the names of missing fields take no room."""
    sizes: list[int] = []

    class Seen(tempfile.TemporaryDirectory):  # type: ignore[type-arg]
        def cleanup(self) -> None:
            sizes.extend(entry.lstat().st_size for entry in Path(self.name).iterdir())
            super().cleanup()

    monkeypatch.setattr(tempfile, "TemporaryDirectory", Seen)
    posts = [{**POST, "latestComments": [SAID], "likesCount": 1.5e17}, *[{}] * 20_000]
    path = write("a.json", json.dumps(posts))
    gk.read(path)
    assert len(sizes) >= 3
    assert max(sizes) <= path.stat().st_size * 1.1


def test_a_record_of_a_hundred_thousand_fields(write: Write) -> None:
    refused(write("a.json", json.dumps([{f"field{n}": n for n in range(100_000)}])), "more than 5,000 columns")
    nested = {**COMMENT, "more": {f"f{n}": {f"g{n}": n} for n in range(100_000)}}
    refused(write("b.jsonl", json.dumps(nested)), "more than 5,000 columns")


def test_fields_beside_those_a_reader_reads_do_no_harm(write: Write) -> None:
    record = {**POST, "latestComments": [SAID], "more": {f"f{n}": {f"g{n}": n} for n in range(100_000)}}
    assert gk.read(write("a.json", json.dumps([record]))).posts["post_id"].to_list() == ["AAA"]


def test_a_table_of_5001_columns(write: Write) -> None:
    refused(write("a.csv", ",".join(f"c{n}" for n in range(5001)) + "\n"), "more than 5,000 columns")


@pytest.mark.parametrize(
    ("number", "likes"),
    [("9" * 10_000, None), ("1" + "0" * 400, None), ("1e400", None), ("-Infinity", None), ("NaN", None), ("12.0", 12)],
)
def test_numbers_of_all_sorts(number: str, likes: int | None, write: Write) -> None:
    record = json.dumps({**POST, "latestComments": [SAID]}).replace('"likesCount": 1', f'"likesCount": {number}')
    for name in ("a.json", "a.jsonl"):
        assert gk.read(write(name, record)).posts["likes"].to_list() == [likes]


def test_of_a_name_that_stands_twice_the_first_counts(write: Write) -> None:
    twice = json.dumps({**POST, "latestComments": [SAID]}).replace(
        '"likesCount": 1', '"likesCount": 1, "likesCount": 2'
    )
    slowly = twice.replace('"type": "Image"', '"type": NaN')
    for name, text in (("a.json", twice), ("b.jsonl", twice), ("c.json", slowly), ("d.jsonl", slowly)):
        assert gk.read(write(name, text)).posts["likes"].to_list() == [1]


@pytest.mark.parametrize("rounded", ["1.80935E+16", "1.8e16", "18093512345678901.0"])
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_an_id_that_was_rounded_is_seen_however_late(rounded: str, name: str, write: Write) -> None:
    records = [{**POST, "shortCode": f"A{n}", "latestComments": [{**SAID, "id": n + 10**16}]} for n in range(500)]
    text = "\n".join(map(json.dumps, records)) if name.endswith("l") else json.dumps(records)
    assert gk.read(write(name, text)).interactions.height == 500
    ruined = text.replace(str(10**16 + 400), rounded)
    with pytest.raises(gk.DataError, match=r"the id in row 401 .* was rounded"):
        gk.read(write(name, ruined))


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
