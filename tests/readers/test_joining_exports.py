"""What the exports of one tool say of each other: other names of posts, whom answers name, whom posts name."""

from __future__ import annotations

import polars as pl
import pytest

import graphkit as gk
from graphkit.readers.joining.aliases import one_name_each
from graphkit.readers.joining.join import join_targets, with_posts_met
from graphkit.readers.joining.mentions import acts_of_posts
from graphkit.readers.joining.unify import unify_accounts
from graphkit.readers.tables.table import READ, columns_of


def tables(**rows: list[dict[str, object]]) -> dict[str, pl.DataFrame]:
    return {name: pl.DataFrame(rows.get(name, []), schema=columns_of(name)) for name in READ}


def test_a_comment_that_knows_a_post_by_another_name_meets_it() -> None:
    given = tables(
        aliases=[{"alias": "777", "post_id": "ABC"}],
        posts=[{"post_id": "777", "text": "hi"}],
        interactions=[{"interaction_id": "1", "post_id": "777"}, {"interaction_id": "2", "post_id": "888"}],
    )
    named = one_name_each(given)
    assert named["interactions"]["post_id"].to_list() == ["ABC", "888"]
    assert named["posts"]["post_id"].to_list() == ["ABC"]


def test_a_name_that_is_another_posts_own_stays() -> None:
    given = tables(
        aliases=[{"alias": "B", "post_id": "A"}, {"alias": "x", "post_id": "B"}],
        interactions=[{"interaction_id": "1", "post_id": "B"}, {"interaction_id": "2", "post_id": "x"}],
    )
    assert one_name_each(given)["interactions"]["post_id"].to_list() == ["B", "B"]


def test_whom_a_post_names_is_an_act_of_its_author() -> None:
    given = tables(
        posts=[
            {"post_id": "p", "author_handle": "ana", "mentions": ["ben", "cem"], "tagged": ["ben"], "origin": "f"},
            {"post_id": "q", "mentions": ["dan"]},
        ]
    )
    found = acts_of_posts(given["posts"], given["interactions"])
    assert found.select("kind", "actor_handle", "target_handle", "post_id", "origin").rows() == [
        ("mention", "ana", "ben", "p", "f"),
        ("mention", "ana", "cem", "p", "f"),
        ("tag", "ana", "ben", "p", "f"),
    ]
    again = acts_of_posts(given["posts"], found)
    assert again.height == 0


REPLIES = [
    {"interaction_id": "1", "actor_handle": "ben", "post_id": "p"},
    {"interaction_id": "2", "actor_handle": "cem", "post_id": "p", "parent_id": "1"},
    {"interaction_id": "3", "actor_handle": "dan", "post_id": "p", "parent_id": "1", "answered_handle": "CEM"},
    {"interaction_id": "4", "actor_handle": "eva", "post_id": "p", "parent_id": "1", "answered_handle": "nobody"},
    {"interaction_id": "5", "actor_handle": "fay", "post_id": "p", "answered_handle": "cem"},
]


def test_an_answer_aims_at_whom_it_names_where_that_is_somebody() -> None:
    unified = unify_accounts(tables(posts=[{"post_id": "p", "author_handle": "ana"}], interactions=REPLIES)).tables
    joined, _ = join_targets(
        unified["interactions"], with_posts_met(unified["posts"], unified["interactions"], None), None
    )
    assert joined.select("kind", "actor_id", "target_id").rows() == [
        ("comment", "ben", "ana"),
        ("reply", "cem", "ben"),
        ("reply", "dan", "cem"),
        ("reply", "eva", "ben"),
        ("comment", "fay", "ana"),
    ]
    assert "nobody" not in unified["accounts"]["account_id"]


@pytest.mark.parametrize(("told", "author"), [(None, "folder"), ("ana", "ana")])
def test_a_folders_name_counts_only_where_no_file_names_the_author(told: str | None, author: str) -> None:
    given = tables(
        posts=[{"post_id": "p", "likely_author_handle": "folder"}],
        interactions=[{"interaction_id": "1", "actor_handle": "ben", "post_id": "p", "owner_handle": told}],
    )
    unified = unify_accounts(given).tables
    met = with_posts_met(unified["posts"], unified["interactions"], "owner")
    assert met["author_id"].to_list() == [author]


def test_our_own_tables_are_read_back_as_they_were(tmp_path: object) -> None:
    from pathlib import Path

    from graphkit.writers.log_tables import write_log

    folder = Path(str(tmp_path))
    (folder / "posts.csv").write_text("post_id,author,caption,mentions,reach\np,ana,hi,ben,900\n")
    (folder / "comments.csv").write_text("comment_id,post_id,commenter,parent_id\n1,p,ben,\n2,p,ana,1\n")
    log = gk.read(folder)
    write_log(log, folder / "log")
    again = gk.read(folder / "log")
    for table in ("accounts", "posts", "interactions"):
        one, two = (getattr(read, table).drop("origin").sort(pl.all()) for read in (log, again))
        assert one.equals(two), table
    assert not any("again" in note.what or "read before" in note.what for note in again.notes)
