"""Lists of accounts to leave out: those that are named, those that a workspace keeps, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from graphkit.files.names import DO_NOT_CONTACT, KNOWN, AccountList, read_list
from graphkit.log.lists import MatchedList, by_reason, each_once, match_lists
from graphkit.log.log import Log
from graphkit.log.people import known_among, people
from graphkit.workspace.workspace import Workspace
from graphkit_cli.console import tell
from graphkit_cli.list_options import Lists


def named_lists(asked: Lists) -> tuple[AccountList, ...]:
    """The lists whose files were named. Raises DataError where one cannot be read."""
    files = ((asked.do_not_contact, DO_NOT_CONTACT), (asked.known, KNOWN))
    return tuple(read_list(path, reason) for path, reason in files if path is not None)


def with_kept(named: Sequence[AccountList], workspace: Workspace | None) -> tuple[AccountList, ...]:
    """The lists that were named and those that the workspace keeps."""
    kept = workspace.lists() if workspace and workspace.path.is_file() else ()
    return each_once((*named, *kept))


def keep(workspace: Workspace, named: Sequence[AccountList], quiet: bool) -> None:
    """Keep the lists in the workspace; says of which that was kept before they take the place."""
    if not named:
        return
    before = {(each.reason, each.file): each for each in with_kept((), workspace)}
    workspace.keep_lists(named)
    for each in named:
        earlier = before.get((each.reason, each.file))
        if earlier and earlier.sha256 != each.sha256:
            tell(f"{each.file} takes the place of what it was before, with {len(earlier.names):,} named.", quiet)
    tell(f"Kept in {workspace.path}, and heard from now on.", quiet)


def tell_lists(log: Log, lists: Sequence[AccountList], quiet: bool) -> None:
    """How many accounts of the log each list means."""
    tell_matches(match_lists(people(log), lists) if lists else (), quiet)


def tell_matches(lists: Sequence[MatchedList], quiet: bool) -> None:
    """How many accounts each list means: where it is nobody, they may be written otherwise."""
    for each in lists:
        tell(f"{each.file} ({each.reason}): {each.entries:,} named, {each.found:,} found in the data.", quiet)


def on_lists(accounts: pl.DataFrame, lists: Sequence[AccountList]) -> dict[str, str]:
    """Why an account is left out, for each that is on a list."""
    named = reversed(by_reason(lists).items())
    return {account: reason for reason, names in named for account in known_among(accounts, names)}
