"""graphkit map"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import quiet_option, result_option


@click.command("map")
@result_option()
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("map.html"),
    show_default=True,
    help="The page.",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Draw every account and tie, not only those that explain the candidates.",
)
@click.option("--title", metavar="TEXT", help="What stands at the top of the page, instead of whom it is around.")
@click.option(
    "--share",
    is_flag=True,
    help="The page is for others: the names of people who only comment are hidden on it, in quotes too.",
)
@click.option(
    "--anonymise/--no-anonymise",
    default=None,
    help="Show people who only comment as “commenter 1,234”, or by name; as commenters by default where --share is "
    "given. Seeds, candidates and other authors keep their names.",
)
@click.option("--open", "show", is_flag=True, help="Open the page in a browser.")
@click.option(
    "--png",
    "picture",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Also a picture for a slide, drawn by the Chromium, Chrome, Edge or Brave of this machine; without one, or "
    "with a name in .svg, a plain one.",
)
@quiet_option
def command(
    folder: Path,
    out: Path,
    everything: bool,
    title: str | None,
    share: bool,
    anonymise: bool | None,
    show: bool,
    picture: Path | None,
    quiet: bool,
) -> None:
    """Draw the map of a result as one HTML page that works offline."""
    from graphkit.maps.draw import draw_map
    from graphkit.writers.results import read_results
    from graphkit_cli.showing import open_page, tell_map, tell_picture

    hidden = share if anonymise is None else anonymise
    drawn = draw_map(read_results(folder), title=title, everything=everything, anonymise=hidden)
    if picture is not None:
        tell_picture(picture, drawn.write_picture(picture), quiet)
    drawn.write(out)
    tell_map(drawn, out, quiet, opened=show and open_page(out), shared=share, hidden=hidden)
