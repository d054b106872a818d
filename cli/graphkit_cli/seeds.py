"""The seeds of a workspace."""

from __future__ import annotations

from graphkit.errors import ConfigurationError
from graphkit.workspace.workspace import Workspace


def seeds_of(workspace: Workspace, named: tuple[str, ...]) -> tuple[str, ...]:
    """Those that were named, else those that crawls started from. Raises ConfigurationError where there are none."""
    seeds = named or tuple(workspace.seeds())
    if not seeds:
        raise ConfigurationError(
            f"{workspace.path} has no seed: nobody was named when it was filled.",
            advice="Name an account you know: --seed @someone",
        )
    return seeds
