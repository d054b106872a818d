"""What happens to a map when it is drawn: opened in a browser, told of as a page and as a picture."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit_cli.console import tell

if TYPE_CHECKING:
    from graphkit.maps.drawn import Map


def open_page(page: Path, opened: Callable[[str], bool] | None = None) -> bool:
    """Open the page in whatever browser this machine's user prefers; whether there was one."""
    return (opened or webbrowser.open)(page.resolve().as_uri())


def tell_map(drawn: Map, page: Path, quiet: bool, *, opened: bool, shared: bool, hidden: bool) -> None:
    """Where the page is, what it leaves out, and whose names stand on it."""
    for sentence in _told(drawn, page, opened, shared, hidden):
        tell(sentence, quiet)


def tell_picture(asked: Path, written: Path, quiet: bool) -> None:
    """Where the picture is, and why it is another than was asked for."""
    if asked == written:
        tell(f"Written: {written}.", quiet)
        return
    tell(
        f"Written: {written}, drawn plainly: no Chromium, Chrome, Edge or Brave was found to render {asked.name}.",
        quiet,
    )


def _told(drawn: Map, page: Path, opened: bool, shared: bool, hidden: bool) -> Iterator[str]:
    yield f"Written: {page}." if opened else f"Written: {page}. Open it in a browser."
    if drawn.view["left_out"]:
        yield f"{drawn.view['left_out'].removesuffix('.')}."
    if hidden:
        yield "People who only comment are shown by number. Seeds, candidates and other authors keep their names."
    elif shared:
        yield "People who only comment are on it by name."
