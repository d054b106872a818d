"""graphkit map"""

from __future__ import annotations

from pathlib import Path

import click

from graphkit_cli.options import quiet_option, result_option


@click.command("map")
@result_option
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("map.html"),
    show_default=True,
    help="The page.",
)
@quiet_option
def command(folder: Path, out: Path, quiet: bool) -> None:
    """Draw the map of a result as one HTML page that works offline."""
    from graphkit.maps.draw import draw_map
    from graphkit.writers.results import read_results
    from graphkit_cli.console import tell

    draw_map(read_results(folder), out)
    tell(f"Written: {out}. Open it in a browser.", quiet)
