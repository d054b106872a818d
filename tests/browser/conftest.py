"""A real Chromium, and pages that fail their test on any complaint or any request."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from graphkit.maps.library import has_webgl
from graphkit.maps.page import render_page
from tests.browser.views import in_columns

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Without a graphics card, WebGL is drawn by the processor.
WEBGL = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]
QUIET = ("log", "info", "debug")

OpenMap = Callable[..., "Page"]


# For tests of what a reader meets with either renderer.
both_renderers = pytest.mark.parametrize("open_map", ["vis", "webgl"], indirect=True)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    yield from _launched(playwright, ARGUMENTS)


@pytest.fixture(scope="session")
def webgl_chromium(playwright: Playwright) -> Iterator[Browser]:
    if not has_webgl():
        pytest.skip("graphkit was built without WebGL: npm ci && npm run build:webgl")
    yield from _launched(playwright, [one for one in ARGUMENTS if one != "--disable-gpu"] + WEBGL)


def _launched(playwright: Playwright, arguments: list[str]) -> Iterator[Browser]:
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    browser = playwright.chromium.launch(executable_path=program, args=arguments)
    yield browser
    browser.close()


@pytest.fixture
def open_map(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenMap]:
    """Opens a view (of rows) as a page, drawn by vis-network or the renderer that is asked for, and waits until it is.

    Motion is reduced: what is asked for is there at once.
    """
    renderer = getattr(request, "param", "vis")
    browser: Browser = request.getfixturevalue("webgl_chromium" if renderer == "webgl" else "chromium")
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
        file.write_text(render_page(in_columns(view) | {"renderer": renderer}), encoding="utf-8")
        context = browser.new_context(
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
