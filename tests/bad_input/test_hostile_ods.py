"""OpenDocument spreadsheets made to do harm: one clear error each, in bounded memory, and nothing left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.readers.files import archives
from graphkit.readers.formats import workbook_parts
from tests.bad_input.hostile import DEEP, refused
from tests.bad_input.hostile import nothing_left as nothing_left
from tests.bad_input.hostile import write as write
from tests.readers.open_document import COMMENT, HEADER, content, document, row

MANY = 10**9


def ods(folder: Path, rows: str, *, before: str = "", **others: str) -> Path:
    return document(folder / "comments.ods", content(HEADER + COMMENT + rows, before=before), **others)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (row("ben", "A1", "ana", "hi", times=MANY), "a sheet of more than 1,048,576 rows"),
        (row("ben", times=MANY), "a sheet of more than 1,048,576 rows"),
        (f'<table:table-row table:number-rows-repeated="{MANY}"/>{COMMENT}', "a sheet of more than 1,048,576 rows"),
        (f'<table:table-row><table:table-cell table:number-columns-repeated="{MANY}"><text:p>x</text:p>'
         "</table:table-cell></table:table-row>", "more cells in a row than any workbook"),
        (f'<table:table-row><table:table-cell table:number-columns-repeated="{MANY}"/><table:table-cell><text:p>x'
         "</text:p></table:table-cell></table:table-row>", "more cells in a row than any workbook"),
        (f'<table:table-row table:number-rows-repeated="{"9" * 5000}"/>', "is not a proper workbook"),
        ('<table:table-row table:number-rows-repeated="x"/>', "is not a proper workbook"),
        ("<table:table-row>", "is not a proper workbook: mismatched tag"),
        ("<table:table-row>" * DEEP, "is nested more deeply"),
        ("<a>" * DEEP, "is nested more deeply"),
        ("&a;", "is not a proper workbook: undefined entity"),
    ],
)  # fmt: skip
def test_a_sheet_without_end(rows: str, told: str, tmp_path: Path) -> None:
    row_number = (1 << 20) + 1 if "1,048,576" in told else None
    refused(ods(tmp_path, rows), told, row_number)


@pytest.mark.parametrize("times", [2, 100])
def test_one_long_text_in_many_cells(times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "HARMLESS_EXPANSION", 1 << 20)
    rows = row("x" * (1 << 19), "A1", "ana", "hi", times=times)
    path = ods(tmp_path, rows)
    refused(path, "or 1 MB", row=4)


def test_blanks_without_end_are_few(tmp_path: Path) -> None:
    import graphkit as gk

    rows = row("ben", "A1", "ana", f'a<text:s text:c="{MANY}"/>b')
    assert len(gk.read(ods(tmp_path, rows)).interactions["text"][1]) == 102


def test_a_bomb_in_any_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parts, "HARMLESS_PART", 1 << 20)
    refused(ods(tmp_path, "", before="\n" * (2 << 20)), "expands to more than 100 times")
    refused(ods(tmp_path, "", **{"styles.xml": "\n" * (2 << 20)}), "expands to more than 100 times")


@pytest.mark.parametrize(
    "entity", ['<!ENTITY a "b">', '<!ENTITY a SYSTEM "file:///etc/passwd">', '<!ENTITY % a SYSTEM "file:///x">']
)
def test_entities(entity: str, tmp_path: Path) -> None:
    refused(ods(tmp_path, "", before=f"<!DOCTYPE a [{entity}]>"), "declares XML entities")


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_cut_off(share: float, tmp_path: Path) -> None:
    path = ods(tmp_path, COMMENT * 200)
    written = path.read_bytes()
    path.write_bytes(written[: int(len(written) * share)])
    refused(path, "is not a proper workbook")


def test_without_content_or_with_a_password(tmp_path: Path) -> None:
    path = document(tmp_path / "comments.ods", "\x01\x02")
    refused(path, "is not a proper workbook")


@pytest.mark.parametrize("name", ["comments.xls", "comments.xlsx", "comments.csv", "comments.ods"])
def test_a_workbook_of_old_excel_or_with_a_password(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    refused(tmp_path / name, "is a workbook of old Excel")
