"""What is said of accounts beforehand: who is a seed, who was rejected, who is on hold, who is on a list."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.errors import ConfigurationError
from graphkit.files.names import AccountList
from graphkit.log.log import Log
from graphkit.log.people import find_account, people
from graphkit.workspace.workspace import Workspace
from graphkit_cli.lists import with_kept


@dataclass(frozen=True)
class Decided:
    """Whom to start from, what candidates should not be like, who waits, and which lists leave somebody out."""

    seeds: tuple[str, ...]
    rejected: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    lists: tuple[AccountList, ...] = ()


def decided_in(workspace: Workspace, log: Log, named: tuple[str, ...], lists: tuple[AccountList, ...] = ()) -> Decided:
    """The seeds that were `named`, else those of the workspace, and what else was decided there; `log` is its log.
    The `lists` go with those that it keeps.

    Raises ConfigurationError where there is no seed, DataError where one that is named is not there.
    """
    seeds = named or tuple(workspace.seeds())
    if not seeds:
        raise ConfigurationError(
            f"{workspace.path} has no seed: nobody was named when it was filled.",
            advice="Name an account you know: --seed @someone. `graphkit accept @someone` keeps it as one.",
        )
    # Who is named now as a seed is one, whatever was decided before.
    everyone = people(log)
    meant = {find_account(everyone, account) for account in named}
    return Decided(
        seeds,
        tuple(account for account in workspace.rejected() if account not in meant),
        tuple(account for account in workspace.held() if account not in meant),
        with_kept(lists, workspace),
    )
