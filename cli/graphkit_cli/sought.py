"""From what is looked for, in a file and by options, to a brief."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import click
from msgspec.structs import replace

from graphkit.brief.brief import Brief, Look
from graphkit.brief.overrides import with_overrides
from graphkit.brief.read import read_brief
from graphkit.errors import ConfigurationError
from graphkit_cli.brief_options import Sought

# Options that are keys of a brief as they are.
_PLAIN: Final = ("keywords", "hashtags", "platforms", "languages", "locations", "about", "goal")


@dataclass(frozen=True)
class Wanted:
    """The brief, and the folder from which its folders are told."""

    brief: Brief = field(default_factory=Brief)
    beside: Path = Path()


def wanted(sought: Sought) -> Wanted:
    """The brief of the file, with what the options say in the place of what it says.

    Raises DataError where the file cannot be read, ConfigurationError where the options ask for what nobody knows.
    """
    filed, beside = Brief(), Path()
    if sought.brief is not None:
        filed, beside = read_brief(sought.brief), sought.brief.parent
    told = _told(sought)
    if "look" in told and filed.look:
        # A file tells its folders from its own place on, a command from where it is called.
        filed = replace(filed, look=Look(str(beside / filed.look.brand), str(beside / filed.look.images)))
    _refuse_parts(sought, filed)
    try:
        return Wanted(with_overrides(filed, told), Path() if "look" in told else beside)
    except ConfigurationError as error:
        raise ConfigurationError(
            f"The options: {error.message}", advice=error.advice, suggestions=error.suggestions
        ) from error


def _told(sought: Sought) -> dict[str, Any]:
    """What the options say, in the keys and tables of a brief; what none says is not in it."""
    told = {key: getattr(sought, key) for key in _PLAIN}
    told["competitors"] = [{"name": name} for name in sought.competitors]
    told["weights"] = dict(sought.weights)
    told["brand"] = _said(
        name=sought.brand,
        aliases=sought.brand_alias,
        not_with=sought.brand_not_with,
        accounts=sought.brand_account,
    )
    told["look"] = _said(
        brand=sought.brand_images and str(sought.brand_images),
        images=sought.account_images and str(sought.account_images),
    )
    return _said(**told)


def _said(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _refuse_parts(sought: Sought, filed: Brief) -> None:
    """Raise UsageError where what is said needs more to be said."""
    more = {"--brand-alias": sought.brand_alias, "--brand-not-with": sought.brand_not_with}
    more["--brand-account"] = sought.brand_account
    alone = [option for option, said in more.items() if said]
    if alone and not (sought.brand or filed.brand):
        raise click.UsageError(f"{alone[0]} says more of a brand. Name it with --brand.")
    if not filed.look and bool(sought.brand_images) != bool(sought.account_images):
        raise click.UsageError("--brand-images and --account-images go together.")
