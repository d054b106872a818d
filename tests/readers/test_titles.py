"""What stands above and beside a table that a spreadsheet, or pandas, has saved."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

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


@pytest.mark.parametrize("place", [0, 1])
def test_a_sheet_of_notes_is_passed_over_and_said_so(place: int, tmp_path: Path) -> None:
    path = workbook(tmp_path, HEADER, COMMENT)
    book = openpyxl.load_workbook(path)
    notes = book.create_sheet("Notes", place)
    notes.append(["what", "by whom"])
    notes.append(["checked", "me"])
    book.save(path)
    log = gk.read(path)
    assert ends(log) == [("ben", "ana")]
    assert "1 tables in this file passed over" in told(log)


@pytest.mark.parametrize(
    "above", ["sep=;\n", '"sep=;"\r\n', "Comments of May;;;\n", 'Comments\t;;;\n"of\nMay";;;\n;;;\n', "", ";May;;\n"]
)
def test_titles_above_a_table(above: str, write: Write) -> None:
    text = above + "".join(";".join(row) + "\n" for row in (HEADER, COMMENT))
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana")]


@pytest.mark.parametrize(
    ("row", "line", "below"),
    [
        (" {} | {} | {} | {}", "-----------+---------+-------------+------", "(1 row)\n"),
        ("{},{},{},{}", "---------,-------,-----------,----", "\n(1 rows affected)\n"),
        ("| {} | {} | {} | {} |", "|---|:--|---|---:|", ""),
    ],
    ids=["psql", "sqlcmd", "Markdown"],
)
def test_a_line_drawn_below_the_names(row: str, line: str, below: str, write: Write) -> None:
    text = f"{row.format(*HEADER)}\n{line}\n{row.format(*COMMENT)}\n{below}"
    log = gk.read(write("comments.txt", text))
    assert ends(log) == [("ben", "ana")]
    assert log.interactions["text"][0].strip() == "hi"


def test_rows_with_little_in_them_are_no_titles(write: Write) -> None:
    rows = [HEADER, ["ben", "p1", "", ""], ["cem", "p1", "ana", "hi"], ["", "p1", "ana", ""]]
    text = "".join(",".join(row) + "\n" for row in rows)
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana"), ("cem", "ana"), (None, "ana")]


@pytest.mark.parametrize("title", ["Comments of May\n", '"Comments, of May"\n\n', "May\r\nby me\r\n", "\ufeffMay\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_titles_that_are_no_rows_of_the_table(title: str, separator: str, write: Write) -> None:
    text = title + "".join(separator.join(row) + "\n" for row in (HEADER, COMMENT, ["cem", *COMMENT[1:]]))
    assert ends(gk.read(write("comments.csv", text))) == [("ben", "ana"), ("cem", "ana")]


def test_a_title_above_rows_of_all_widths_is_refused(write: Write) -> None:
    with pytest.raises(gk.DataError, match="row 1 has 4 cells, the header 1") as caught:
        gk.read(write("comments.csv", "Comments of May\n" + ",".join(HEADER) + "\n" + ",".join(COMMENT[:2]) + "\n"))
    assert "nothing may stand above the names of the columns" in caught.value.advice


def test_a_name_above_texts_with_separators_is_no_title(write: Write) -> None:
    log = gk.read([write("accounts.csv", "handle\nben;b\ncem;c\n"), write("ties.csv", "source,target\nben;b,cem;c\n")])
    assert log.accounts["handle"].to_list() == ["ben;b", "cem;c"]


@pytest.mark.parametrize("separator", [",", "\t"])
def test_rows_that_r_numbers(separator: str, write: Write) -> None:
    """write.csv names the column of the numbers "", and write.table does not name it."""
    header, *rows = (separator.join(f'"{cell}"' for cell in row) for row in (HEADER, COMMENT, ["cem", *COMMENT[1:]]))
    text = "".join(f'"{number}"{separator}{row}\n' for number, row in enumerate(rows, 1))
    for names in (header, f'""{separator}{header}'):
        assert ends(gk.read(write("comments.csv", f"{names}\n{text}"))) == [("ben", "ana"), ("cem", "ana")]


def test_a_separator_behind_each_row_is_no_number_in_front(write: Write) -> None:
    with pytest.raises(gk.DataError, match="row 1 has 4 cells, the header 3"):
        gk.read(write("comments.csv", "id,commenter,post_author\n1,ben,ana,\n2,cem,ana,\n"))


def test_blanks_between_cells_are_no_separator_that_is_known(write: Write) -> None:
    with pytest.raises(gk.DataError, match="none of the separators") as caught:
        gk.read(write("comments.csv", '"commenter" "post_author"\n"1" "ben" "ana"\n'))
    assert "commas, semicolons, tabs or bars" in caught.value.advice


@pytest.mark.parametrize("above", ["Comments of May\n", "Comments of May\n\n", "# from somewhere\n# in May\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_titles_above_two_columns_that_are_known(above: str, separator: str, write: Write) -> None:
    table = "commenter,post_author\nben,ana\ncaro,ana\n".replace(",", separator)
    assert ends(gk.read(write("table.csv", above + table))) == [("ben", "ana"), ("caro", "ana")]
