"""A command of so many options that its help needs headings."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

import click

OTHERS: Final = "Options"


class WithHeadings(click.Command):
    """Its help lists the options under `headings`, by the names of their parameters; those under none come first."""

    def __init__(self, *given: Any, headings: Mapping[str, Collection[str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self._headings = headings

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        listed: dict[str, list[tuple[str, str]]] = {heading: [] for heading in (OTHERS, *self._headings)}
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is not None and isinstance(param, click.Option):
                listed[self._heading_of(param.name or "")].append(record)
        for heading, records in listed.items():
            with formatter.section(heading):
                formatter.write_dl(records)

    def _heading_of(self, name: str) -> str:
        return next((heading for heading, names in self._headings.items() if name in names), OTHERS)
