"""The demo map as README and docs show it: python -m tests.browser.pictures docs"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from graphkit_cli.demo_command import command as demo
from tests.browser.conftest import ARGUMENTS

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@dataclass(frozen=True)
class Picture:
    """A window that the map is looked at through; `chosen` is the handle of an account that is selected."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    chosen: str | None = None


PICTURES = (
    Picture("map.png", 1440, 900),
    Picture("map-dark.png", 1440, 900, "dark"),
    Picture("map-selected.png", 1024, 768, chosen="rafael_tin"),
    Picture("map-phone.png", 390, 844),
)


def take(browser: Browser, page: Path, picture: Picture) -> bytes:
    """A screenshot of the page, once it is drawn."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme=picture.scheme,
        reduced_motion="reduce",
    )
    opened = context.new_page()
    opened.goto(page.resolve().as_uri() + (f"#n={picture.chosen}" if picture.chosen else ""))
    opened.evaluate("graphkit.ready")
    # What was selected is lit and labelled in the frames that follow.
    opened.evaluate("graphkit.settled()")
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


def draw_demo(folder: Path) -> Path:
    """The map that `graphkit demo` writes."""
    demo.main(["-q", "-o", str(folder), "--format", "csv"], standalone_mode=False)
    return folder / "map.html"


def main(folder: Path) -> None:
    from playwright.sync_api import sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        page = draw_demo(Path(made))
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for picture in PICTURES:
            (folder / picture.name).write_bytes(small(take(browser, page, picture)))
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
