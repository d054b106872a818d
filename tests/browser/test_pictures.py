"""The pictures of the docs: each shows a map, and is small enough to be kept."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pictures import PICTURES, Picture, draw_demo, small, take

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
LARGEST = 300_000


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    draw_demo(folder)
    return folder


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_not_blank(chromium: Browser, drawn: Path, picture: Picture) -> None:
    from PIL import Image

    taken = small(take(chromium, drawn, picture))
    shown = Image.open(io.BytesIO(taken)).convert("RGB")
    assert shown.size == (picture.width, picture.height)
    assert len(taken) < LARGEST
    # The ground takes the most room, and never nearly all of it.
    counts = sorted(count for count, _ in shown.getcolors(1 << 24))
    assert len(counts) > 40
    assert counts[-1] < 0.9 * picture.width * picture.height
    # A dark picture is dark.
    ground = max(shown.getcolors(1 << 24))[1]
    assert (sum(ground) < 200) == (picture.scheme == "dark")
