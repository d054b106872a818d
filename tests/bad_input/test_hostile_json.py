"""JSON made to do harm: one clear error each, in bounded memory, and nothing left behind."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from graphkit.readers.files import archives
from graphkit.readers.formats import cells_of_objects, lines
from graphkit.readers.formats.cells_of_objects import with_json_cells
from graphkit.readers.formats.rows import Rows
from tests.bad_input.hostile import COMMENT, DEEP, POST, SAID, Write, read_apart, refused, texts
from tests.bad_input.hostile import nothing_left as nothing_left
from tests.bad_input.hostile import write as write


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


@pytest.mark.parametrize(
    "cell",
    [
        "{'a': " + "-" * 100_000 + "1}",
        "{'a': " + "1+" * 100_000 + "1}",
        "[" * 100_000,
        "{'a':" * 990 + "1" + "}" * 990,
        "['a'" + ", 1" * 600_000,
        "['\\d', x]",
    ],
    ids=["signs", "sums", "lists", "objects", "values", "strokes"],
)
def test_what_only_begins_like_an_object_of_python(cell: str, write: Write) -> None:
    text = "commenter,post_author,more\n" + f'ben,ana,"{cell}"\n' + 'cem,ana,"[1]"\n'
    assert gk.read(write("comments.csv", text)).interactions["actor_id"].to_list() == ["ben", "cem"]


def test_what_python_shows_is_parsed_up_to_some_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten megabytes of it would take two gigabytes."""
    monkeypatch.setattr(cells_of_objects, "LONGEST_SHOWN", 40)
    shown = pl.DataFrame({"owner": ["{'name': \"it's\"}", f"{{'name': \"it's {'so ' * 20}\"}}"]})
    rows = with_json_cells(Rows(shown), "comments.csv")
    assert rows.frame["owner"].to_list() == ['{"name": "it\'s"}', None]
    assert [note.count for note in rows.notes] == [1]


def test_a_name_of_many_points_is_no_path(write: Write) -> None:
    name = ".".join("a" * DEEP)
    log = gk.read(write("comments.json", json.dumps([COMMENT | {name: "x"}])))
    assert log.interactions["actor_id"].to_list() == ["ben"]


@pytest.mark.parametrize("arranged", ["columns", "answer", "apart"])
def test_a_table_in_which_each_row_would_get_a_long_name(
    arranged: str, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archives, "HARMLESS_EXPANSION", 1 << 20)
    name, rows = "x" * 100_000, [[1]] * 2000
    tables = {
        "columns": {name: [1] * len(rows)},
        "answer": {"schema": {"fields": [{"name": name}]}, "rows": [{"f": [{"v": 1}]}] * len(rows)},
        "apart": {"columns": [name], "index": [], "data": rows},
    }
    refused(write("table.json", json.dumps(tables[arranged])), "neither comments, posts, accounts nor ties")
