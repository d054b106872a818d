"""What a crawl would read next, and why."""

from __future__ import annotations

from typing import Final

import polars as pl

from graphkit.crawl.frontier import Step
from graphkit.crawl.run import Wish, first_of_posts, frontier_of, policy_for
from graphkit.sources.source import Terms
from graphkit.workspace import listings
from graphkit.workspace.connection import connect
from graphkit.workspace.keeper import Keeper
from graphkit.workspace.workspace import Workspace

AHEAD: Final = pl.Schema(
    {"step": pl.String(), "account": pl.String(), "label": pl.String(), "what": pl.String(), "why": pl.String()}
)


def ahead(workspace: Workspace, wish: Wish, terms: Terms, number: int) -> pl.DataFrame:
    """The next so many calls as it stands now: step, account, label, what is read of it (its address or id), why.

    Every page may change what comes after it. Raises DataError where there is no workspace.
    """
    workspace.seeds()
    connection = connect(workspace.path)
    try:
        keeper = Keeper(connection, workspace.path, wish.platform, wish.lists)
        policy = policy_for(terms, wish.order)
        frontier = frontier_of(keeper, terms, policy)
        steps = policy.ahead(frontier, number)
        first = first_of_posts(wish.order)
        return pl.DataFrame([_row(keeper, step, first) for step in steps], AHEAD, orient="row")
    finally:
        connection.close()


def _row(keeper: Keeper, step: Step, first: str) -> tuple[str | None, ...]:
    accounts = step.accounts
    if step.kind == "profiles":
        return step.kind, None, None, f"{len(accounts)} accounts", step.why
    ((account_id, subject),) = keeper.subjects(accounts)
    kept = listings.next_of_posts(keeper.connection, accounts[0], first) if step.kind == "post" else None
    what = subject if kept is None else f"{kept.listing.kind} of {kept.listing.subject}"
    return step.kind, account_id, keeper.label(accounts[0]), what, step.why
