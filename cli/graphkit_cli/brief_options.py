"""The options that say what is looked for, gathered into one object."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from graphkit_cli.gathered import gathered


@dataclass(frozen=True)
class Sought:
    """What is looked for, as it was said on the command line; the plurals are keys of a brief."""

    brief: Path | None = None
    keywords: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    locations: tuple[str, ...] = ()
    brand: str | None = None
    brand_alias: tuple[str, ...] = ()
    brand_not_with: tuple[str, ...] = ()
    brand_account: tuple[str, ...] = ()
    competitors: tuple[str, ...] = ()
    brand_images: Path | None = None
    account_images: Path | None = None
    about: str | None = None
    goal: str | None = None
    weights: tuple[tuple[str, float], ...] = ()


class PartWeight(click.ParamType[tuple[str, float]]):
    """ "closeness=50"."""

    name = "part=number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        part, _, number = str(value).partition("=")
        try:
            return part.strip().lower(), float(number)
        except ValueError:
            self.fail(f"“{value}” is not a weight. Write it like closeness=50.", param, ctx)


def _repeated(*names: str, metavar: str, meaning: str) -> Any:
    return click.option(*names, multiple=True, metavar=metavar, help=meaning)


_FOLDER: Final = click.Path(file_okay=False, path_type=Path)
_OPTIONS: Final = (
    click.option(
        "--brief", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="All of it in a file; an option takes the place of what the file says. `graphkit brief --new` writes one "
        "to fill in.",
    ),
    _repeated("--keyword", "keywords", metavar="TEXT", meaning="What they write about; ten to thirty of these."),
    _repeated("--hashtag", "hashtags", metavar="TAG", meaning="The same; a hashtag counts twice."),
    _repeated("--platform", "platforms", metavar="NAME", meaning="Only candidates on it."),
    _repeated("--language", "languages", metavar="CODE", meaning="Only candidates who publish in it, e.g. de."),
    _repeated("--location", "locations", metavar="TEXT", meaning="Where they say they are; turns nobody away."),
    click.option("--brand", metavar="NAME", help="Your brand: who names it unpaid is a fan already."),
    _repeated("--brand-alias", metavar="NAME", meaning="Another name of it."),
    _repeated("--brand-not-with", metavar="WORD", meaning="Texts with this word are about another of that name."),
    _repeated("--brand-account", metavar="ACCOUNT", meaning="An account of the brand: no candidate."),
    _repeated("--competitor", "competitors", metavar="NAME", meaning="Whoever names it: that is said as a doubt."),
    click.option(
        "--brand-images", type=_FOLDER, metavar="FOLDER",
        help="Images of your brand: whose are alike in colour and tone? With --weight look=10 it counts.",
    ),
    click.option(
        "--account-images", type=_FOLDER, metavar="FOLDER",
        help="A folder for each account, to be compared with these.",
    ),
    click.option(
        "--about", metavar="TEXT",
        help="A sentence on what they should be about: the list is compared with it by meaning.",
    ),
    click.option(
        "--goal", metavar="relevance|reach",
        help="Who is like the accounts you know, or who adds most people to theirs.  [default: relevance]",
    ),
    click.option(
        "--weight", "weights", type=PartWeight(), multiple=True,
        help="How much a part of the score counts, e.g. closeness=50.",
    ),
)  # fmt: skip

# The command gets them as one argument, `sought`.
brief_options = gathered("sought", Sought, tuple(Sought.__dataclass_fields__), _OPTIONS)
