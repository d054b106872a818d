"""Workbooks made to do harm: one clear error each, in bounded memory, and nothing left behind."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

import graphkit as gk
from graphkit.readers.files import archives
from graphkit.readers.formats import workbook_parts
from tests.bad_input.hostile import DEEP, refused
from tests.bad_input.hostile import nothing_left as nothing_left
from tests.bad_input.hostile import write as write

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
        ("<a>" * DEEP, "is nested more deeply than any workbook"),
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
