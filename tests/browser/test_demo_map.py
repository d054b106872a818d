"""The map that `graphkit demo` writes, as whoever tries it first opens it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_demo_map_opens_quietly_and_finds(chromium: Browser, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "graphkit_cli", "demo", "-q"], check=True, cwd=tmp_path, capture_output=True)
    address = (tmp_path / "graphkit-demo" / "map.html").as_uri()
    said: list[str] = []
    requested: list[str] = []
    page = chromium.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: requested.append(request.url))
    page.goto(address)
    page.evaluate("graphkit.ready")

    assert page.locator("tr.account").count() > 50
    page.get_by_role("combobox", name="Find an account").fill("oskar.dough")
    page.keyboard.press("Enter")
    assert page.locator("#detail-name").inner_text() == "@oskar.dough"
    assert "Commented on 3 posts by @wildoven" in page.locator("#detail").inner_text()

    assert said == []
    assert requested == [address]
    page.close()
