"""Options that several commands share, and how their values are read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
TABLE_FORMATS: Final = ("table", "csv", "jsonl", "json", "parquet")
_FACTORS: Final = {"k": 1_000, "m": 1_000_000}


class FollowerBand(click.ParamType[tuple[int | None, int | None]]):
    """ "5k-100k", "-50k", "10000-", "5,000-100,000"."""

    name = "band"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int | None, int | None]:
        least, dash, most = str(value).strip().lower().replace("–", "-").partition("-")
        if not dash or not (least.strip() or most.strip()):
            self.fail(f"“{value}” is not a follower band. Write it like 5k-100k, 5000- or -100k.", param, ctx)
        return self._count(least.strip(), param, ctx), self._count(most.strip(), param, ctx)

    def _count(self, end: str, param: click.Parameter | None, ctx: click.Context | None) -> int | None:
        if not end:
            return None
        # Both 5,000 and 5.000 are five thousand somewhere; a decimal makes sense only before k or m.
        if re.fullmatch(r"\d{1,3}([.,]\d{3})+|\d+", end):
            return int(re.sub(r"[.,]", "", end))
        if match := re.fullmatch(r"(\d+(?:\.\d+)?)([km])", end):
            return round(float(match[1]) * _FACTORS[match[2]])
        self.fail(f"“{end}” is not a number of followers. Write it like 5000, 5k or 1.2m.", param, ctx)


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
        return {ours.strip(): theirs.strip() for ours, _, theirs in pairs}


def format_option(command: Command) -> Command:
    return click.option(
        "--format", "format_", type=click.Choice(TABLE_FORMATS), default="table", show_default=True,
        help="How the result is printed.",
    )(command)  # fmt: skip


def quiet_option(command: Command) -> Command:
    return click.option("-q", "--quiet", is_flag=True, help="Print the result and errors, nothing else.")(command)


def result_option(command: Command) -> Command:
    return click.option(
        "-d", "--dir", "folder", type=click.Path(path_type=Path), required=True,
        help="The folder that `graphkit expand -o` wrote.",
    )(command)  # fmt: skip
