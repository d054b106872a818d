"""What holds for every reader: of this project, and of whoever adds one."""

from __future__ import annotations

import json
import lzma
import random
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graphkit as gk
from graphkit.log.log import Log
from graphkit.log.schemas import TABLES
from graphkit.readers.assemble import assemble
from graphkit.readers.files.contents import prepare
from graphkit.readers.files.find import find_files
from graphkit.readers.formats.shapes import OTHERS
from graphkit.readers.gather import Gathered, gather
from graphkit.readers.joining.mentions import acts_of_posts
from graphkit.readers.known_readers import known_readers, reader_for
from graphkit.readers.reader import Reader
from graphkit.readers.tables.table import columns_of
from graphkit.readers.understand import exports_in
from tests.readers.variants import EXPORTS, flat, nested, records_of

# What a record may hold under a name: text where the shape has none (""), or more.
Fields = Mapping[str, Any]
LEAF: Final = ""
# Not exports: a list of column names, and what the samples are.
NO_DATA: Final = {"twarc_csv_default_columns.txt", "README.md"}
EVERY_READER = pytest.mark.parametrize("reader", known_readers(), ids=lambda reader: reader.name)
few = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def fields_of(reader: Reader) -> Fields:
    """The shape with the needs in it: names within names; a list is a list of one."""
    fields = {name: _plain(kind) for name, kind in reader.shape.items() if name != OTHERS}
    for need in sorted(reader.needs):
        _add(fields, need.split("."))
    return fields


def _plain(kind: Any) -> Any:
    if isinstance(kind, pl.Struct):
        return {part.name: _plain(part.dtype) for part in kind.fields}
    return [_plain(kind.inner)] if isinstance(kind, pl.List) else LEAF


def _add(fields: Any, path: list[str]) -> None:
    while isinstance(fields, list):
        fields = fields[0]
    name, *inner = path
    if inner and fields.get(name) == LEAF:
        # Only in a table may a column node1 stand beside node1.label.
        fields[".".join(path)] = LEAF
    elif inner:
        _add(fields.setdefault(name, {}), inner)
    else:
        fields.setdefault(name, LEAF)


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
usual = st.sampled_from(["ana", "ben", "@cem", "18093512345678901", "1.2K", "2026-05-01T12:00:00Z", "1777636800", "-1"])
numbers = st.one_of(st.integers(-2, 2**64), st.sampled_from([0.5, 12.25, 1.8e17, float("nan"), float("-inf")]))
plain = st.one_of(usual, usual, words, st.none(), st.booleans(), numbers, st.sampled_from(["\ud83d", "\0", "\t", "\\"]))
# The text of an object is written differently by different parsers where it holds numbers or control characters.
simple = st.one_of(usual, st.sampled_from(["é", None, True]))
odd = st.one_of(plain, st.lists(simple, max_size=2), st.dictionaries(st.sampled_from("abc"), simple, max_size=2))


def values(field: Any, whole: bool) -> st.SearchStrategy[Any]:
    """What a field holds: as it should be if it is to be `whole`, else perhaps nothing, or something else."""
    if field == LEAF:
        return usual if whole else plain
    if isinstance(field, list):
        proper: st.SearchStrategy[Any] = st.lists(values(field[0], whole), min_size=int(whole), max_size=2)
    else:
        each = {name: values(inner, whole) for name, inner in field.items()}
        proper = st.fixed_dictionaries(each) if whole else st.fixed_dictionaries({}, optional=each)
    return proper if whole else st.one_of(proper, proper, proper, st.none(), odd)


def exports_of(reader: Reader) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Records of which the first has all that the reader needs, and those behind it whatever they like."""
    fields = fields_of(reader)
    each = {name: values(field, False) for name, field in fields.items()}
    return st.tuples(values(fields, True), st.lists(st.fixed_dictionaries({}, optional=each), max_size=3)).map(
        lambda both: [both[0], *both[1]]
    )


def as_json(records: list[dict[str, Any]]) -> str:
    return json.dumps(records)


def as_lines(records: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def gathered(content: str | bytes, name: str = "export.json") -> Gathered | str:
    """What a file with this content holds; or why it was refused."""
    with tempfile.TemporaryDirectory() as folder:
        # Some tools name a folder after whose posts are in it.
        path = Path(folder) / "downloads" / name
        path.parent.mkdir()
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
        try:
            return gather(find_files([path])[0], {}, None, lambda _: None)
        except gk.GraphkitError as error:
            return type(error).__name__


def tables(found: Gathered | str) -> Any:
    """The tables as plain rows, whatever file they came from."""
    if isinstance(found, str):
        return found
    rows = {table.name: table.frame.to_dicts() for table in found.tables}
    written = json.dumps([rows, [file.format for file in found.inputs]], default=str)
    for file in found.inputs:
        # Instaloader's comments are joined to the post beside them by its name.
        stem = Path(file.file).name.split(".")[0].removesuffix("_comments")
        place = re.escape(str(Path(file.file).parent / stem))
        written = re.sub(rf"{place}(_comments)?(\.\w+)*", "file", written)
    return json.loads(written)


def check(found: Gathered | str, reader: Reader) -> None:
    """Known for what it is, in the right types, without NUL; and every act and post in the log, or counted."""
    if isinstance(found, str):
        return
    assert [file.format for file in found.inputs] == [reader.name]
    for table in found.tables:
        assert table.frame.schema == columns_of(table.name)
    log = assemble(found.tables, found.inputs, None)
    for name, schema in TABLES.items():
        frame: pl.DataFrame = getattr(log, name)
        assert frame.schema == schema
        assert "\0" not in json.dumps(frame.to_dicts(), default=str, ensure_ascii=False)
    check_nothing_is_lost(found, log)


def check_nothing_is_lost(found: Gathered, log: Log) -> None:
    read = {name: pl.concat([columns_of(name).to_frame(), *_frames(found, name)]) for name in ("posts", "interactions")}
    acts = read["interactions"].height + acts_of_posts(read["posts"], read["interactions"]).height
    assert log.interactions.height + _kept_once(log, "interactions") == acts
    assert log.posts.height + _kept_once(log, "posts") >= read["posts"].height
    assert log.interactions["interaction_id"].drop_nulls().is_unique().all()


def _frames(found: Gathered, name: str) -> Iterator[pl.DataFrame]:
    return (table.frame for table in found.tables if table.name == name)


def _kept_once(log: Log, subject: str) -> int:
    return sum(note.count for note in log.notes if note.subject == subject and "kept once" in note.what)


def is_told_from_others(reader: Reader, records: list[dict[str, Any]]) -> bool:
    """Made-up fields may be those of two tools at once."""
    return reader_for(_keys(records), known_readers()) is reader


def _keys(records: list[dict[str, Any]]) -> frozenset[str]:
    from graphkit.readers.formats.shapes import keys_of_records

    return keys_of_records(records)


@EVERY_READER
@few
@given(st.data())
def test_json_of_any_arrangement_gives_the_same(reader: Reader, data: st.DataObject) -> None:
    records = data.draw(exports_of(reader))
    if not is_told_from_others(reader, records):
        return
    found = gathered(as_json(records))
    check(found, reader)
    assert tables(gathered(as_lines(records))) == tables(found)
    shuffled = random.Random(data.draw(st.integers(0, 9)))
    assert tables(gathered(as_json([changed(record, fields_of(reader), shuffled) for record in records]))) == tables(
        found
    )


def changed(value: Any, field: Any, shuffled: random.Random) -> Any:
    """With the fields of each object in another order, and one that nobody knows."""
    if isinstance(value, list) and isinstance(field, list):
        return [changed(item, field[0], shuffled) for item in value]
    if not isinstance(value, dict) or not isinstance(field, dict):
        return value
    fields = [(name, changed(inner, field.get(name), shuffled)) for name, inner in value.items()]
    fields.append(("nobody knows", shuffled.choice(["x", 7, None, [{"id": 1}], {"text": [1]}])))
    shuffled.shuffle(fields)
    return dict(fields)


@EVERY_READER
@few
@given(st.data(), st.sampled_from("/."), st.sampled_from(",;\t"))
def test_tables_of_any_arrangement_are_read_or_refused(
    reader: Reader, data: st.DataObject, between: str, separator: str
) -> None:
    records = data.draw(exports_of(reader))
    check_formats(gathered(flat(records, between, separator), "export.csv"))


def check_formats(found: Gathered | str) -> None:
    if not isinstance(found, str):
        for table in found.tables:
            assert table.frame.schema == columns_of(table.name)
            assert "\0" not in json.dumps(table.frame.to_dicts(), default=str, ensure_ascii=False)


@EVERY_READER
@few
@given(st.data())
def test_proper_records_are_the_same_in_a_table(reader: Reader, data: st.DataObject) -> None:
    """Texts all through, as a tool writes them: flattened they are the same records."""
    records = data.draw(st.lists(values(fields_of(reader), True), min_size=1, max_size=3))
    if not is_told_from_others(reader, records):
        return
    found = gathered(as_json(records))
    check(found, reader)
    for between in "/.":
        assert tables(gathered(flat(records, between), "export.csv")) == tables(found)
    for written in (json.dumps, repr):
        assert tables(gathered(nested(records, written), "export.csv")) == tables(found)


# Samples


SAMPLES = sorted(path for path in EXPORTS.rglob("*") if path.is_file() and path.name not in NO_DATA)
EVERY_SAMPLE = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.parent.name}/{sample.name}")


@EVERY_SAMPLE
def test_every_sample_is_known_by_exactly_one_reader(sample: Path, tmp_path: Path) -> None:
    readers = known_readers()
    exports = exports_in(prepare(sample, sample.name, tmp_path), readers)
    knowing = [[reader.name for reader in readers if reader.knows(frozenset(export.keys))] for export in exports]
    assert all(len(names) <= 1 for names in knowing), knowing
    assert any(knowing)


def by_columns(records: list[dict[str, Any]]) -> Any:
    names = dict.fromkeys(name for record in records for name in record)
    return {name: {str(row): record.get(name) for row, record in enumerate(records)} for name in names}


def by_rows(records: list[dict[str, Any]]) -> Any:
    return {str(row): record for row, record in enumerate(records)}


def apart(records: list[dict[str, Any]]) -> Any:
    names = list(dict.fromkeys(name for record in records for name in record))
    data = [[record.get(name) for name in names] for record in records]
    return {"columns": names, "index": list(range(len(data))), "data": data}


def typed(value: Any) -> Any:
    """As mongoexport writes it, with --jsonFormat=canonical."""
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, dict):
        return {name: typed(inner) for name, inner in value.items()}
    return {"$numberLong": str(value)} if isinstance(value, int) and not isinstance(value, bool) else value


def listed(value: Any) -> Any:
    """As R's jsonlite writes it."""
    if isinstance(value, list):
        return [listed(item) if isinstance(item, dict | list) else item for item in value]
    if isinstance(value, dict):
        return {name: listed(inner) for name, inner in value.items()}
    return {} if value is None else [value]


# In these the name says which post it is, or whose.
NAMED: Final = {"instaloader", "youtube_comment_downloader", "youtube_data_tools"}
JSON_NAMES: Final = (".json", ".jsonl", ".ndjson")
OF_JSON = [path for path in SAMPLES if path.suffix in JSON_NAMES]
RENAMED = [path for path in OF_JSON if path.parent.name not in NAMED]


# Of what records are wrapped in, a table would be a single row.
WRAPPED: Final = {"drawrowfly_tiktok_scraper_user_feed.json"}
OF_RECORDS = [path for path in OF_JSON if path.name not in WRAPPED]


@pytest.mark.parametrize("sample", OF_RECORDS, ids=lambda sample: sample.name)
@pytest.mark.parametrize("written", [json.dumps, repr], ids=["JSON", "Python"])
def test_objects_in_the_cells_of_a_table_are_read(sample: Path, written: Callable[[Any], str]) -> None:
    found = gathered(sample.read_bytes(), sample.name)
    assert tables(gathered(nested(records_of(sample), written), f"{sample.stem}.csv")) == tables(found)


# Bluesky's subject is now a text, now an object; in_reply_to_user_id may be twarc's own or in_reply_to_user.id.
AMBIGUOUS: Final = {"bluesky", "twitter_twarc"}
UNAMBIGUOUS = [path for path in OF_RECORDS if path.parent.name not in AMBIGUOUS]


@pytest.mark.parametrize("sample", UNAMBIGUOUS, ids=lambda sample: sample.name)
@pytest.mark.parametrize("spelled", [str.upper, str.title, str.lower, "\ufeff{}".format, "'{}'".format])
def test_the_names_of_columns_are_known_in_other_capitals_and_among_marks(
    sample: Path, spelled: Callable[[str], str]
) -> None:
    header, _, rows = flat(records_of(sample)).partition("\r\n")
    found = gathered(f"{header}\r\n{rows}", f"{sample.stem}.csv")
    names = ",".join(f'"{spelled(name)}"' for name in header.strip('"').split('","'))
    assert tables(gathered(f"{names}\r\n{rows}", f"{sample.stem}.csv")) == tables(found)


@pytest.mark.parametrize("sample", UNAMBIGUOUS, ids=lambda sample: sample.name)
def test_objects_are_known_where_a_table_may_have_no_points_in_its_names(sample: Path) -> None:
    records = records_of(sample)
    found = gathered(nested(records, json.dumps), f"{sample.stem}.csv")
    parted = [dict(_parted(record, "")) for record in records]
    assert tables(gathered(nested(parted, json.dumps), f"{sample.stem}.csv")) == tables(found)


def _parted(record: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    for name, value in record.items():
        yield from _parted(value, f"{above}{name}_") if isinstance(value, dict) else [(above + name, value)]


@pytest.mark.parametrize("sample", OF_RECORDS, ids=lambda sample: sample.name)
@pytest.mark.parametrize("arranged", [by_columns, by_rows, apart])
def test_a_table_in_one_object_is_read_as_pandas_means_it(sample: Path, arranged: Callable[[Any], Any]) -> None:
    found = gathered(sample.read_bytes(), sample.name)
    assert tables(gathered(json.dumps(arranged(records_of(sample))), f"{sample.stem}.json")) == tables(found)


@pytest.mark.parametrize("sample", OF_RECORDS, ids=lambda sample: sample.name)
@pytest.mark.parametrize("boxed", [typed, listed])
def test_values_in_boxes_are_taken_out(sample: Path, boxed: Callable[[Any], Any]) -> None:
    found = gathered(sample.read_bytes(), sample.name)
    name = f"{sample.stem}.json"
    assert tables(gathered(json.dumps(boxed(records_of(sample))), name)) == tables(found)


@pytest.mark.parametrize("sample", RENAMED, ids=lambda sample: sample.name)
def test_the_name_changes_nothing_where_it_says_nothing(sample: Path) -> None:
    content = sample.read_bytes()
    found = tables(gathered(content, sample.name))
    assert found[1], "it is known by its reader"
    for name in ("x.json", "x.jsonl", "x.ndjson", "x.txt", "x", f"{sample.stem}.JSON"):
        assert tables(gathered(content, name)) == found
    assert tables(gathered(lzma.compress(content), "x.json.xz")) == found
