"""The page for everybody: by keyboard alone, by ear, enlarged, without motion, without all colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.reading import SETTLED, SIDEWAYS, chosen, rows
from tests.browser.views import View, chosen_together, first, make_view
from tests.conftest import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import OpenMap

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
WINDOWS = {"desk": (1440, 900), "tablet": (820, 1180), "phone": (390, 844), "enlarged": (720, 450)}
FOCUSED = """() => {
  const one = document.activeElement;
  return one.id || one.getAttribute("aria-label") || one.textContent.trim();
}"""
# Viénot, Brettel and Mollon's dichromats, and no colour at all, as Chromium shows the page to them.
SIGHTS = ("protanopia", "deuteranopia", "tritanopia", "achromatopsia")


def findings(page: Page) -> list[str]:
    """What axe finds that keeps somebody from using the page."""
    assert AXE.exists(), "npm ci brings axe-core"
    # Evaluated by the debugger: the page itself lets no script in.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: Any = page.evaluate("() => axe.run()")
    return [
        f"{one['id']}: {one['help']}: {one['nodes'][0]['html'][:120]}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def full_view() -> View:
    view = make_view(60) | {"uncovered": ["No dates of 3 comments"]}
    best = first(view, "candidate")
    quotes = [{"by": "@ben", "text": "lovely", "day": "2026-10-31"}] * 3
    seed = view["accounts"].index(first(view, "seed"))
    best |= {"for": [{"sentence": "Commented on 7 posts", "quotes": quotes}], "against": ["Only 2 posts seen"]}
    best |= {"exchanges": [{"seed": seed, "gave": 7, "got": 2, "latest": "2026-10-03"}]}
    return chosen_together(view)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_nothing_serious(open_map: OpenMap, window: str, scheme: str) -> None:
    width, height = WINDOWS[window]
    page = open_map(full_view(), width=width, height=height, scheme=scheme)
    assert findings(page) == []

    page.locator("tr.account .who button").first.click()
    page.locator("tr.account input").first.check()
    page.locator("#detail .figures summary").click()
    assert findings(page) == []
    page.locator("#list-together").click()
    assert findings(page) == []


def test_axe_finds_nothing_serious_in_what_opens(open_map: OpenMap) -> None:
    page = open_map(full_view())
    page.locator("#uncovered summary").click()
    page.locator("#by-score").fill("40")
    page.keyboard.press("/")
    page.keyboard.type("o")
    assert page.locator("#matches").is_visible()
    assert findings(page) == []


def test_a_page_that_names_nothing_is_found_out(open_map: OpenMap) -> None:
    page = open_map(full_view())
    page.evaluate("document.querySelector('#zoom-in').removeAttribute('aria-label')")
    page.evaluate("document.querySelector('#zoom-in').removeAttribute('title')")

    assert [finding.partition(":")[0] for finding in findings(page)] == ["button-name"]


def test_everything_is_reached_by_tab_alone(open_map: OpenMap) -> None:
    page = open_map(full_view())
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(FOCUSED))
    wanted = [
        "Skip to the candidates",
        "search",
        "picture",
        "print",
        "theme",
        "zoom-in",
        "list-candidates",
        "list-together",
        "show-filters",
        "by-community",
    ]
    wanted += ["by-band", "by-seed", "by-score", "hide-fans", "tick-all", rows(page)[0]]

    assert [name for name in wanted if name not in reached] == []
    assert [reached.index(name) for name in wanted] == sorted(reached.index(name) for name in wanted)


def test_choosing_shortlisting_and_leaving_by_keyboard(open_map: OpenMap) -> None:
    page = open_map(full_view())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "results"

    page.locator("tr.account input").first.focus()
    page.keyboard.press("Space")
    assert page.locator("#count").inner_text() == "1 on the shortlist"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert chosen(page) == rows(page)[0]
    page.keyboard.press("Escape")
    assert chosen(page) is None


def test_what_happens_is_said(open_map: OpenMap) -> None:
    page = open_map(full_view())
    live = page.locator("#live")
    assert live.get_attribute("aria-live") == "polite"

    page.locator("tr.account .who button").first.click()
    assert live.inner_text().startswith(f"Selected: {rows(page)[0]}, candidate 1, score ")
    page.keyboard.press("Escape")
    assert live.inner_text() == "Nothing selected"
    page.locator("#communities button").first.click()
    assert "candidates" in live.inner_text()


def test_where_motion_is_unwanted_the_map_is_there_at_once(open_map: OpenMap) -> None:
    view = make_view(60)
    page = open_map(view)
    page.locator("tr.account .who button").first.click()

    size = page.locator("#map").bounding_box()
    assert size
    assert page.evaluate("(id) => graphkit.where(id)", first(view, "candidate")["id"]) == pytest.approx(
        {"x": size["width"] / 2, "y": size["height"] / 2}, abs=1
    )


@pytest.mark.parametrize("window", ["phone", "enlarged"])
def test_little_room_hides_nothing(open_map: OpenMap, window: str) -> None:
    width, height = WINDOWS[window]
    page = open_map(full_view(), width=width, height=height)
    page.locator("#show-filters").click()
    page.locator("#by-score").fill("10")
    page.locator("tr.account .who button").first.click()
    page.locator("tr.account input").first.check()
    page.locator("#download").scroll_into_view_if_needed()

    assert page.locator("#download").is_enabled()
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_communities_are_told_apart_without_all_colours(open_map: OpenMap, sight: str, scheme: str) -> None:
    """Seven colours stay seven for whoever sees two kinds of light; names and places tell them apart for everybody."""
    from io import BytesIO

    from PIL import Image

    page = open_map(make_view(60), scheme=scheme)
    page.context.new_cdp_session(page).send("Emulation.setEmulatedVisionDeficiency", {"type": sight})
    page.evaluate(SETTLED)
    seen = []
    for dot in page.locator("#communities .dot").all():
        picture = Image.open(BytesIO(dot.screenshot())).convert("RGB")
        seen.append(picture.getpixel((picture.width // 2, picture.height // 2)))
    apart = min(
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for place, one in enumerate(seen)
        for other in seen[:place]
    )

    assert len(seen) == 7
    assert sight == "achromatopsia" or apart > 20
    named = {label["text"] for label in page.evaluate("graphkit.labels()")}
    assert {chip.inner_text() for chip in page.locator("#communities .name").all()} <= named
