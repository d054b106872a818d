"""Pictures of a map, by a real Chromium and drawn plainly; and the map in a notebook."""

from __future__ import annotations

import io
import os
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.maps.chromium import HEIGHT, SCALE, WIDTH, photograph
from graphkit.maps.drawn import Map
from graphkit.maps.svg import draw_svg
from tests.browser.attacks import ATTACKS as HOSTILE
from tests.browser.views import first, in_columns, make_view

if TYPE_CHECKING:
    from PIL.Image import Image
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
SEED_INK = (21, 24, 29)


def opened(png: bytes) -> Image:
    from PIL import Image

    return Image.open(io.BytesIO(png)).convert("RGB")


def test_the_picture_is_the_settled_map_on_a_whole_slide(tmp_path: Path) -> None:
    drawn = Map(in_columns(make_view(300)))
    picture = opened(photograph(drawn.html, CHROMIUM, tmp_path))
    assert picture.size == (round(WIDTH * SCALE), round(HEIGHT * SCALE)) == (3840, 2160)
    # Title, map and list are all drawn, and the map in the colours of its communities.
    assert list(tmp_path.iterdir()) == []
    for box in ((0, 0, 1920, 150), (300, 600, 1900, 1900), (2500, 600, 3840, 2000)):
        assert SEED_INK in {colour for _, colour in picture.crop(box).getcolors(1 << 24)}
    stage = {colour for _, colour in picture.crop((0, 300, 2400, 2000)).getcolors(1 << 24)}
    assert {(0, 114, 178), (0, 158, 115), (230, 159, 0)} <= stage
    # To the last line: a browser that counts its own frame to the window leaves a white stripe.
    assert len(picture.crop((0, 2100, 3840, 2160)).getcolors(1 << 24)) > 2


def test_the_plain_picture_shows_hostile_text_and_does_nothing(chromium: Browser, tmp_path: Path) -> None:
    rows = make_view(60) | {"title": HOSTILE[1]}
    for place, account in enumerate(rows["accounts"]):
        account |= {"label": HOSTILE[place % len(HOSTILE)]}
    file = tmp_path / "map.svg"
    file.write_bytes(draw_svg(in_columns(rows)))
    said: list[str] = []
    page = chromium.new_page(viewport={"width": 1920, "height": 1080})
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: request.url == file.as_uri() or said.append(request.url))
    page.goto(file.as_uri())
    assert page.evaluate("window.hacked") is None
    assert page.locator("title").first.text_content() == HOSTILE[1]
    assert page.evaluate("document.querySelectorAll('script, image, a, foreignObject, style').length") == 0
    assert said == []
    assert (0, 114, 178) in {colour for _, colour in opened(page.screenshot()).getcolors(1 << 24)}
    page.close()


def test_a_map_works_inside_a_notebook(chromium: Browser, tmp_path: Path) -> None:
    rows = make_view(60)
    best = first(rows, "candidate")
    shown = Map(in_columns(rows))._repr_html_()
    file = tmp_path / "notebook.html"
    file.write_text(
        f"<!doctype html><meta charset=utf-8><title>{escape('A notebook')}</title><body>{shown}", encoding="utf-8"
    )
    said: list[str] = []
    page = chromium.new_page(viewport={"width": 1100, "height": 800}, reduced_motion="reduce")
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: request.url.startswith(("file:", "about:")) or said.append(request.url))
    page.goto(file.as_uri())
    inside = page.frames[1]
    inside.wait_for_function("window.graphkit")
    inside.evaluate("graphkit.ready")

    inside.locator("tr.account").first.click()
    assert inside.locator("#detail-name").inner_text() == best["label"]
    inside.locator("tr.account input").first.check()
    with page.expect_download() as download:
        inside.locator("#download").click()
    assert download.value.suggested_filename == "shortlist.csv"
    page.keyboard.press("Escape")
    assert inside.locator("#detail").is_hidden()

    # It has no way to the notebook around it.
    reached = "() => { try { return parent.document.title; } catch (error) { return error.name; } }"
    assert inside.evaluate(reached) == "SecurityError"
    assert said == []
    page.close()
