"""Of whom a crawl has read anything, as the log of a workspace tells it."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

import graphkit as gk
from graphkit.sources.records import Account, Interaction, Post
from graphkit.sources.source import Listing, ListingKind, Page
from graphkit.workspace.keeper import Keeper
from graphkit.workspace.workspace import Workspace
from tests.workspace.stand_ins import NOON, PLATFORM, Clock, made


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


def test_of_those_on_whom_files_tell_acts_nobody_knows_how_much_they_tell(workspace: Workspace) -> None:
    crawl(workspace, ("feed", "cem", "cem", Page(interactions=[act("cem", "dan")])))
    acts = pl.DataFrame({"platform": PLATFORM, "actor_id": ["ben", "ben"], "target_id": ["ana", "cem"]})
    workspace.add(gk.Log(interactions=acts))

    assert read(workspace) == {"ana": None, "ben": False, "cem": True, "dan": False}


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
