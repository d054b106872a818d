"""graphkit brief"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit_cli.options import quiet_option

if TYPE_CHECKING:
    from graphkit.brief.brief import Brief


@click.command("brief")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default=Path("brief.toml"))
@click.option("--new", is_flag=True, help="Write FILE, to be filled in. One that is there is not written over.")
@quiet_option
def command(file: Path, new: bool, quiet: bool) -> None:
    """Write a brief to fill in (--new), or check the one in FILE (brief.toml): what you look for, and how much it
    counts. `graphkit expand --brief FILE` uses it."""
    from graphkit.brief.read import read_brief
    from graphkit.brief.template import TEMPLATE
    from graphkit.files.whole import write_whole
    from graphkit_cli.console import tell

    if not new:
        tell(f"{file} asks for: {in_words(read_brief(file))}.", quiet)
        return
    if file.exists():
        raise click.UsageError(f"{file} is there already. Name another file, or remove it first.")
    write_whole(file, TEMPLATE.encode())
    tell(f"Written: {file}. Fill it in, then: graphkit expand FILES --seed @someone --brief {file}", quiet)


def in_words(brief: Brief) -> str:
    """What a brief asks for, in one line."""
    asked = [
        *([_counted(len(brief.keywords), "keyword")] if brief.keywords else []),
        *([_counted(len(brief.hashtags), "hashtag")] if brief.hashtags else []),
        *(["texts near in meaning to yours"] if brief.about else []),
        *([f"only {' or '.join(brief.platforms)}"] if brief.platforms else []),
        *([f"{brief.followers} followers"] if brief.followers else []),
        *([f"fans of {brief.brand.name}"] if brief.brand else []),
        *(["images in the colours and tones of yours"] if brief.look else []),
        *(f"a caution where {rival.name} is named" for rival in brief.competitors),
    ]
    return ", ".join(asked) or "nothing beside nearness to the accounts you know"


def _counted(count: int, one: str) -> str:
    return f"1 {one}" if count == 1 else f"{count} {one}s"
