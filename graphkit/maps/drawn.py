"""A drawn map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from graphkit.files.whole import write_whole
from graphkit.maps.inline import inline
from graphkit.maps.pack import View
from graphkit.maps.page import render_page
from graphkit.maps.picture import write_picture


@dataclass(frozen=True, eq=False)
class Map:
    """One page that works offline, with nothing loaded from anywhere; a notebook shows it where it was made."""

    view: View

    @cached_property
    def html(self) -> str:
        """All of the page."""
        return render_page(self.view)

    def write(self, path: str | Path) -> None:
        """Write the page to `path`. Raises DataError where it cannot be written."""
        write_whole(Path(path), self.html.encode())

    def write_picture(self, path: str | Path) -> Path:
        """Write the map as a picture for a slide; the file that was written.

        A name ending in .png is rendered, 3,840 by 2,160 pixels, by the Chromium, Chrome, Edge or Brave of this
        machine, which loads nothing from anywhere. Where there is none of them, or the name ends in .svg, the picture
        is drawn plainly and written as .svg. Raises ConfigurationError for other names, Fatal where the browser fails,
        DataError where the file cannot be written.
        """
        return write_picture(self, Path(path))

    def __repr__(self) -> str:
        return f"Map({self.view['title']!r}, {len(self.view['accounts']['id']):,} accounts)"

    def _repr_html_(self) -> str:
        return inline(self.html, self.view["title"])
