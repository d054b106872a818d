"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

from graphkit.errors import ConfigurationError

Command = TypeVar("Command", bound=Callable[..., Any])
TABLE_FORMATS: Final = ("table", "csv", "jsonl", "json", "parquet")


class FollowerBand(click.ParamType[tuple[int | None, int | None]]):
    """ "5k-100k", "-50k", "10000-", "5,000-100,000"."""

    name = "band"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int | None, int | None]:
        from graphkit.brief.band import follower_band

        try:
            return follower_band(str(value))
        except ConfigurationError as error:
            self.fail(f"{error.message} {error.advice}", param, ctx)


class Columns(click.ParamType[dict[str, str]]):
    """ "commenter=user,post_author=owner"."""

    name = "ours=theirs,…"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        pairs = [pair.partition("=") for pair in str(value).split(",") if pair.strip()]
        if not pairs or not all(ours.strip() and theirs.strip() for ours, _, theirs in pairs):
            self.fail(
                f"“{value}” is not a list of columns. Write it like commenter=user,post_author=owner.",
                param,
                ctx,
            )
        named = [ours.strip() for ours, _, _ in pairs]
        for ours in named:
            if named.count(ours) > 1:
                self.fail(f"“{ours}” is named more than once. One column of yours is one of ours.", param, ctx)
        return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def format_option(command: Command) -> Command:
    """--format, how a table is printed."""
    return click.option(
        "--format", "format_", type=click.Choice(TABLE_FORMATS), default="table", show_default=True,
        help="How the result is printed.",
    )(command)  # fmt: skip


def quiet_option(command: Command) -> Command:
    """-q, for whoever wants the result alone."""
    return click.option("-q", "--quiet", is_flag=True, help="Print the result and errors, nothing else.")(command)


def seeds_option(meaning: str) -> Callable[[Command], Command]:
    """-s, the accounts to start from, of which there may be several; `meaning` is its help."""
    return click.option("-s", "--seed", "seeds", multiple=True, metavar="ACCOUNT", help=meaning)


def result_option(required: bool = True) -> Callable[[Command], Command]:
    """-d, the folder of a result."""
    return click.option(
        "-d", "--dir", "folder", type=click.Path(path_type=Path), required=required,
        help="The folder that `graphkit expand -o` wrote.",
    )  # fmt: skip
