"""The options that say how candidates are ranked, gathered into one object."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from graphkit_cli.brief_options import Sought
from graphkit_cli.gathered import gathered
from graphkit_cli.list_options import Lists
from graphkit_cli.options import FollowerBand


@dataclass(frozen=True)
class Ranking:
    """How to rank, and where to write it."""

    out: Path
    followers: tuple[int | None, int | None] | None = None
    not_like: tuple[str, ...] = ()
    top: int = 50
    random_seed: int = 0
    before: Path | None = None
    pick: int | None = None
    budget: float | None = None
    prices: Path | None = None

    def __post_init__(self) -> None:
        if (self.budget is None) != (self.prices is None):
            raise click.UsageError("A budget needs prices, and prices a budget: --budget 5000 --prices prices.csv")


_OPTIONS: Final = (
    click.option(
        "--not-like", multiple=True, metavar="ACCOUNT",
        help="An account it should not be like: who is nearer to it goes down. May be repeated.",
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
        help="Choose so many who together reach most people anew: picks.csv, overlap.csv, on the map.",
    ),
    click.option(
        "--budget", type=click.FloatRange(min=0, min_open=True), metavar="SUM",
        help="The same for at most this sum, at the --prices; with --pick both are limits.",
    ),
    click.option(
        "--prices", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
        help="What they ask: a table with a column account and one price, numbers without a currency.",
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

# Where the help of a command that ranks has each of its options: the ones above, and those that come with them.
RANKING_HEADINGS: Final = {
    "What you look for (most may be repeated)": (*Sought.__dataclass_fields__, "followers"),
    "The list": (*Lists.__dataclass_fields__, "not_like", "top", "before", "random_seed"),
    "A set of them": ("pick", "budget", "prices"),
}

# The command gets them as one argument, `ranking`.
ranking_options = gathered("ranking", Ranking, tuple(Ranking.__dataclass_fields__), _OPTIONS)
