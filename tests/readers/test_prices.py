"""Tables of prices as people keep them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import polars as pl
import pytest

from graphkit.errors import DataError
from graphkit.readers.prices import read_prices


def told(folder: Path, text: str, name: str = "prices.csv") -> list[tuple[object, ...]]:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return read_prices(file).rows()


def test_accounts_and_prices_are_found_by_their_titles(tmp_path: Path) -> None:
    assert told(tmp_path, "Notes,Handle,Fee\nnice,@ana,1200\n,ben,80.5\n") == [("@ana", 1200.0), ("ben", 80.5)]
    assert told(tmp_path, "url;cost\nhttps://x.com/ana;80,50\n") == [("https://x.com/ana", 80.5)]


@pytest.mark.parametrize(
    "written",
    ["", "ask", "-5", "1.200", "1;200", "$500", "500 EUR", "=1+1", "nan", "inf", "1e3", "1_000", "9999999999", "1,2,3"],
)
def test_what_is_no_plain_number_or_two_is_no_price(tmp_path: Path, written: str) -> None:
    assert told(tmp_path, f'account,price\nana,"{written}"\n') == [("ana", None)]


@pytest.mark.parametrize(
    ("written", "price"), [("0", 0), ("1,200.50", 1200.5), (" 12,5 ", 12.5), ("1,234,567.00", 1234567)]
)
def test_prices_as_people_write_them(tmp_path: Path, written: str, price: float) -> None:
    assert told(tmp_path, f'account,price\nana,"{written}"\n') == [("ana", price)]


def test_rows_without_an_account_are_passed_over_and_an_apostrophe_is_a_spreadsheets(tmp_path: Path) -> None:
    assert told(tmp_path, "account,price\n,5\n'@ana,6\n\n") == [("@ana", 6.0)]


def test_other_tables_are_read_as_well(tmp_path: Path) -> None:
    pl.DataFrame({"account": ["ana"], "price": [12.5]}).write_parquet(tmp_path / "prices.parquet")
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["account", "price"], ["ana", 1200]):
        book.active.append(row)
    book.save(tmp_path / "prices.xlsx")

    assert read_prices(tmp_path / "prices.parquet").rows() == [("ana", 12.5)]
    assert read_prices(tmp_path / "prices.xlsx").rows() == [("ana", 1200.0)]
    assert told(tmp_path, '{"account": "ana", "price": 7}\n', "prices.jsonl") == [("ana", 7.0)]


@pytest.mark.parametrize("text", ["account,followers\nana,5\n", "name,price\nana,5\n"])
def test_a_table_without_accounts_or_prices_says_what_it_needs(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataError, match="no column of accounts beside one of prices") as raised:
        told(tmp_path, text)
    assert "price (or cost, fee)" in raised.value.advice


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        told(tmp_path, "\x00\x01\x02", "prices.xlsx")
    with pytest.raises(DataError):
        read_prices(tmp_path / "nobody.csv")
