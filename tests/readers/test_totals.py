from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

HEADER = "comment_id,commenter,post_id,post_author,likes\n"
ROWS = "1,ben,p1,ana,5\n2,cem,p1,ana,7\n"
BOTH = [("ben", "ana"), ("cem", "ana")]


@pytest.mark.parametrize(
    "last",
    [
        "Total,,,,12\n",
        "TOTAL:,,,,\n",
        'Sum,,,,"1,200"',
        "Grand Total,,2,,12\n",
        "Gesamtergebnis,,,,12\n",
        "Total general,,,,12\n",
        "合計,,,,12\n",
        ",,,,\nTotal,,,,12\n",
        "Total\n",
        "(2 rows)\n",
        "\n(2 rows affected)\n",
    ],
)
def test_a_line_that_sums_up_is_no_comment(last: str, write: Write) -> None:
    log = gk.read(write("comments.csv", HEADER + ROWS + last))
    assert ends(log) == BOTH
    assert "1 last rows that sum up those above, passed over" in told(log)


def test_a_total_changes_nothing_about_the_cells_above(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["comment_id", "commenter_id", "post_author", "text"], ["'1", "5.0", "ana", "hi"], ["Sum"]):
        book.active.append(row)
    path = tmp_path / "comments.xlsx"
    book.save(path)
    assert gk.read(path).interactions.select("interaction_id", "actor_id").rows() == [("1", "5")]


@pytest.mark.parametrize(
    "text",
    [
        "commenter,post_id,post_author,text\nben,p1,ana,hi\ntotal,p1,ana,5\n",
        "commenter,post_id,post_author,text\ntotal,p1,,\nben,p1,ana,hi\n",
        "commenter,post_author,post_id,likes\nben,ana,,\ntotal,ana,,\n",
        "commenter,post_author,post_id,likes\ntotals of may,ana,,\n(2 rows) left,ana,,\n",
    ],
)
def test_somebody_who_is_called_so_stays(text: str, write: Write) -> None:
    log = gk.read(write("comments.csv", text))
    assert log.interactions.height == 2
    assert "sum up" not in told(log)
