"""What stands above and beside a table that a spreadsheet, or pandas, has saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends

HEADER = ["commenter", "post_id", "post_author", "text"]
COMMENT = ["ben", "p1", "ana", "hi"]


def workbook(folder: Path, *rows: list[Any]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    path = folder / "comments.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("titles", [[], [["Comments of May"]], [["Comments of May"], []], [["May"], ["by", "me"], []]])
def test_titles_above_a_sheet(titles: list[list[str]], tmp_path: Path) -> None:
    assert ends(gk.read(workbook(tmp_path, *titles, HEADER, COMMENT))) == [("ben", "ana")]


def test_a_sheet_that_numbers_its_rows_in_a_column_without_a_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, [None, *HEADER], [0, *COMMENT], [1, "cem", *COMMENT[1:]])
    assert ends(gk.read(path)) == [("ben", "ana"), ("cem", "ana")]


@pytest.mark.parametrize(
    "above", ["sep=;\n", '"sep=;"\r\n', "Comments of May;;;\n", 'Comments\t;;;\n"of\nMay";;;\n;;;\n', "", ";May;;\n"]
)
def test_titles_above_a_table(above: str, write: Write) -> None:
    text = above + "".join(";".join(row) + "\n" for row in (HEADER, COMMENT))
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana")]


def test_rows_with_little_in_them_are_no_titles(write: Write) -> None:
    rows = [HEADER, ["ben", "p1", "", ""], ["cem", "p1", "ana", "hi"], ["", "p1", "ana", ""]]
    text = "".join(",".join(row) + "\n" for row in rows)
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana"), ("cem", "ana"), (None, "ana")]


def test_a_title_that_is_no_row_of_the_table_is_refused(write: Write) -> None:
    with pytest.raises(gk.DataError, match="row 1 has 4 cells, the header 1") as caught:
        gk.read(write("comments.csv", "Comments of May\n" + ",".join(HEADER) + "\n" + ",".join(COMMENT) + "\n"))
    assert "nothing may stand above the names of the columns" in caught.value.advice
