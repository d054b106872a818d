from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

import graphkit as gk
from tests.readers.conftest import Write, ends, told

EXPORTS = Path(__file__).parent / "exports" / "nodexl"
EDGES = EXPORTS / "edges_constructed.csv"
COLUMNS = "Vertex 1,Vertex 2,Relationship,Relationship Date (UTC),Tweet,Imported ID,In-Reply-To Tweet ID,Retweet ID"


def edges(*rows: str) -> str:
    return "\n".join([COLUMNS, *rows]) + "\n"


def kinds(log: gk.Log) -> list[tuple[str, str, str, str | None]]:
    return log.interactions.select("kind", "actor_id", "target_id", "post_id").rows()


def test_one_answer() -> None:
    log = gk.read(EDGES)
    assert log.inputs[0].format == "NodeXL edges"
    columns = ("interaction_id", "kind", "actor_id", "target_id", "post_id", "parent_id", "created_at", "text")
    assert log.interactions.select(columns).rows() == [
        (
            *("1380242586288328707", "comment", "north_pixel63", "kite_fern29", "1380220754978086917", None),
            *(datetime(2021, 4, 8, 19, 34, 10, tzinfo=UTC), "@kite_fern29 pixe"),
        )
    ]
    assert log.posts.select("post_id", "author_id").rows() == [("1380220754978086917", "kite_fern29")]
    assert log.interactions["platform"].to_list() == ["twitter"]


def test_headers_alone() -> None:
    log = gk.read([EXPORTS / "HEADER_edges_real.csv", EXPORTS / "HEADER_vertices_real.csv", EDGES])
    assert [read.format for read in log.inputs] == ["NodeXL edges", "NodeXL vertices", "NodeXL edges"]
    assert told(log).count("a header and no rows") == 2


def test_every_relationship(write: Write) -> None:
    text = edges(
        "ana,ana,Tweet,2021-04-08 10:00:00,lamp,1,,",
        "ben,ana,Replies to,2021-04-08 11:00:00,@ana hi,2,1,",
        "ben,cem,Mentions,2021-04-08 11:00:00,@ana hi @cem,2,1,",
        "cem,ana,Retweet,2021-04-08 12:00:00,RT @ana: lamp,3,,1",
        "cem,ben,MentionsInRetweet,2021-04-08 12:00:00,RT @ana: lamp @ben,3,,1",
        "dora,ana,Quote,2021-04-08 13:00:00,so true,4,,",
        "dora,ben,Followed,,,,,",
    )
    log = gk.read(write("edges.csv", text))
    assert kinds(log) == [
        ("comment", "ben", "ana", "1"),
        ("mention", "ben", "cem", "2"),
        ("repost", "cem", "ana", "1"),
        ("mention", "cem", "ben", "3"),
        ("quote", "dora", "ana", None),
        ("follow", "dora", "ben", None),
    ]
    assert log.posts.select("post_id", "author_id", "text").rows() == [("1", "ana", "lamp"), ("4", "dora", "so true")]
    assert not log.notes


def test_a_tweet_that_names_two_is_one_post(write: Write) -> None:
    text = edges("ana,ben,Mentions,,@ben @cem hi,1,,", "ana,cem,Mentions,,@ben @cem hi,1,,")
    log = gk.read(write("edges.csv", text))
    assert log.posts.select("post_id", "author_id").rows() == [("1", "ana")]
    assert not log.notes
    assert kinds(log) == [("mention", "ana", "ben", "1"), ("mention", "ana", "cem", "1")]


def test_edges_of_any_other_network_are_ties(write: Write) -> None:
    log = gk.read(write("edges.csv", "Vertex 1,Vertex 2,Edge Weight,Relationship\nana,ben,3,Knows\nben,cem,,\n"))
    assert log.edges.select("source", "target", "weight").rows() == [("ana", "ben", 3.0), ("ben", "cem", 1.0)]
    log = gk.read(write("plain.csv", "Vertex 1,Vertex 2\nana,ben\n"))
    assert log.edges.select("source", "target", "weight").rows() == [("ana", "ben", 1.0)]


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Edges"
    sheet.append([None, None, "Visual Properties"])
    sheet.append(COLUMNS.split(","))
    sheet.append(["ben", "ana", "Replies to", datetime(2021, 4, 8, 11), "@ana hi", "1380242586288328707", "7"])
    vertices = book.create_sheet("Vertices")
    vertices.append([None, "Visual Properties", None, "Other Columns"])
    vertices.append(["Vertex", "Color", "Followed", "Followers", "Tweets", "Description", "Joined Twitter Date (UTC)"])
    vertices.append(["ana", None, 12, 3400, 56, "lamps", datetime(2010, 1, 2)])
    vertices.append(["ben", None, 1, 20, 3, None, None])
    book.create_sheet("Overall Metrics").append(["Graph Metric", "Value"])
    book.save(path)
    return path


def test_a_workbook_with_its_header_in_the_second_row(tmp_path: Path) -> None:
    log = gk.read(workbook(tmp_path / "network.xlsx"))
    assert log.inputs[0].format == "NodeXL edges and NodeXL vertices"
    assert log.interactions.select("interaction_id", "actor_id", "target_id", "created_at").rows() == [
        ("1380242586288328707", "ben", "ana", datetime(2021, 4, 8, 11, tzinfo=UTC))
    ]
    columns = ("handle", "followers", "following", "posts", "bio", "created_at")
    assert log.accounts.select(columns).rows() == [
        ("ana", 3400, 12, 56, "lamps", datetime(2010, 1, 2, tzinfo=UTC)),
        ("ben", 20, 1, 3, None, None),
    ]


def test_an_id_the_workbook_rounded_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "network.xlsx")
    book = openpyxl.load_workbook(path)
    book["Edges"]["F3"] = 1.3802425862883287e18
    book.save(path)
    with pytest.raises(gk.DataError, match="was rounded"):
        gk.read(path)


def test_edges_and_vertices_as_csv_join(write: Write) -> None:
    header = (EXPORTS / "HEADER_vertices_real.csv").read_text().strip()
    row = ",".join({"Vertex": "kite_fern29", "Followers": "1,200"}.get(column, "") for column in header.split(","))
    log = gk.read([EDGES, write("vertices.csv", header + "\n" + row.replace("1,200", '"1,200"') + "\n")])
    assert ends(log) == [("north_pixel63", "kite_fern29")]
    assert log.accounts.filter(handle="kite_fern29")["followers"].to_list() == [1200]


@pytest.mark.parametrize("numbers", ["", '"",'])
def test_names_as_r_makes_them(numbers: str, tmp_path: Path) -> None:
    header = "Vertex.1,Vertex.2,Relationship,Relationship.Date..UTC.,Tweet,Imported.ID,In.Reply.To.Tweet.ID"
    row = "ben,ana,Replies to,2021-04-08 19:34:10,@ana hi,1380242586288328707,1380220754978086917"
    path = tmp_path / "edges.csv"
    path.write_text(f"{numbers}{header}\n{numbers and '1,'}{row}\n")
    log = gk.read(path)
    assert log.inputs[0].format == "NodeXL edges"
    assert log.interactions.select("interaction_id", "kind", "actor_id", "target_id", "post_id").rows() == [
        ("1380242586288328707", "comment", "ben", "ana", "1380220754978086917")
    ]
