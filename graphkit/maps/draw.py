"""`gk.draw_map`: a result as one HTML page."""

from __future__ import annotations

from pathlib import Path

from graphkit.candidates.candidates import Candidates
from graphkit.files.whole import write_whole
from graphkit.maps.page import render_page
from graphkit.maps.view import make_view


def draw_map(found: Candidates, path: str | Path) -> None:
    """Write the map of a result to `path`: one page that works offline, with nothing loaded from anywhere.

    Raises DataError where the file cannot be written.
    """
    write_whole(Path(path), render_page(make_view(found)).encode())
