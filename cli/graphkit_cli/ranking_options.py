"""The options that say how candidates are ranked, gathered into one object."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from graphkit_cli.gathered import gathered
from graphkit_cli.options import FollowerBand


@dataclass(frozen=True)
class Ranking:
    """How to rank, and where to write it."""

    out: Path
    followers: tuple[int | None, int | None] | None = None
    not_like: tuple[str, ...] = ()
    top: int = 50
    random_seed: int = 0
    brief: Path | None = None
    known: Path | None = None
    do_not_contact: Path | None = None
    before: Path | None = None
    pick: int | None = None


_OPTIONS: Final = (
    click.option(
        "--brief", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="What else you look for: keywords, your brand, weights. `graphkit brief --new` writes one to fill in.",
    ),
    click.option(
        "--not-like", multiple=True, metavar="ACCOUNT",
        help="An account it should not be like: who is nearer to it goes down. May be repeated.",
    ),
    click.option(
        "--known", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="Accounts you know already, a line each (or a CSV file): they are left out of the list.",
    ),
    click.option(
        "--do-not-contact", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="The same for whom you must not write to; left out of the fans, too.",
    ),
    click.option(
        "--followers", type=FollowerBand(),
        help="Only candidates in this band, e.g. 5k-100k. Unknown counts are kept apart.",
    ),
    click.option(
        "--top", type=click.IntRange(min=1), default=50, show_default=True,
        help="How many candidates of each group are ranked.",
    ),
    click.option(
        "--pick", type=click.IntRange(min=1), metavar="N",
        help="Also choose so many of them who together reach most people anew: picks.csv, overlap.csv, on the map.",
    ),
    click.option(
        "--before", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="FOLDER",
        help="An earlier result, perhaps the one to be written over: moved.csv says what changed since.",
    ),
    click.option(
        "-o", "--out", type=click.Path(file_okay=False, path_type=Path), default=Path("out"), show_default=True,
        help="Folder for the results.",
    ),
    click.option(
        "--random-seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True,
        help="The same number gives the same result.",
    ),
)  # fmt: skip

# The command gets them as one argument, `ranking`.
ranking_options = gathered("ranking", Ranking, tuple(Ranking.__dataclass_fields__), _OPTIONS)
