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
            help="The file that keeps imports, crawls and decisions, e.g. brand.gk.",
        )(command)  # fmt: skip

    return with_option
