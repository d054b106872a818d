"""OpenDocument spreadsheets: what LibreOffice and others save."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest

import graphkit as gk
from tests.readers.conftest import ends, told
from tests.readers.open_document import COMMENT, HEADER, cells, content, document, row

MADE = Path(__file__).parent / "workbooks" / "libreoffice.ods"


def test_what_libreoffice_saves() -> None:
    log = gk.read(MADE)
    assert log.interactions.select("actor_id", "target_id", "post_id", "created_at", "text", "likes").rows() == [
        ("ben", "ana", "A1", datetime(2024, 5, 6, 10, 11, 12, tzinfo=UTC), "lovely   lamp\nandtable", 3),
        ("caro", "ana", "A1", datetime(2024, 5, 7, tzinfo=UTC), "ab", 1234567),
        ("dan", "ana", "007", datetime(2024, 5, 8, 23, 59, 59, tzinfo=UTC), '5 > 3 & "so"', None),
    ]
    assert "1 tables in this file passed over" in told(log)


@pytest.mark.parametrize("name", ["comments.ods", "comments.xlsx", "comments.csv", "comments", "comments.ods.gz"])
def test_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    path = document(tmp_path / name, content(HEADER + COMMENT))
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    assert ends(gk.read(path)) == [("ben", "ana")]


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ('office:value-type="string" office:string-value="a b"><text:p>shown</text:p>', "a b"),
        ('office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p>', "true"),
        ('office:value-type="float" office:value="7.0"><text:p>7,00</text:p>', "7"),
        ('office:value-type="float" office:value="18093536360613690"><text:p>1.8E16</text:p>', "18093536360613690"),
        ('office:value-type="percentage" office:value="0.125"><text:p>13 %</text:p>', "0.125"),
        ('office:value-type="date" office:date-value="2024-05-06"><text:p>6. Mai</text:p>', "2024-05-06"),
        ('office:value-type="time" office:time-value="PT10H30M"><text:p>10:30</text:p>', "10:30"),
        ("><text:p>a<text:s/>b<text:s text:c='3'/>c<text:tab/>d</text:p><text:p>e<text:line-break/>f</text:p>",
         "a b   c\td\ne\nf"),
        ("><text:p>a <text:span>b<text:a>c</text:a></text:span></text:p>", "a bc"),
        ("><office:annotation><text:p>note</text:p></office:annotation><text:p>a</text:p>", "a"),
        ("><draw:frame><text:p>drawn</text:p></draw:frame><text:p>a</text:p>", "a"),
        ("><table:table><table:table-row><table:table-cell><text:p>in</text:p></table:table-cell></table:table-row>"
         "</table:table><text:p>a</text:p>", "a"),
        ('table:number-columns-repeated="1"/><table:covered-table-cell><text:p>under</text:p>'
         "</table:covered-table-cell><table:table-cell>", None),
    ],
)  # fmt: skip
def test_cells_of_every_type(cell: str, read: str | None, tmp_path: Path) -> None:
    rows = HEADER + COMMENT.replace("><text:p>hi</text:p>", f" {cell}")
    log = gk.read(document(tmp_path / "comments.ods", content(rows)))
    assert log.interactions["text"].to_list() == [read]


def test_cells_and_rows_that_count_several_times(tmp_path: Path) -> None:
    def repeated(what: str, times: int, inside: str = "") -> str:
        counted = f'table:number-{what.replace("cell", "column")}s-repeated="{times}"'
        return f"<table:table-{what} {counted}>{inside}</table:table-{what}>"

    gap = COMMENT.replace(cells("A1", "ana"), repeated("cell", 2))
    empty, last = (repeated("row", times, repeated("cell", 16384)) for times in (3, 1048570))
    twice = row("ben", "A1", "ana", "hi", times=2)
    log = gk.read(document(tmp_path / "comments.ods", content(HEADER + twice + empty + gap + last)))
    assert log.interactions.select("actor_id", "target_id", "text").rows() == [
        ("ben", "ana", "hi"),
        ("ben", "ana", "hi"),
        ("ben", None, "hi"),
    ]
    assert "3 rows with nothing in them, passed over" in told(log)


def test_every_sheet_is_a_table(tmp_path: Path) -> None:
    posts = row("post_id", "author", "caption", "likes") + row("A2", "dora", "a lamp", "5")
    accounts = row("handle", "followers") + row("dora", "900")
    tracked = f"<table:tracked-changes><table:cell-content-change>{COMMENT}</table:cell-content-change>"
    written = content(HEADER + COMMENT, "", posts, accounts, beside=f"{tracked}</table:tracked-changes>")
    log = gk.read(document(tmp_path / "all.ods", written))
    assert ends(log) == [("ben", "ana")]
    assert dict(log.posts.select("post_id", "author_id").rows()) == {"A1": "ana", "A2": "dora"}
    assert dict(log.accounts.select("account_id", "followers").rows()) == {"ana": None, "ben": None, "dora": 900}


def test_an_id_that_the_program_rounded(tmp_path: Path) -> None:
    rounded = COMMENT.replace(
        "<table:table-cell>", '<table:table-cell office:value-type="float" office:value="1.8E+016">', 1
    )
    with pytest.raises(gk.DataError, match="row 1 of “commenter” was rounded"):
        gk.read(document(tmp_path / "comments.ods", content(HEADER + rounded)))


def test_the_same_row_of_two_sheets_is_two_comments(tmp_path: Path) -> None:
    """Known by file and row alone, the second was taken for the first, read again."""
    log = gk.read(document(tmp_path / "months.ods", content(HEADER + COMMENT, HEADER + COMMENT.replace("hi", "ho"))))
    assert log.interactions["text"].to_list() == ["hi", "ho"]
    file = str(tmp_path / "months.ods")
    assert log.interactions["interaction_id"].to_list() == [f"{file}:1", f"{file}:2:1"]
    assert (log.inputs[0].table, told(log)) == ("interactions", "")
