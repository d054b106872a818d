"""What the WebGL renderer draws, as it is seen: its canvases cannot be read back."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graphkit.maps.drawn import Map
from tests.browser.attacks import hostile_everywhere
from tests.browser.harm import harm_of
from tests.browser.reading import ACCENT, SETTLED
from tests.browser.views import chosen_together, first, in_columns, make_view

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import OpenMap

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("open_map", ["webgl"], indirect=True)]

ORANGE, BLUE, INK = (0xE6, 0x9F, 0x00), (0x00, 0x72, 0xB2), (0x15, 0x18, 0x1D)


def inks(page: Page) -> dict[tuple[int, ...], int]:
    """The colours of the map as they reach the screen, and how many pixels have them."""
    from PIL import Image

    page.evaluate(SETTLED)
    shot = Image.open(BytesIO(page.locator("#map").screenshot())).convert("RGB")
    return {colour: count for count, colour in shot.getcolors(1 << 24)}


def test_dots_and_ties_are_drawn_under_marks(open_map: OpenMap) -> None:
    view = make_view(1500)
    with_ties = inks(open_map(view))
    without = inks(open_map(view | {"ties": []}))

    for colour in (ORANGE, BLUE, INK):
        assert with_ties[colour] > 100, colour
    assert len(with_ties) > len(without)


def test_what_is_lit_lies_over_what_is_dimmed(open_map: OpenMap) -> None:
    view = make_view(1500)
    page = open_map(view)
    accent = tuple(ACCENT)
    assert accent not in inks(page)
    page.evaluate("(id) => graphkit.select(id)", first(view, "candidate")["id"])
    lit = inks(page)[accent]

    sent = page.evaluate("location.hash")

    # A ring around the account, and no ways.
    assert lit > inks(open_map(view | {"ties": []}, fragment=sent))[accent] + 300
    # The same ways, with few others on the map that could lie over them.
    page.locator("#hide-fans").check()
    assert lit == pytest.approx(inks(page)[accent], rel=0.3)


def test_dragging_takes_the_map_along_and_settles_on_release(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    seed = first(view, "seed")["id"]
    before = page.evaluate("(id) => graphkit.where(id)", seed)
    box = page.locator("#map").bounding_box()
    assert box

    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 70, steps=4)
    assert page.evaluate("location.hash") == ""
    page.mouse.up()
    page.evaluate(SETTLED)
    assert "z=" in page.evaluate("location.hash")

    after = page.evaluate("(id) => graphkit.where(id)", seed)
    assert after == pytest.approx({"x": before["x"] + 100, "y": before["y"] + 50}, abs=1)


def test_hostile_data_stays_text(webgl_chromium: Browser, open_map: OpenMap, tmp_path: Path) -> None:
    view = hostile_everywhere(in_columns(chosen_together(make_view(60)))) | {"renderer": "webgl"}
    file = tmp_path / "hostile.html"
    Map(view).write(file)
    told = [one for place, one in enumerate(view["accounts"]["id"]) if str(place) in view["details"]]
    assert harm_of(webgl_chromium, file, told) == []
