"""The options that say how files are read, gathered into one object."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from graphkit_cli.gathered import gathered
from graphkit_cli.options import Columns


@dataclass(frozen=True)
class Reading:
    """How files are to be read."""

    columns: dict[str, str] | None = None
    owner: str | None = None
    encoding: str | None = None


_OPTIONS: Final = (
    click.option(
        "--columns", type=Columns(), default=None,
        help="Which column is which, e.g. commenter=user,post_author=owner.",
    ),
    click.option("--owner", help="Whose posts these are, where no file says it."),
    click.option("--encoding", help="Encoding of text files that are not in UTF-8, e.g. cp1252."),
)  # fmt: skip

# The command gets them as one argument, `reading`.
reading_options = gathered("reading", Reading, tuple(Reading.__dataclass_fields__), _OPTIONS)


def refuse_to_write_among(files: Sequence[str], out: Path | None) -> None:
    """Raises UsageError where `out` is a folder that is read: the next reading would take what is written for data."""
    if out is not None and out.resolve() in {Path(file).resolve() for file in files}:
        raise click.UsageError(
            f"{out} is read, and what is written into it would be read as data the next time. Choose another folder, "
            f"perhaps one inside it: -o {shlex.quote(str(out / 'out'))}"
        )
