"""Options of the commands that work on a workspace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from graphkit_cli.options import Command


def workspace_option(required: bool = True) -> Callable[[Command], Command]:
    """-w, the one file in which everything is kept."""

    def with_option(command: Command) -> Command:
        return click.option(
            "-w", "--workspace", type=click.Path(dir_okay=False, path_type=Path), required=required,
            callback=_put_away_at_the_end, help="The file that keeps imports, crawls and decisions, e.g. brand.gk.",
        )(command)  # fmt: skip

    return with_option


def _put_away_at_the_end(context: click.Context, _: click.Parameter, path: Path | None) -> Path | None:
    """When the command is done nothing is left beside the workspace but its lock."""
    if path is not None:
        context.call_on_close(lambda: _put_away(path))
    return path


def _put_away(path: Path) -> None:
    from graphkit.workspace.connection import put_away

    put_away(path)
