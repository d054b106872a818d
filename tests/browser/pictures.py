"""The demo map as README and docs show it: python -m tests.browser.pictures docs"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graphkit.maps.draw import draw_map
from graphkit.writers.results import read_results
from graphkit_cli.demo_command import command as demo
from tests.browser.conftest import ARGUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True)
class Picture:
    """A window on the map, at what the address `shown` asks for; `lower` is brought into view."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    shown: str = ""
    lower: str | None = None
    page: str = "map.html"


PICTURES = (
    Picture("map.png", 1440, 900),
    Picture("map-dark.png", 1440, 900, "dark"),
    Picture("map-selected.png", 1024, 768, shown="#n=rafael_tin"),
    Picture("map-phone.png", 390, 844),
    Picture("map-together.png", 1280, 960, shown="#p=1", lower=".overlap", page="together.html"),
)


def take(browser: Browser, folder: Path, picture: Picture) -> bytes:
    """A screenshot of its page in the folder, once it is drawn."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    opened = context.new_page()
    opened.goto((folder / picture.page).resolve().as_uri() + picture.shown)
    opened.evaluate("graphkit.ready")
    # What was selected is lit and labelled in the frames that follow.
    opened.evaluate("graphkit.settled()")
    if picture.lower:
        opened.locator(picture.lower).scroll_into_view_if_needed()
    shot = opened.screenshot()
    context.close()
    return shot


def small(shot: bytes) -> bytes:
    """The same picture in 256 colours, a quarter of the size."""
    from PIL import Image

    # By octree: by the median, colours of few pixels turn grey.
    reduced = Image.open(io.BytesIO(shot)).convert("RGB").quantize(method=Image.Quantize.FASTOCTREE)
    written = io.BytesIO()
    reduced.save(written, "PNG", optimize=True)
    return written.getvalue()


def draw_demo(folder: Path) -> None:
    """The map that `graphkit demo` writes, map.html; and together.html, with ten chosen together."""
    demo.main(["-q", "-o", str(folder), "--format", "csv"], standalone_mode=False)
    draw_map(read_results(folder).choose(10), folder / "together.html")


def main(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        draw_demo(Path(made))
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for picture in PICTURES:
            (folder / picture.name).write_bytes(small(take(browser, Path(made), picture)))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
