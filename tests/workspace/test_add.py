"""Logs that were read from files, kept beside what is there."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import graphkit as gk
from graphkit.log.schemas import TABLES
from tests.made_up import accounts, acts, given, niches, posts
from tests.workspace.stand_ins import Clock

EXPORTS = Path(__file__).parents[1] / "readers" / "exports"
# Of this tool there is only what its columns are called.
EMPTY = ("phantombuster",)
COMMENTS = "commenter,text,video_owner\nben,hi,ana\ncat,ho,ana\n"


def new(tmp_path: Path, name: str = "w.gk") -> gk.Workspace:
    return gk.Workspace(tmp_path / name)


def read(path: Path, text: str) -> gk.Log:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return gk.read(path, columns={"actor_id": "commenter", "target_id": "video_owner"})


def by_hand(*pairs: tuple[str, str]) -> gk.Log:
    return gk.Log(interactions=pl.DataFrame(pairs, schema=["actor_id", "target_id"], orient="row"))


def ends(log: gk.Log) -> list[tuple[str, str]]:
    return sorted(log.interactions.select("actor_id", "target_id").rows())


def of(platform: str) -> gk.Log:
    """Ben comments on ana, and a tie from ana to ben is given."""
    ids = accounts({"ana": 5, "ben": None}).with_columns(platform=pl.lit(platform))
    owned = posts({"p": "ana"}).with_columns(platform=pl.lit(platform))
    said = acts(("ben", "ana", "p"), origin=f"{platform}.csv").with_columns(platform=pl.lit(platform))
    return gk.Log(ids, owned, said, given(("ana", "ben", 2.0)).with_columns(origin=pl.lit(f"{platform}.gdf")))


def refuse_difference(one: gk.Log, other: gk.Log, ignored: Iterable[str] = ()) -> None:
    for name in TABLES:
        left, right = (getattr(log, name).drop(*ignored, strict=False) for log in (one, other))
        assert_frame_equal(left, right, check_row_order=False)


def test_a_file_that_is_added_twice_adds_nothing(tmp_path: Path) -> None:
    workspace, log = new(tmp_path), read(tmp_path / "comments.csv", COMMENTS)
    assert workspace.add(log, Clock()) == 2
    before = workspace.log()
    assert workspace.add(log, Clock()) == 0
    assert workspace.add(read(tmp_path / "copied" / "again.csv", COMMENTS), Clock()) == 0
    refuse_difference(before, workspace.log())
    assert [file.file for file in workspace.log().inputs] == [str(tmp_path / "comments.csv")]


def test_two_files_of_one_name_with_other_rows_are_two(tmp_path: Path) -> None:
    workspace, path = new(tmp_path), tmp_path / "comments.csv"
    assert workspace.add(read(path, COMMENTS)) == 2
    assert workspace.add(read(path, COMMENTS.replace("ben", "dan"))) == 2
    assert ends(workspace.log()) == [("ben", "ana"), ("cat", "ana"), ("cat", "ana"), ("dan", "ana")]
    assert len(workspace.log().inputs) == 2


def test_of_two_files_only_the_new_one_is_added(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    workspace.add(read(tmp_path / "exports" / "one.csv", COMMENTS))
    assert workspace.add(read(tmp_path / "exports" / "two.csv", COMMENTS.replace("hi", "well"))) == 2
    both = gk.read(tmp_path / "exports", columns={"actor_id": "commenter", "target_id": "video_owner"})
    assert workspace.add(both) == 0


def test_a_log_made_by_hand_is_known_by_its_rows(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    assert workspace.add(by_hand(("ben", "ana"))) == 1
    assert workspace.add(by_hand(("ben", "ana"))) == 0
    assert workspace.add(by_hand(("cat", "ana"), ("ben", "ana"))) == 2
    assert ends(workspace.log()) == [("ben", "ana"), ("ben", "ana"), ("cat", "ana")]


def test_ties_made_by_hand_are_replaced_by_the_same_alone(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    for edges in (
        given(("ana", "ben", 2.0)),
        given(("ana", "ben", 2.0)),
        given(("ana", "cat", 1.0), ("ben", "cat", None)),
    ):
        workspace.add(gk.Log(edges=edges))
    assert workspace.log().edges.select("source", "target", "weight").rows() == [
        ("ana", "ben", 2.0), ("ana", "cat", 1.0), ("ben", "cat", None)
    ]  # fmt: skip


def test_of_two_lists_of_one_name_the_later_holds_where_it_tells_the_same_ties(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    for edges in (given(("ana", "ben", 2.0), ("ana", "cat", 1.0)), given(("ana", "ben", 5.0), ("dan", "ben", 3.0))):
        workspace.add(gk.Log(edges=edges.with_columns(origin=pl.lit("edges.csv"))))
    assert sorted(workspace.log().edges.select("source", "target", "weight").rows()) == [
        ("ana", "ben", 5.0), ("ana", "cat", 1.0), ("dan", "ben", 3.0)
    ]  # fmt: skip


def test_one_platform_has_its_ids_as_they_are(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    workspace.add(of("x"))
    log = workspace.log()
    assert (log.accounts["account_id"].to_list(), log.accounts["handle"].to_list()) == (["ana", "ben"], ["ana", "ben"])
    assert ends(log) == log.edges.select("target", "source").rows() == [("ben", "ana")]


def test_of_several_platforms_every_id_has_its_own_in_front(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    for platform in ("x", "y"):
        workspace.add(of(platform))
    log = workspace.log()
    named = ["x:ana", "x:ben", "y:ana", "y:ben"]
    assert (log.accounts["account_id"].to_list(), log.accounts["handle"].to_list()) == (named, ["ana", "ben"] * 2)
    assert ends(log) == log.edges.select("target", "source").rows() == [("x:ben", "x:ana"), ("y:ben", "y:ana")]
    assert log.posts.select("post_id", "author_id").rows() == [("x:p", "x:ana"), ("y:p", "y:ana")]


def test_and_loses_it_on_its_way_in(tmp_path: Path) -> None:
    first, second = new(tmp_path, "first.gk"), new(tmp_path, "second.gk")
    for platform in ("x", "y"):
        first.add(of(platform))
    second.add(first.log())
    refuse_difference(first.log(), second.log())


def test_what_names_no_platform_is_of_the_only_one(tmp_path: Path) -> None:
    log = of("x")
    half = gk.Log(log.accounts, log.posts, log.interactions.with_columns(platform=pl.lit(None, pl.String)))
    workspace = new(tmp_path)
    workspace.add(half)
    assert workspace.platforms() == ["x"]
    assert workspace.log().accounts.height == 2


def test_what_names_no_platform_is_of_the_only_one_in_the_workspace(tmp_path: Path) -> None:
    """One file names it, the next one none: as when both are read at once."""
    workspace = new(tmp_path)
    workspace.add(of("x"))
    told = pl.DataFrame({"account_id": ["ana", "ben", "cem"], "followers": [7, 3, 1], "origin": "accounts.csv"})
    workspace.add(gk.Log(accounts=told, posts=pl.DataFrame({"post_id": ["p"], "likes": [9], "author_id": ["ana"]})))
    log = workspace.log()
    known = log.accounts.select("account_id", "platform", "followers").sort("account_id").rows()
    assert known == [("ana", "x", 5), ("ben", "x", 3), ("cem", "x", 1)]
    assert log.posts.select("post_id", "author_id", "likes").rows() == [("p", "ana", 9)]
    assert workspace.counts() == {"accounts": 3, "posts": 1, "interactions": 1, "edges": 1}
    assert workspace.decide(["ana"], "accepted", clock=Clock()) == workspace.seeds() == ["ana"]


def test_among_several_platforms_what_names_none_is_somebody_else(tmp_path: Path) -> None:
    workspace = new(tmp_path)
    for platform in ("x", "y"):
        workspace.add(of(platform))
    workspace.add(gk.Log(accounts=pl.DataFrame({"account_id": ["ana"], "followers": [7]})))
    assert workspace.decide(["ana"], "rejected", clock=Clock()) == workspace.rejected() == ["ana"]
    assert workspace.decide(["x:ana"], "accepted", clock=Clock()) == workspace.seeds() == ["x:ana"]
    assert {"ana", "x:ana", "y:ana"} <= set(workspace.log().accounts["account_id"])


def test_whose_a_post_is_may_be_told_later(tmp_path: Path) -> None:
    """Who answers a comment means whoever wrote it."""
    acts = pl.DataFrame(
        {
            "interaction_id": ["1", "2", "3", "4"],
            "actor_id": ["ben", "cem", "dan", "eva"],
            "post_id": ["p", "p", "q", "q"],
            "parent_id": [None, "1", "elsewhere", "elsewhere"],
            "kind": ["comment", "reply", "reply", "comment"],
        }
    )
    workspace = new(tmp_path)
    workspace.add(gk.Log(interactions=acts))
    assert workspace.log().interactions["target_id"].to_list() == [None, "ben", None, None]
    workspace.add(gk.Log(posts=posts({"p": "ana", "q": "ana"})))
    assert workspace.log().interactions["target_id"].to_list() == ["ana", "ben", None, "ana"]


def test_a_file_read_again_with_another_is_better_known(tmp_path: Path) -> None:
    """What was read meanwhile stays."""
    handles, profiles = tmp_path / "handles.csv", tmp_path / "profiles.csv"
    handles.write_text("account_id,handle\n22,ben\n33,cem\n")
    workspace = new(tmp_path)
    workspace.add(gk.read(handles))
    workspace.add(gk.Log(accounts=pl.DataFrame({"account_id": ["33"], "followers": [70], "origin": "a crawl"})))
    profiles.write_text("account_id,handle,followers\n22,ben,5\n33,cem,6\n")
    workspace.add(gk.read([handles, profiles]))
    assert workspace.log().accounts.select("account_id", "followers").sort("account_id").rows() == [
        ("22", 5), ("33", 70)
    ]  # fmt: skip


def test_a_table_that_has_grown_adds_what_is_new(tmp_path: Path) -> None:
    """Its rows have no ids, but each is told by who said what, when and where."""
    path, header = tmp_path / "comments.csv", "commenter,text,video_owner,created_at\n"
    first, second = "ben,hi,ana,2026-01-01T10:00:00Z\n", "cem,hi,ana,2026-01-01T10:00:00Z\n"
    workspace = new(tmp_path)
    assert workspace.add(read(path, header + first)) == 1
    assert workspace.add(read(path, header + first + second + "ben,hi,ana,\n")) == 2
    assert ends(workspace.log()) == [("ben", "ana"), ("ben", "ana"), ("cem", "ana")]


def test_a_made_up_log_comes_back_as_it_was(tmp_path: Path) -> None:
    log, workspace = niches(), new(tmp_path)
    workspace.add(log)
    kept = workspace.log()
    ids = log.accounts["account_id"]
    assert_frame_equal(
        kept.accounts.filter(pl.col("account_id").is_in(ids.to_list())).drop("origin", "platform"),
        log.accounts.drop("origin", "platform"),
        check_row_order=False,
    )
    assert_frame_equal(kept.interactions.drop("fetched_at"), log.interactions.drop("fetched_at"), check_row_order=False)
    assert_frame_equal(
        kept.posts.drop("origin", "platform"), log.posts.drop("origin", "platform"), check_row_order=False
    )
    assert workspace.add(log) == 0


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in EXPORTS.iterdir() if path.is_dir() and path.name not in EMPTY)
)
def test_every_export_goes_in_and_comes_out(folder: str, tmp_path: Path) -> None:
    """What comes out has all that went in, and goes into another workspace as it is."""
    log = gk.read(EXPORTS / folder)
    first, second = new(tmp_path, "first.gk"), new(tmp_path, "second.gk")
    assert first.add(log) == log.interactions.height
    kept = first.log()
    assert set(kept.inputs) == set(log.inputs)
    for column in ("kind", "created_at", "text", "likes"):
        assert sorted(kept.interactions[column].to_list(), key=str) == sorted(
            log.interactions[column].to_list(), key=str
        )
    assert ends_of(kept) == ends_of(log)
    met = set(log.accounts["account_id"].drop_nulls()) | {end for pair in ends_of(log) for end in pair[:2] if end}
    assert set(kept.accounts["account_id"]) >= met
    known = log.accounts.drop_nulls("account_id").drop("platform", "fetched_at", "origin")
    again = kept.accounts.drop("platform", "fetched_at", "origin").join(
        known.select("account_id"), on="account_id", how="semi"
    )
    assert_frame_equal(again, known, check_row_order=False)
    second.add(kept)
    refuse_difference(kept, second.log())
    assert first.add(log) == first.add(kept) == 0


def ends_of(log: gk.Log) -> list[tuple[str | None, ...]]:
    return sorted(log.interactions.select("actor_id", "target_id", "post_id", "parent_id").rows(), key=str)
