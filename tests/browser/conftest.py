"""A real Chromium, and pages that fail their test on any complaint or any request."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.maps.page import render_page
from tests.browser.views import in_columns

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
QUIET = ("log", "info", "debug")

OpenMap = Callable[..., "Page"]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def open_map(chromium: Browser, tmp_path: Path) -> Iterator[OpenMap]:
    """Opens a view (of rows) as a page and waits until it is drawn.

    Motion is reduced: what is asked for is there at once.
    """
    problems: list[str] = []
    contexts = []

    def watch(page: Page, address: str) -> None:
        page.on("console", lambda said: said.type in QUIET or problems.append(f"console: {said.text}"))
        page.on("pageerror", lambda error: problems.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (problems.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: request.url == address or problems.append(f"request: {request.url}"))

    def open_(
        view: dict[str, Any],
        *,
        width: int = 1440,
        height: int = 900,
        scheme: Any = "light",
        fragment: str = "",
    ) -> Page:
        file = tmp_path / f"map{len(contexts)}.html"
        file.write_text(render_page(in_columns(view)), encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        watch(page, file.as_uri())
        page.goto(file.as_uri() + fragment)
        page.evaluate("graphkit.ready")
        return page

    yield open_
    for context in contexts:
        context.close()
    assert problems == []
