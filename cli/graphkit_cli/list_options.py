"""The options that name lists of accounts by file, gathered into one object."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from graphkit_cli.gathered import gathered


@dataclass(frozen=True)
class Lists:
    """Files with accounts that are to be left out."""

    known: Path | None = None
    do_not_contact: Path | None = None


_FILE: Final = click.Path(dir_okay=False, path_type=Path)
_OPTIONS: Final = (
    click.option(
        "--known", type=_FILE, metavar="FILE",
        help="Accounts you know already, a line each (or a CSV or TSV file): they are left out.",
    ),
    click.option(
        "--do-not-contact", type=_FILE, metavar="FILE",
        help="The same for whom you must not write to.",
    ),
)  # fmt: skip

# The command gets them as one argument, `lists`.
list_options = gathered("lists", Lists, tuple(Lists.__dataclass_fields__), _OPTIONS)
