"""What became of each file."""

from __future__ import annotations

from pathlib import Path

import pytest

import graphkit as gk
from graphkit.readers.report import refuse_losses, report
from tests.readers.conftest import Write

COMMENTS = "comment_id,post_id,commenter\n1,p,ben\n2,p,cem\n3,q,ben\n"
POSTS = "post_id,author\np,ana\n"


def told(log: gk.Log) -> list[dict[str, object]]:
    return report(log).with_columns(file=report(log)["file"].map_elements(lambda file: Path(file).name)).to_dicts()


def test_rows_joined_without_owner_and_double(write: Write, tmp_path: Path) -> None:
    write("a.csv", COMMENTS)
    write("b.csv", "comment_id,post_id,commenter\n3,q,ben\n4,p,dan\n")
    write("posts.csv", POSTS)
    write("other.csv", "colour,weight\nred,3\n")
    rows = told(gk.read(tmp_path))
    assert [(row["file"], row["rows"], row["joined"], row["without_owner"], row["doubles"]) for row in rows] == [
        ("a.csv", 3, 2, 1, 0),
        ("b.csv", 2, 1, 0, 1),
        ("posts.csv", 1, 0, 0, 0),
        ("other.csv", 0, 0, 0, 0),
    ]
    assert [row["format"] for row in rows] == [*["columns by their names"] * 3, None]
    assert rows[3]["why"][0].startswith("1 file passed over: holds neither comments")  # type: ignore[index]


def test_what_is_doubtful_in_a_file_stands_beside_it(write: Write) -> None:
    log = gk.read(write("a.csv", "commenter,post_author,likes\nben,ana,many\n"))
    assert told(log)[0]["why"] == ["1 cells in “likes” could not be understood: taken as unknown"]


def test_strict_takes_a_whole_import(write: Write) -> None:
    refuse_losses(gk.read([write("a.csv", "comment_id,post_id,commenter\n1,p,ben\n"), write("posts.csv", POSTS)]))


@pytest.mark.parametrize(
    ("name", "content", "loss"),
    [
        ("a.csv", COMMENTS, "1 on posts without a known owner"),
        ("a.csv", "comment_id,post_id,commenter\n1,p,ben\n1,p,ben\n", "1 read before"),
        ("a.csv", "commenter,post_author,likes\nben,ana,many\n", "could not be understood"),
        ("more/x.csv", "colour\nred\n", "passed over"),
    ],
)
def test_strict_refuses_any_loss(name: str, content: str, loss: str, write: Write, tmp_path: Path) -> None:
    write("in/posts.csv", POSTS)
    write("in/ok.csv", "comment_id,post_id,commenter\n9,p,eva\n")
    path = write(f"in/{name}", content)
    with pytest.raises(gk.DataError, match=loss) as caught:
        refuse_losses(gk.read(tmp_path / "in"))
    assert caught.value.file == str(path)


def test_hidden_counts_are_understood(write: Write) -> None:
    refuse_losses(gk.read(write("a.csv", "commenter,post_author,likes\nben,ana,-1\n")))
