"""Of whom a crawl has read anything, as the log of a workspace tells it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, ListingKind, Page
from graphkit.workspace.keeper import Keeper
from graphkit.workspace.workspace import Workspace
from tests.workspace.stand_ins import LATER, NOON, PLATFORM, Clock, made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "w.gk")


def act(actor: str, target: str) -> Interaction:
    return Interaction(interaction_id=f"{actor} on {target}", kind="comment", actor_id=actor, target_id=target)


def crawl(workspace: Workspace, *pages: tuple[ListingKind, str, str, Page]) -> None:
    """Pages of (kind, subject, of whom)."""
    with workspace.writing("crawl", Clock()) as connection:
        keeper = Keeper(connection, workspace.path, PLATFORM)
        keeper.begin("crawl", NOON)
        for kind, subject, owner, page in pages:
            listing = keeper.open(Listing(kind, subject, owner), NOON)
            keeper.keep(made(kind, listing=listing), page)


def read(workspace: Workspace) -> dict[str, bool | None]:
    return dict(workspace.log().accounts.select("account_id", "read").iter_rows())


@pytest.mark.parametrize("kind", ["feed", "comments", "quotes", "reposts", "likes"])
def test_each_of_these_tells_who_talks_to_whom(kind: ListingKind, workspace: Workspace) -> None:
    crawl(workspace, (kind, "what it is", "ana", Page(interactions=[act("ben", "ana")])))

    assert read(workspace) == {"ana": True, "ben": False}


def test_feeds_and_what_is_said_under_posts_are_read(workspace: Workspace) -> None:
    listed = Page([Account(account_id="eva")], [Post(post_id="1", author_id="ana")])
    crawl(
        workspace,
        ("comments", "a post", "ana", Page(interactions=[act("ben", "ana")])),
        ("feed", "cem", "cem", Page(interactions=[act("cem", "dan")])),
        # Which posts there are, and whom somebody follows, tells nothing of who talks to whom.
        ("posts", "eva", "eva", listed),
        ("follows", "fay", "fay", Page(interactions=[act("fay", "ana")])),
    )

    assert read(workspace) == {"ana": True, "ben": False, "cem": True, "dan": False, "eva": False, "fay": False}


def test_what_is_to_be_read_again_was_read_and_what_is_gone_was_not(workspace: Workspace) -> None:
    crawl(workspace, ("feed", "ana", "ana", Page(interactions=[act("ana", "ben")])))
    with workspace.writing("crawl", Clock()) as connection:
        keeper = Keeper(connection, workspace.path, PLATFORM)
        keeper.begin("again", NOON)
        gone = keeper.open(Listing("feed", "ben", "ben"), NOON)
        keeper.miss(made("feed", listing=gone), "Nobody is there.", gone=True)
        keeper.read_again(NOON.replace(year=2030))

    assert workspace.listings()["pages"].to_list() == [0, 0]
    assert read(workspace) == {"ana": True, "ben": False}


def test_of_those_on_whom_files_tell_acts_or_ties_nobody_knows_how_much_they_tell(workspace: Workspace) -> None:
    crawl(workspace, ("feed", "cem", "cem", Page(interactions=[act("cem", "dan")])))
    acts = pl.DataFrame({"platform": PLATFORM, "actor_id": ["ben", "ben"], "target_id": ["ana", "cem"]})
    accounts = pl.DataFrame({"platform": PLATFORM, "account_id": ["eva", "fay"]})
    edges = pl.DataFrame({"source": ["eva"], "target": ["fay"], "origin": "edges.csv"})
    workspace.add(gk.Log(accounts=accounts, interactions=acts, edges=edges))

    assert read(workspace) == {"ana": None, "ben": False, "cem": True, "dan": False, "eva": False, "fay": None}


def test_what_a_file_told_first_it_has_told_though_a_crawl_meets_it_again(workspace: Workspace) -> None:
    told = {"platform": PLATFORM, "interaction_id": "ben on ana", "actor_id": ["ben"], "target_id": ["ana"]}
    workspace.add(gk.Log(interactions=pl.DataFrame(told | {"origin": "comments.csv"})))
    crawl(workspace, ("feed", "ben", "ben", Page(interactions=[act("ben", "ana"), act("ben", "dan")])))

    assert workspace.log().interactions.height == 2
    assert read(workspace) == {"ana": None, "ben": True, "dan": False}


def test_a_run_that_read_nothing_is_no_crawl(workspace: Workspace) -> None:
    acts = pl.DataFrame({"platform": PLATFORM, "actor_id": ["ben"], "target_id": ["ana"]})
    workspace.add(gk.Log(interactions=acts))
    crawl(workspace)

    assert read(workspace) == {"ana": None, "ben": None}


def test_what_was_forgotten_was_not_read(workspace: Workspace) -> None:
    crawl(workspace, ("comments", "a post", "ana", Page(interactions=[act("ben", "ana")])))
    with workspace.writing("crawl", Clock()) as connection:
        keeper = Keeper(connection, workspace.path, PLATFORM)
        keeper.begin("later", LATER)
        keeper.forget(LATER)
        listing = keeper.open(Listing("feed", "cem", "cem"), LATER)
        keeper.keep(replace(made("feed", listing=listing), at=LATER), Page(interactions=[act("cem", "ana")]))

    assert read(workspace) == {"ana": False, "ben": False, "cem": True}


def test_what_another_has_not_read_may_be_read_here(workspace: Workspace) -> None:
    crawl(workspace, ("feed", "cem", "cem", Page(interactions=[act("cem", "dan")])))
    told = pl.DataFrame({"platform": PLATFORM, "account_id": ["cem", "dan"], "read": [False, True]})
    workspace.add(gk.Log(accounts=told))

    assert read(workspace) == {"cem": True, "dan": True}


@pytest.mark.parametrize("names", [["a.csv", "b.csv"], ["b.csv", "a.csv"]])
def test_what_one_of_two_crawls_has_read_was_read(names: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("account_id,handle,bio,read\n1,ana,hi,true\n2,ben,hi,false\n")
    (tmp_path / "b.csv").write_text("account_id,handle,bio,read\n1,ana,hi,false\n2,ben,hi,true\n3,cem,hi,\n")

    found = gk.read([tmp_path / name for name in names]).accounts
    assert sorted(found.select("handle", "read").rows()) == [("ana", True), ("ben", True), ("cem", None)]


def test_where_nobody_crawled_it_is_what_the_accounts_say(workspace: Workspace) -> None:
    accounts = pl.DataFrame({"account_id": ["ana", "ben"], "read": [True, None]})
    acts = pl.DataFrame({"actor_id": ["ana"], "target_id": ["ben"]})
    workspace.add(gk.Log(accounts=accounts, interactions=acts))

    assert read(workspace) == {"ana": True, "ben": None}


def test_several_platforms_are_told_apart(workspace: Workspace) -> None:
    crawl(workspace, ("feed", "cem", "cem", Page(interactions=[act("cem", "dan")])))
    acts = pl.DataFrame({"platform": "another", "actor_id": ["cem"], "target_id": ["dan"]})
    workspace.add(gk.Log(interactions=acts))

    assert read(workspace) == {
        f"{PLATFORM}:cem": True,
        f"{PLATFORM}:dan": False,
        "another:cem": None,
        "another:dan": None,
    }
