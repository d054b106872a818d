"""A drawn map."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from graphkit.errors import ConfigurationError
from graphkit.files.whole import write_whole
from graphkit.maps.inline import inline
from graphkit.maps.pack import View
from graphkit.maps.page import render_page
from graphkit.maps.picture import PICTURES, write_picture

PAGES: Final = (".html", ".htm")


@dataclass(frozen=True, eq=False)
class Map:
    """One page that works offline, with nothing loaded from anywhere; a notebook shows it where it was made."""

    view: View

    @cached_property
    def html(self) -> str:
        """All of the page."""
        return render_page(self.view)

    def write(self, path: str | Path) -> None:
        """Write the page to `path`.

        Raises ConfigurationError where that is the name of anything else, DataError where it cannot be written.
        """
        ending = Path(path).suffix.lower()
        # A name without an ending may be a pipe.
        if ending and ending not in PAGES:
            raise ConfigurationError(
                f"{path} is the name of {'a picture' if ending in PICTURES else 'something else'}, and this is a page.",
                advice="Let it end in .html. A picture is drawn beside the page: --png, or in Python write_picture; "
                "a PDF is what a browser prints it to.",
            )
        write_whole(Path(path), self.html.encode())

    def write_picture(self, path: str | Path) -> Path:
        """Write the map as a picture for a slide; the file that was written.

        A name ending in .png is rendered, 3,840 by 2,160 pixels, by the Chromium, Chrome, Edge or Brave of this
        machine, which loads nothing from anywhere. Where there is none of them, or the name ends in .svg, the picture
        is drawn plainly and written as .svg. Raises ConfigurationError for other names, Fatal where the browser fails,
        DataError where the file cannot be written.
        """
        return write_picture(self.view, Path(path))

    def __repr__(self) -> str:
        return f"Map({self.view['title']!r}, {len(self.view['accounts']['id']):,} accounts)"

    def _repr_html_(self) -> str:
        return inline(self.html, self.view["title"])
