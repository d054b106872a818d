"""A map as a picture: by a browser where there is one, else drawn plainly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError
from graphkit.files.whole import write_whole
from graphkit.maps.chromium import find_browser, photograph
from graphkit.maps.pack import View
from graphkit.maps.page import render_page
from graphkit.maps.svg import draw_svg

# What the names of pictures end in.
PICTURES: Final = (".png", ".svg")


def write_picture(view: View, path: Path, find: Callable[[], Path | None] = find_browser) -> Path:
    """Write the picture to `path`, or beside it as .svg where no browser was found; the file that was written.

    Raises ConfigurationError where the name ends in neither .png nor .svg, Fatal where the browser fails, DataError
    where the file cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in PICTURES:
        raise ConfigurationError(
            f"{path} does not say what kind of picture it is to be.", advice="End the name in .png or .svg."
        )
    browser = find() if suffix == ".png" else None
    if browser is not None:
        write_whole(path, photograph(render_page(view), browser, _there(path)))
        return path
    place = path if suffix == ".svg" else path.with_suffix(".svg")
    write_whole(place, draw_svg(view))
    return place


def _there(path: Path) -> Path:
    """The folder that is there already and that `path` is to lie in; those between are made with the file."""
    return next(folder for folder in path.absolute().parents if folder.is_dir())
