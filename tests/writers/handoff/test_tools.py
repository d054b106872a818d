"""What other tools import, opened again column by column."""

from __future__ import annotations

import csv
import io

import openpyxl
import polars as pl
import pytest

from graphkit.files.tables import FORMULA
from graphkit.writers.handoff.aspire import creators
from graphkit.writers.handoff.tools import TOOLS, hand_to
from graphkit_cli import export_command

LISTED = "ID,Name,Handle,Platform,URL,Followers,Rank,Score,Confidence,Community,Why,Doubts"
# The header rows that the tools' own help pages ask for.
HEADERS = {
    "hubspot": "First name,Last name,Email,Website URL,graphkit ID,Platform,Handle,Followers,Score,Why,Doubts",
    "aspire": "email,uid,instagram,tiktok,pinterest,youtube,address1,address2,city,state,postalcode,country",
    "upfluence": "influencer_id,media_url,profile_name,first_name,last_name,phone_number,email,"
    "shipping_address.line1,shipping_address.line2,shipping_address.zipcode,shipping_address.city,"
    "shipping_address.state,shipping_address.country_code,merge_fields",
    "airtable": LISTED,
    "notion": "Name,ID,Handle,Platform,URL,Followers,Rank,Score,Confidence,Community,Why,Doubts",
    "sheets": LISTED,
    "xlsx": LISTED,
}
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1+1",
    "＝1+1",
    'a\nb,c"d',
    "👩🏽‍🍳",
    "x\x00y",
    "z" * 40_000,
]


def candidates(*rows: dict[str, object]) -> pl.DataFrame:
    plain = {
        "rank": 1, "account": "7412908000000000962", "name": "Ana", "handle": "ana", "platform": "instagram",
        "url": "https://example.org/ana", "followers": 9_000, "score": 61.5, "confidence": "high",
        "community_name": "bread · rye", "why": "Commented on 2 posts by @ben", "doubts": None,
    }  # fmt: skip
    schema = {
        name: {"rank": pl.Int64, "followers": pl.Int64, "score": pl.Float64}.get(name, pl.String) for name in plain
    }
    return pl.DataFrame([plain | row for row in rows or ({},)], schema=schema)


def opened(tool: str, found: pl.DataFrame) -> list[list[object]]:
    """The header and the rows, as a reader of such files sees them."""
    content = hand_to(tool, found).content
    if tool == "xlsx":
        (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
        return [list(row) for row in sheet.iter_rows(values_only=True)]
    return [list(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))]


def record(tool: str, found: pl.DataFrame) -> dict[object, object]:
    header, row = opened(tool, found)
    return dict(zip(header, row, strict=True))


def test_the_command_offers_every_tool() -> None:
    assert tuple(TOOLS) == export_command.TOOLS
    assert set(HEADERS) == set(TOOLS)


@pytest.mark.parametrize("tool", TOOLS)
def test_every_tool_gets_its_columns(tool: str) -> None:
    assert ",".join(map(str, opened(tool, candidates())[0])) == HEADERS[tool]
    assert len(opened(tool, candidates({}, {}, {}))) == 4
    assert len(opened(tool, candidates().head(0))) == 1


def test_hubspot_gets_a_contact() -> None:
    row = record("hubspot", candidates())

    assert (row["First name"], row["Email"], row["graphkit ID"]) == ("Ana", "", "instagram:7412908000000000962")
    assert record("hubspot", candidates({"name": None}))["First name"] == "ana"


def test_aspire_gets_handles_and_on_youtube_the_address() -> None:
    assert record("aspire", candidates())["instagram"] == "ana"
    tube = record("aspire", candidates({"platform": "YouTube"}))

    assert (tube["youtube"], tube["instagram"]) == ("https://example.org/ana", "")
    assert tube["uid"] == "youtube:7412908000000000962"


def test_whom_a_tool_cannot_take_is_counted() -> None:
    found = candidates({}, {"platform": "bluesky"}, {"platform": None}, {"platform": "tiktok", "handle": None})

    assert creators(found).height == 1
    assert hand_to("aspire", found).left_out == 3
    assert hand_to("upfluence", candidates({}, {"url": None})).left_out == 1
    assert hand_to("sheets", found).left_out == 0


def test_upfluence_gets_name_and_address() -> None:
    row = record("upfluence", candidates())

    assert (row["profile_name"], row["media_url"], row["influencer_id"]) == ("ana", "https://example.org/ana", "")


def test_notion_titles_every_page() -> None:
    assert record("notion", candidates({"name": None, "handle": None}))["Name"] == "instagram:7412908000000000962"


def test_ids_stay_whole() -> None:
    assert record("xlsx", candidates())["ID"] == "instagram:7412908000000000962"
    assert record("airtable", candidates({"account": "instagram:12"}))["ID"] == "instagram:12"


@pytest.mark.parametrize("tool", TOOLS)
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(tool: str, text: str) -> None:
    found = candidates({"name": text, "handle": text, "why": text, "community_name": text, "url": text})
    for cell in opened(tool, found)[1]:
        assert not isinstance(cell, str) or not pl.Series([cell]).str.contains(FORMULA)[0]


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    content = hand_to("xlsx", candidates(*({"name": text} for text in HOSTILE))).content
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets

    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}


def test_a_workbook_opens_with_columns_that_can_be_read_and_filtered() -> None:
    content = hand_to("xlsx", candidates({"why": "so " * 100}, {"rank": 2})).content
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    widths = {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}

    assert widths["URL"] > len("https://example.org/ana")
    assert widths["Why"] == 60
    assert widths["Doubts"] == 8
    assert sheet.auto_filter.ref == f"A1:{sheet[1][-1].column_letter}3"


@pytest.mark.parametrize("tool", TOOLS)
def test_the_same_candidates_give_the_same_bytes(tool: str) -> None:
    assert hand_to(tool, candidates({}, {"rank": 2})).content == hand_to(tool, candidates({}, {"rank": 2})).content
